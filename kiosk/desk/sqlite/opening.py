"""Opening the desk database: looked over first, set aside when damaged, restored, migrated.

A damaged file is never deleted and never silently replaced by an empty one; what happened is told
to staff through `Event`.
"""

from __future__ import annotations

import os
import shutil
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.desk.durable import settle, sync_folder
from kiosk.desk.sqlite.backups import backups_in, free_name, make_backup, newest_good, stamp
from kiosk.desk.sqlite.condition import (
    KNOWN,
    Condition,
    condition_of,
    refuse_newer_header,
    refuse_newer_inside,
)
from kiosk.desk.sqlite.database import (
    LOCK_TIMEOUT_S,
    Database,
    connect,
    connect_read_only,
)
from kiosk.desk.sqlite.encryption import is_plain, rewrite
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.keys import Keys, key_id, keys_for
from kiosk.desk.sqlite.refusals import READ_ONLY_SAYS, is_damage, is_read_only, store_error
from kiosk.desk.sqlite.schema import migrate
from kiosk.errors import StoreError
from kiosk.i18n import N_

FILE = "desk.sqlite3"
ASIDE = "set-aside"

_PARTS = ("", "-wal", "-shm", "-journal")

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


def open_database(data: Path, now: datetime, *, timeout_s: float = LOCK_TIMEOUT_S) -> Opened:
    """Open ``data/desk.sqlite3`` ready for use, making or repairing it first where needed.

    Raises:
        StoreError: Locked for longer than ``timeout_s``, made by a newer program (nothing is
            written then), or the folder cannot be used.
    """
    path = data / FILE
    try:
        data.mkdir(parents=True, exist_ok=True)
        refuse_newer_header(path)
        keys = keys_of(data)
        refuse_newer_inside(path, keys)
        condition = condition_of(path, keys, timeout_s)
        events: list[Event] = []
        damaged = None
        if condition in {Condition.DAMAGED, Condition.LOST}:
            damaged = _set_aside(path, now)
            events = [_what_happened(condition, path, damaged), _restore_newest(data, keys, now)]
        elif condition is Condition.WHOLE and is_plain(path):
            _encrypt(data, keys, timeout_s=timeout_s)
        database = _connect(path, keys, now, timeout_s=timeout_s)
        if database.read_only:
            events.append(Event("read_only", READ_ONLY_EVENT))
        else:
            _note_known(data, keys)
    except engine.Error as error:
        raise store_error(error, path) from error
    except OSError as error:
        raise StoreError(f"{READ_ONLY_SAYS.format(path=path)}（{error.strerror}）") from error
    return Opened(database, tuple(events), damaged)


def keys_of(data: Path) -> Keys:
    """Return the keys of a data folder; a folder that holds nothing encrypted may get a new one.

    Raises:
        StoreError: The key is missing, broken or of another terminal; nothing was written.
    """
    path, known = data / FILE, data / KNOWN
    known_id = known.read_text("ascii").strip() if known.exists() else ""
    kept = [path, *backups_in(data)]
    is_used = any(one.exists() and one.stat().st_size and not is_plain(one) for one in kept)
    return keys_for(data, is_used=is_used, known_id=known_id)


def put_back(data: Path, backup: Path, now: datetime, *, keys: Keys) -> Path | None:
    """Replace the database by ``backup``, under a new epoch; the present file is set aside.

    The caller has made sure that nobody has the database open and that ``backup`` is good.

    Returns:
        Where the replaced file is now; `None` when there was none.
    """
    path = data / FILE
    part = path.with_name(path.name + ".part")
    shutil.copyfile(backup, part)
    rewrite(part, keys)
    connection = connect(part, keys)
    try:
        # In the copy, so that no kill can leave the old history under the old epoch.
        connection.execute("UPDATE terminal_identity SET epoch = ?", (str(uuid.uuid4()),))
    finally:
        connection.close()
    aside = _kept_aside(path, now) or _set_aside(path, now, reason="replaced")
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
    connection = connect(path, keys_of(data), timeout_s=timeout_s)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except engine.Error as error:
        if not is_damage(error):
            raise store_error(error, path) from error
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


def _kept_aside(path: Path, now: datetime) -> Path | None:
    """Give the present file a second name in the folder of files set aside.

    Unlike moving it, this leaves no moment without a database. `None` when there is no file, or a
    log beside it that belongs to it.
    """
    if not path.exists() or any(path.with_name(path.name + part).exists() for part in _PARTS[1:]):
        return None
    folder = path.parent / ASIDE
    folder.mkdir(exist_ok=True)
    target = free_name(folder, f"desk-replaced-{stamp(now)}")
    try:
        target.hardlink_to(path)
    except OSError:
        shutil.copyfile(path, target)
    sync_folder(folder)
    return target


def _what_happened(condition: Condition, path: Path, damaged: Path | None) -> Event:
    if condition is Condition.DAMAGED and damaged is not None:
        return Event("set_aside", DAMAGED_EVENT.format(path=damaged))
    return Event("lost", LOST_EVENT.format(path=path))


def _restore_newest(data: Path, keys: Keys, now: datetime) -> Event:
    backup = newest_good(data, keys)
    if backup is None:
        return Event("started_empty", EMPTY_EVENT)
    put_back(data, backup, now, keys=keys)
    return Event("restored", RESTORED_EVENT.format(path=backup))


def _connect(path: Path, keys: Keys, now: datetime, *, timeout_s: float) -> Database:
    connection = connect(path, keys, timeout_s=timeout_s)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        added = migrate(
            connection,
            before_each=lambda _version: make_backup(connection, path.parent, now, keys=keys),
        )
        if added:
            # The tables must not live in the log alone, where a torn tail could take them away.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _give_identity(connection)
        return Database(path, connection, keys=keys, read_only=False)
    except engine.Error as error:
        connection.close()
        if is_read_only(error) and path.exists():
            return Database(path, connect_read_only(path, keys), keys=keys, read_only=True)
        raise
    except BaseException:
        connection.close()
        raise


def _encrypt(data: Path, keys: Keys, *, timeout_s: float) -> None:
    """Encrypt a database of an earlier version, and its backups; each is replaced when verified."""
    path = data / FILE
    if not os.access(data, os.W_OK) or not os.access(path, os.W_OK):
        return
    close_others_out(data, timeout_s=timeout_s)
    rewrite_all(data, keys)


def rewrite_all(data: Path, keys: Keys) -> None:
    """Encrypt the database and its backups with the present key; nobody has them open.

    A backup that cannot be read stays as it is: it could not be restored before either.
    """
    rewrite(data / FILE, keys)
    for backup in backups_in(data):
        with suppress(engine.Error, StoreError):
            rewrite(backup, keys)
    _note_known(data, keys)


def _note_known(data: Path, keys: Keys) -> None:
    known, said = data / KNOWN, key_id(keys.current)
    if not known.exists() or known.read_text("ascii").strip() != said:
        part = known.with_name(known.name + ".part")
        part.write_text(said, "ascii")
        settle(part, known)


def _give_identity(connection: engine.Connection) -> None:
    if connection.execute("SELECT 1 FROM terminal_identity").fetchone():
        return
    # OR IGNORE: another program may have opened the new file at the same moment.
    connection.execute(
        "INSERT OR IGNORE INTO terminal_identity "
        "(one, terminal_id, municipality, centre, station, epoch) VALUES (1, ?, '', '', '', ?)",
        (str(uuid.uuid4()), str(uuid.uuid4())),
    )
