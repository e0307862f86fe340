"""What the desk's screens list, a screenful at a time: a day's records, sessions to be continued.

The newest come first, each next screenful begins before the last one shown: a store of a million
records opens as fast as a small one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.desk.codes import CANCELLED
from kiosk.desk.model import FIELDS, HelpSession, RecordId
from kiosk.desk.sqlite import rows
from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.report_index import IS_FOLLOWED_UP

ROWS = 40
"""So many are listed at once."""
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A session somebody will come back for. ``slip_number`` is `None` when none was given."""

    record_id: RecordId
    started_on: date
    slip_number: str | None
    topic: str
    outcome: str
    follow_up: str
    start_slot: str = ""


def day_count(database: Database, day: date) -> int:
    """Return how many sessions ``day`` has, cancelled ones left out."""
    sql = "SELECT count(*) AS n FROM help_session WHERE started_on = ? AND outcome <> ?"
    return int(database.query(sql, (day.isoformat(), CANCELLED))[0]["n"])


def day_page(
    database: Database,
    day: date,
    *,
    supporter: str | None = None,
    before: HelpSession | None = None,
) -> tuple[list[HelpSession], bool]:
    """Return up to `ROWS` sessions of ``day``, the newest first, and whether there are more.

    Cancelled ones are left out. With ``supporter`` only theirs, with ``before`` only earlier ones.
    """
    last = (before.start_slot, before.record_id) if before is not None else (_LAST, _LAST)
    own = "" if supporter is None else "AND supporter_code = ? "
    # The inner query reads the index alone; only the rows that are shown are fetched.
    sql = (
        f"SELECT {', '.join(FIELDS)} FROM help_session WHERE record_id IN ("  # noqa: S608 - ours
        f"SELECT record_id FROM help_session WHERE started_on = ? AND outcome <> ? {own}"
        "AND (start_slot, record_id) < (?, ?) ORDER BY start_slot DESC, record_id DESC LIMIT ?"
        ") ORDER BY start_slot DESC, record_id DESC"
    )
    values = (day.isoformat(), CANCELLED, *([supporter] if supporter else []), *last, ROWS + 1)
    found = [rows.from_row(list(row.values())) for row in database.query(sql, values)]
    return found[:ROWS], len(found) > ROWS


def follow_up_page(
    database: Database, *, before: FollowUp | None = None
) -> tuple[list[FollowUp], bool]:
    """Return up to `ROWS` sessions to be continued, newest first, and whether there are more."""
    last: Sequence[str] = (_LAST, _LAST, _LAST)
    if before is not None:
        last = (before.started_on.isoformat(), before.start_slot, before.record_id)
    found = _follow_ups(
        database,
        "AND (started_on, start_slot, record_id) < (?, ?, ?) "
        "ORDER BY started_on DESC, start_slot DESC, record_id DESC LIMIT ?",
        (*last, ROWS + 1),
    )
    return found[:ROWS], len(found) > ROWS


def follow_ups(database: Database) -> list[FollowUp]:
    """Return all sessions that are to be continued and are not done, oldest first."""
    return _follow_ups(database, "ORDER BY started_on, start_slot, record_id", ())


def _follow_ups(database: Database, rest: str, values: Sequence[str | int]) -> list[FollowUp]:
    found = database.query(
        "SELECT record_id, started_on, start_slot, slip_number, topics, outcome, follow_up "  # noqa: S608
        f"FROM help_session WHERE {IS_FOLLOWED_UP} "
        f"AND record_id NOT IN (SELECT record_id FROM follow_up_done) {rest}",
        values,
    )
    return [
        FollowUp(
            RecordId(row["record_id"]),
            date.fromisoformat(row["started_on"]),
            row["slip_number"],
            row["topics"].split()[0],
            row["outcome"],
            row["follow_up"],
            row["start_slot"],
        )
        for row in found
    ]
