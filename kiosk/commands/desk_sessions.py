"""`desk add|list|correct|memo`: single help sessions from the command line."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from kiosk.clock import JST, SystemClock
from kiosk.commands.lines import lines_of
from kiosk.desk import codes, guard
from kiosk.desk.model import HelpSession, RecordId, slot_of
from kiosk.desk.months import as_month
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.sqlite.rows import to_document
from kiosk.desk.store import DeskStore, new_record_id, open_store
from kiosk.desk.validity import SessionError
from kiosk.errors import StoreError
from kiosk.settings import default_data_dir

_LISTS = ("topics", "support_needs", "blocked_by")
_FIELDS = (
    *("outcome", "language", "channel", "accompanied", "age_band", "first_visit", "device"),
    *("referred_to", "follow_up", "fraud_flag", "minutes", "people", "guide_step", "difficulty"),
    *("self_done", "satisfaction", "confidence_before", "confidence_after", "guide_id"),
    *("supporter_code", "slip_number", "memo", "site", "station", "start_slot", "entered_late"),
)


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[DeskStore]:
    """Open the store that ``--data`` names; what staff must know goes to stderr."""
    store = open_store(args.data or default_data_dir(), SystemClock())
    try:
        for notice in store.terminal.notices():
            print(notice.say, file=sys.stderr)
        yield store
    finally:
        store.close()


def actor(args: argparse.Namespace) -> Actor:
    """Return who the command line says is acting."""
    return Actor(args.role, args.who)


def show(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False))


def _add(args: argparse.Namespace) -> int:
    now = SystemClock().now().astimezone(JST)
    draft = HelpSession(
        record_id=new_record_id(),
        started_on=args.date or now.date(),
        start_slot=slot_of(now),
        minutes=5,
        topics=("zz_other",),
        outcome="solved",
        app_version=_app_version(),
    )
    with opened(args) as store:
        return _answered(
            args,
            lambda: store.save(replace(draft, **_given(args)), memo_confirmed=args.memo_confirmed),
        )


def _correct(args: argparse.Namespace) -> int:
    with opened(args) as store:
        if args.cancel:
            return _answered(args, lambda: store.cancel(RecordId(args.record_id), by=actor(args)))
        before = store.find(args.record_id)
        if before is None:
            raise StoreError(
                f"この番号の記録は ありません: {args.record_id} → desk list で 確かめてください。"
            )
        return _answered(
            args,
            lambda: store.correct(
                replace(before, **_given(args)),
                by=actor(args),
                memo_confirmed=args.memo_confirmed,
            ),
        )


def _list(args: argparse.Namespace) -> int:
    month = as_month(args.month) if args.month else None
    with opened(args) as store:
        sessions = store.sessions(month)
    if args.json:
        show([to_document(session) for session in sessions])
        return 0
    for session in sessions:
        topic = codes.TOPIC.get(session.topics[0], "") if session.topics else ""
        outcome = codes.OUTCOME.get(session.outcome, "取り消し")
        when = f"{session.started_on} {session.start_slot}"
        print(session.record_id, when, topic, outcome, f"{session.minutes}分", sep="\t")
    return 0


def _memo(args: argparse.Namespace) -> int:
    if args.text == "-":
        for line in lines_of(sys.stdin):
            print(json.dumps(_verdict(line), ensure_ascii=False), flush=True)
        return 0
    answer = _verdict(args.text)
    if args.json:
        show(answer)
    else:
        print(answer["verdict"], *answer["reasons"], sep="\n")
    return int(answer["verdict"] == guard.Answer.REFUSE)


def _verdict(text: str) -> dict[str, Any]:
    verdict = guard.judge(text)
    return {
        "text": text,
        "verdict": str(verdict.answer),
        "reasons": [reason.say for reason in verdict.reasons],
    }


def _answered(args: argparse.Namespace, work: Callable[[], HelpSession]) -> int:
    try:
        session = work()
    except SessionError as error:
        if args.json:
            verdict = str(error.verdict.answer) if error.verdict else "ok"
            show({"saved": False, "verdict": verdict, "faults": error.faults})
        print(error, file=sys.stderr)
        return 1
    if args.json:
        show({"saved": True, "session": to_document(session)})
    else:
        print(session.record_id, f"版 {session.rev}", sep="\t")
    return 0


def _given(args: argparse.Namespace) -> dict[str, Any]:
    given = {name: getattr(args, name) for name in _FIELDS if getattr(args, name) is not None}
    for name in _LISTS:
        values = getattr(args, name)
        if values is not None:
            given[name] = tuple(values)
    return given


def _app_version() -> str:
    try:
        return version("shimin-kiosk")
    except PackageNotFoundError:
        return ""


ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "add": _add,
    "list": _list,
    "correct": _correct,
    "memo": _memo,
}
