"""Reading what is still whole in a damaged database file; never writes to it."""

from __future__ import annotations

from pathlib import Path

from kiosk.desk.model import HelpSession
from kiosk.desk.sqlite.database import connect_read_only
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.keys import Keys
from kiosk.desk.sqlite.rows import checksum, from_row
from kiosk.desk.sqlite.schema import select_rows


def readable_sessions(damaged: Path, keys: Keys) -> list[HelpSession]:
    """Return the sessions of ``damaged`` whose checksum still holds; empty when none can be read.

    Read from both ends, because the reading stops at the first broken page.
    """
    found: dict[str, HelpSession] = {}
    for direction in ("ASC", "DESC"):
        for session in _read(damaged, keys, direction):
            found[session.record_id] = session
    return list(found.values())


def _read(damaged: Path, keys: Keys, direction: str) -> list[HelpSession]:
    sessions: list[HelpSession] = []
    try:
        connection = connect_read_only(damaged, keys)
    except engine.Error:
        return sessions
    try:
        for row in connection.execute(f"{select_rows(connection)} ORDER BY record_id {direction}"):
            if checksum(row[:-1]) == row[-1]:
                sessions.append(from_row(row))
    except (engine.Error, ValueError, UnicodeDecodeError):
        # Everything read before the broken page is kept.
        return sessions
    finally:
        connection.close()
    return sessions
