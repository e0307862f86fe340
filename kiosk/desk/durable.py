"""Files that survive a power cut: they appear whole or not at all, and keep their name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kiosk.errors import StoreError
from kiosk.i18n import N_

PART = ".part"
CANNOT_WRITE_SAYS = N_("{path}: {why} → 保存先の 空きと 書きこみの許可を 確かめてください。")


@contextmanager
def appearing(path: Path) -> Iterator[Path]:
    """Give a path to write to, which becomes ``path`` when the block ends well.

    When the block fails or is interrupted, nothing is left behind and an older file stays as it
    was.

    Raises:
        StoreError: The folder cannot be written, or the disk is full.
    """
    part = path.with_name(path.name + PART)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield part
        settle(part, path)
    except OSError as error:
        raise StoreError(CANNOT_WRITE_SAYS.format(path=path, why=error.strerror)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


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
