"""The month in numbers: counts of help sessions whose every table adds up to the same total.

Pure counting and CSV text; reading the sessions is the store's work, writing files `write_csv`'s.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NewType

from kiosk.desk import codes
from kiosk.desk.model import HelpSession
from kiosk.errors import StoreError
from kiosk.i18n import N_

Month = NewType("Month", str)
Cell = str | int

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_BOM = b"\xef\xbb\xbf"
_MINUTE_STEPS = (5, 10, 15, 20, 30, 45, 60, 90, 120, 240)
_NO_VALUE = ""

MINUTES: Mapping[str, str] = {
    f"{step:03d}": f"{below + 1}〜{step}分"
    for below, step in zip((0, *_MINUTE_STEPS), _MINUTE_STEPS, strict=False)
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many sessions, how many people they helped, how many minutes they took."""

    sessions: int = 0
    people: int = 0
    minutes: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.sessions + other.sessions,
            self.people + other.people,
            self.minutes + other.minutes,
        )


Table = Mapping[str, Count]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """One way to split a month: each session falls under exactly one code."""

    name: str
    title: str
    code_of: Callable[[HelpSession], str]
    labels: Mapping[str, str] | None = None


BREAKDOWNS: tuple[Breakdown, ...] = (
    Breakdown("area", N_("相談区分"), lambda one: codes.AREA_OF_TOPIC[one.topics[0]], codes.AREA),
    Breakdown("topic", N_("相談内容"), lambda one: one.topics[0], codes.TOPIC),
    Breakdown("outcome", N_("結果"), lambda one: one.outcome, codes.OUTCOME),
    Breakdown("language", N_("ことば"), lambda one: one.language, codes.LANGUAGE),
    Breakdown("age_band", N_("年代"), lambda one: one.age_band, codes.AGE_BAND),
    Breakdown("minutes", N_("時間"), lambda one: _minute_step(one.minutes), MINUTES),
    Breakdown("site", N_("拠点"), lambda one: one.site),
    Breakdown("day", N_("日"), lambda one: one.started_on.isoformat()),
)


@dataclass(frozen=True, slots=True)
class Report:
    """The tables of one month by breakdown name; codes in the order of their list."""

    month: Month
    total: Count
    tables: Mapping[str, Table]


def as_month(text: str) -> Month:
    """Return ``text`` as a month.

    Raises:
        StoreError: It is not ``YYYY-MM``.
    """
    if not _MONTH.fullmatch(text):
        raise StoreError(N_("月は 2026-11 のように 書いてください（年4けた-月2けた）。"))
    return Month(text)


def month_of(day: date) -> Month:
    """Return the month ``day`` lies in."""
    return Month(f"{day.year:04d}-{day.month:02d}")


def month_bounds(month: Month) -> tuple[date, date]:
    """Return the first day of ``month`` and the first day after it."""
    first = date.fromisoformat(f"{month}-01")
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)


def count(
    month: Month, sessions: Iterable[HelpSession], stored: Mapping[str, Table] | None = None
) -> Report:
    """Return the tables of ``sessions``, which all lie in ``month``; cancelled ones do not count.

    Args:
        month: Only named in the result.
        sessions: Any order.
        stored: Totals kept by retention for rows of this month that are gone, by breakdown.
    """
    counted = [session for session in sessions if not session.cancelled]
    tables: dict[str, Table] = {}
    for breakdown in BREAKDOWNS:
        table = dict((stored or {}).get(breakdown.name, {}))
        for session in counted:
            code = breakdown.code_of(session)
            one = Count(1, session.people, session.minutes)
            table[code] = table.get(code, Count()) + one
        tables[breakdown.name] = _ordered(table, breakdown)
    total = sum(tables["day"].values(), Count())
    return Report(month, total, tables)


def rows_of(report: Report, breakdown: Breakdown) -> list[tuple[Cell, ...]]:
    """Return the table of one breakdown as CSV rows: heading, one row per code, the total."""
    table = report.tables[breakdown.name]
    rows: list[tuple[Cell, ...]] = [("月", breakdown.title, "コード", "件数", "人数", "分")]
    for code, value in table.items():
        numbers = (value.sessions, value.people, value.minutes)
        rows.append((report.month, label_of(breakdown, code), code, *numbers))
    total = sum(table.values(), Count())
    rows.append((report.month, "合計", "", total.sessions, total.people, total.minutes))
    return rows


def label_of(breakdown: Breakdown, code: str) -> str:
    """Return the Japanese label of a code; the code itself where there is no list."""
    if code == _NO_VALUE:
        return N_("未設定")
    return (breakdown.labels or {}).get(code, code)


def write_report(report: Report, folder: Path) -> list[Path]:
    """Write one CSV per breakdown into ``folder`` and return their paths.

    Raises:
        StoreError: The folder cannot be written.
    """
    written = []
    for breakdown in BREAKDOWNS:
        path = folder / f"{report.month}-{breakdown.name}.csv"
        write_csv(path, rows_of(report, breakdown))
        written.append(path)
    return written


def write_csv(path: Path, rows: Sequence[Sequence[Cell]]) -> None:
    """Write ``rows`` for a spreadsheet: UTF-8 with BOM, CRLF, same input same bytes.

    A text that a spreadsheet would run as a formula gets an apostrophe in front. The file appears
    whole or not at all.

    Raises:
        StoreError: The file cannot be written.
    """
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(_BOM + text.getvalue().encode())
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise StoreError(
            f"{path}: {error.strerror} → 保存先の 空きと 書きこみの許可を 確かめてください。"
        ) from error


def _safe(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _minute_step(minutes: int) -> str:
    return next(
        (f"{step:03d}" for step in _MINUTE_STEPS if minutes <= step), f"{_MINUTE_STEPS[-1]}"
    )


def _ordered(table: Table, breakdown: Breakdown) -> Table:
    order = {code: place for place, code in enumerate(breakdown.labels or ())}
    return dict(sorted(table.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))
