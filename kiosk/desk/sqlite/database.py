"""One connection to the desk database: pragmas, transactions, and SQLite's errors in our words.

Knows no table. A connection may be handed from the thread that opened it to one worker thread;
it is never used by two threads at the same time (the caller serialises, this class has no lock).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database as Tables

from kiosk.errors import StoreError
from kiosk.i18n import N_

LOCK_TIMEOUT_S = 5.0

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {sqlite3.SQLITE_FULL}
_READ_ONLY = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_IO = {sqlite3.SQLITE_IOERR}

LOCKED_SAYS = N_(
    "記録のファイルを ほかのプログラムが 使っています: {path} → "
    "入力は のこっています。少し待ってから、もういちど「保存」を おしてください。"
)
FULL_SAYS = N_(
    "ディスクが いっぱいで 保存できません: {path} → "
    "入力は のこっています。紙に ひかえ、市の担当者に 空きを ふやすよう 伝えてください。"
)
READ_ONLY_SAYS = N_(
    "記録のファイルに 書きこめません（読み取り専用）: {path} → "
    "紙の記録用紙に 書き、市の担当者に ディスクの点検を たのんでください。"
)
IO_SAYS = N_(
    "ディスクの読み書きに 失敗し、保存できていません: {path} → "
    "紙に ひかえ、市の担当者に ディスクの点検を たのんでください。"
)
DAMAGED_SAYS = N_(
    "記録のファイルが こわれています: {path} → "
    "端末を 開きなおしてください。バックアップから 自動で もどします。"
)


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code of ``error``; -1 when it carries none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


def is_damage(error: sqlite3.Error) -> bool:
    """Return whether ``error`` says that the file is damaged or no database at all."""
    return primary_code(error) in _DAMAGE


def is_read_only(error: sqlite3.Error) -> bool:
    """Return whether ``error`` says that the file cannot be written."""
    return primary_code(error) in _READ_ONLY


def store_error(error: sqlite3.Error, path: Path) -> StoreError:
    """Return ``error`` as a `StoreError` that names the file and what to do."""
    code = primary_code(error)
    for codes, says in (
        (_LOCKED, LOCKED_SAYS),
        (_FULL, FULL_SAYS),
        (_READ_ONLY, READ_ONLY_SAYS),
        (_DAMAGE, DAMAGED_SAYS),
        (_IO, IO_SAYS),
    ):
        if code in codes:
            return StoreError(says.format(path=path))
    return StoreError(f"{IO_SAYS.format(path=path)}（{error}）")


def connect(path: Path, *, timeout_s: float = LOCK_TIMEOUT_S) -> sqlite3.Connection:
    """Open ``path`` for writing, in autocommit mode and without touching its content."""
    return sqlite3.connect(path, timeout=timeout_s, isolation_level=None, check_same_thread=False)


def connect_read_only(path: Path, *, timeout_s: float = LOCK_TIMEOUT_S) -> sqlite3.Connection:
    """Open ``path`` for reading; also on a file system where nothing can be written."""
    uri = path.resolve().as_uri()
    # A write-ahead log that was left over must be read: only without one the file counts as fixed.
    log = path.with_name(path.name + "-wal")
    immutable = "" if log.exists() and log.stat().st_size else "&immutable=1"
    return sqlite3.connect(
        f"{uri}?mode=ro{immutable}",
        timeout=timeout_s,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )


class Database:
    """An open database; close it when done."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._connection = connection
        self._tables: Tables | None = None

    @property
    def connection(self) -> sqlite3.Connection:
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

    def query(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """Return all rows of a query.

        Raises:
            StoreError: The file is locked for too long, damaged or unreadable.
        """
        try:
            return list(self.tables.query(sql, values))
        except sqlite3.Error as error:
            raise store_error(error, self.path) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
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
        except sqlite3.Error as error:
            self._roll_back()
            raise store_error(error, self.path) from error
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
