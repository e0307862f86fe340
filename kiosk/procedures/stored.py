"""The compiled content of one city as a file: reading it, and seeing whether it is still fresh.

Light on purpose: a start with fresh content loads nothing of the loader and its checks.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from kiosk.errors import ContentError, Fault
from kiosk.procedures.content import Content
from kiosk.procedures.model import CityId

SOURCE_FOLDERS = (
    *("procedures", "facts", "words", "pictures", "events", "letters", "fees", "lists"),
    *("lessons", "cards"),
)
# Part of the fingerprint: raise it when the compiled form or a rule for leaving out changes.
FORMAT = 5


class Left(msgspec.Struct, frozen=True):
    """A fault as the compiled file keeps it, so that later starts still report it."""

    file: str
    key: str
    what: str
    remedy: str
    rule: str
    line: int | None


class Compiled(msgspec.Struct, frozen=True):
    """What a compiled file holds: the sound content, and what was left out of it."""

    content: Content
    left: tuple[Left, ...]


def load(path: Path) -> Content:
    """Read a compiled file.

    Raises:
        ContentError: The file is missing, damaged or of an older form; build it again.
    """
    return read_compiled(path).content


def load_content(assets: Path, cache: Path, city: CityId) -> tuple[Content, list[Fault]]:
    """Return the content of ``city``: the compiled file, made anew when a source differs.

    Sources are compared by name, size and time; unchanged ones are not opened. A damaged compiled
    file is replaced, and a cache that cannot be written is done without.
    """
    file = compiled_file(cache, city)
    try:
        compiled = read_compiled(file)
    except ContentError:
        compiled = None
    if compiled is not None and compiled.content.fingerprint == fingerprint(assets, city):
        return compiled.content, [_as_fault(left) for left in compiled.left]
    from kiosk.procedures import build  # noqa: PLC0415 - only when a source has changed

    result = build.assemble(assets, city)
    # A full or read-only disk must not keep the terminal from starting.
    with suppress(OSError):
        build.write(file, result)
    return result.content, result.faults


def compiled_file(out: Path, city: CityId) -> Path:
    """Return the compiled file's place for ``city`` in ``out``."""
    return out / f"content-{city}.json"


def fingerprint(assets: Path, city: CityId) -> str:
    """Return a mark that changes with the name, size or time of any source of ``city``."""
    # Not against forgers: two checksums tell every change, and OpenSSL need not be loaded.
    marks = [f"{FORMAT} {city}\n"]
    for folder in (*SOURCE_FOLDERS, f"cities/{city}"):
        marks += sorted(_stamps(assets / folder, folder))
    text = "".join(marks).encode()
    return f"{zlib.crc32(text):08x}{zlib.adler32(text):08x}"


def _stamps(folder: Path, name: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _stamps(folder / entry.name, f"{name}/{entry.name}")
        elif entry.name.endswith((".toml", ".svg")):
            stat = entry.stat()
            yield f"{name}/{entry.name} {stat.st_size} {stat.st_mtime_ns}\n"


def read_compiled(path: Path) -> Compiled:
    """Read a compiled file with what was left out of it; raises as `load` does."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Compiled)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        what = f"組み立てた内容を読めません（{error}）"
        remedy = "python -m kiosk build で組み立てなおす"
        raise ContentError([Fault(path, "(file)", what, remedy, "build.damaged")]) from error


def _as_fault(left: Left) -> Fault:
    return Fault(Path(left.file), left.key, left.what, left.remedy, left.rule, left.line)
