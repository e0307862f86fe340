"""Turns the TOML of facts, cities, things to bring and pictures into the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar, get_args

from kiosk.dates.opening import Days
from kiosk.distance import is_in_japan
from kiosk.errors import Fault
from kiosk.procedures.load_steps import WAYS, read_source
from kiosk.procedures.model import (
    AreaId,
    Centre,
    City,
    CityId,
    Confidence,
    Fact,
    FactId,
    Group,
    Picture,
    Source,
    Thing,
    ThingId,
    Unit,
)
from kiosk.procedures.terms import Term
from kiosk.procedures.toml_lines import KeyPath
from kiosk.procedures.toml_reader import Origin, Table, read_toml

T = TypeVar("T")

AREAS: tuple[AreaId, ...] = get_args(AreaId)
UNITS: tuple[Unit, ...] = get_args(Unit)
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
DAYS: tuple[Days, ...] = get_args(Days)
_NOWHERE = Source("", date.min)


@dataclass(frozen=True, slots=True)
class Placed(Generic[T]):
    """Something read from a file, with its place. ``city`` is set for what a city replaces."""

    value: T
    origin: Origin
    path: KeyPath
    city: CityId | None = None

    def fault(self, rule: str, key: str, what: str, remedy: str) -> Fault:
        """Return a fault at ``key`` (``value``, ``source/read``) of it."""
        parts = tuple(int(part) if part.isdigit() else part for part in key.split("/") if part)
        name = ".".join([str(getattr(self.value, "id", "")), *map(str, parts)])
        return self.origin.fault(rule, name, what, remedy, path=(*self.path, *parts))


def read_facts(file: Path, faults: list[Fault]) -> list[Placed[Fact]]:
    """Return the sound facts of ``file``."""
    return list(each_of(file, "fact", _fact, faults))


def read_things(file: Path, faults: list[Fault]) -> list[Placed[Thing]]:
    """Return the sound things to bring of ``file``."""
    return list(each_of(file, "thing", _thing, faults))


def read_groups(file: Path, faults: list[Fault]) -> list[Placed[Group]]:
    """Return the shelves of the areas in ``file``, in its order."""
    return list(each_of(file, "group", _group, faults))


def read_terms(file: Path, faults: list[Fault]) -> list[Placed[Term]]:
    """Return the sound terms of ``file``, in its order; a file that is missing has none."""
    return list(each_of(file, "term", _term, faults)) if file.exists() else []


def read_pictures(file: Path, faults: list[Fault]) -> list[Placed[Picture]]:
    """Return the pictures described in ``file``: one table each, named after the drawing."""
    table = read_toml(file, faults)
    found: list[Placed[Picture]] = []
    for name in table.keys() if table is not None else ():
        before = len(faults)
        entry = table.table(name) if table is not None else None
        if entry is None:
            continue
        picture = Picture(
            id=name,
            alt=entry.marked("alt"),
            shows=entry.text("shows", ""),
            checked_on=entry.day("checked_on"),
        )
        entry.close()
        if len(faults) == before:
            found.append(Placed(picture, entry.origin, entry.path))
    return found


def read_city(file: Path, faults: list[Fault]) -> Placed[City] | None:
    """Return the city of a ``city.toml``; `None` when it cannot be used."""
    before = len(faults)
    table = read_toml(file, faults)
    if table is None:
        return None
    city = City(
        id=CityId(table.text("id")),
        name=table.marked("name"),
        prefecture=table.marked("prefecture"),
        hosts=table.texts("hosts", marked=False),
        centres=tuple(_centre(centre) for centre in table.tables("centre")),
    )
    # Where the city's own statements were read: kept in the file for its authors only.
    for source in table.tables("source"):
        read_source(source)
    table.close()
    if city.id and city.id != file.parent.name:
        remedy = f'id = "{file.parent.name}" にする'
        table.fault("id.file", "id", f"「{city.id}」はフォルダー名と違います", remedy)
    return Placed(city, table.origin, ()) if len(faults) == before else None


def each_of(
    file: Path, key: str, read: Callable[[Table], T], faults: list[Fault]
) -> Iterator[Placed[T]]:
    """Yield what ``read`` makes of each sound ``[[key]]`` of ``file``."""
    table = read_toml(file, faults)
    if table is None:
        return
    for entry in table.tables(key):
        before = len(faults)
        value = read(entry)
        entry.close()
        if len(faults) == before:
            yield Placed(value, entry.origin, entry.path)
    table.close()


def _fact(table: Table) -> Fact:
    unit = table.word("unit", UNITS)
    source = table.table("source", required=True)
    return Fact(
        id=FactId(table.text("id")),
        label=table.marked("label"),
        value=_value(table, unit),
        unit=unit,
        source=read_source(source) if source is not None else _NOWHERE,
        checked_on=table.day("checked_on", required=True) or date.min,
        owner=table.text("owner"),
        confidence=table.word("confidence", CONFIDENCES),
        valid_from=table.day("valid_from"),
        valid_until=table.day("valid_until"),
        note=table.marked("note", ""),
        days=table.word("days", DAYS) if table.has("days") else None,
        at=table.word("at", WAYS) if table.has("at") else None,
    )


def _value(table: Table, unit: Unit) -> int | str | None:
    value = table.raw("value")
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return table.marked("value") if unit == "text" else table.text("value")


def _thing(table: Table) -> Thing:
    return Thing(
        id=ThingId(table.text("id")),
        name=table.marked("name"),
        icon=table.text("icon"),
        note=table.marked("note", ""),
    )


def _group(table: Table) -> Group:
    return Group(
        id=table.text("id"),
        area=table.word("area", AREAS),
        name=table.marked("name"),
        icon=table.text("icon"),
        first=table.texts("first", marked=False),
    )


def _term(table: Table) -> Term:
    source = table.table("source", required=True)
    return Term(
        id=table.text("id"),
        name=table.marked("name"),
        meaning=table.marked("meaning"),
        read=(read_source(source) if source is not None else _NOWHERE).read,
        also=table.texts("also"),
    )


def _at(table: Table) -> tuple[float, float] | None:
    """Return the place on the map that ``at = [35.33, 139.49]`` names; it lies in Japan."""
    match table.raw("at"):
        case None:
            return None
        case [int() | float() as north, int() | float() as east] if is_in_japan(north, east):
            return float(north), float(east)
    table.fault("city.at", "at", "日本の 緯度・経度では ありません", "[緯度, 経度] の順に書く")
    return None


def _centre(table: Table) -> Centre:
    centre = Centre(id=table.text("id"), name=table.marked("name"), at=_at(table))
    table.close()
    return centre
