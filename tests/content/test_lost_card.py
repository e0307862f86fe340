"""A lost card: from home to the first number in two touches."""

from __future__ import annotations

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Value
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.procedures.model import ProcedureId
from kiosk.visit import Spot, Visit
from tests.conftest import LibraryOf
from tests.content.every_page import flat
from tests.content.test_every_page import CITIES
from tests.kiosk.guide.walks import scene_at

NUMBER = "0120-95-0178"
LOST = ProcedureId("trouble.lost-card")


def touch(library: Library, visit: Visit, key: str) -> Visit:
    scene = scene_at(library, None, visit)
    page = show(scene)
    buttons = (*page.buttons(), *page.frame.below(), *page.frame.tools)
    return turn(scene, next(one for one in buttons if one.key == key).action)


def shown(library: Library, visit: Visit) -> Page:
    return show(scene_at(library, None, visit))


@pytest.mark.parametrize("lang", [JA, EASY, EN])
@pytest.mark.parametrize("city", CITIES)
def test_first_number_is_two_touches_from_home(
    library_of: LibraryOf, city: str, lang: Lang
) -> None:
    library = library_of(city)
    visit = Visit(spot=Spot("home"), language=lang)

    for key in ("trouble", LOST):
        visit = touch(library, visit, key)

    values = [block for block in flat(shown(library, visit)) if isinstance(block, Value)]
    assert values[0].value.shown == NUMBER
    assert values[0].is_known


def test_first_three_actions_are_on_one_screen_in_their_order(library: Library) -> None:
    visit = Visit(spot=Spot("home"))
    for key in ("trouble", LOST, "main"):
        visit = touch(library, visit, key)

    text = " ".join(line.shown for line in shown(library, visit).lines())

    order = [text.index(word) for word in (NUMBER, "電話する", "警察", "窓口に とどける")]
    assert visit.spot.position is not None
    assert visit.spot.position.step == "start"
    assert order[1:] == sorted(order[1:])


def test_loss_is_found_by_the_words_people_use(library: Library) -> None:
    for word in ("なくした", "落とした", "ふんしつ", "lost"):
        assert library.find(word, JA)[0] == LOST, word


def test_who_lost_a_card_in_another_procedure_is_led_here(library: Library) -> None:
    steps = [step for procedure in library.content.procedures for step in procedure.steps]
    opened = [one.go for step in steps for one in step.choices if one.go == LOST]
    opened += [one.go for step in steps for one in step.trouble if one.go == LOST]

    assert len(opened) >= 3
    visit = turn(scene_at(library, None, Visit(spot=Spot("home"))), actions.OpenProcedure(LOST))
    assert visit.spot.position is not None
    assert visit.spot.position.procedure == LOST
