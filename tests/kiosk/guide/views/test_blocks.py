from __future__ import annotations

from typing import get_args

import pytest

from kiosk.guide.blocks import Items
from kiosk.guide.frame import frame
from kiosk.guide.library import Library
from kiosk.guide.views.blocks import (
    MOST_WITH_NOTES,
    PIN_ICONS,
    PIN_NAMES,
    PLACES,
    WAYS,
    bring_list,
    choice_key,
    link_block,
    pin_notice,
)
from kiosk.procedures.model import Bring, ChoiceId, Link, PinKind, Place, Way
from kiosk.settings import ASSETS
from kiosk.visit import Visit
from tests.kiosk.guide.walks import scene_at


def test_every_place_way_and_pin_has_words_and_a_drawn_icon() -> None:
    icons = {file.stem for file in (ASSETS / "icons").glob("*.svg")}

    assert set(PLACES) == set(get_args(Place))
    assert set(WAYS) == set(get_args(Way))
    assert set(PIN_NAMES) == set(PIN_ICONS) == set(get_args(PinKind))
    assert {icon for icon, _ in (*PLACES.values(), *WAYS.values())} <= icons
    assert set(PIN_ICONS.values()) <= icons


def test_no_answer_shares_its_key_with_a_button_of_the_frame(library: Library) -> None:
    shown = frame(scene_at(library, None, Visit()))
    framed = {button.key for button in (*shown.below(), *shown.tools)}

    for key in (*framed, "main", "more", "why", "trouble", "desk"):
        assert choice_key(ChoiceId(key)) not in framed | {key}
    assert choice_key(ChoiceId("yes")) == "yes"


def test_long_list_of_things_is_one_look_without_notes(library: Library) -> None:
    scene = scene_at(library, None, Visit())
    noted = [Bring(thing.id) for thing in library.content.things if thing.note]

    short = bring_list(scene, noted[:MOST_WITH_NOTES], ())[0]
    long = bring_list(scene, noted[: MOST_WITH_NOTES + 1], ())[0]

    assert isinstance(short, Items)
    assert isinstance(long, Items)
    assert all(item.note is not None for item in short.items)
    assert all(item.note is None for item in long.items)


def test_thing_that_is_not_always_there_is_marked(library: Library) -> None:
    scene = scene_at(library, None, Visit())
    thing = library.content.things[0]

    items = bring_list(scene, [Bring(thing.id, if_any=True)], ())[0]

    assert isinstance(items, Items)
    assert items.items[0].line.shown.endswith("（あれば）")
    assert bring_list(scene, [], ()) == []


@pytest.mark.parametrize("pin", get_args(PinKind))
def test_notice_of_a_pin_says_that_only_its_owner_types_it(library: Library, pin: PinKind) -> None:
    notice = pin_notice(scene_at(library, None, Visit()), pin)

    assert notice.tone == "private"
    assert notice.icon == PIN_ICONS[pin]
    assert [line.shown for line in notice.lines][1:] == [
        "番号は、ご本人だけが 入れます。",
        "この 画面には 入れません。声にも 出さないで ください。",
    ]


def test_link_names_its_host_in_words(library: Library) -> None:
    link = Link("マイナンバーカード", "https://www.kojinbango-card.go.jp/x?y=1")

    block = link_block(scene_at(library, None, Visit()), link, "x")

    assert (block.url, block.host.shown) == (link.url, "www.kojinbango-card.go.jp")
