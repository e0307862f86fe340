"""Reading many rows of the desk database: row by row, from one moment, with room for its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.refusals import store_error

# Each page is decrypted when it comes into the cache; a month is read more than once.
_CACHE_KB = 65_536
SMALL_CACHE_KB = 4096


def walk(database: Database, sql: str, values: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a query one at a time; memory does not grow with their number.

    Raises:
        StoreError: The file is locked for too long, damaged or unreadable.
    """
    try:
        yield from database.connection.execute(sql, values)
    except engine.Error as error:
        raise store_error(error, database.path) from error


@contextmanager
def one_moment(database: Database, *, cache_kb: int = _CACHE_KB) -> Iterator[None]:
    """Run a block that sees the database as it was when the block began, whoever writes.

    ``cache_kb`` is the room for its pages; a walk that reads each page once needs little.

    Raises:
        StoreError: The file is locked for too long, damaged or unreadable.
    """
    connection = database.connection
    try:
        before = connection.execute("PRAGMA cache_size").fetchone()[0]
        connection.execute(f"PRAGMA cache_size = -{cache_kb}")
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
            connection.execute(f"PRAGMA cache_size = {before}")
    except engine.Error as error:
        raise store_error(error, database.path) from error
