"""Takes a city's file into the data folder: read first, then copied whole, then named."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kiosk.errors import ContentError, Fault, StoreError
from kiosk.places.model import Origin
from kiosk.places.shelf import Entry, read_list, read_manifest
from kiosk.places.timetable import read_timetable
from kiosk.procedures.lists import BUS, MANIFEST, ListKind, Lists

_TEXTS = ("publisher", "title", "licence", "url", "owner", "phone")


def import_list(
    file: Path, kind: ListKind, origin: Origin, lists: Lists, folder: Path
) -> tuple[int, list[Fault]]:
    """Copy ``file`` into ``folder`` as the city's list of ``kind``; return its places and faults.

    A list of that kind that was there is replaced. Rows that cannot be used are left out and
    reported; the others count.

    Raises:
        ContentError: Nothing of the file can be used; nothing was changed.
        StoreError: The folder cannot be written; what was there is still there.
    """
    faults: list[Fault] = []
    count = _places_in(Entry(kind.id, file, origin), kind, lists, faults)
    if not count:
        raise ContentError(faults)
    others = [one for one in read_manifest(folder, lists, []) if one.kind != kind.id]
    name = f"{kind.id}{file.suffix.lower()}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / name, file.read_bytes())
        _write_manifest(folder, [*others, Entry(kind.id, folder / name, origin)])
    except OSError as error:
        raise StoreError(
            f"{folder}: 書けません（{error.strerror}） → 場所と 許可を 確かめてください。"
        ) from None
    return count, faults


def remove_list(kind: str, lists: Lists, folder: Path) -> bool:
    """Remove an imported list; say whether there was one.

    Raises:
        StoreError: The folder cannot be written.
    """
    entries = read_manifest(folder, lists, [])
    gone = [one for one in entries if one.kind == kind]
    if not gone:
        return False
    try:
        _write_manifest(folder, [one for one in entries if one.kind != kind])
        for one in gone:
            with suppress(FileNotFoundError):
                one.file.unlink()
    except OSError as error:
        raise StoreError(
            f"{folder}: 書けません（{error.strerror}） → 場所と 許可を 確かめてください。"
        ) from None
    return True


def _places_in(entry: Entry, kind: ListKind, lists: Lists, faults: list[Fault]) -> int:
    if kind.id == BUS:
        timetable = read_timetable(entry.file, faults)
        return len(timetable.stops) if timetable is not None else 0
    found = read_list(entry, kind, lists, faults)
    return len(found.places) if found is not None else 0


def _write_manifest(folder: Path, entries: Sequence[Entry]) -> None:
    """Write the manifest; what JSON writes for a text, TOML reads as the same text."""
    lines = ["# python -m kiosk places import が 書きました。"]
    for one in entries:
        lines += ["", "[[set]]", f'kind = "{one.kind}"', f"file = {_quoted(one.file.name)}"]
        for key in _TEXTS:
            text = getattr(one.origin, key)
            if text:
                lines.append(f"{key} = {_quoted(text)}")
        lines.append(f"as_of = {one.origin.as_of.isoformat()}")
        if one.origin.read is not None:
            lines.append(f"read = {one.origin.read.isoformat()}")
    _write(folder / MANIFEST, ("\n".join(lines) + "\n").encode())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _write(file: Path, content: bytes) -> None:
    """Write ``file`` whole or not at all, also through a power cut."""
    temporary = file.with_name(f"{file.name}.tmp")
    with temporary.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(file)
