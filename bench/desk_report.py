"""The month's report over a million help sessions, against the bare SQL that gives its numbers.

Also: with its workbook against the two seconds it may take, and memory while all is written out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bench.machine import BUILD
from bench.measure import Demand, Figure, figure, in_turns, timed_ms
from kiosk.clock import SystemClock
from kiosk.desk import codes
from kiosk.desk.lists import day_count, day_page, follow_up_page
from kiosk.desk.model import FIELDS
from kiosk.desk.months import Month
from kiosk.desk.pages.shift import Shift
from kiosk.desk.pages.show import PAGES
from kiosk.desk.reporting.month_report import month_report
from kiosk.desk.reporting.xlsx_file import write_xlsx
from kiosk.desk.sqlite.walking import one_moment
from kiosk.desk.store import DeskStore, open_store
from kiosk.desk.transfer import export_desk

if TYPE_CHECKING:
    from kiosk.guide.frame import Scene

SESSIONS, FEW_SESSIONS = 1_000_000, 50_000
ROUNDS, FEW_ROUNDS = 7, 3
MOST_MS = 2000.0
MOST_LIST_MS = 100.0
_MONTH = Month("2026-11")
_LAST_DAY = "2026-11-30"
_TODAY = date.fromisoformat(_LAST_DAY)
# The desk's lists look at the shift alone.
_SCENE = cast("Scene", None)
_TWO_YEARS = 730
_PAGE_KB = os.sysconf("SC_PAGE_SIZE") // 1024
_KB_PER_MB = 1024


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure with a million sessions in two years, and with a million in the one month."""
    count = FEW_SESSIONS if is_quick else SESSIONS
    rounds = FEW_ROUNDS if is_quick else ROUNDS
    found = []
    folder = BUILD / "bench-desk-report"
    for name, days, said in (
        ("desk_report", _TWO_YEARS, f"{count:,} sessions in two years"),
        ("desk_report_full", 30, f"{count:,} sessions in the month itself"),
    ):
        shutil.rmtree(folder, ignore_errors=True)
        try:
            with closing(open_store(folder, SystemClock())) as store:
                _fill(store, count, days)
                found += _reports(store, name, said, rounds)
                if days == _TWO_YEARS:
                    found += [_screen(store, *one, rounds=rounds) for one in _SCREENS]
                    found.append(_export(store, said))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return found


def _reports(store: DeskStore, name: str, said: str, rounds: int) -> list[Figure]:
    path = store.data / "report.xlsx"

    def report() -> object:
        return month_report(store.database, _MONTH)

    ours = in_turns(rounds, lambda: timed_ms(report), lambda: timed_ms(lambda: _bare(store)))
    whole = [
        timed_ms(lambda: write_xlsx(month_report(store.database, _MONTH), path))
        for _ in range(rounds)
    ]
    return [
        figure(
            name, f"a month's report, {said}", "ms", Demand("median", limit=1.5), rounds=ours,
            note=f"floor: {len(_FLOOR)} bare SELECTs, same connection, cache and indexes",
        ),
        figure(
            f"{name}_xlsx", f"the report with its workbook, {said}", "ms",
            Demand("median", limit=1.0 if name == "desk_report" else None),
            rounds=(whole, [MOST_MS] * rounds),
            note="floor: two seconds; no city has a million sessions in one month",
        ),
    ]  # fmt: skip


def _today(store: DeskStore) -> object:
    listed, has_earlier = day_page(store.database, _TODAY)
    count = day_count(store.database, _TODAY)
    shift = Shift(listed=tuple(listed), has_earlier=has_earlier, today=count)
    return PAGES["today"](_SCENE, shift)


def _follow_ups(store: DeskStore) -> object:
    found, has_earlier = follow_up_page(store.database)
    return PAGES["follow-ups"](_SCENE, Shift(follow_ups=tuple(found), has_earlier=has_earlier))


_SCREENS = (("today", _today), ("follow_ups", _follow_ups))


def _screen(
    store: DeskStore, name: str, made: Callable[[DeskStore], object], *, rounds: int
) -> Figure:
    ours = [timed_ms(lambda: made(store)) for _ in range(rounds)]
    return figure(
        f"desk_list_{name}", f"the list {name}, read and set as a page", "ms",
        Demand("p95", limit=1.0), rounds=(ours, [MOST_LIST_MS] * rounds),
        note="floor: a tenth of a second, of the whole store",
    )  # fmt: skip


