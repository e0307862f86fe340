from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from kiosk.guide import actions
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.language.languages import EASY, EN, JA, LANGUAGES, Lang
from kiosk.visit import Speed, Spot, Theme, Visit
from tests.kiosk.guide.walks import scene_at

PANELS = ("language", "size", "colour", "voice")


def panel(library: Library, name: str, **changes: object) -> Page:
    visit = msgspec.structs.replace(Visit(spot=Spot("home"), panel=name), **changes)
    return show(scene_at(library, None, visit))


def offered(page: Page, kind: type) -> list[object]:
    found = [one.action for one in page.buttons() if isinstance(one.action, kind)]
    return [getattr(action, action.__struct_fields__[0]) for action in found]


@pytest.mark.parametrize("name", PANELS)
def test_tool_closes_with_one_touch_and_shows_what_is_chosen(library: Library, name: str) -> None:
    page = panel(library, name)

    assert page.name == f"panel:{name}"
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Back()
    assert [one for one in page.buttons() if one.is_on]


def test_tools_offer_everything_there_is(library: Library) -> None:
    assert offered(panel(library, "language"), actions.SetLanguage) == list(LANGUAGES)
    assert offered(panel(library, "size"), actions.SetSize) == [1, 2, 3, 4]
    assert offered(panel(library, "colour"), actions.SetTheme) == list(get_args(Theme))
    assert offered(panel(library, "voice"), actions.SetSpeed) == list(get_args(Speed))
    assert offered(panel(library, "voice"), actions.SetVolume) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(("lang", "is_offered"), [(JA, False), (EASY, True), (EN, True)])
def test_japanese_beside_is_offered_where_it_helps(
    library: Library, lang: Lang, is_offered: bool
) -> None:
    page = panel(library, "language", language=lang)

    assert ("both" in [one.key for one in page.buttons()]) == is_offered


def test_each_language_is_named_in_its_own_script_whatever_is_chosen(library: Library) -> None:
    for lang in LANGUAGES:
        buttons = panel(library, "language", language=lang).buttons()
        named = [one.line.shown for one in buttons if isinstance(one.action, actions.SetLanguage)]
        assert named == [language.name for language in LANGUAGES.values()]
        assert [one.key for one in buttons if one.is_on] == [lang]
