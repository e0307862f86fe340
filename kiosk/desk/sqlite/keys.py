"""The key of the desk database: a small file outside the data folder, made at the first start.

Reading, making and replacing the key file; what is encrypted with it is in `encryption`.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.i18n import N_
from kiosk.settings import desk_key_path

_KEY = re.compile(r"[0-9a-f]{64}")
_ID_LENGTH = 16

MISSING_SAYS = N_(
    "記録を ひらく鍵のファイルが ありません: {path} → "
    "なにも 書きかえていません。保管してある鍵の写しを この場所に 戻してください。"
)
WRONG_SAYS = N_(
    "鍵のファイルが この記録のものでは ありません: {path} → "
    "なにも 書きかえていません。この端末の 鍵の写しを 戻してください。"
)
BROKEN_SAYS = N_(
    "鍵のファイルが こわれています: {path} → "
    "なにも 書きかえていません。保管してある鍵の写しを この場所に 戻してください。"
)
UNREADABLE_SAYS = N_(
    "鍵のファイルを 読み書きできません: {path}（{why}） → "
    "フォルダーの許可を 確かめるか、設定 desk_key で ほかの場所に してください。"
)
INSIDE_SAYS = N_(
    "鍵のファイルが データと 同じフォルダーに あります: {path} → "
    "設定 desk_key で データの外の場所に してください。"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of one key file: the present one first, then those a rotation has not replaced."""

    path: Path
    all: tuple[str, ...]

    @property
    def current(self) -> str:
        """The key that new files get: 64 hexadecimal digits."""
        return self.all[0]


def key_id(key: str) -> str:
    """Return a short name of ``key`` from which it cannot be found."""
    return hashlib.sha256(f"desk-key {key}".encode()).hexdigest()[:_ID_LENGTH]


def keys_for(data: Path, *, is_used: bool, known_id: str = "") -> Keys:
    """Return the keys of a data folder; the first time, make one.

    Args:
        data: The data folder; its settings may name another place for the key.
        is_used: Whether the folder holds anything encrypted: no new key is made then.
        known_id: The `key_id` noted in the data folder; empty when none is.

    Raises:
        StoreError: The key is missing, of another terminal, broken, unreadable, or lies in the
            data folder; nothing was written.
    """
    path = desk_key_path(data)
    if path.resolve().is_relative_to(data.resolve()):
        raise StoreError(INSIDE_SAYS.format(path=path))
    try:
        lines = path.read_text("ascii").split()
    except FileNotFoundError:
        if is_used or known_id:
            raise StoreError(MISSING_SAYS.format(path=path)) from None
        return write_keys(path, [new_key()])
    except UnicodeDecodeError:
        lines = []
    except OSError as error:
        raise StoreError(UNREADABLE_SAYS.format(path=path, why=error.strerror)) from error
    if not lines or not all(_KEY.fullmatch(line) for line in lines):
        raise StoreError(BROKEN_SAYS.format(path=path))
    if known_id and known_id not in map(key_id, lines):
        raise StoreError(WRONG_SAYS.format(path=path))
    return Keys(path, tuple(lines))


def new_key() -> str:
    """Return a random key of 256 bits."""
    return secrets.token_hex(32)


def write_keys(path: Path, keys: Sequence[str]) -> Keys:
    """Replace the key file, readable by its owner only; the old or the new one is there, whole.

    Raises:
        StoreError: The folder cannot be written; the old file is as it was.
    """
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write("".join(f"{key}\n" for key in keys))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        raise StoreError(UNREADABLE_SAYS.format(path=path, why=error.strerror)) from error
    return Keys(path, tuple(keys))


def copy_key(keys: Keys, target: Path) -> Path:
    """Write a copy of the key file, readable by its owner only.

    Raises:
        StoreError: The place cannot be written.
    """
    return write_keys(target, keys.all).path
