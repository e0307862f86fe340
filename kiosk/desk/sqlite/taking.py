"""Taking in records that were saved elsewhere: newer revisions win, removed ones stay removed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Literal

from kiosk.desk.model import HelpSession
from kiosk.desk.sqlite import rows, schema
from kiosk.desk.sqlite.engine import engine

Fate = Literal["new", "newer", "same", "removed"]
_INSERT_OUTBOX = schema.INSERT_OUTBOX.replace("INSERT", "INSERT OR IGNORE", 1)


def take_session(connection: engine.Connection, session: HelpSession, *, filed_on: date) -> Fate:
    """Take in one revision, in the transaction of the caller, and return what became of it.

    ``removed``: retention has deleted the record here, and it stays deleted. ``same``: this
    revision or a newer one is here already. A memo that was written here stays with its record,
    because memos do not travel.
    """
    gone = "SELECT 1 FROM removed WHERE record_id = ?"
    if connection.execute(gone, (session.record_id,)).fetchone():
        return "removed"
    sql = "SELECT rev, memo FROM help_session WHERE record_id = ?"
    present = connection.execute(sql, (session.record_id,)).fetchone()
    if present and present[0] >= session.rev:
        return "same"
    if present:
        connection.execute("DELETE FROM help_session WHERE record_id = ?", (session.record_id,))
        if present[1] and not session.cancelled:
            session = replace(session, memo=present[1])
    connection.execute(schema.INSERT_SESSION, rows.to_row(session, filed_on=filed_on))
    body = rows.to_body(session)
    connection.execute(_INSERT_OUTBOX, (session.record_id, session.rev, body))
    return "newer" if present else "new"
