"""The mark of a clean close: a file that nobody touched since need not be read through again.

Without it a store of a million sessions would take the better part of a minute to open. The mark
holds for one state of the file only; a kill, a copy put in its place or a changed byte end it, and
the next start reads everything.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from kiosk.desk.durable import PART, settle

MARK = "desk.clean"


def note_clean(path: Path) -> None:
    """Mark ``path``, which was whole when it was opened, as closed by its last user."""
    if _log(path).exists():
        return  # somebody else has it open still
    mark = path.parent / MARK
    part = mark.with_name(mark.name + PART)
    with suppress(OSError):  # without the mark the next start only takes longer
        part.write_text(_state(path), "ascii")
        settle(part, mark)


def is_clean(path: Path) -> bool:
    """Say whether ``path`` is as its last user closed it."""
    try:
        said = (path.parent / MARK).read_text("ascii")
        return not _log(path).exists() and said == _state(path)
    except (OSError, UnicodeDecodeError):
        return False


def _state(path: Path) -> str:
    found = path.stat()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns}\n"


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
