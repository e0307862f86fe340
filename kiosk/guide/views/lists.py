"""The lists a city publishes: which there are, a part of one, its places.

A long list asks first (`list_parts`). The tiles chosen so far are the spot's picks, so Back takes
the last one away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Paragraph
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import LISTS, procedure_buttons
from kiosk.guide.views.list_bus import stop_page
from kiosk.guide.views.list_parts import QUESTIONS, Part, is_conditional
from kiosk.guide.views.list_place import CONDITIONAL, place_page
from kiosk.guide.views.list_words import (
    day_line,
    far_line,
    kind_name,
    name_line,
    notice_of,
    origin_blocks,
    site_of,
    written,
)
from kiosk.guide.views.room import LARGE, has_room_for_hints
from kiosk.places.model import Place, PlaceList
from kiosk.procedures.lists import BUS, ListKind

_FIND_PLACE = "places.find-place"
_ABREAST = 3


def lists_page(scene: Scene) -> Page:
    """Return the lists there are, or the page of the one on the spot."""
    kind = next((one for one in scene.library.list_kinds if one.id == scene.visit.spot.item), None)
    if kind is None:
        return _hub(scene)
    found = scene.library.shelf.list_of(kind.id)
    if found is None:
        return _unreadable(scene, kind)
    *_, last = ("", *scene.visit.spot.picks)
    place = found.place(last.removeprefix("place:"))
    if place is None:
        return _list(scene, found)
    timetable = scene.library.shelf.timetable if kind.id == BUS else None
    if timetable is not None:
        return stop_page(scene, found, place, timetable)
    return place_page(scene, found, place)


def _hub(scene: Scene) -> Page:
    tell, kinds = scene.tell, scene.library.list_kinds
    if not kinds:
        blocks: list[Block] = [
            Heading(tell.ui(LISTS)),
            Paragraph((tell.ui("この 市の 一覧は、まだ 入っていません。"),)),
        ]
        guides = [p for p in scene.library.content.procedures if p.id == _FIND_PLACE]
        if guides:
            blocks.append(procedure_buttons(scene, guides))
        return _page(scene, "lists", blocks)
    tiles = (
        Button(kind_name(scene, kind), actions.OpenList(kind.id), "tile", kind.icon, key=kind.id)
        for kind in kinds
    )
    return _page(scene, "lists", [Heading(tell.ui("何の 一覧を 見ますか")), Buttons(tuple(tiles))])


def _unreadable(scene: Scene, kind: ListKind) -> Page:
    tell = scene.tell
    blocks: list[Block] = [
        Heading(kind_name(scene, kind)),
        Paragraph(
            (tell.ui("この 一覧は、いま 見られません。"), tell.ui("市の窓口で 聞いてください。"))
        ),
    ]
    return _page(scene, "list", blocks)


def _list(scene: Scene, found: PlaceList) -> Page:
    """Return the question that makes the list shorter, or what is left of it."""
    left = list(found.places)
    picks = list(scene.visit.spot.picks)
    for question in QUESTIONS:
        asked = list(question(scene, found.kind, left))
        parts = [part for part in asked if part.places]
        chosen = next((part for part in parts if picks and part.pick == picks[0]), None)
        if chosen is not None:
            picks.pop(0)
            left = chosen.places
        elif len(parts) > 1:
            return _question(scene, found, parts)
        elif asked:
            left = [place for part in parts for place in part.places]
    return _rows(scene, found, left)


def _question(scene: Scene, found: PlaceList, parts: Sequence[Part]) -> Page:
    tiles = tuple(
        Button(part.words, actions.Pick(part.pick), "row", part.icon, key=part.pick)
        for part in parts
    )
    blocks: list[Block] = [Heading(scene.tell.ui("どれを 見ますか"))]
    blocks += notice_of(scene, found.kind)
    return _page(scene, "list", [*blocks, *_in_rows(tiles, _ABREAST)], found.kind)


def _rows(scene: Scene, found: PlaceList, places: list[Place]) -> Page:
    often = Counter(place.name for place in places)
    rows = tuple(_row(scene, found.kind, one, is_twin=often[one.name] > 1) for one in places)
    blocks: list[Block] = [Heading(kind_name(scene, found.kind)), *notice_of(scene, found.kind)]
    if rows:
        blocks += _in_rows(rows, 1 if scene.visit.size >= LARGE or scene.tell.beside else 2)
    else:
        blocks.append(Paragraph((scene.tell.ui("いまは、何も ありません。"),)))
    return _page(scene, "list", [*blocks, *origin_blocks(scene, found.origin)])


def _in_rows(buttons: tuple[Button, ...], abreast: int) -> Iterator[Buttons]:
    """Yield ``buttons`` row by row: a long list goes on on the next part, and fills each."""
    for first in range(0, len(buttons), abreast):
        yield Buttons(buttons[first : first + abreast], abreast)


def _row(scene: Scene, kind: ListKind, place: Place, *, is_twin: bool) -> Button:
    """Return the row of a place; two of one name are told apart by where they stand."""
    hint = _hint(scene, kind, place) if has_room_for_hints(scene) else None
    if is_twin and place.details:
        hint = written(next(iter(place.details.values())))
    return Button(
        name_line(scene, place),
        actions.Pick(f"place:{place.id}"),
        "row",
        kind.icon,
        hint=hint,
        key=place.id,
    )


def _hint(scene: Scene, kind: ListKind, place: Place) -> Line | None:
    """Return what tells one place from another: its day, how far it is, where it lies."""
    if kind.order == "day":
        return day_line(scene, place)
    if is_conditional(scene, place):
        return scene.tell.ui(CONDITIONAL)
    here = site_of(scene)
    if here is not None and place.at is not None:
        return far_line(scene, here, place.at)
    return written(place.address) if place.address else None


def _page(scene: Scene, name: str, blocks: list[Block], kind: ListKind | None = None) -> Page:
    place = kind_name(scene, kind) if kind is not None else None
    return Page(
        name,
        scene.tell.lang,
        frame(scene, place=place),
        tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
        colour="places",
    )
