from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Paragraph, Subheading, block_lines
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Position, way_to
from kiosk.guide.screens import show
from kiosk.guide.turn import go_back, turn
from kiosk.guide.views.terms import terms_at
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.procedures.model import StepId
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import AROUND, PROCEDURES, places, procedure_of, scene_at

RENEW = "mynumber.cert-renewal"


def at(library: Library, step: str = "", *, why: bool = False, lang: Lang = JA) -> Visit:
    procedure = procedure_of(library, RENEW)
    position = way_to(procedure, StepId(step), AROUND) if step else Position(procedure.id)
    spot = Spot("procedure", position=position, is_why_open=why)
    return Visit(spot=spot, behind=(Spot("home"),), language=lang)


def words(library: Library, visit: Visit) -> list[str]:
    assert visit.spot.position is not None
    return [term.id for term in terms_at(scene_at(library, None, visit), visit.spot.position)]


def keys(page: Page) -> list[str]:
    return [button.key for button in page.buttons()]


def names(page: Page) -> list[str]:
    return [block.line.shown for block in page.blocks if isinstance(block, Subheading)]


def meanings(page: Page) -> list[str]:
    return [
        line.shown for block in page.blocks if isinstance(block, Paragraph) for line in block.lines
    ]


def test_card_offers_its_words_in_the_order_of_the_text(library: Library) -> None:
    visit = at(library)

    assert "terms" in keys(show(scene_at(library, None, visit)))
    assert words(library, visit)[:3] == ["certificate", "renewal", "card"]


def test_page_shows_each_word_with_its_meaning(library: Library) -> None:
    visit = turn(scene_at(library, None, at(library)), actions.Show("terms"))
    page = show(scene_at(library, None, visit))

    assert page.name == "terms"
    assert len(names(page)) == len(meanings(page)) == len(words(library, at(library)))
    assert names(page)[0] == "電子証明書"
    assert all(meaning.endswith("。") for meaning in meanings(page))


@pytest.mark.parametrize("lang", [EASY, EN])
def test_every_language_offers_the_same_words_and_no_other_language(
    library: Library, lang: Lang
) -> None:
    visit = turn(scene_at(library, None, at(library, lang=lang)), actions.Show("terms"))
    page = show(scene_at(library, None, visit))

    assert len(names(page)) == len(words(library, at(library)))
    assert {line.lang for line in page.lines()} == {lang}


def test_two_languages_stand_under_each_other(library: Library) -> None:
    visit = Visit(spot=Spot("terms", item="eligibility"), language=EN, beside=JA)
    page = show(scene_at(library, None, visit))

    said = [one for block in page.blocks[1:] for line in block_lines(block) for one in line.each()]
    assert [line.lang for line in said] == [EN, JA, EN, JA]


def test_words_of_the_explanation_count_once_it_is_open(library: Library) -> None:
    closed, opened = at(library, "pins"), at(library, "pins", why=True)

    assert "id-papers" not in words(library, closed)
    assert "id-papers" in words(library, opened)
    shown = turn(scene_at(library, None, opened), actions.Show("terms"))
    assert "本人確認書類" in names(show(scene_at(library, None, shown)))
    assert go_back(shown).spot == opened.spot


def test_words_of_the_picture_count_while_it_is_shown(library: Library) -> None:
    assert "sign-pin" in words(library, at(library, "pins"))
    assert "sign-pin" not in words(library, at(library, "pins", why=True))


def test_page_without_such_a_word_offers_nothing(library: Library) -> None:
    bare = [
        position
        for name in PROCEDURES
        for position in places(procedure_of(library, name), AROUND)
        if not terms_at(scene_at(library, position), position)
    ]

    assert bare
    for position in bare:
        page = show(scene_at(library, position))
        assert "terms" not in keys(page)


def test_back_and_the_main_button_return_to_the_same_place(library: Library) -> None:
    visit = at(library, "visit")
    shown = turn(scene_at(library, None, visit), actions.Show("terms"))
    main = show(scene_at(library, None, shown)).frame.main

    assert main is not None
    assert turn(scene_at(library, None, shown), main.action) == visit
    assert turn(scene_at(library, None, shown), actions.Back()) == visit


@pytest.mark.parametrize(
    "query", ["しょめいよう", "ショメイ", "署名用", "しょめいようでんし", "shomeiyou"]
)
def test_search_leads_to_the_meaning_of_a_word(library: Library, query: str) -> None:
    searching = Visit(spot=Spot("search"), query=query)
    page = show(scene_at(library, None, searching))

    row = next(one for one in page.buttons() if one.key == "term:sign-pin")
    shown = turn(scene_at(library, None, searching), row.action)
    assert names(show(scene_at(library, None, shown))) == ["署名用"]
    assert go_back(shown).query == query


def test_word_takes_no_procedure_off_a_search_with_large_letters(library: Library) -> None:
    searching = Visit(spot=Spot("search"), query="じゅうみんひょう", size=4)
    page = show(scene_at(library, None, searching))

    assert [button.action for button in page.buttons() if button.look == "row"] == [
        actions.OpenProcedure(one) for one in library.find(searching.query, JA)[:2]
    ]


def test_one_letter_finds_no_word(library: Library) -> None:
    assert library.find_term("じ") is None
    assert library.find_term("") is None


def test_language_without_the_words_shows_them_in_japanese(
    library: Library, tmp_path: Path
) -> None:
    untranslated = Library(library.content, tmp_path)
    visit = Visit(spot=Spot("terms", item="eligibility"), language=EN)

    page = show(scene_at(untranslated, None, visit))

    assert {line.lang for line in page.lines()} == {JA}
