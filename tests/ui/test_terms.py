"""The meaning of words on a real window: by touches, read aloud, back at the same place."""

from __future__ import annotations

from kiosk.visit import Spot
from tests.ui.terminal import Terminal
from ui.tokens import Metrics


def test_words_of_a_page_are_a_touch_away_and_read_aloud(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.cert-renewal")
    before = terminal.visit
    least = min(terminal.widget("terms").width(), terminal.widget("terms").height())
    terminal.press("terms")
    readout = terminal.give_voice()

    assert terminal.page == "terms"
    assert "カードの チップに 入って いる、あなたを 示す しるしです。" in terminal.text
    assert least >= Metrics(1920, 1080).mm(14)
    terminal.press("read")
    terminal.until(lambda: terminal.player.is_sounding)
    while readout.is_reading:
        terminal.end_sentence()
    said = " ".join(utterance.text for utterance, _, _ in terminal.speech.said)
    assert said.index("電子証明書") < said.index("チップに") < said.index("更新")
    terminal.press("main")
    assert terminal.visit == before


def test_language_changes_on_the_page_of_the_words(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.cert-renewal", "terms")
    terminal.press("language", "en", "main")

    assert terminal.visit.spot.screen == "terms"
    assert "A mark inside the card's chip" in terminal.text
    terminal.press("back")
    assert terminal.page == "prepare"


def test_search_finds_a_word_and_the_visit_forgets_it(terminal: Terminal) -> None:
    terminal.press("ja", "search")
    terminal.type("しょめいよう")
    terminal.press("term:sign-pin")

    assert "はんこの かわりです。" in terminal.text
    terminal.press("back")
    assert terminal.page == "search"
    terminal.press("end")
    assert terminal.visit.spot == Spot("end")
    assert terminal.visit.query == ""
