"""What the database knows of its terminal: who it is, what time to believe, notices, the audit log.

Help sessions are in `store`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.clock import JST, Clock
from kiosk.desk import clock_watch
from kiosk.desk.sqlite import audit, opening
from kiosk.desk.sqlite.audit import Actor, AuditLine
from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.opening import Event


@dataclass(frozen=True, slots=True)
class Place:
    """Where the terminal stands: codes of municipality, centre and station; empty when not set."""

    municipality: str = ""
    centre: str = ""
    station: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Which terminal wrote a record. A restored or new database has another ``epoch``."""

    terminal_id: str
    epoch: str
    place: Place


class Terminal:
    """The terminal's own rows in an open store; same threading rule as the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._identity = self._read_identity()
        self._trusted = self._read_trusted()

    @property
    def identity(self) -> Identity:
        """Which terminal and which history this is."""
        return self._identity

    def set_place(self, place: Place) -> None:
        """Note where the terminal stands; sessions saved later carry it."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE terminal_identity SET municipality = ?, centre = ?, station = ?",
                (place.municipality, place.centre, place.station),
            )
        self._identity = self._read_identity()

    def clock_suspect(self) -> bool:
        """Return whether the terminal's clock cannot be believed at this moment."""
        return clock_watch.is_suspect(self._clock.now(), self._trusted)

    def filed_on(self, now: datetime, *, suspect: bool) -> date:
        """Return the day a record saved ``now`` is kept under until retention.

        With a suspect clock that is the last day that could be believed, so that a wrong year
        neither deletes a record at once nor keeps it for ever.
        """
        if not suspect:
            return now.date()
        return (self._trusted or clock_watch.FIRST_POSSIBLE).date()

    def believe(self, now: datetime) -> None:
        """Take ``now`` as the newest time known to be right; kept by the record it came from."""
        self._trusted = max(now, self._trusted or now)

    def trust_clock(self, *, by: Actor) -> None:
        """Believe the clock from now on: a person has compared it."""
        now = self._clock.now().astimezone(JST)
        with self._database.writing() as connection:
            sql = "UPDATE terminal_identity SET trusted_time = ?"
            connection.execute(sql, (now.isoformat(timespec="seconds"),))
            audit.append_line(connection, by, "trust-clock", result="ok", now=now)
        self._trusted = now

    def note_audit(self, by: Actor, what: str, *, result: str) -> None:
        """Add one audit line."""
        with self._database.writing() as connection:
            audit.append_line(connection, by, what, result=result, now=self._clock.now())

    def audit_lines(self) -> list[AuditLine]:
        """Return the audit log, oldest line first."""
        return audit.audit_lines(self._database)

    def first_bad_audit_line(self) -> int | None:
        """Return the first audit line that was changed, removed or cut off; `None`: all is well."""
        return audit.first_bad_line(self.audit_lines(), audit.audit_head(self._database))

    def notices(self) -> list[Event]:
        """Return what staff must know and nobody has marked as read, oldest first."""
        found = self._database.query("SELECT kind, say FROM notice WHERE seen = 0 ORDER BY id")
        kept = [Event(row["kind"], row["say"]) for row in found]
        if self._database.read_only:
            kept.append(Event("read_only", opening.READ_ONLY_EVENT))
        return kept

    def mark_notices_seen(self, *, by: Actor) -> None:
        """Note that a person has read all notices."""
        with self._database.writing() as connection:
            connection.execute("UPDATE notice SET seen = 1")
            audit.append_line(connection, by, "read-notices", result="ok", now=self._clock.now())

    def add_notices(self, events: Iterable[Event]) -> None:
        """Keep ``events`` until somebody has read them."""
        at = self._clock.now().astimezone(JST).isoformat(timespec="seconds")
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO notice (at, kind, say) VALUES (?, ?, ?)",
                [(at, event.kind, event.say) for event in events],
            )

    def _read_identity(self) -> Identity:
        row = self._database.query("SELECT * FROM terminal_identity")[0]
        place = Place(row["municipality"], row["centre"], row["station"])
        return Identity(row["terminal_id"], row["epoch"], place)

    def _read_trusted(self) -> datetime | None:
        row = self._database.query(
            "SELECT max(created_at) AS saved, (SELECT trusted_time FROM terminal_identity) AS said "
            "FROM help_session WHERE clock_suspect = 0"
        )[0]
        times = [datetime.fromisoformat(text) for text in row.values() if text]
        return max(times) if times else None
