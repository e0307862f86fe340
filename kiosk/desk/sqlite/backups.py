"""Backup files of the desk database: making, verifying, choosing, keeping the newest few."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.clock import JST
from kiosk.desk.durable import settle
from kiosk.desk.sqlite.checks import faults_in
from kiosk.desk.sqlite.database import connect_read_only
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.keys import Keys
from kiosk.desk.sqlite.refusals import store_error
from kiosk.desk.sqlite.schema import SCHEMA_VERSION, version_of
from kiosk.errors import StoreError
from kiosk.i18n import N_

FOLDER = "backups"
KEEP = 14
_NAME = re.compile(r"desk-\d{8}-\d{6}(?:-\d+)?\.sqlite3")
_PART = ".part"

BAD_COPY_SAYS = N_(
    "バックアップを 確かめたところ こわれていました: {path} → "
    "ディスクを 点検し、もういちど バックアップしてください。"
)


def stamp(now: datetime) -> str:
    """Return the moment as used in file names, in Japanese time."""
    return now.astimezone(JST).strftime("%Y%m%d-%H%M%S")


def free_name(folder: Path, base: str) -> Path:
    """Return a path ``folder/base.sqlite3`` that does not exist yet."""
    path, number = folder / f"{base}.sqlite3", 2
    while path.exists():
        path, number = folder / f"{base}-{number}.sqlite3", number + 1
    return path


def backups_in(data: Path) -> list[Path]:
    """Return the backup files of a data folder, newest first, without looking into them."""
    folder = data / FOLDER
    if not folder.is_dir():
        return []
    return sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)


def make_backup(connection: engine.Connection, data: Path, now: datetime, *, keys: Keys) -> Path:
    """Write a verified copy of the open database and drop the oldest beyond `KEEP`.

    The copy has the key of the database. It appears under its name only after it was verified and
    is on the disk.

    Raises:
        StoreError: No room, no permission, or the copy does not verify; older backups stay.
    """
    folder = data / FOLDER
    path = free_name(folder, f"desk-{stamp(now)}")
    part = path.with_name(path.name + _PART)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _drop_stale_parts(folder, now)
        part.unlink(missing_ok=True)
        connection.execute("VACUUM INTO ?", (str(part),))
        if not is_good(part, keys):
            raise StoreError(BAD_COPY_SAYS.format(path=path))
        settle(part, path)
    except engine.Error as error:
        part.unlink(missing_ok=True)
        raise store_error(error, path) from error
    except OSError as error:
        raise StoreError(
            f"{path}: {error.strerror} → 空きと 書きこみの許可を 確かめてください。"
        ) from error
    for old in backups_in(data)[KEEP:]:
        old.unlink(missing_ok=True)
    return path


def has_backup_of(data: Path, day: date) -> bool:
    """Return whether a backup was made on ``day``, in Japanese time."""
    start = f"desk-{day:%Y%m%d}-"
    return any(path.name.startswith(start) for path in backups_in(data))


def newest_good(data: Path, keys: Keys) -> Path | None:
    """Return the newest backup that verifies; `None` when there is none."""
    return next((path for path in backups_in(data) if is_good(path, keys)), None)


def is_good(path: Path, keys: Keys) -> bool:
    """Return whether ``path`` is a whole desk database that this program can read."""
    try:
        connection = connect_read_only(path, keys)
    except engine.Error:
        return False
    try:
        return 1 <= version_of(connection) <= SCHEMA_VERSION and not faults_in(connection)
    except engine.Error:
        return False
    finally:
        connection.close()


def _drop_stale_parts(folder: Path, now: datetime) -> None:
    # Left by a power cut; one of the last hour may be another program's, still being written.
    newest = f"desk-{stamp(now - timedelta(hours=1))}"
    for left in folder.glob(f"desk-*{_PART}"):
        if left.name < newest:
            left.unlink(missing_ok=True)
