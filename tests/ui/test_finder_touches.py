"""The finder on a real window: what one look shows, and printing with one touch."""

from __future__ import annotations

import pytest

from kiosk.guide.blocks import Preview
from kiosk.visit import Spot, Visit
from tests.ui.terminal import Terminal


@pytest.mark.parametrize("screen", ["home", "letters"])
def test_everything_stands_on_one_page_at_the_usual_size(terminal: Terminal, screen: str) -> None:
    terminal.open(Visit(spot=Spot(screen)))

    assert terminal.screen.parts == 1


def test_a_life_event_is_never_more_than_one_page_away(terminal: Terminal) -> None:
    terminal.open(Visit(spot=Spot("events")))

    assert terminal.screen.parts <= 2


def test_short_view_prints_with_one_touch(terminal: Terminal) -> None:
    terminal.press("ja", "trouble", "trouble.lost-card", "short")
    assert terminal.page == "short"
    assert terminal.screen.parts == 1

    terminal.press("main")
    terminal.until(lambda: not terminal.kiosk.sheet.is_printing)
    terminal.until(lambda: not terminal.kiosk.bridge._tasks)

    (sheet,) = terminal.printer.sheets
    assert "カード" in sheet.title.shown
    assert "紙を おとりください" in terminal.text


def test_result_of_a_life_event_is_printed_and_wiped(terminal: Terminal) -> None:
    terminal.press("ja", "events")
    while terminal.screen.parts > terminal.screen.part + 1 and not has(terminal, "lost-wallet"):
        terminal.press("more")
    terminal.press("lost-wallet", "yes", "no", "no", "main")
    page = terminal.screen.page
    assert page is not None
    assert any(
        isinstance(b, Preview) for aside in page.blocks for b in getattr(aside, "blocks", ())
    )

    terminal.press("main")
    terminal.until(lambda: not terminal.kiosk.sheet.is_printing)
    terminal.until(lambda: not terminal.kiosk.bridge._tasks)
    assert len(terminal.printer.sheets) == 1

    terminal.press("end")
    assert terminal.kiosk.sheet.sheet is None
    assert terminal.visit.spot.finding is None
    assert terminal.visit.behind == ()


def has(terminal: Terminal, key: str) -> bool:
    return any(one.button is not None and one.button.key == key for one in terminal.buttons())
