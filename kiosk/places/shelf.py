"""The lists of one city: which there are, and reading one when somebody asks for it.

Files lie beside ``places.toml`` in the city's folder under ``assets``; what staff imported lies in
the data folder and replaces the city's list of the same kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kiosk.errors import Fault
from kiosk.places.entries import Columns, places_of
from kiosk.places.model import Origin, PlaceList
from kiosk.places.table import read_table
from kiosk.places.timetable import Timetable, read_timetable
from kiosk.procedures.lists import BUS, MANIFEST, ListKind, Lists
from kiosk.procedures.toml_reader import Table, read_toml


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a city: its kind, its place, where it comes from."""

    kind: str
    file: Path
    origin: Origin


class Shelf:
    """The lists of one city. Nothing is read before it is asked for; then it is kept.

    ``folders`` are those with a manifest, the one that counts first.
    """

    def __init__(self, lists: Lists, folders: Sequence[Path] = ()) -> None:
        self._lists = lists
        self._folders = tuple(folders)
        self._entries: dict[str, Entry] | None = None
        self._read: dict[str, PlaceList | None] = {}
        self.faults: list[Fault] = []

    @property
    def entries(self) -> dict[str, Entry]:
        """The files by kind, in the order in which the kinds are offered."""
        if self._entries is None:
            found: dict[str, Entry] = {}
            for folder in self._folders:
                for entry in read_manifest(folder, self._lists, self.faults):
                    found.setdefault(entry.kind, entry)
            order = [kind.id for kind in self._lists.kinds]
            self._entries = dict(sorted(found.items(), key=lambda pair: order.index(pair[0])))
        return self._entries

    @property
    def kinds(self) -> tuple[ListKind, ...]:
        """The kinds this city has a list of."""
        found = (self._lists.kind(kind) for kind in self.entries)
        return tuple(kind for kind in found if kind is not None)

    def list_of(self, kind: str) -> PlaceList | None:
        """Return a list; `None` where the city has none, or where its file cannot be read."""
        if kind not in self._read:
            entry, known = self.entries.get(kind), self._lists.kind(kind)
            if entry is None or known is None:
                self._read[kind] = None
            elif kind == BUS:
                table = self.timetable
                stops = table.stops if table is not None else ()
                self._read[kind] = PlaceList(known, entry.origin, stops) if stops else None
            else:
                self._read[kind] = read_list(entry, known, self._lists, self.faults)
        return self._read[kind]

    @cached_property
    def timetable(self) -> Timetable | None:
        """The city's timetable, `None` where it has none that can be read."""
        entry = self.entries.get(BUS)
        return read_timetable(entry.file, self.faults) if entry is not None else None


def read_list(entry: Entry, kind: ListKind, lists: Lists, faults: list[Fault]) -> PlaceList | None:
    """Return the list of ``entry``; `None`, and a fault, where its file holds no place."""
    names = (*lists.columns["name"], *kind.group)
    sheet = read_table(entry.file, names)
    faults.extend(sheet.faults)
    places = places_of(sheet, entry.file, lists, kind, entry.origin.as_of, faults)
    if not places:
        if not sheet.faults:
            what = "場所が 1つも ありません"
            remedy = "見出しの 下に 行を 足す"
            faults.append(Fault(entry.file, "(file)", what, remedy, "list.empty"))
        return None
    return PlaceList(kind, entry.origin, places)


def ignored_columns(entry: Entry, kind: ListKind, lists: Lists) -> list[str]:
    """Return the headers of the file that nothing reads, for the one who imports it."""
    sheet = read_table(entry.file, lists.columns["name"])
    known = Columns(lists, kind).known()
    return [header for header in sheet.headers if header not in known]


def read_manifest(folder: Path, lists: Lists, faults: list[Fault]) -> list[Entry]:
    """Return the files that ``folder/places.toml`` names; a folder without one has none."""
    file = folder / MANIFEST
    table = read_toml(file, faults) if file.exists() else None
    found: list[Entry] = []
    for one in table.tables("set") if table is not None else ():
        before = len(faults)
        entry = _entry(one, folder, lists)
        if len(faults) == before:
            found.append(entry)
    if table is not None:
        table.close()
    return found


def _entry(table: Table, folder: Path, lists: Lists) -> Entry:
    kind = table.word("kind", (*(kind.id for kind in lists.kinds),))
    name = table.text("file")
    origin = Origin(
        publisher=table.text("publisher"),
        title=table.text("title"),
        licence=table.text("licence"),
        as_of=table.day("as_of", required=True) or date.min,
        url=table.text("url", ""),
        owner=table.text("owner", ""),
        read=table.day("read"),
        phone=table.text("phone", ""),
    )
    table.close()
    if name and (Path(name).name != name or not (folder / name).is_file()):
        what = f"ファイル「{name}」が ありません"
        table.fault("list.file", "file", what, f"{folder} に 置く")
    return Entry(kind, folder / name, origin)
