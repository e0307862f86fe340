from __future__ import annotations

import pytest

from kiosk.language.languages import EN
from tests.ui.terminal import Terminal

# A page holds its reader's time on top: this is longer than warning and reading time together.
LONG_S = 400


def test_an_abandoned_visit_is_warned_with_a_countdown_and_then_erased(
    terminal: Terminal,
) -> None:
    terminal.press("en", "mynumber", "mynumber.apply", "main", "self")
    seen = [_second(terminal) for _ in range(LONG_S)]

    warned = [page for page in seen if page[0] == "idle"]
    first_end = next(n for n, page in enumerate(seen) if page[0] == "end")
    assert len(warned) >= 30
    assert seen[first_end - 1][0] == "idle"
    countdown = [page[1] for page in warned]
    assert countdown[0].count("40") == 1
    assert len(set(countdown)) == len(countdown)
    assert terminal.page == "attract"
    assert terminal.visit.used == ()


def test_the_warning_speaks_the_language_of_the_visit(terminal: Terminal) -> None:
    terminal.press("en")

    _until_warned(terminal)

    assert terminal.screen.page is not None
    assert terminal.screen.page.lang == EN


@pytest.mark.parametrize("key", ["main", "call", "language", "read"])
def test_any_touch_on_the_warning_goes_on_where_the_visit_was(terminal: Terminal, key: str) -> None:
    terminal.press("ja", "mynumber", "mynumber.apply", "main")
    before = terminal.visit
    _until_warned(terminal)

    terminal.press(key)

    assert terminal.page == "question"
    assert terminal.visit == before


def test_the_end_button_of_the_warning_ends(terminal: Terminal) -> None:
    terminal.press("ja")
    _until_warned(terminal)

    terminal.press("end")

    assert terminal.page == "end"


def test_a_visit_goes_on_as_long_as_somebody_touches(terminal: Terminal) -> None:
    terminal.press("ja")

    for _ in range(12):
        terminal.wait(100)
        terminal.press("search", "back")

    assert terminal.page == "home"


def test_keys_of_a_keyboard_are_a_sign_of_life(terminal: Terminal) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    terminal.press("ja")

    for _ in range(10):
        terminal.wait(60)
        QTest.keyClick(terminal.screen, Qt.Key.Key_Down)

    assert terminal.page == "home"


def test_the_attract_page_waits_for_ever(terminal: Terminal) -> None:
    terminal.wait(LONG_S)

    assert terminal.page == "attract"


def test_listening_holds_the_visit(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber")
    terminal.give_voice()
    terminal.press("read")
    terminal.until(lambda: terminal.player.is_sounding)

    terminal.wait(LONG_S)

    assert terminal.page == "area"


def test_printing_holds_the_visit(terminal: Terminal) -> None:
    terminal.press("ja", "trouble", "trouble.lost-card", "main")
    _walk_to_the_sheet(terminal)
    terminal.press("main")

    terminal.wait(LONG_S)
    while_printing = terminal.page
    terminal.until(lambda: bool(terminal.printer.sheets))
    terminal.until(lambda: not terminal.kiosk.sheet.is_printing)

    assert while_printing == "sheet"
    _until_warned(terminal)


def test_the_search_pad_gives_a_minute_more(terminal: Terminal) -> None:
    terminal.press("ja", "search")
    in_search = _until_warned(terminal)
    terminal.press("main", "home", "about")
    characters = sum(len(line.shown) for line in terminal.screen.lines())
    in_about = _until_warned(terminal)

    assert in_search > in_about
    assert in_about == pytest.approx(120 + characters / 4, abs=2)


def test_the_warning_is_read_aloud_and_still_ends_in_erasing(terminal: Terminal) -> None:
    terminal.press("ja")
    terminal.give_voice()
    _until_warned(terminal)
    terminal.until(lambda: terminal.player.is_sounding)
    heard = len(terminal.player.played)

    terminal.wait(45)

    assert heard == 1
    assert terminal.page == "end"


def test_nobody_is_erased_without_a_warning_when_the_wall_clock_jumps(
    terminal: Terminal,
) -> None:
    terminal.press("ja")

    terminal.clock.jump(86_400)
    terminal.wait(2)

    assert terminal.page == "home"


def _second(terminal: Terminal) -> tuple[str, str]:
    terminal.wait(1)
    return terminal.page, terminal.text


def _until_warned(terminal: Terminal) -> int:
    """Return after how many seconds the warning came."""
    for second in range(1, LONG_S):
        terminal.wait(1)
        if terminal.page == "idle":
            return second
    raise AssertionError("no warning")


def _walk_to_the_sheet(terminal: Terminal) -> None:
    while terminal.page != "sheet":
        buttons = [one.button for one in terminal.buttons() if one.button is not None]
        answers = [one.key for one in buttons if one.look == "answer"]
        terminal.press("more" if "more" in terminal.offered() else (answers or ["main"])[0])
