"""The tables of the desk database and the numbered migrations that made them.

A migration is only ever appended. Opening and checking are in `opening`.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.desk.model import FIELDS
from kiosk.desk.sqlite.counters import AUDIT_HEAD, COUNTERS, ENTERED_LATE, QUESTION_ANSWERS
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.report_index import FOLLOW_UP_INDEX, MERGED_COUNTERS, REPORT_INDEX

# Each entry is one version; its statements and the new version number are committed together.
MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE terminal_identity (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            terminal_id TEXT NOT NULL,
            municipality TEXT NOT NULL,
            centre TEXT NOT NULL,
            station TEXT NOT NULL,
            epoch TEXT NOT NULL,
            private_key_ref TEXT,
            trusted_time TEXT
        )""",
        """CREATE TABLE help_session (
            record_id TEXT PRIMARY KEY,
            started_on TEXT NOT NULL,
            start_slot TEXT NOT NULL,
            minutes INTEGER NOT NULL,
            topics TEXT NOT NULL,
            outcome TEXT NOT NULL,
            language TEXT NOT NULL,
            channel TEXT NOT NULL,
            people INTEGER NOT NULL,
            accompanied TEXT NOT NULL,
            age_band TEXT NOT NULL,
            first_visit TEXT NOT NULL,
            support_needs TEXT NOT NULL,
            device TEXT NOT NULL,
            guide_id TEXT,
            guide_step INTEGER,
            difficulty INTEGER,
            blocked_by TEXT NOT NULL,
            referred_to TEXT NOT NULL,
            self_done INTEGER,
            satisfaction INTEGER,
            confidence_before INTEGER,
            confidence_after INTEGER,
            follow_up TEXT NOT NULL,
            fraud_flag TEXT NOT NULL,
            supporter_code TEXT,
            slip_number TEXT,
            memo TEXT NOT NULL CHECK (length(memo) <= 60),
            site TEXT NOT NULL,
            station TEXT NOT NULL,
            clock_suspect INTEGER NOT NULL,
            created_at TEXT NOT NULL,
            edited_at TEXT,
            edited_by_role TEXT,
            app_version TEXT NOT NULL,
            rev INTEGER NOT NULL CHECK (rev >= 1),
            filed_on TEXT NOT NULL,
            crc INTEGER NOT NULL
        ) WITHOUT ROWID""",
        "CREATE INDEX help_session_day ON help_session (started_on)",
        """CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            record_id TEXT NOT NULL,
            rev INTEGER NOT NULL,
            body TEXT NOT NULL,
            state INTEGER NOT NULL DEFAULT 0 CHECK (state IN (0, 1, 2)),
            reason TEXT,
            answered_at TEXT,
            UNIQUE (record_id, rev)
        )""",
        """CREATE TABLE audit (
            seq INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            role TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            result TEXT NOT NULL,
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        )""",
        """CREATE TABLE supporter (
            organisation TEXT NOT NULL,
            code TEXT NOT NULL,
            role TEXT NOT NULL,
            active INTEGER NOT NULL,
            staff_hash TEXT,
            PRIMARY KEY (organisation, code)
        )""",
        """CREATE TABLE staff_lock (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            failures INTEGER NOT NULL,
            locked_until TEXT
        )""",
        "INSERT INTO staff_lock (one, failures) VALUES (1, 0)",
    ),
    (
        """CREATE TABLE monthly_total (
            month TEXT NOT NULL,
            breakdown TEXT NOT NULL,
            code TEXT NOT NULL,
            sessions INTEGER NOT NULL,
            people INTEGER NOT NULL,
            minutes INTEGER NOT NULL,
            PRIMARY KEY (month, breakdown, code)
        ) WITHOUT ROWID""",
        """CREATE TABLE removed (
            record_id TEXT PRIMARY KEY,
            removed_on TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE notice (
            id INTEGER PRIMARY KEY,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            say TEXT NOT NULL,
            seen INTEGER NOT NULL DEFAULT 0
        )""",
    ),
    ENTERED_LATE,
    AUDIT_HEAD,
    COUNTERS,
    REPORT_INDEX,
    MERGED_COUNTERS,
    FOLLOW_UP_INDEX,
    QUESTION_ANSWERS,
)
SCHEMA_VERSION = len(MIGRATIONS)

_COLUMNS = (*FIELDS, "filed_on", "crc")
# Columns that older versions of the table have not; what they mean without it.
_LATER = {"entered_late": "0 AS entered_late"}
INSERT_SESSION = (
    f"INSERT INTO help_session ({', '.join(_COLUMNS)}) "  # noqa: S608 - names of our own dataclass
    f"VALUES ({', '.join('?' * len(_COLUMNS))})"
)
UPDATE_SESSION = (
    f"UPDATE help_session SET {', '.join(f'{name} = ?' for name in _COLUMNS[1:])} "  # noqa: S608
    "WHERE record_id = ? AND rev = ?"
)
INSERT_OUTBOX = "INSERT INTO outbox (record_id, rev, body) VALUES (?, ?, ?)"


def version_of(connection: engine.Connection) -> int:
    """Return the schema version; 0 means that no table was made yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def select_rows(connection: engine.Connection) -> str:
    """Return the query of all session rows, `FIELDS` then ``filed_on`` and ``crc``.

    Works on every version of the table, so that an older file can be checked and salvaged.
    """
    present = {row[1] for row in connection.execute("PRAGMA table_info(help_session)")}
    names = [name if name in present else _LATER.get(name, name) for name in _COLUMNS]
    return f"SELECT {', '.join(names)} FROM help_session"  # noqa: S608 - our own names


def migrate(connection: engine.Connection, *, before_each: Callable[[int], object]) -> int:
    """Bring the tables to `SCHEMA_VERSION`, one transaction per version.

    A kill at any moment leaves the old version or the new one; calling again goes on from there.

    Args:
        connection: In autocommit mode.
        before_each: Called with the version about to be left, outside any transaction; a backup is
            made there. Not called for a new file.

    Returns:
        How many versions were added; 0 means that nothing was written.
    """
    first = version_of(connection)
    for version in range(first, SCHEMA_VERSION):
        if first:
            before_each(version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have migrated while this one waited for the lock.
            if version_of(connection) == version:
                for statement in MIGRATIONS[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return SCHEMA_VERSION - first
