"""Places of a list as plain data, and what is known of the list itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Literal

import msgspec

from kiosk.distance import Point
from kiosk.places.hours import Hours
from kiosk.procedures.lists import Detail, ListKind

Known = Literal["yes", "partly", "no", "unknown"]
"""What a list says of a place: an empty cell is `unknown`, never `no`."""


class Origin(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a list comes from. It stands on every page of it.

    ``publisher`` and ``title`` are as the publisher writes them; ``as_of`` is the day the data
    speak of, ``read`` the day they were fetched.
    """

    publisher: str
    title: str
    licence: str
    as_of: date
    url: str = ""
    owner: str = ""
    read: date | None = None
    phone: str = ""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """One entry of a list, its texts as the city wrote them.

    ``kana`` is in hiragana. ``details`` holds texts, ``flags`` what is known, by the detail's id.
    ``first`` and ``last`` are the days of an event, `None` where they could not be read from
    ``when``. ``group`` is the part of a long list it belongs to.
    """

    id: str
    name: str
    kana: str = ""
    name_en: str = ""
    address: str = ""
    at: Point | None = None
    phone: str = ""
    url: str = ""
    note: str = ""
    group: str = ""
    hours: Hours = Hours()
    details: Mapping[str, str] = {}
    flags: Mapping[str, Known] = {}
    when: str = ""
    first: date | None = None
    last: date | None = None
    begins: time | None = None


class PlaceList(msgspec.Struct, frozen=True):
    """All places of one kind in one city, in the order of the file."""

    kind: ListKind
    origin: Origin
    places: tuple[Place, ...]

    @property
    def told(self) -> tuple[Detail, ...]:
        """The details that the list tells of some place; of the others it knows nothing at all."""
        return tuple(
            detail
            for detail in self.kind.details
            if any(
                detail.id in place.details or place.flags.get(detail.id, "unknown") != "unknown"
                for place in self.places
            )
        )

    def place(self, place: str) -> Place | None:
        """Return a place by its id, `None` where there is no such one."""
        return next((one for one in self.places if one.id == place), None)
