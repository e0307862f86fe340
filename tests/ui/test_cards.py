"""Cards on the screen: by touches, large, read in both languages, printed, and gone afterwards."""

from __future__ import annotations

import pytest

from kiosk.guide.blocks import Poster
from kiosk.handoff.card import CardSheet
from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.ui.terminal import Terminal
from ui.drawing.elements import Words
from ui.tokens import Metrics
from ui.widgets.panel import Panel


def type_of_card(terminal: Terminal) -> int:
    """Return the height of the Japanese on the card that is shown."""
    panels = [one for one in terminal.screen.widgets() if isinstance(one, Panel)]
    (panel,) = [one for one in panels if isinstance(one.block, Poster)]
    assert panel._drawing is not None
    words = next(part for part in panel._drawing.elements if isinstance(part, Words))
    return words.text.runs[0].em


def test_she_shows_a_card_answers_and_leaves_nothing(terminal: Terminal) -> None:
    terminal.press("ja", "call", "cards", "card:write")

    assert terminal.page == "card"
    assert "紙に 書いて" in terminal.text
    assert type_of_card(terminal) > 2 * Metrics(1920, 1080).title
    terminal.press("card:yes")
    assert terminal.visit.spot == Spot("card", item="yes")
    terminal.press("back")
    assert terminal.page == "cards"
    terminal.press("end")
    assert terminal.visit.behind == ()
    assert "書いて" not in terminal.text


def test_a_card_is_read_in_japanese_and_in_her_language(terminal: Terminal) -> None:
    terminal.press("en", "places", "cards", "card:slowly")
    terminal.give_voice()

    terminal.press("read")
    terminal.until(lambda: len(terminal.speech.said) >= 2)

    assert [said.lang for said, _, _ in terminal.speech.said[:2]] == [JA, EN]


def test_a_card_is_printed_with_one_touch(terminal: Terminal) -> None:
    terminal.press("ja", "call", "cards", "card:sign-language", "main")

    terminal.until(lambda: bool(terminal.printer.sheets))
    (sheet,) = terminal.printer.sheets
    assert isinstance(sheet, CardSheet)
    assert "手話" in sheet.title.shown


@pytest.mark.parametrize("size", [1, 4])
def test_a_card_has_its_answers_within_reach(terminal: Terminal, size: int) -> None:
    terminal.navigator.begin(Visit(spot=Spot("card", item="write"), size=size))

    terminal._turn_to("card:yes")

    assert {"card:yes", "card:no", "card:unknown", "card:again", "card:write-down"} <= set(
        terminal.offered()
    )
