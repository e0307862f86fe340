from __future__ import annotations

import pytest

from kiosk.guide import actions
from kiosk.guide.library import Library
from kiosk.guide.screens import show
from kiosk.guide.views.entrance import AREAS
from kiosk.language.languages import LANGUAGES, Lang
from kiosk.visit import Spot, Visit
from tests.conftest import LibraryOf
from tests.content.test_every_page import CITIES
from tests.kiosk.guide.walks import scene_at


def test_first_screen_shows_every_language_in_its_own_words_and_is_silent(
    library: Library,
) -> None:
    page = show(scene_at(library, None, Visit()))

    assert page.is_quiet
    assert [(one.line.shown, one.line.lang) for one in page.buttons()] == [
        (language.name, code) for code, language in LANGUAGES.items()
    ]
    assert all(one.hint is not None and one.hint.lang == one.line.lang for one in page.buttons())
    assert page.frame.below() == ()


@pytest.mark.parametrize("city", CITIES)
def test_home_has_at_most_eleven_places_to_touch_and_none_that_is_empty(
    library_of: LibraryOf, city: str
) -> None:
    library = library_of(city)

    page = show(scene_at(library, None, Visit(spot=Spot("home"))))

    areas = [one.action for one in page.buttons() if isinstance(one.action, actions.OpenArea)]
    assert all(library.in_area(action.area) for action in areas)
    assert len(page.buttons()) <= 11
    assert page.frame.back is None


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_procedure_is_in_its_area_or_on_a_shelf_of_it(library: Library, lang: Lang) -> None:
    found = []
    for area in AREAS:
        page = show(scene_at(library, None, Visit(spot=Spot("area", area=area), language=lang)))
        rows = list(page.buttons())
        for shelf in library.shelves(area):
            spot = Spot("shelf", area=area, item=shelf.id)
            rows += show(scene_at(library, None, Visit(spot=spot, language=lang))).buttons()
        found += [
            one.action.procedure for one in rows if isinstance(one.action, actions.OpenProcedure)
        ]
        assert page.colour == area

    assert sorted(set(found)) == sorted(procedure.id for procedure in library.content.procedures)


def test_a_shelf_begins_with_what_it_names_first_and_loses_nothing(library: Library) -> None:
    for area in AREAS:
        for shelf in library.shelves(area):
            found = [str(one.id) for one in library.on_shelf(area, shelf.id)]
            everything = [str(p.id) for p in library.in_area(area) if p.group == shelf.id]

            assert found[: len(shelf.first)] == list(shelf.first)
            assert found[len(shelf.first) :] == [p for p in everything if p not in shelf.first]
    assert str(library.on_shelf("certificates", "residence")[0].id) == "certificates.residence"
