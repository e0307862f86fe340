"""SQLite's errors in our words: what is wrong with which file, and what to do."""

from __future__ import annotations

from pathlib import Path

from kiosk.desk.sqlite.engine import engine
from kiosk.errors import StoreError
from kiosk.i18n import N_

_DAMAGE = {engine.SQLITE_CORRUPT, engine.SQLITE_NOTADB}
_LOCKED = {engine.SQLITE_BUSY, engine.SQLITE_LOCKED}
_FULL = {engine.SQLITE_FULL}
_READ_ONLY = {engine.SQLITE_READONLY, engine.SQLITE_CANTOPEN, engine.SQLITE_PERM}
_IO = {engine.SQLITE_IOERR}

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


def primary_code(error: engine.Error) -> int:
    """Return SQLite's primary result code of ``error``; -1 when it carries none."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


def is_damage(error: engine.Error) -> bool:
    """Return whether ``error`` says that the file is damaged or no database at all."""
    return primary_code(error) in _DAMAGE


def is_read_only(error: engine.Error) -> bool:
    """Return whether ``error`` says that the file cannot be written."""
    return primary_code(error) in _READ_ONLY


def store_error(error: engine.Error, path: Path) -> StoreError:
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
