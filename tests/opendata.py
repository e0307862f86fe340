"""Real open data of cities as the lists of a terminal; nothing of it is shown as another city's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from kiosk.errors import Fault
from kiosk.places.importing import import_list
from kiosk.places.model import Origin, PlaceList
from kiosk.places.shelf import Entry, read_list
from kiosk.procedures.lists import ListKind, Lists
from kiosk.procedures.load_lists import read_lists
from kiosk.settings import ASSETS

DATA = Path(__file__).parent / "data" / "opendata"
AS_OF = date(2026, 8, 21)
ORIGIN = Origin("高松市オープンデータ", "一覧", "CC BY 4.0", AS_OF)
FILES = {
    "shelter": "takamatsu_evacuation_space.csv",
    "aed": "takamatsu_aed_location.csv",
    "wifi": "takamatsu_public_wireless_lan.csv",
    "facility": "takamatsu_library_cp932.csv",
    "event": "takamatsu_events.csv",
    "bus": "gtfs_minakami_community_2019.zip",
}


def shipped_lists() -> Lists:
    """Return the kinds of lists that are shipped."""
    read = read_lists(ASSETS / "lists" / "lists.toml", [])
    assert read is not None
    return read.lists


LISTS = shipped_lists()


def kind_of(name: str) -> ListKind:
    """Return a kind that is there."""
    kind = LISTS.kind(name)
    assert kind is not None
    return kind


def read(name: str, file: Path, as_of: date = AS_OF) -> tuple[PlaceList | None, list[Fault]]:
    """Return the list in ``file``, and what is wrong with it."""
    faults: list[Fault] = []
    origin = Origin("市", "一覧", "CC BY 4.0", as_of)
    return read_list(Entry(name, file, origin), kind_of(name), LISTS, faults), faults


def sound(name: str, file: Path, as_of: date = AS_OF) -> PlaceList:
    """Return the list in ``file``, which has no fault."""
    found, faults = read(name, file, as_of)
    assert found is not None
    assert not faults
    return found


def imported(folder: Path) -> Path:
    """Import the sample files into ``folder`` and return it."""
    for kind, file in FILES.items():
        _, faults = import_list(DATA / file, kind_of(kind), ORIGIN, LISTS, folder)
        assert not faults
    return folder
