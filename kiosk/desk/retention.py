"""Deleting help sessions after the set time: whole months go, their totals stay.

Removed records are remembered by id, so that no import or old file can bring them back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.desk.model import HelpSession
from kiosk.desk.report import (
    BREAKDOWNS,
    Count,
    Month,
    Report,
    Table,
    count,
    month_bounds,
    month_of,
)
from kiosk.desk.sqlite import audit, backups
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore
from kiosk.errors import StoreError
from kiosk.i18n import N_

DEFAULT_MONTHS = 24
KEEP_OLD_BACKUPS = timedelta(days=31)

CLOCK_SAYS = N_(
    "時計が 正しいか わからないので、なにも 消していません → 端末の時計を確認してください。"
    "正しければ「staff trust-clock」を 実行してから もういちど。"
)


@dataclass(frozen=True, slots=True)
class Removal:
    """What retention did: ``before`` is the first day that was kept."""

    before: date
    removed: int
    months: tuple[Month, ...]


def apply_retention(
    store: DeskStore, *, by: Actor, today: date | None = None, months: int = DEFAULT_MONTHS
) -> Removal:
    """Delete the sessions of all months that ended more than ``months`` months ago.

    Totals and the ids of the deleted are written in the same transaction. Backups older than a
    month are dropped afterwards, because they still hold the deleted rows, and a new one is made.

    Args:
        store: Open for writing.
        by: Who asked for it.
        today: The day to count from, said by a person; `None` takes the clock, if it can be
            believed.
        months: How many whole months before the present one are kept; at least 1.

    Raises:
        StoreError: The clock is suspect, or the disk failed; nothing was deleted.
    """
    if today is None and store.terminal.clock_suspect():
        raise StoreError(CLOCK_SAYS)
    now = store.clock.now()
    day = today or now.date()
    before = _months_back(day, max(1, months))
    due = _due(store, before)
    by_month: dict[Month, list[HelpSession]] = defaultdict(list)
    for session in due:
        by_month[month_of(session.started_on)].append(session)
    with store.database.writing() as connection:
        for month, sessions in by_month.items():
            report = count(month, sessions, stored_totals(store, month))
            connection.executemany(
                "INSERT OR REPLACE INTO monthly_total "
                "(month, breakdown, code, sessions, people, minutes) VALUES (?, ?, ?, ?, ?, ?)",
                _total_rows(report),
            )
        gone = [(session.record_id,) for session in due]
        connection.executemany("DELETE FROM help_session WHERE record_id = ?", gone)
        connection.executemany("DELETE FROM outbox WHERE record_id = ?", gone)
        connection.executemany(
            "INSERT OR IGNORE INTO removed (record_id, removed_on) VALUES (?, ?)",
            [(session.record_id, day.isoformat()) for session in due],
        )
        what = f"retention before {before.isoformat()}: {len(due)}"
        audit.append_line(connection, by, what, result="ok", now=now)
    if due:
        _renew_backups(store, by)
    return Removal(before, len(due), tuple(sorted(by_month)))


def stored_totals(store: DeskStore, month: Month) -> dict[str, Table]:
    """Return the totals kept for rows of ``month`` that are gone, by breakdown; may be empty."""
    tables: dict[str, dict[str, Count]] = {}
    for row in store.database.query("SELECT * FROM monthly_total WHERE month = ?", (month,)):
        table = tables.setdefault(row["breakdown"], {})
        table[row["code"]] = Count(row["sessions"], row["people"], row["minutes"])
    return dict(tables)


def month_report(store: DeskStore, month: Month) -> Report:
    """Return the tables of ``month``, from rows still there and totals of those removed."""
    return count(month, store.sessions(month), stored_totals(store, month))


def _due(store: DeskStore, before: date) -> list[HelpSession]:
    # A record with a suspect clock goes by the day it was filed under, never by its own date.
    found = store.database.query(
        "SELECT record_id FROM help_session "
        "WHERE CASE WHEN clock_suspect THEN filed_on ELSE started_on END < ?",
        (before.isoformat(),),
    )
    ids = {row["record_id"] for row in found}
    return [session for session in store.sessions() if session.record_id in ids]


def _total_rows(report: Report) -> list[tuple[str, str, str, int, int, int]]:
    return [
        (report.month, breakdown.name, code, value.sessions, value.people, value.minutes)
        for breakdown in BREAKDOWNS
        for code, value in report.tables[breakdown.name].items()
    ]


def _months_back(day: date, months: int) -> date:
    first = month_bounds(month_of(day))[0]
    index = first.year * 12 + first.month - 1 - months
    return date(index // 12, index % 12 + 1, 1)


def _renew_backups(store: DeskStore, by: Actor) -> None:
    store.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fresh = store.backup(by=by)
    oldest_kept = f"desk-{backups.stamp(store.clock.now() - KEEP_OLD_BACKUPS)}"
    for path in backups.backups_in(store.data):
        if path != fresh and path.name < oldest_kept:
            path.unlink(missing_ok=True)
