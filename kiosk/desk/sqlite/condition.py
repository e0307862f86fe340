"""How a database file is found at a start: new, whole, damaged, lost, or of a newer program."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from kiosk.desk.sqlite.backups import newest_good
from kiosk.desk.sqlite.checks import faults_in
from kiosk.desk.sqlite.clean import is_clean
from kiosk.desk.sqlite.database import connect, connect_read_only
from kiosk.desk.sqlite.encryption import PLAIN_HEADER, is_plain
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.keys import Keys
from kiosk.desk.sqlite.refusals import is_damage, is_read_only
from kiosk.desk.sqlite.schema import SCHEMA_VERSION, version_of
from kiosk.errors import StoreError
from kiosk.i18n import N_

KNOWN = "desk.known"

NEWER_SAYS = N_(
    "記録のファイルは 新しい版のプログラムで 作られています"
    "（版 {found}、このプログラムは {known} まで）: {path} → "
    "なにも 書きかえていません。プログラムを 新しくしてください。"
)
_HEADER = 100


class Condition(Enum):
    """New, whole, damaged, or gone although it was there before."""

    FRESH = auto()
    WHOLE = auto()
    DAMAGED = auto()
    LOST = auto()


def refuse_newer_header(path: Path) -> None:
    """Refuse a plain file that a newer program made, before SQLite opens it.

    Raises:
        StoreError: The schema is newer; nothing was written.
    """
    # Read as plain bytes: even opening a database with SQLite may write beside it.
    if not path.exists():
        return
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if header.startswith(PLAIN_HEADER) and len(header) == _HEADER:
        _refuse_newer(int.from_bytes(header[60:64], "big"), path)


def refuse_newer_inside(path: Path, keys: Keys) -> None:
    """Refuse an encrypted file that a newer program made.

    Raises:
        StoreError: The schema is newer; nothing was written.
    """
    if is_plain(path) or not path.exists() or not path.stat().st_size:
        return
    # Unchangeable for SQLite: it writes nothing beside it. A newer version that is only in the
    # write-ahead log is found when the file is looked into.
    connection = connect_read_only(path, keys, is_fixed=True)
    try:
        _refuse_newer(version_of(connection), path)
    except engine.Error as error:
        if not is_damage(error):
            raise
    finally:
        connection.close()


def _refuse_newer(version: int, path: Path) -> None:
    if version > SCHEMA_VERSION:
        raise StoreError(NEWER_SAYS.format(found=version, known=SCHEMA_VERSION, path=path))


def condition_of(path: Path, keys: Keys, timeout_s: float) -> Condition:
    """Return how the database file is, after reading all of it unless it was closed cleanly.

    Raises:
        StoreError: The schema is newer.
    """
    was_clean = is_clean(path)
    used_before = (path.parent / KNOWN).exists() or newest_good(path.parent, keys) is not None
    if not path.exists() or not path.stat().st_size:
        return Condition.LOST if used_before else Condition.FRESH
    try:
        connection = connect(path, keys, timeout_s=timeout_s)
        return _look_into(connection, path, used_before=used_before, was_clean=was_clean)
    except engine.Error as error:
        if not is_read_only(error):
            raise
    reader = connect_read_only(path, keys, timeout_s=timeout_s)
    return _look_into(reader, path, used_before=used_before, was_clean=was_clean)


def _look_into(
    connection: engine.Connection, path: Path, *, used_before: bool, was_clean: bool
) -> Condition:
    try:
        version = version_of(connection)
        _refuse_newer(version, path)
        if version and was_clean:
            return Condition.WHOLE
        if faults_in(connection) or (version == 0 and used_before):
            return Condition.DAMAGED
        return Condition.WHOLE if version else Condition.FRESH
    except engine.Error as error:
        if is_damage(error):
            return Condition.DAMAGED
        raise
    finally:
        connection.close()
