"""The audit log: who did what, when, with what result; each line is chained to the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.clock import JST
from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.engine import engine

_FIRST = "0" * 64
_COLUMNS = "seq, at, role, who, what, result, previous, hash"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a role of `codes.ROLE` or ``terminal``, and a supporter code, never a name."""

    role: str
    who: str = ""


TERMINAL = Actor("terminal")


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain as noted beside it: how many lines, and the hash of the last."""

    lines: int
    hash: str


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One line. ``what`` is a verb with an id at most; ``result`` is ``ok`` or ``refused``."""

    seq: int
    at: str
    role: str
    who: str
    what: str
    result: str
    previous: str
    hash: str

    def expected_hash(self) -> str:
        """Return the hash this line must have if nobody changed it."""
        said = [self.seq, self.at, self.role, self.who, self.what, self.result, self.previous]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def append_line(
    connection: engine.Connection, by: Actor, what: str, *, result: str, now: datetime
) -> None:
    """Add a line inside the transaction that is open on ``connection``."""
    last = connection.execute("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    seq, previous = (last[0] + 1, last[1]) if last else (1, _FIRST)
    at = now.astimezone(JST).isoformat(timespec="seconds")
    line = AuditLine(seq, at, by.role, by.who, what, result, previous, "")
    connection.execute(
        f"INSERT INTO audit ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        (seq, at, by.role, by.who, what, result, previous, line.expected_hash()),
    )
    head = "UPDATE audit_head SET lines = lines + 1, hash = ?"
    connection.execute(head, (line.expected_hash(),))


def audit_lines(database: Database) -> list[AuditLine]:
    """Return all lines, oldest first."""
    rows = database.query(f"SELECT {_COLUMNS} FROM audit ORDER BY seq")  # noqa: S608
    return [AuditLine(**row) for row in rows]


def audit_head(database: Database) -> Head:
    """Return how many lines were ever written, and the hash of the last one."""
    row = database.query("SELECT lines, hash FROM audit_head")[0]
    return Head(row["lines"], row["hash"])


def first_bad_line(lines: Iterable[AuditLine], head: Head | None = None) -> int | None:
    """Return the number of the first line that was changed or lost; `None` if the chain holds.

    Args:
        lines: Oldest first.
        head: Where the chain must end; without it lines cut off the end go unnoticed.
    """
    previous, expected = _FIRST, 1
    for line in lines:
        if (line.seq, line.previous, line.hash) != (expected, previous, line.expected_hash()):
            return expected
        previous, expected = line.hash, expected + 1
    if head is None or (head.lines, head.hash or _FIRST) == (expected - 1, previous):
        return None
    return min(expected, head.lines + 1)
