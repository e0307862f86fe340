"""Cards to show: Japanese large, the resident's language under it, answers beside, no trace."""

from __future__ import annotations

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Poster
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.guide.views.lookups import LOOKUPS, found
from kiosk.handoff.card import card_sheet
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import scene_at

QUICK = ["card:yes", "card:no", "card:unknown", "card:again", "card:write-down"]


def page_of(library: Library, visit: Visit) -> Page:
    return show(scene_at(library, None, visit))


def poster(library: Library, card: str, lang: Lang, beside: Lang | None = None) -> Poster:
    visit = Visit(spot=Spot("card", item=card), language=lang, beside=beside)
    (block,) = [b for b in page_of(library, visit).blocks if isinstance(b, Poster)]
    return block


@pytest.mark.parametrize(("lang", "beside"), [(EASY, None), (EN, None), (EN, JA), (EASY, JA)])
def test_every_card_says_it_in_japanese_and_under_it_in_the_residents_language(
    library: Library, lang: Lang, beside: Lang | None
) -> None:
    assert len(library.content.cards) >= 16
    for card in library.content.cards:
        line = poster(library, card.id, lang, beside).line
        assert line.lang == JA
        assert line == poster(library, card.id, lang).line
        if line.beside is None:
            # やさしい日本語 that is the same is not said twice.
            assert (lang, line.shown) == (EASY, poster(library, card.id, JA).line.shown)
        else:
            assert line.beside.lang == lang


def test_a_card_in_japanese_stands_alone(library: Library) -> None:
    line = poster(library, "write", JA).line

    assert "紙に" in line.shown
    assert line.beside is None


@pytest.mark.parametrize("card", ["write", "yes"])
def test_the_short_answers_stand_under_every_card(library: Library, card: str) -> None:
    page = page_of(library, Visit(spot=Spot("card", item=card)))

    assert [button.key for button in page.buttons()] == QUICK
    assert [b.key for b in page.buttons() if b.is_on] == [f"card:{card}"] * (card == "yes")


def test_back_from_an_answer_leads_to_all_cards(library: Library) -> None:
    visit = Visit(spot=Spot("cards"))
    for card in ("write", "yes", "no"):
        visit = turn(scene_at(library, None, visit), actions.OpenCard(card))

    assert visit.spot == Spot("card", item="no")
    visit = turn(scene_at(library, None, visit), actions.Back())
    assert visit.spot.screen == "cards"


def test_the_cards_are_two_touches_from_the_first_page_by_two_ways(library: Library) -> None:
    ways: tuple[actions.Action, ...] = (actions.Show("help"), actions.OpenArea("places"))
    for way in ways:
        visit = turn(scene_at(library, None, Visit(spot=Spot("home"))), way)
        (button,) = [b for b in page_of(library, visit).buttons() if b.key == "cards"]
        assert turn(scene_at(library, None, visit), button.action).spot.screen == "cards"


@pytest.mark.parametrize(
    "query",
    [
        "筆談",
        "ひつだん",
        "手話",
        "しゅわ",
        "耳が聞こえない",
        "みみがきこえない",
        "deaf",
        "sign language",
    ],
)
def test_the_cards_are_found_by_what_people_type(library: Library, query: str) -> None:
    assert "cards" in [one.key for one in found(library, query)]
    page = page_of(library, Visit(spot=Spot("search"), query=query))
    assert "cards" in [button.key for button in page.buttons()]


@pytest.mark.parametrize("query", ["カード", "かーど", "マイナンバーカード", "card", "ひっこし"])
def test_a_search_for_something_else_is_not_disturbed(library: Library, query: str) -> None:
    assert "cards" not in [one.key for one in found(library, query)]
    assert LOOKUPS


def test_the_paper_of_a_card_says_what_its_page_says(library: Library) -> None:
    visit = Visit(spot=Spot("card", item="wave"), language=EN)
    scene = scene_at(library, None, visit)
    card = library.card("wave")
    assert card is not None

    sheet = card_sheet(scene, card)

    assert sheet.lines() == (poster(library, "wave", EN).line,)
    assert sheet.icon == card.icon


def test_the_way_to_the_paper_keeps_the_card(library: Library) -> None:
    visit = Visit(spot=Spot("card", item="wave"))

    printing = turn(scene_at(library, None, visit), actions.PrintNow())

    assert printing.spot == Spot("sheet", area="card", item="wave")
    elsewhere = turn(scene_at(library, None, visit), actions.Show("help"))
    assert elsewhere.spot.item == ""
