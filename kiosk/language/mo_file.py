"""Reads a compiled gettext catalogue (``.mo``), and only when somebody looks something up in it.

The format is gettext's own (GNU gettext manual, "The Format of GNU MO Files"). `gettext` of the
standard library reads the same file ten times slower, in the middle of the start.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

_HEADER = struct.Struct("<5I")
_MAGIC = 0x950412DE


def read_mo(path: Path) -> dict[str, str]:
    """Return the messages of ``path``, by context and id as gettext joins them.

    A missing file has none.

    Raises:
        ValueError: The file is no catalogue, or cut off.
    """
    if not path.exists():
        return {}
    data = path.read_bytes()
    try:
        magic, _, count, ids_at, texts_at = _HEADER.unpack_from(data)
        table = struct.Struct(f"<{2 * count}I")
        ids, texts = table.unpack_from(data, ids_at), table.unpack_from(data, texts_at)
    except struct.error as error:
        raise ValueError(f"{path}: {error}") from error
    if magic != _MAGIC:
        raise ValueError(f"{path}: no compiled catalogue")
    pairs = zip(_pieces(data, ids), _pieces(data, texts), strict=True)
    return {key: text for key, text in pairs if key and "\x00" not in key}


def _pieces(data: bytes, table: tuple[int, ...]) -> Iterator[str]:
    for length, start in zip(table[::2], table[1::2], strict=True):
        yield data[start : start + length].decode()


class MoFile(Mapping[str, str]):
    """The messages of a compiled catalogue, read at the first look-up."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: dict[str, str] | None = None

    @property
    def _messages(self) -> dict[str, str]:
        if self._read is None:
            self._read = read_mo(self._path)
        return self._read

    def __getitem__(self, key: str) -> str:
        return self._messages[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._messages)

    def __len__(self) -> int:
        return len(self._messages)
