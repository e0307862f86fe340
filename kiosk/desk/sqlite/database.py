"""One connection to the desk database: its key, and transactions.

Knows no table. A connection may be handed from the thread that opened it to one worker thread;
it is never used by two threads at the same time (the caller serialises, this class has no lock).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables

from kiosk.desk.sqlite.clean import note_clean
from kiosk.desk.sqlite.encryption import key_of, unlock
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.keys import Keys
from kiosk.desk.sqlite.refusals import READ_ONLY_SAYS, is_damage, store_error
from kiosk.errors import StoreError

LOCK_TIMEOUT_S = 5.0


def connect(path: Path, keys: Keys, *, timeout_s: float = LOCK_TIMEOUT_S) -> engine.Connection:
    """Open ``path`` for writing, in autocommit mode and without touching its content."""
    key = key_of(path, keys)
    connection = engine.connect(
        path, timeout=timeout_s, isolation_level=None, check_same_thread=False
    )
    unlock(connection, key)
    return connection


def connect_read_only(
    path: Path, keys: Keys, *, timeout_s: float = LOCK_TIMEOUT_S, is_fixed: bool = False
) -> engine.Connection:
    """Open ``path`` for reading; also on a file system where nothing can be written.

    ``is_fixed`` leaves a write-ahead log unread, so that nothing can be written beside the file.
    """
    key = key_of(path, keys)
    uri = path.resolve().as_uri()
    # A write-ahead log that was left over must be read: only without one the file counts as fixed.
    log = path.with_name(path.name + "-wal")
    is_busy = log.exists() and log.stat().st_size and not is_fixed
    immutable = "" if is_busy else "&immutable=1"
    connection = engine.connect(
        f"{uri}?mode=ro{immutable}",
        timeout=timeout_s,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    unlock(connection, key)
    return connection


class Database:
    """An open database; close it when done."""

    def __init__(
        self, path: Path, connection: engine.Connection, *, keys: Keys, read_only: bool
    ) -> None:
        self.path = path
        self.keys = keys
        self.read_only = read_only
        self._is_doubted = False
        self._connection = connection
        self._tables: Tables | None = None

    @property
    def connection(self) -> engine.Connection:
        """The raw connection, for prepared statements on the way of a save."""
        return self._connection

    @property
    def tables(self) -> Tables:
        """The same connection through sqlite-utils, for reading and for rare small writes."""
        if self._tables is None:
            self._tables = Tables(self._connection, execute_plugins=False)
        return self._tables

    def close(self) -> None:
        """Close the file; harmless when it is closed already."""
        self._connection.close()
        if not self.read_only and not self._is_doubted:
            note_clean(self.path)

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return all rows of a query.

        Raises:
            StoreError: The file is locked for too long, damaged or unreadable.
        """
        try:
            return list(self.tables.query(sql, values))
        except engine.Error as error:
            raise self._told(error) from error

    @contextmanager
    def writing(self) -> Iterator[engine.Connection]:
        """Run a block as one transaction: all of it is on the disk afterwards, or nothing.

        Raises:
            StoreError: Read-only, locked for too long, disk full or failing; nothing was written.
        """
        if self.read_only:
            raise StoreError(READ_ONLY_SAYS.format(path=self.path))
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")
        except engine.Error as error:
            self._roll_back()
            raise self._told(error) from error
        except BaseException:
            self._roll_back()
            raise

    def _told(self, error: engine.Error) -> StoreError:
        """Return what to say of ``error``; a damaged file is read through at the next start."""
        self._is_doubted |= is_damage(error)
        return store_error(error, self.path)

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
