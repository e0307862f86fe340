"""Giving the desk's files a new key. How files are encrypted is in `kiosk.desk.sqlite`."""

from __future__ import annotations

from pathlib import Path

from kiosk.clock import Clock
from kiosk.desk.sqlite import opening
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.sqlite.keys import copy_key, new_key, write_keys
from kiosk.desk.store import open_store


def rotate_key(data: Path, clock: Clock, *, by: Actor) -> Path:
    """Encrypt the database and its backups with a new key and forget the old one.

    Until everything has the new key the key file holds both, so that a power cut at any moment
    leaves files that open; calling again starts over. Files set aside after damage keep the key
    they had.

    Returns:
        The key file. Copies of the old one are of no use any more.

    Raises:
        StoreError: The terminal is running, or the disk failed; everything still opens.
    """
    open_store(data, clock).close()
    opening.close_others_out(data, timeout_s=1.0)
    before = opening.keys_of(data)
    both = write_keys(before.path, [new_key(), *before.all])
    opening.rewrite_all(data, both)
    write_keys(before.path, [both.current])
    store = open_store(data, clock)
    store.terminal.note_audit(by, "rotate-key", result="ok")
    store.close()
    return before.path


def save_key_copy(data: Path, target: Path) -> Path:
    """Write a copy of the key file to ``target``, for a safe; without it a lost key loses all.

    Raises:
        StoreError: There is no key yet, or ``target`` cannot be written.
    """
    return copy_key(opening.keys_of(data), target)
