from __future__ import annotations

import pytest

from kiosk.guide import actions
from kiosk.guide.frame import forward, frame, scene_of, today, tools, where
from kiosk.guide.library import Library
from kiosk.language.languages import EN
from kiosk.visit import Spot, Visit
from tests.conftest import LibraryOf
from tests.kiosk.guide.walks import NOW


def test_lower_buttons_stand_in_their_order_on_every_page(library: Library) -> None:
    scene = scene_of(Visit(spot=Spot("about")), library, NOW)

    below = frame(scene, main=forward(scene, "つぎへ", actions.Advance())).below()

    assert [one.key for one in below] == ["back", "home", "read", "call", "end", "main"]


@pytest.mark.parametrize(
    ("voice", "icon", "is_on"),
    [
        ("ready", "read-aloud", False),
        ("reading", "stop", True),
        ("silent", "sound-off", False),
        ("mute", "sound-off", False),
    ],
)
def test_voice_button_says_what_it_does_or_why_it_cannot(
    library: Library, voice: str, icon: str, is_on: bool
) -> None:
    read = frame(scene_of(Visit(), library, NOW, voice=voice)).read

    assert read is not None
    assert (read.icon, read.is_on, read.action) == (icon, is_on, actions.ReadAloud())


def test_each_state_of_the_voice_has_words_of_its_own(library: Library) -> None:
    states = ("ready", "reading", "silent", "mute")
    words = set()
    for voice in states:
        read = frame(scene_of(Visit(), library, NOW, voice=voice)).read
        assert read is not None
        words.add(read.line.shown)

    assert len(words) == len(states)


def test_tools_are_the_same_everywhere_and_show_what_is_open(library: Library) -> None:
    found = tools(scene_of(Visit(panel="size", is_reach=True), library, NOW))

    assert [one.key for one in found] == ["language", "size", "colour", "voice", "reach"]
    assert [one.key for one in found if one.is_on] == ["size", "reach"]


@pytest.mark.parametrize(("helper", "is_on"), [("ready", False), ("open", True)])
def test_supporter_has_a_tool_of_her_own_only_while_signed_in(
    library: Library, helper: str, is_on: bool
) -> None:
    desk = tools(scene_of(Visit(), library, NOW, helper=helper))[-1]

    assert (desk.key, desk.is_on, desk.action) == ("desk", is_on, actions.Desk("open"))


def test_place_is_the_city_and_the_centre(library: Library) -> None:
    city = library.content.city
    centre = Library(library.content, library._catalogs, city.centres[0].id)

    alone = where(scene_of(Visit(), library, NOW)).shown
    named = where(scene_of(Visit(), centre, NOW)).shown

    assert alone == "神奈川県 藤沢市"
    assert "藤沢市" in named
    assert named != alone


def test_two_cities_of_one_sound_are_told_apart_by_their_prefecture(
    library_of: LibraryOf,
) -> None:
    told = [
        where(scene_of(Visit(), library_of(city), NOW)).shown
        for city in ("kashima-ibaraki", "kashima-saga")
    ]

    assert ["茨城県" in told[0], "佐賀県" in told[1]] == [True, True]


def test_unknown_centre_shows_the_city_alone(library: Library) -> None:
    lost = Library(library.content, library._catalogs, "nowhere")

    assert where(scene_of(Visit(), lost, NOW)) == where(scene_of(Visit(), library, NOW))


def test_day_and_minute_are_said_in_the_language_of_the_page(library: Library) -> None:
    english = today(scene_of(Visit(language=EN), library, NOW)).shown

    assert "21" in english
    assert "10:12" in english
    assert today(scene_of(Visit(), library, NOW)).shown == "11月21日（土） 午前10時12分"


def test_procedure_title_takes_the_place_and_the_day_leaves(library: Library) -> None:
    scene = scene_of(Visit(), library, NOW)

    named = frame(scene, place=scene.tell.ui("つぎへ"))

    assert named.today is None
    assert named.place == scene.tell.ui("つぎへ")
