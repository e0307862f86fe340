"""Reads everything a city's folder of lists names, and says what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kiosk.errors import Fault
from kiosk.places.shelf import Shelf
from kiosk.procedures.lists import Lists


def check_shelf(lists: Lists, folder: Path, today: date) -> Iterator[Fault]:
    """Yield the faults of the manifest and of each file in ``folder``, and days still to come."""
    shelf = Shelf(lists, [folder])
    for kind, entry in shelf.entries.items():
        shelf.list_of(kind)
        if entry.origin.as_of > today:
            what = f"データの 日 {entry.origin.as_of} は まだ 来ていません"
            yield Fault(entry.file, "as_of", what, "データの 日に する", "list.day")
    yield from shelf.faults
