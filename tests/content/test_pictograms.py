"""Who reads no letters: the pictograms alone lead through the first two levels (F22)."""

from __future__ import annotations

from collections import Counter

import pytest

from kiosk.guide.blocks import Button
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.guide.views.entrance import AREAS
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import scene_at

HOME = Visit(spot=Spot("home"))


def page_at(library: Library, visit: Visit) -> Page:
    return show(scene_at(library, None, visit))


def signs(page: Page) -> list[str]:
    return [button.icon for button in page.buttons()]


@pytest.mark.parametrize("area", [None, *AREAS])
def test_no_two_choices_of_the_first_two_levels_carry_the_same_pictogram(
    library: Library, area: str | None
) -> None:
    visit = HOME if area is None else Visit(spot=Spot("area", area=area))
    found = Counter(signs(page_at(library, visit)))

    assert [sign for sign, count in found.items() if count > 1 or not sign] == []


def by_sign(page: Page, sign: str) -> Button:
    """Return the button that a finger led by ``sign`` alone presses."""
    (button,) = [one for one in page.buttons() if one.icon == sign]
    return button


@pytest.mark.parametrize(
    ("signs", "target"),
    [
        (("warning", "card"), "trouble.lost-card"),
        (("warning", "smartphone"), "trouble.lost-phone"),
        (("warning", "call"), "trouble.help-lines"),
        (("document", "store"), "certificates.residence-store"),
        (("card", "calendar"), "mynumber.cert-renewal"),
        (("house", "moving"), "shelf moving"),
        (("house", "child"), "shelf child"),
        (("envelope",), "letters "),
    ],
)
def test_eight_tasks_reach_their_target_with_the_words_covered(
    library: Library, signs: tuple[str, ...], target: str
) -> None:
    visit = HOME
    for sign in signs:
        scene = scene_at(library, None, visit)
        visit = turn(scene, by_sign(show(scene), sign).action)

    spot = visit.spot
    reached = spot.position.procedure if spot.position else f"{spot.screen} {spot.item}"
    assert reached == target
