"""Opening the desk database: looked over first, set aside when damaged, restored, migrated.

A damaged file is never deleted and never silently replaced by an empty one; what happened is told
to staff through `Event`.
"""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

from kiosk.desk.sqlite.backups import (
    free_name,
    make_backup,
    newest_good,
    settle,
    stamp,
    sync_folder,
)
from kiosk.desk.sqlite.checks import faults_in
from kiosk.desk.sqlite.database import (
    LOCK_TIMEOUT_S,
    READ_ONLY_SAYS,
    Database,
    connect,
    connect_read_only,
    is_damage,
    is_read_only,
    store_error,
)
from kiosk.desk.sqlite.schema import SCHEMA_VERSION, migrate, version_of
from kiosk.errors import StoreError
from kiosk.i18n import N_

FILE = "desk.sqlite3"
KNOWN = "desk.known"
ASIDE = "set-aside"

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_PARTS = ("", "-wal", "-shm", "-journal")

NEWER_SAYS = N_(
    "記録のファイルは 新しい版のプログラムで 作られています"
    "（版 {found}、このプログラムは {known} まで）: {path} → "
    "なにも 書きかえていません。プログラムを 新しくしてください。"
)
DAMAGED_EVENT = N_("記録のファイルが こわれていたので、別にしました（消していません）: {path}")
LOST_EVENT = N_("記録のファイルが なくなっていました: {path}")
RESTORED_EVENT = N_(
    "バックアップから もどしました: {path}。そのあとの記録は 紙などで 確かめてください。"
)
EMPTY_EVENT = N_(
    "使えるバックアップが なかったので、空の記録から 始めました。市の担当者に 知らせてください。"
)
READ_ONLY_EVENT = N_(
    "ディスクに 書きこめません。記録は 読めますが、保存できません。紙の記録用紙を 使ってください。"
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something staff must know: ``kind`` for programs, ``say`` in Japanese."""

    kind: str
    say: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database and what had to be done. ``damaged`` is the file set aside, if one was."""

    database: Database
    events: tuple[Event, ...] = ()
    damaged: Path | None = None


class _Condition(Enum):
    FRESH = auto()
    WHOLE = auto()
    DAMAGED = auto()
    LOST = auto()


def open_database(data: Path, now: datetime, *, timeout_s: float = LOCK_TIMEOUT_S) -> Opened:
    """Open ``data/desk.sqlite3`` ready for use, making or repairing it first where needed.

    Raises:
        StoreError: Locked for longer than ``timeout_s``, made by a newer program (nothing is
            written then), or the folder cannot be used.
    """
    path = data / FILE
    try:
        data.mkdir(parents=True, exist_ok=True)
        _refuse_newer_header(path)
        condition = _condition_of(path, timeout_s)
        events: list[Event] = []
        damaged = None
        if condition in {_Condition.DAMAGED, _Condition.LOST}:
            damaged = _set_aside(path, now)
            events = [_what_happened(condition, path, damaged), _restore_newest(data, now)]
        database = _connect(path, now, timeout_s)
        if database.read_only:
            events.append(Event("read_only", READ_ONLY_EVENT))
        else:
            (data / KNOWN).touch()
    except sqlite3.Error as error:
        raise store_error(error, path) from error
    except OSError as error:
        raise StoreError(f"{READ_ONLY_SAYS.format(path=path)}（{error.strerror}）") from error
    return Opened(database, tuple(events), damaged)


def put_back(data: Path, backup: Path, now: datetime) -> Path | None:
    """Replace the database by ``backup``, under a new epoch; the present file is set aside.

    The caller has made sure that nobody has the database open and that ``backup`` is good.

    Returns:
        Where the replaced file is now; `None` when there was none.
    """
    path = data / FILE
    part = path.with_name(path.name + ".part")
    shutil.copyfile(backup, part)
    connection = connect(part)
    try:
        # In the copy, so that no kill can leave the old history under the old epoch.
        connection.execute("UPDATE terminal_identity SET epoch = ?", (str(uuid.uuid4()),))
    finally:
        connection.close()
    aside = _set_aside(path, now, reason="replaced")
    settle(part, path)
    return aside


def close_others_out(data: Path, *, timeout_s: float) -> None:
    """Return when no other program has the database open.

    Raises:
        StoreError: The terminal is still running; stop it first.
    """
    path = data / FILE
    if not path.exists():
        return
    connection = connect(path, timeout_s=timeout_s)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        if not is_damage(error):
            raise store_error(error, path) from error
    finally:
        connection.close()


def _refuse_newer_header(path: Path) -> None:
    # Read as plain bytes: even opening a database with SQLite may write beside it.
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if header.startswith(_MAGIC) and len(header) == _HEADER:
        _refuse_newer(int.from_bytes(header[60:64], "big"), path)


def _refuse_newer(version: int, path: Path) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError(NEWER_SAYS.format(found=version, known=SCHEMA_VERSION, path=path))


def _condition_of(path: Path, timeout_s: float) -> _Condition:
    used_before = (path.parent / KNOWN).exists() or newest_good(path.parent) is not None
    if not path.exists() or not path.stat().st_size:
        return _Condition.LOST if used_before else _Condition.FRESH
    try:
        return _look_into(connect(path, timeout_s=timeout_s), path, used_before=used_before)
    except sqlite3.Error as error:
        if not is_read_only(error):
            raise
    reader = connect_read_only(path, timeout_s=timeout_s)
    return _look_into(reader, path, used_before=used_before)


def _look_into(connection: sqlite3.Connection, path: Path, *, used_before: bool) -> _Condition:
    try:
        version = version_of(connection)
        _refuse_newer(version, path)
        if faults_in(connection) or (version == 0 and used_before):
            return _Condition.DAMAGED
        return _Condition.WHOLE if version else _Condition.FRESH
    except sqlite3.Error as error:
        if is_damage(error):
            return _Condition.DAMAGED
        raise
    finally:
        connection.close()


def _set_aside(path: Path, now: datetime, *, reason: str = "damaged") -> Path | None:
    present = [part for part in _PARTS if path.with_name(path.name + part).exists()]
    if not present:
        return None
    folder = path.parent / ASIDE
    folder.mkdir(exist_ok=True)
    target = free_name(folder, f"desk-{reason}-{stamp(now)}")
    # The log goes first: a stale log beside a restored database would spoil that one too.
    for part in reversed(present):
        path.with_name(path.name + part).replace(target.with_name(target.name + part))
    sync_folder(path.parent)
    return target if target.exists() else None


def _what_happened(condition: _Condition, path: Path, damaged: Path | None) -> Event:
    if condition is _Condition.DAMAGED and damaged is not None:
        return Event("set_aside", DAMAGED_EVENT.format(path=damaged))
    return Event("lost", LOST_EVENT.format(path=path))


def _restore_newest(data: Path, now: datetime) -> Event:
    backup = newest_good(data)
    if backup is None:
        return Event("started_empty", EMPTY_EVENT)
    put_back(data, backup, now)
    return Event("restored", RESTORED_EVENT.format(path=backup))


def _connect(path: Path, now: datetime, timeout_s: float) -> Database:
    connection = connect(path, timeout_s=timeout_s)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        added = migrate(
            connection, before_each=lambda _version: make_backup(connection, path.parent, now)
        )
        if added:
            # The tables must not live in the log alone, where a torn tail could take them away.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _give_identity(connection)
        return Database(path, connection, read_only=False)
    except sqlite3.Error as error:
        connection.close()
        if is_read_only(error) and path.exists():
            return Database(path, connect_read_only(path), read_only=True)
        raise
    except BaseException:
        connection.close()
        raise


def _give_identity(connection: sqlite3.Connection) -> None:
    if connection.execute("SELECT 1 FROM terminal_identity").fetchone():
        return
    # OR IGNORE: another program may have opened the new file at the same moment.
    connection.execute(
        "INSERT OR IGNORE INTO terminal_identity "
        "(one, terminal_id, municipality, centre, station, epoch) VALUES (1, ?, '', '', '', ?)",
        (str(uuid.uuid4()), str(uuid.uuid4())),
    )
