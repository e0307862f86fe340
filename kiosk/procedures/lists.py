"""The kinds of lists a city can publish: shelters, AEDs, Wi-Fi, sights. What they hold is data.

A kind says which columns of a city's file mean what. Reading such a file is `kiosk.places`'
business; how the kinds themselves are read is `load_lists`'.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

MANIFEST = "places.toml"
"""The file beside a city's lists that names them and where they come from."""

BUS = "bus"
"""The kind whose file is a timetable (GTFS-JP) and no table."""

Form = Literal["text", "flag", "hazard"]
"""What stands in a column: words as the city wrote them; yes or no; usable in such a disaster.

An empty cell of the last two is not known, never no."""

Order = Literal["name", "file", "day"]
Means = Literal[
    "id",
    "name",
    "kana",
    "name-en",
    "address",
    "building",
    "lat",
    "lon",
    "phone",
    "days",
    "opens",
    "closes",
    "hours-note",
    "url",
    "note",
    "first-day",
    "last-day",
]
"""What a column shared by all kinds means."""


class Detail(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something a place of one kind has besides name, address, hours and telephone."""

    id: str
    label: str
    columns: tuple[str, ...]
    form: Form = "text"
    icon: str = ""


class ListKind(msgspec.Struct, frozen=True, omit_defaults=True):
    """One kind of list.

    ``order`` is how its places stand where nobody asked for the nearest: by reading, as in the
    file, or by day (what is over is left out). ``notice`` stands over every page of it.
    ``words`` are what people type for it, ``procedures`` the guides that offer it. ``group`` are
    columns that divide a long list.
    """

    id: str
    name: str
    icon: str
    order: Order = "name"
    words: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()
    notice: str = ""
    group: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()

    @property
    def hazards(self) -> tuple[Detail, ...]:
        """The disasters for which its places say whether they can be used."""
        return tuple(one for one in self.details if one.form == "hazard")


class Lists(msgspec.Struct, frozen=True):
    """All kinds in the order in which they are offered, and the columns they share.

    ``columns`` holds, per meaning, the headers that are known for it; the first that is filled
    counts.
    """

    kinds: tuple[ListKind, ...] = ()
    columns: dict[Means, tuple[str, ...]] = {}

    def kind(self, kind: str) -> ListKind | None:
        """Return a kind, `None` where there is no such one."""
        return next((one for one in self.kinds if one.id == kind), None)


def list_folders(assets: Path, data: Path, city: str) -> tuple[Path, Path]:
    """Return the folders of a city's lists: what staff imported counts before what is shipped."""
    return data / "places" / city, assets / "cities" / city / "places"


def kind_texts(kind: ListKind) -> Iterator[tuple[str, str]]:
    """Yield context and marked text of each text of ``kind``."""
    own = f"list:{kind.id}"
    yield f"{own}/name", kind.name
    if kind.notice:
        yield f"{own}/notice", kind.notice
    for detail in kind.details:
        yield f"{own}/{detail.id}", detail.label
