"""Help sessions that are still open, kept in the database: a power cut offers them again.

What an open session is, is in `open_session`; `DeskStore.save` closes the one with its id.
"""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.clock import JST, Clock
from kiosk.desk.model import RecordId
from kiosk.desk.open_session import OpenSession, offered_again
from kiosk.desk.sqlite.database import Database


class _Kept(msgspec.Struct, frozen=True):
    seen: datetime
    session: OpenSession


class OpenSessions:
    """The open sessions of an open store; same threading rule as the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, session: OpenSession) -> None:
        """Keep ``session`` as it is now; it is on the disk when this returns.

        Raises:
            StoreError: The disk failed, or the store can only be read.
        """
        body = msgspec.json.encode(_Kept(self._clock.now().astimezone(JST), session)).decode()
        with self._database.writing() as connection:
            sql = "INSERT OR REPLACE INTO open_session (record_id, body) VALUES (?, ?)"
            connection.execute(sql, (session.record_id, body))

    def left_over(self) -> tuple[OpenSession, ...]:
        """Return the sessions that were open when the program ended, the earliest first.

        Each is paused at the moment it was last kept: how long the power was off is not help.
        """
        found = self._database.query("SELECT body FROM open_session")
        kept = [msgspec.json.decode(row["body"], type=_Kept) for row in found]
        sessions = [offered_again(one.session, one.seen) for one in kept]
        return tuple(sorted(sessions, key=lambda one: (one.started, one.record_id)))

    def drop(self, record_id: RecordId) -> None:
        """Forget a session that nobody wants recorded."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM open_session WHERE record_id = ?", (record_id,))
