"""Files that must survive a power cut: giving a finished one its name, syncing a folder."""

from __future__ import annotations

import os
from pathlib import Path


def settle(part: Path, path: Path) -> None:
    """Give a finished file its name so that it survives a power cut."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Write a folder's list of names to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
