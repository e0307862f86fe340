"""The terminal to practise at: a folder of its own with made-up records, gone at the end."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields, replace
from pathlib import Path

import msgspec

from kiosk.clock import Clock
from kiosk.settings import FILE_NAME, load_settings

PREFIX = "shimin-kiosk-practice-"


class Practice(msgspec.Struct, frozen=True):
    """A terminal to practise at: its data folder, and what every screen says of it."""

    data: Path
    mark: str


@contextmanager
def practising(real: Path, clock: Clock) -> Iterator[Practice]:
    """Make a folder to practise in, with the settings of ``real``; drop it afterwards.

    Nothing in ``real`` is written. Sheets become files in the folder, no address is asked for, and
    the key of the records lies beside them. The folder is in memory where the machine offers that,
    so that it does not outlive a power cut either.

    Raises:
        OSError: No folder can be made.
        StoreError: The made-up records cannot be written.
    """
    from kiosk.desk.practice import SUPPORTER, set_up  # noqa: PLC0415 - only to practise

    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=_in_memory()) as folder:
        data = Path(folder) / "data"
        data.mkdir()
        _write_settings(real, data, Path(folder) / "desk.key")
        _take_compiled(real, data)
        code = set_up(data, clock)
        yield Practice(data, f"れんしゅう　記号 {SUPPORTER.code}・番号 {code}")


def _in_memory() -> str | None:
    """Return the folder of the session that is kept in memory; `None` for the usual one."""
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return folder if folder and os.access(folder, os.W_OK) else None


def _write_settings(real: Path, data: Path, key: Path) -> None:
    own = replace(load_settings(real), printer="pdf", network_url="", desk_key=str(key))
    # What JSON writes for a text or a number, TOML reads as the same.
    lines = [
        f"{one.name} = {json.dumps(getattr(own, one.name), ensure_ascii=False)}\n"
        for one in fields(own)
    ]
    (data / FILE_NAME).write_text("".join(lines), "utf-8")


def _take_compiled(real: Path, data: Path) -> None:
    """Take over what was compiled, so that practice starts as fast; without it, it is made."""
    cache = data / "cache"
    cache.mkdir()
    with suppress(OSError):
        for file in (real / "cache").glob("content-*.json"):
            shutil.copy2(file, cache / file.name)
        if (real / "cache" / "locales").is_dir():
            shutil.copytree(real / "cache" / "locales", cache / "locales")
