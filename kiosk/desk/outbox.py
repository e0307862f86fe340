"""What still has to leave the terminal: rows written together with their sessions.

Sending itself is not here; this answers what waits and notes what was answered.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum

from kiosk.clock import JST, Clock
from kiosk.desk.sqlite.database import Database

KEEP_ACKNOWLEDGED = timedelta(days=30)


class State(IntEnum):
    """What became of an outbox row."""

    WAITING = 0
    ACKNOWLEDGED = 1
    REJECTED = 2


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One revision to send; ``body`` is its JSON, without the memo."""

    seq: int
    record_id: str
    rev: int
    body: str
    state: State
    reason: str | None


class Outbox:
    """The outbox of an open store; same threading rule as the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def rows(self, state: State = State.WAITING, *, limit: int = 200) -> list[OutboxRow]:
        """Return up to ``limit`` rows in that state, in the order they were written."""
        found = self._database.query(
            "SELECT seq, record_id, rev, body, state, reason FROM outbox WHERE state = ? "
            "ORDER BY seq LIMIT ?",
            (int(state), limit),
        )
        return [OutboxRow(**{**row, "state": State(row["state"])}) for row in found]

    def waiting(self) -> int:
        """Return how many rows were not answered yet."""
        sql = "SELECT count(*) AS n FROM outbox WHERE state = 0"
        return int(self._database.query(sql)[0]["n"])

    def acknowledge(self, numbers: Iterable[int]) -> None:
        """Note that the rows with these numbers arrived."""
        self._answer(numbers, State.ACKNOWLEDGED, None)

    def reject(self, number: int, reason: str) -> None:
        """Note that a row was refused; it stays until a person has looked."""
        self._answer([number], State.REJECTED, reason)

    def drop_acknowledged(self) -> int:
        """Delete rows acknowledged more than 30 days ago and return how many."""
        before = (self._clock.now().astimezone(JST) - KEEP_ACKNOWLEDGED).isoformat()
        with self._database.writing() as connection:
            sql = "DELETE FROM outbox WHERE state = 1 AND answered_at < ?"
            return connection.execute(sql, (before,)).rowcount

    def _answer(self, numbers: Iterable[int], state: State, reason: str | None) -> None:
        at = self._clock.now().astimezone(JST).isoformat()
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE outbox SET state = ?, reason = ?, answered_at = ? WHERE seq = ?",
                [(int(state), reason, at, number) for number in numbers],
            )
