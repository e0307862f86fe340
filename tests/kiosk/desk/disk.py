"""What the fault tests do to a data folder behind the store's back."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from kiosk.desk.model import FIELDS, HelpSession
from kiosk.desk.sqlite import opening, rows, schema
from kiosk.desk.sqlite.database import connect
from kiosk.desk.sqlite.engine import engine

PAGE = 4096
COLUMNS = (*FIELDS, "filed_on", "crc")


def raw(data: Path) -> engine.Connection:
    """Open the database as no other program could: with its key."""
    return connect(data / opening.FILE, opening.keys_of(data), timeout_s=0.05)


def run_sql(data: Path, *statements: str) -> None:
    with closing(raw(data)) as connection:
        for statement in statements:
            connection.execute(statement).fetchall()


def flip(path: Path, start: int, length: int = 64) -> None:
    content = bytearray(path.read_bytes())
    content[start : start + length] = bytes(b ^ 0xFF for b in content[start : start + length])
    path.write_bytes(content)


def break_sessions(data: Path) -> None:
    """Damage a page in the middle of the session rows."""
    path = data / opening.FILE
    whole = path.read_bytes()
    for page in range(4, len(whole) // PAGE):
        flip(path, page * PAGE + 100)
        read = _sessions_read(data)
        if read > 0 and not _is_readable(data):
            return
        path.write_bytes(whole)
    raise AssertionError("no page of the table found")


def _is_readable(data: Path) -> bool:
    try:
        run_sql(data, "SELECT * FROM help_session")
    except engine.Error:
        return False
    return True


def _sessions_read(data: Path) -> int:
    read = 0
    with closing(raw(data)) as connection, suppress(engine.Error):
        for _ in connection.execute("SELECT * FROM help_session"):
            read += 1
    return read


def make_plain(path: Path, data: Path) -> None:
    """Turn an encrypted file of ``data`` into one that nobody encrypted."""
    part = path.with_name("plain.part")
    with closing(connect(path, opening.keys_of(data))) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        version = schema.version_of(connection)
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(part),))
        connection.execute("SELECT sqlcipher_export('plain')").fetchall()
        connection.execute(f"PRAGMA plain.user_version = {version}")
        connection.execute("DETACH DATABASE plain")
    part.replace(path)


def make_older(data: Path, version: int, sessions: Sequence[HelpSession]) -> None:
    """Make the database that a program of ``version`` would have left."""
    path = data / opening.FILE
    data.mkdir(parents=True, exist_ok=True)
    with closing(connect(path, opening.keys_of(data))) as connection:
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        for step in schema.MIGRATIONS[:version]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {version}")
        present = {row[1] for row in connection.execute("PRAGMA table_info(help_session)")}
        for session in sessions:
            row = dict(zip(COLUMNS, rows.to_row(session, filed_on=session.started_on), strict=True))
            kept = {name: value for name, value in row.items() if name in present}
            marks = ", ".join("?" * len(kept))
            connection.execute(
                f"INSERT INTO help_session ({', '.join(kept)}) VALUES ({marks})",  # noqa: S608
                list(kept.values()),
            )
            body = (session.record_id, session.rev, rows.to_body(session))
            connection.execute(schema.INSERT_OUTBOX, body)
        connection.execute(
            "INSERT INTO terminal_identity VALUES (1, 'terminal', '', '', '', 'epoch', NULL, NULL)"
        )
