"""Reading from the store all that a month's report is made of. The tables are made elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kiosk.desk.codes import CANCELLED
from kiosk.desk.months import Month, fiscal_months, month_bounds, months_before, months_until
from kiosk.desk.reporting.tally import (
    LISTS,
    Count,
    Tally,
    kept_mentions,
    tally_month,
    topics_of,
    totals_by_month,
)
from kiosk.desk.sqlite.counter_rows import SHAPES, Key, all_rows
from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.walking import one_moment

MOST_LISTED = 500
TREND_MONTHS = 13
_OPEN = f"(outcome IN ('again', 'not_solved') OR follow_up <> 'none') AND outcome <> '{CANCELLED}'"
_IN_MONTH = "started_on >= ? AND started_on < ?"


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A session that goes on: codes only."""

    day: str
    slot: str
    site: str
    slip_number: str
    topic: str
    outcome: str
    follow_up: str


@dataclass(frozen=True, slots=True)
class MonthFacts:
    """Everything counted for one month.

    ``first`` is the first month with any record; a month before it is not known, which is not the
    same as 0. ``mentions`` says how many values the list fields hold, counted by SQLite apart from
    the tally. ``open_cases`` are the first `MOST_LISTED` of ``open_count``. ``counters`` has one
    entry per table of `SHAPES`; a counter nobody touched is empty. ``titles`` names guides.
    """

    month: Month
    tally: Tally
    trend: Mapping[Month, Count]
    first: Month | None
    before: Mapping[str, int]
    year_ago: Mapping[str, int]
    mentions: Mapping[str, int]
    open_cases: tuple[OpenCase, ...] = ()
    open_count: int = 0
    counters: Mapping[str, Counter[Key]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)

    def is_known(self, month: Month) -> bool:
        """Return whether anything had been recorded by the end of ``month``."""
        return self.first is not None and month >= self.first


def month_facts(database: Database, month: Month, titles: Mapping[str, str]) -> MonthFacts:
    """Return what is known of ``month``, all of it as it was at one moment.

    Raises:
        StoreError: The file is locked for too long, damaged or unreadable.
    """
    with one_moment(database):
        tally = tally_month(database, month)
        wanted = dict.fromkeys((*months_until(month, TREND_MONTHS), *fiscal_months(month)))
        trend = totals_by_month(database, sorted(set(wanted) - {month})) | {month: tally.total}
        cases = _open_cases(database, month)
        return MonthFacts(
            month,
            tally,
            trend,
            _first_month(database),
            topics_of(database, months_before(month, 1)),
            topics_of(database, months_before(month, 12)),
            {name: _mentions(database, tally, name) for name in LISTS},
            cases,
            _open_count(database, month) if len(cases) == MOST_LISTED else len(cases),
            {name: _counter(database, name, month_bounds(month)) for name in SHAPES},
            titles,
        )


def _first_month(database: Database) -> Month | None:
    row = database.query(
        "SELECT (SELECT min(started_on) FROM help_session) AS day, "
        "(SELECT min(month) FROM monthly_total) AS month"
    )[0]
    known = [text[:7] for text in row.values() if text]
    return Month(min(known)) if known else None


def _mentions(database: Database, tally: Tally, name: str) -> int:
    sql = (
        f"SELECT coalesce(sum(1 + length({name}) - length(replace({name}, ' ', ''))), 0) AS n "  # noqa: S608
        f"FROM help_session WHERE {_IN_MONTH} AND {name} <> '' AND outcome <> '{CANCELLED}'"
    )
    kept = (
        "SELECT coalesce(sum(sessions), 0) AS n FROM monthly_total "
        "WHERE month = ? AND breakdown = ?"
    )
    return int(database.query(sql, _bounds(tally.month))[0]["n"]) + int(
        database.query(kept, (tally.month, kept_mentions(name)))[0]["n"]
    )


def _open_cases(database: Database, month: Month) -> tuple[OpenCase, ...]:
    found = database.query(
        "SELECT started_on, start_slot, site, coalesce(slip_number, '') AS slip, "  # noqa: S608
        "substr(topics, 1, instr(topics || ' ', ' ') - 1) AS topic, outcome, follow_up "
        f"FROM help_session WHERE {_IN_MONTH} AND {_OPEN} "
        "ORDER BY started_on, start_slot, site, slip, topic, outcome LIMIT ?",
        (*_bounds(month), MOST_LISTED),
    )
    return tuple(OpenCase(*row.values()) for row in found)


def _open_count(database: Database, month: Month) -> int:
    sql = f"SELECT count(*) AS n FROM help_session WHERE {_IN_MONTH} AND {_OPEN}"  # noqa: S608
    return int(database.query(sql, _bounds(month))[0]["n"])


def _counter(database: Database, name: str, span: tuple[date, date]) -> Counter[Key]:
    """Return the counts of a counter by its key and the place of the sum behind it."""
    found: Counter[Key] = Counter()
    for row in all_rows(database, name, span):
        day = (row.day,) if name in {"shift", "lesson"} else ()
        for place, value in enumerate(row.sums):
            found[*day, *row.key, place] += value
    return found


def _bounds(month: Month) -> tuple[str, str]:
    first, after = month_bounds(month)
    return first.isoformat(), after.isoformat()
