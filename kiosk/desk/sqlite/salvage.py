"""Reading what is still whole in a damaged database file; never writes to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kiosk.desk.model import FIELDS, HelpSession
from kiosk.desk.sqlite.database import connect_read_only
from kiosk.desk.sqlite.rows import checksum, from_row

_COLUMNS = (*FIELDS, "filed_on", "crc")


def readable_sessions(damaged: Path) -> list[HelpSession]:
    """Return the sessions of ``damaged`` whose checksum still holds; empty when none can be read.

    Read from both ends, because the reading stops at the first broken page.
    """
    found: dict[str, HelpSession] = {}
    for direction in ("ASC", "DESC"):
        for session in _read(damaged, direction):
            found[session.record_id] = session
    return list(found.values())


def _read(damaged: Path, direction: str) -> list[HelpSession]:
    sessions: list[HelpSession] = []
    try:
        connection = connect_read_only(damaged)
    except sqlite3.Error:
        return sessions
    try:
        for row in connection.execute(
            f"SELECT {', '.join(_COLUMNS)} FROM help_session "  # noqa: S608 - our own field names
            f"ORDER BY record_id {direction}"
        ):
            if checksum(row[:-1]) == row[-1]:
                sessions.append(from_row(row))
    except (sqlite3.Error, ValueError, UnicodeDecodeError):
        # Everything read before the broken page is kept.
        return sessions
    finally:
        connection.close()
    return sessions
