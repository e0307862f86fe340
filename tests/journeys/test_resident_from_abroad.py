"""J3: somebody who reads little Japanese moved in last week, and asks what is to be done."""

from __future__ import annotations

import re

import pytest

from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.ui.terminal import Terminal

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")
IN_BRACKETS = re.compile(r"（[^）]*）|\([^)]*\)")
MOVED = ("events", "move-in", "month", "yes", "yes", "yes")
EIGHT_DAYS_AGO = "2026-11-13"


def test_the_list_counts_from_the_day_she_names_and_prints_in_two_languages(
    terminal: Terminal,
) -> None:
    terminal.press("en", *MOVED)
    on_result = terminal.touches
    maybe = terminal.text
    terminal.press("event-day", EIGHT_DAYS_AGO)
    counted = terminal.text
    terminal.press("language", "both", "main")
    both = terminal.text
    terminal.press("main", "main")
    terminal.until(lambda: bool(terminal.printer.sheets) and not terminal.kiosk.sheet.is_printing)

    assert on_result <= 7  # the language, and six from the first page
    assert "November 27" not in maybe
    assert "November 27" in counted
    assert "6 days left" in counted
    assert "November 27" in both
    assert "11月27日（金）まで" in both
    (sheet,) = terminal.printer.sheets
    assert any(line.beside is not None for line in sheet.lines())
    terminal.press("end")
    assert terminal.visit.spot.finding is None


def test_no_page_of_her_way_mixes_languages(terminal: Terminal) -> None:
    terminal.press("en")
    seen = [terminal.text]
    for key in (*MOVED, "event-day", EIGHT_DAYS_AGO):
        terminal.press(key)
        seen.append(terminal.text)

    for text in seen:
        words = IN_BRACKETS.sub("", text.replace("日本語", ""))
        assert not JAPANESE.search(words), words
    assert "在留カード" in " ".join(seen)


def test_a_change_of_language_keeps_the_place_and_every_answer(terminal: Terminal) -> None:
    terminal.press("en", *MOVED, "event-day", EIGHT_DAYS_AGO)
    there = terminal.visit.spot.finding

    terminal.press("language", "ja-easy", "main")
    easy = (terminal.page, terminal.visit.spot.finding, terminal.text)
    terminal.press("language", "en", "main")

    assert easy[:2] == ("event-result", there)
    assert "までに" in easy[2] or "まで" in easy[2]
    assert terminal.page == "event-result"
    assert terminal.visit.spot.finding == there
    assert "November 27" in terminal.text


@pytest.mark.parametrize("size", range(1, 5))
def test_two_languages_keep_every_control_inside(terminal: Terminal, size: int) -> None:
    terminal.open(Visit(Spot("home"), language=EN, beside=JA, size=size))
    terminal.press("events")
    for key in ("move-in", "month", "yes", "yes", "yes", "event-day", EIGHT_DAYS_AGO):
        window = terminal.screen.rect()
        assert all(window.contains(one.geometry()) for one in terminal.buttons()), terminal.page
        terminal.press(key)

    assert terminal.page == "event-result"
