"""`desk counters|follow-ups|handover|slip|shifts|lesson|open`: the day's book and the counters."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from kiosk.clock import JST, SystemClock
from kiosk.commands.desk_sessions import opened, show
from kiosk.desk.codes import FOLLOW_UP, TOPIC
from kiosk.desk.counters import Counters
from kiosk.desk.day_book import DayBook, Lesson
from kiosk.desk.model import RecordId
from kiosk.desk.months import as_month, month_bounds, month_of
from kiosk.desk.open_session import OpenSession
from kiosk.desk.open_sessions import OpenSessions


def add_parsers(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    options: Callable[[argparse.ArgumentParser], argparse.ArgumentParser],
) -> None:
    """Register the verbs; ``options`` adds what every verb of `desk` takes."""
    counters = options(verbs.add_parser("counters", help="名前のない回数（手順・顔・ことば）"))
    shifts = options(verbs.add_parser("shifts", help="支援者の活動の時間"))
    for parser in (counters, shifts):
        parser.add_argument("--month", metavar="YYYY-MM", help="その月。なければ今月")
    follow = options(verbs.add_parser("follow-ups", help="つづきのある相談"))
    follow.add_argument("--done", metavar="RECORD_ID", help="この相談は おわりました")
    handover = options(verbs.add_parser("handover", help="次の当番への引きつぎ"))
    handover.add_argument("--add", metavar="TEXT", help="引きつぎを書きます（120文字まで）")
    handover.add_argument("--by", default="console", metavar="CODE", help="書いた人の支援者コード")
    handover.add_argument("--slip", action="append", default=[], metavar="N", help="整理番号")
    handover.add_argument(
        "--confirmed", action="store_true", help="問いかけを見て、そのまま残します"
    )
    handover.add_argument("--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="その日")
    options(verbs.add_parser("slip", help="新しい整理番号を1つ出します"))
    options(verbs.add_parser("open", help="終わっていない相談（電源が切れたときなど）"))
    lesson = options(verbs.add_parser("lesson", help="講座を記録します"))
    lesson.add_argument("--title", required=True, choices=list(TOPIC), metavar="CODE", help="内容")
    for name, say in (("seats", "定員"), ("came", "来た人"), ("absent", "予約して来なかった人")):
        lesson.add_argument(f"--{name}", type=int, required=True, metavar="N", help=say)
    lesson.add_argument(
        "--date", type=date.fromisoformat, metavar="YYYY-MM-DD", help="なければ今日"
    )


def _counters(args: argparse.Namespace) -> int:
    span = _span(args)
    with opened(args) as store:
        counters = Counters(store.database, SystemClock())
        found: dict[str, list[Any]] = {
            "steps": counters.steps(*span),
            "faces": counters.faces(*span),
            "unclear": counters.unclear(*span),
            "needs": counters.needs(*span),
            "notices": counters.notices(*span),
            "answers": counters.answers(*span),
        }
    document = {name: [asdict(one) for one in rows] for name, rows in found.items()}
    if args.json:
        show(document)
        return 0
    for name, rows in document.items():
        for row in rows:
            print(name, *row.values(), sep="\t")
    return 0


def _shifts(args: argparse.Namespace) -> int:
    with opened(args) as store:
        found = DayBook(store.database, SystemClock()).shifts(*_span(args))
    _rows(args, [{**asdict(one), "started_on": one.started_on.isoformat()} for one in found])
    return 0


def _follow_ups(args: argparse.Namespace) -> int:
    with opened(args) as store:
        book = DayBook(store.database, SystemClock())
        if args.done:
            book.follow_up_done(RecordId(args.done))
        found = book.follow_ups()
    if args.json:
        show([{**asdict(one), "started_on": one.started_on.isoformat()} for one in found])
        return 0
    for one in found:
        what = (TOPIC.get(one.topic, ""), FOLLOW_UP.get(one.follow_up, ""))
        print(one.record_id, one.started_on, one.slip_number or "", *what, sep="\t")
    return 0


def _handover(args: argparse.Namespace) -> int:
    with opened(args) as store:
        book = DayBook(store.database, SystemClock())
        if args.add:
            book.hand_over(
                args.add, by_code=args.by, slip_numbers=args.slip, confirmed=args.confirmed
            )
        found = book.handovers(args.date or _today())
    _rows(args, [{**asdict(one), "day": one.day.isoformat()} for one in found])
    return 0


def _slip(args: argparse.Namespace) -> int:
    with opened(args) as store:
        number = DayBook(store.database, SystemClock()).next_slip()
    if args.json:
        show({"slip_number": number})
    else:
        print(number)
    return 0


def _open(args: argparse.Namespace) -> int:
    with opened(args) as store:
        found = OpenSessions(store.database, SystemClock()).left_over()
    _rows(args, [_open_document(one) for one in found])
    return 0


def _lesson(args: argparse.Namespace) -> int:
    lesson = Lesson(args.date or _today(), args.title, args.seats, args.came, args.absent)
    with opened(args) as store:
        DayBook(store.database, SystemClock()).add_lesson(lesson)
    _rows(args, [{**asdict(lesson), "day": lesson.day.isoformat()}])
    return 0


def _open_document(session: OpenSession) -> dict[str, Any]:
    return {
        "record_id": session.record_id,
        "started": session.started.isoformat(timespec="minutes"),
        "minutes": session.before_s // 60,
        "language": session.language,
        "slip_number": session.slip_number,
    }


def _rows(args: argparse.Namespace, rows: list[dict[str, Any]]) -> None:
    if args.json:
        show(rows)
        return
    for row in rows:
        print(*("" if value is None else value for value in row.values()), sep="\t")


def _span(args: argparse.Namespace) -> tuple[date, date]:
    return month_bounds(as_month(args.month) if args.month else month_of(_today()))


def _today() -> date:
    return SystemClock().now().astimezone(JST).date()


ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "counters": _counters,
    "shifts": _shifts,
    "follow-ups": _follow_ups,
    "handover": _handover,
    "slip": _slip,
    "open": _open,
    "lesson": _lesson,
}
