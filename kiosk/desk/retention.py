"""Deleting help sessions after the set time: whole months go, their totals stay.

Removed records are remembered by id, so that no import or old file can bring them back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.desk.months import Month, month_bounds, month_of, months_before
from kiosk.desk.reporting.tally import (
    Tally,
    kept_rows,
    kept_tally,
    live_tally,
    merged,
    without,
)
from kiosk.desk.sqlite import audit, backups
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.sqlite.forgetting import forget_old
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
    with store.database.writing() as connection:
        connection.execute("DROP TABLE IF EXISTS temp.due")
        # A record with a suspect clock goes by the day it was filed under, never by its own date.
        connection.execute(
            "CREATE TEMP TABLE due AS SELECT record_id, substr(started_on, 1, 7) AS month "
            "FROM help_session "
            "WHERE CASE WHEN clock_suspect THEN filed_on ELSE started_on END < ?",
            (before.isoformat(),),
        )
        found = connection.execute("SELECT DISTINCT month FROM temp.due ORDER BY month")
        due = tuple(Month(row[0]) for row in found)
        tallies = [live_tally(store.database, month) for month in due]
        connection.execute(
            "INSERT OR IGNORE INTO removed (record_id, removed_on) SELECT record_id, ? FROM due",
            (day.isoformat(),),
        )
        in_due = "WHERE record_id IN (SELECT record_id FROM temp.due)"
        connection.execute(f"DELETE FROM outbox {in_due}")  # noqa: S608 - our own text
        removed = connection.execute(f"DELETE FROM help_session {in_due}").rowcount  # noqa: S608
        for tally in tallies:
            _keep_counts(store, tally)
        connection.execute("DROP TABLE temp.due")
        forget_old(connection, before=before, today=day)
        what = f"retention before {before.isoformat()}: {removed}"
        audit.append_line(connection, by, what, result="ok", now=now)
    if removed:
        _renew_backups(store, by)
    return Removal(before, removed, due)


def _keep_counts(store: DeskStore, tally: Tally) -> None:
    """Add to the kept totals of a month what was in ``tally`` and is in the database no more."""
    gone = without(tally, live_tally(store.database, tally.month))
    kept = merged(kept_tally(store.database, tally.month), gone)
    connection = store.database.connection
    connection.execute("DELETE FROM monthly_total WHERE month = ?", (tally.month,))
    connection.executemany(
        "INSERT INTO monthly_total (month, breakdown, code, sessions, people, minutes) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        kept_rows(kept),
    )


def _months_back(day: date, months: int) -> date:
    return month_bounds(months_before(month_of(day), months))[0]


def _renew_backups(store: DeskStore, by: Actor) -> None:
    store.database.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fresh = store.backup(by=by)
    oldest_kept = f"desk-{backups.stamp(store.clock.now() - KEEP_OLD_BACKUPS)}"
    for path in backups.backups_in(store.data):
        if path != fresh and path.name < oldest_kept:
            path.unlink(missing_ok=True)
