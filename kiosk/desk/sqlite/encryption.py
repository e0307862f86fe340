"""Encrypting desk files: opening one with its key, and writing a file anew under another key.

Which keys there are is in `keys`; when a file is encrypted is decided in `opening`.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.desk.durable import settle
from kiosk.desk.sqlite.checks import faults_in
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.keys import Keys
from kiosk.errors import StoreError
from kiosk.i18n import N_

PLAIN_HEADER = b"SQLite format 3\x00"

COPY_SAYS = N_(
    "記録のファイルを 書きなおせませんでした: {path} → "
    "元のファイルは そのままです。ディスクの空きを 確かめて、もういちど 開いてください。"
)


def is_plain(path: Path) -> bool:
    """Return whether ``path`` is a database that nobody encrypted."""
    try:
        with path.open("rb") as file:
            return file.read(len(PLAIN_HEADER)) == PLAIN_HEADER
    except FileNotFoundError:
        return False


def key_of(path: Path, keys: Keys) -> str | None:
    """Return the key that opens ``path``; `None` for a file that is not encrypted.

    A new, empty or damaged file gets the present key.
    """
    if is_plain(path):
        return None
    if len(keys.all) == 1 or not path.exists():
        return keys.current
    return next((key for key in keys.all if _opens(path, key)), keys.current)


def unlock(connection: engine.Connection, key: str | None) -> None:
    """Give ``connection`` its key; must be the first thing that happens on it."""
    # Otherwise each damaged page and each key that is tried is written to the error output.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Of the sums SQLCipher offers for a page, the fastest that is not obsolete. A default, because
    # files that are attached must get the same.
    connection.execute("PRAGMA cipher_default_hmac_algorithm = HMAC_SHA256")
    if key is not None:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")


def rewrite(path: Path, keys: Keys) -> bool:
    """Encrypt ``path`` with the present key, whatever it was before; nobody has it open.

    The old file is replaced only after the new one was compared with it and is on the disk; its
    write-ahead log is taken in first.

    Returns:
        Whether the file was written anew; `False` when it has the present key already.

    Raises:
        StoreError: The copy is not whole; the old file is as it was.
    """
    old = key_of(path, keys)
    if old == keys.current:
        return False
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    source = engine.connect(path, isolation_level=None)
    try:
        unlock(source, old)
        source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        source.execute("PRAGMA journal_mode = DELETE").fetchall()
        version = source.execute("PRAGMA user_version").fetchone()[0]
        source.execute("ATTACH DATABASE ? AS safe KEY ?", (str(part), f"x'{keys.current}'"))
        source.execute("SELECT sqlcipher_export('safe')").fetchall()
        source.execute(f"PRAGMA safe.user_version = {int(version)}")
        source.execute("DETACH DATABASE safe")
        counted = _row_counts(source)
    finally:
        source.close()
    if not _is_copy(part, keys.current, counted):
        part.unlink(missing_ok=True)
        raise StoreError(COPY_SAYS.format(path=path))
    settle(part, path)
    return True


def _is_copy(part: Path, key: str, counted: dict[str, int]) -> bool:
    copy = engine.connect(part, isolation_level=None)
    try:
        unlock(copy, key)
        return _row_counts(copy) == counted and not faults_in(copy)
    finally:
        copy.close()


def _row_counts(connection: engine.Connection) -> dict[str, int]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: int(connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608
        for (name,) in tables
    }


def _opens(path: Path, key: str) -> bool:
    connection = engine.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    try:
        unlock(connection, key)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except engine.Error:
        return False
    else:
        return True
    finally:
        connection.close()
