"""The questions that make a long list shorter: which disaster, near here, which letter, which day.

Each gives tiles with the places they leave; a question whose places all fall under one tile is not
asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time, timedelta

import msgspec

from kiosk.distance import metres_between
from kiosk.guide.blocks import Line
from kiosk.guide.frame import Scene
from kiosk.guide.views.list_words import site_of, written
from kiosk.i18n import Text
from kiosk.places.model import Place
from kiosk.places.parts import kana_row, town_of
from kiosk.procedures.lists import Detail, ListKind

MANY = 12
"""A list with more places asks which of them."""
NEAREST = 10
_MOST_PARTS = 200
_SOON = timedelta(days=7)
_USABLE = ("yes", "partly")


class Part(msgspec.Struct, frozen=True):
    """A tile of a question: its pick, its words and icon, and the places it leaves."""

    pick: str
    words: Line
    icon: str
    places: list[Place]


def _by_day(scene: Scene, kind: ListKind, places: list[Place]) -> Iterator[Part]:
    """Yield today, the next seven days, later, and what has no day; what is over is left out."""
    if kind.order != "day":
        return
    tell, today = scene.tell, scene.now.date()
    if not scene.is_day_sure:
        yield Part("all", tell.ui("ぜんぶ"), "calendar", places)
        return
    dated = [(p, p.first or today, p.last) for p in places if p.last is not None]
    dated.sort(key=lambda one: (one[1], one[0].begins or time.max))
    now = [place for place, first, last in dated if first <= today <= last]
    soon = [place for place, first, _ in dated if today < first <= today + _SOON]
    later = [place for place, first, _ in dated if first > today + _SOON]
    unsure = [place for place in places if place.last is None]
    left = [*now, *soon, *later, *unsure]
    if len(left) <= MANY:
        yield Part("all", tell.ui("ぜんぶ"), "calendar", left)
        return
    days = tell.ui("あしたから {days}日の あいだ", days=_SOON.days)
    yield Part("today", tell.ui("きょう"), "calendar", now)
    yield Part("soon", days, "calendar", soon)
    yield Part("later", tell.ui("その あと"), "calendar", later)
    yield Part("unsure", tell.ui("ほかの もの（日を たしかめる）"), "calendar", unsure)


def _by_hazard(scene: Scene, kind: ListKind, places: list[Place]) -> Iterator[Part]:
    """Yield the disasters for which some place says that it can be used; the usable ones first."""
    known = [d for d in kind.hazards if any(p.flags.get(d.id) in _USABLE for p in places)]
    for hazard in known:
        words = scene.tell.line(Text(hazard.label, f"list:{kind.id}/{hazard.id}"))
        usable = list(_usable(places, hazard))
        yield Part(f"hazard:{hazard.id}", words, hazard.icon or "warning", usable)
    if known:
        everything = scene.tell.ui("わからない・ぜんぶ 見る")
        yield Part("hazard:", everything, "list", places)


def is_conditional(scene: Scene, place: Place) -> bool:
    """Say whether ``place`` can be used only with conditions in the disaster that was chosen."""
    chosen, *_ = (*scene.visit.spot.picks, "")
    return place.flags.get(chosen.removeprefix("hazard:")) == "partly"


def _usable(places: list[Place], hazard: Detail) -> Iterator[Place]:
    for wanted in _USABLE:
        yield from (place for place in places if place.flags.get(hazard.id) == wanted)


def _by_part(scene: Scene, kind: ListKind, places: list[Place]) -> Iterator[Part]:
    """Yield the nearest, and the parts of a list that is too long to read."""
    is_long = len(places) > MANY
    if kind.order == "day" or not (is_long or any(place.group for place in places)):
        return
    here = site_of(scene)
    if here is not None and is_long:
        near = sorted(
            (is_conditional(scene, place), metres_between(here, place.at), number)
            for number, place in enumerate(places)
            if place.at is not None
        )
        nearest = [places[number] for _, _, number in near[:NEAREST]]
        yield Part("near", scene.tell.ui("ここから 近い ところ"), "near", nearest)
    yield from _parts(scene, kind, places)


def _parts(scene: Scene, kind: ListKind, places: list[Place]) -> Iterator[Part]:
    """Yield the parts by the city's own, by kana, or by town: the first that most places have."""
    for part_of, is_sorted in _WAYS:
        parts: dict[str, list[Place]] = {}
        for place in places:
            parts.setdefault(part_of(place), []).append(place)
        rest = parts.pop("", [])
        if len(rest) * 2 < len(places) and 1 < len(parts) <= _MOST_PARTS:
            for name in sorted(parts) if is_sorted else parts:
                yield Part(f"part:{name}", written(name), "", _ordered(kind, parts[name]))
            yield Part("part:", scene.tell.ui("ほかの ところ"), "list", _ordered(kind, rest))
            return
    yield Part("all", scene.tell.ui("ぜんぶ"), "list", _ordered(kind, places))


def _group(place: Place) -> str:
    return place.group


def _kana(place: Place) -> str:
    return kana_row(place.kana)


_WAYS: tuple[tuple[Callable[[Place], str], bool], ...] = (
    (_group, False),
    (_kana, True),
    (town_of, False),
)


def _ordered(kind: ListKind, places: list[Place]) -> list[Place]:
    if kind.order != "name":
        return places
    return sorted(places, key=lambda place: place.kana or place.name)


Question = Callable[[Scene, ListKind, list[Place]], Iterator[Part]]
QUESTIONS: tuple[Question, ...] = (_by_day, _by_hazard, _by_part)
"""In the order in which they are asked; one that yields nothing does not concern the list."""