def _export(store: DeskStore, said: str) -> Figure:
    sizes: list[float] = []
    export_desk(store, store.data / "all.jsonl", lambda _done, _wanted: sizes.append(_rss_mb()))
    tenth = max(1, len(sizes) // 10)
    return figure(
        "desk_export_memory", f"memory while all is written out, {said}", "MB",
        Demand("median", limit=1.05), rounds=(sizes[-tenth:], sizes[tenth : 2 * tenth]),
        note="ours: the last tenth of the lines; floor: the second tenth",
    )  # fmt: skip


def _rss_mb() -> float:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _PAGE_KB / _KB_PER_MB


def _fill(store: DeskStore, count: int, days: int) -> None:
    """Put random sessions in by SQL alone: by the program it would take minutes."""
    values = {
        **dict.fromkeys(FIELDS, "''"),
        **dict.fromkeys(("clock_suspect", "entered_late"), "0"),
        "record_id": "lower(hex(randomblob(16)))",
        "started_on": f"date('{_LAST_DAY}', '-' || (abs(random()) % {days}) || ' days')",
        "start_slot": "printf('%02d:%s', 8 + abs(random()) % 10, "
        "CASE WHEN random() % 2 THEN '00' ELSE '30' END)",
        "minutes": _pick([str(minutes) for minutes in codes.MINUTE_BUTTONS]),
        "topics": _text(list(codes.TOPIC)),
        "outcome": _text([*list(codes.OUTCOME) * 4, codes.CANCELLED]),
        "language": _text(list(codes.LANGUAGE)),
        "channel": _text(list(codes.CHANNEL)),
        "people": _pick(["1", "1", "1", "2"]),
        "age_band": _text(list(codes.AGE_BAND)),
        "support_needs": _text(["", "", *codes.SUPPORT_NEEDS, "voice slow"]),
        "guide_id": "CASE WHEN random() % 3 THEN 'guide.g' || abs(random()) % 40 END",
        "guide_step": _pick(["1", "2", "3", "4", "5", "6", "NULL"]),
        "blocked_by": _text(["", "", "", "", *codes.BLOCKED_BY, "no_card time"]),
        "referred_to": _text([*["none"] * 10, *codes.REFERRED_TO]),
        "satisfaction": _pick(["NULL", "3", "4", "5"]),
        "confidence_before": _pick(["NULL", "1", "2"]),
        "confidence_after": _pick(["NULL", "3", "4"]),
        "follow_up": _text(["none"] * 19 + ["again_here"]),
        "fraud_flag": _text(["none"] * 40 + ["suspected", "paid"]),
        "supporter_code": "printf('%02d', abs(random()) % 60)",
        "site": "printf('c%02d', abs(random()) % 13)",
        "station": _text(["st1", "st2"]),
        "difficulty": "NULL",
        "self_done": "NULL",
        "edited_at": "NULL",
        "edited_by_role": "NULL",
        "created_at": "'2026-11-21T10:00:00+09:00'",
        "rev": "1",
        "filed_on": f"'{_LAST_DAY}'",
        "crc": "0",
    }
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
    sql = f"{numbers} INSERT INTO help_session ({', '.join(values)}) "
    with store.database.writing() as connection:
        text = f"{sql} SELECT {', '.join(values.values())} FROM n"  # noqa: S608 - our own texts
        connection.execute(text, (count,))


def _pick(choices: list[str]) -> str:
    cases = " ".join(f"WHEN {at} THEN {choice}" for at, choice in enumerate(choices))
    return f"CASE abs(random()) % {len(choices)} {cases} END"


def _text(choices: list[str]) -> str:
    return _pick([f"'{choice}'" for choice in choices])


_MAIN = "substr(topics, 1, instr(topics || ' ', ' ') - 1)"
_IN = "started_on >= '2026-11-01' AND started_on < '2026-12-01' AND outcome <> 'cancelled'"
_BEFORE = "started_on >= '2026-10-01' AND started_on < '2026-11-01' AND outcome <> 'cancelled'"
_ALL = "FROM help_session WHERE"
_FLOOR = (
    f"SELECT site, count(*), sum(people), sum(minutes), count(DISTINCT started_on) {_ALL} {_IN} "
    "GROUP BY 1",
    f"SELECT {_MAIN}, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT {_MAIN}, count(*) {_ALL} {_BEFORE} GROUP BY 1",
    f"SELECT {_MAIN}, outcome, count(*) {_ALL} {_IN} GROUP BY 1, 2",
    f"SELECT age_band, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT strftime('%w', started_on), start_slot, count(*) {_ALL} {_IN} GROUP BY 1, 2",
    f"SELECT blocked_by, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT referred_to, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT language, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT support_needs, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT guide_id, count(*), avg(guide_step), avg(minutes) {_ALL} {_IN} GROUP BY 1",
    "SELECT site, supporter_code, count(*), count(DISTINCT started_on), sum(minutes) "
    f"{_ALL} {_IN} GROUP BY 1, 2",
    f"SELECT satisfaction, count(*) {_ALL} {_IN} GROUP BY 1",
    f"SELECT confidence_before, confidence_after, count(*) {_ALL} {_IN} GROUP BY 1, 2",
    f"SELECT fraud_flag, {_MAIN}, count(*) {_ALL} {_IN} GROUP BY 1, 2",
    f"SELECT started_on, start_slot, site, slip_number, {_MAIN}, outcome, follow_up {_ALL} {_IN} "
    "AND (outcome IN ('again', 'not_solved') OR follow_up <> 'none') "
    "ORDER BY started_on, start_slot, site LIMIT 500",
    f"SELECT station, count(*), sum(clock_suspect) {_ALL} {_IN} GROUP BY 1",
    f"SELECT channel, count(*), sum(people) {_ALL} {_IN} GROUP BY 1",
    f"SELECT substr(started_on, 1, 7), count(*), sum(people), sum(minutes) {_ALL} "
    "started_on >= '2025-11-01' AND started_on < '2026-12-01' AND outcome <> 'cancelled' "
    "GROUP BY 1",
)


def _bare(store: DeskStore) -> None:
    with one_moment(store.database):
        for sql in _FLOOR:
            store.database.connection.execute(sql).fetchall()
