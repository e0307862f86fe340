from __future__ import annotations

import logging
import sys
from pathlib import Path

import msgspec
import pytest

from kiosk.guide import screens
from kiosk.guide.frame import Scene
from kiosk.guide.page import Page
from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.ui.memory import strings_with
from tests.ui.terminal import Terminal
from ui.async_bridge import catch_errors

# Made, not written: the text of this file is itself in the memory that is searched.
MY_NUMBER = [str((7 * digit + 3) % 10) for digit in range(1, 13)]
STORE = "certificates.residence-store"


def test_the_first_touch_leads_home_in_the_touched_language(terminal: Terminal) -> None:
    assert terminal.page == "attract"

    terminal.press("en")

    assert terminal.page == "home"
    assert terminal.visit.language == EN


def test_the_attract_page_has_no_pad_and_no_way_out_of_the_kiosk(terminal: Terminal) -> None:
    assert terminal.offered() == list(terminal.kiosk.library.languages())


def test_a_second_press_of_the_same_button_within_the_guard_is_ignored(
    terminal: Terminal,
) -> None:
    terminal.press("ja", "certificates", STORE, "main", "why")

    terminal.clock.advance(0.45)
    terminal.click_at_once("why")
    after_tremor = terminal.visit.spot.is_why_open
    terminal.clock.advance(0.1)
    terminal.click_at_once("why")

    assert after_tremor is True
    assert terminal.visit.spot.is_why_open is False


def test_a_press_meant_for_the_page_before_is_ignored(terminal: Terminal) -> None:
    terminal.press("ja", "certificates")
    terminal.clock.advance(0.3)

    terminal.click_at_once(STORE)
    too_soon = terminal.page
    terminal.clock.advance(0.2)
    terminal.click_at_once(STORE)

    assert too_soon == "area"
    assert terminal.page == "prepare"


def test_a_page_shown_again_by_itself_does_not_swallow_a_press(terminal: Terminal) -> None:
    terminal.press("ja", "certificates")
    terminal.clock.advance(1)

    terminal.navigator.refresh()
    terminal.click_at_once(STORE)

    assert terminal.page == "prepare"


def test_a_language_change_keeps_the_step_and_the_answers(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.apply", "main", "self")
    before = terminal.visit.spot.position

    terminal.press("language", "en", "main")

    assert terminal.visit.spot.position == before
    assert terminal.visit.language == EN


def test_going_back_and_forward_again_finds_the_answer_given(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.apply", "main", "self")

    terminal.press("back")

    chosen = terminal.widget("self").button
    assert chosen is not None
    assert chosen.is_on


def test_the_end_button_proves_what_was_erased_and_the_next_visit_has_the_defaults(
    terminal: Terminal,
) -> None:
    usual = terminal.visit
    terminal.press("en", "size", "size-4", "main", "colour", "dark", "main", "reach")
    terminal.press("voice", "volume-1", "fast", "main")
    changed = terminal.visit

    terminal.press("end")
    end = terminal.page, terminal.visit.language, terminal.visit.size
    terminal.press("main")

    assert (changed.size, changed.theme, changed.volume, changed.speed) == (4, "dark", 1, "fast")
    assert end == ("end", EN, 4)
    assert terminal.page == "attract"
    assert terminal.visit == usual == Visit(size=1, theme="light", volume=4)


def test_the_end_page_gives_way_to_the_attract_page_by_itself(terminal: Terminal) -> None:
    terminal.press("ja", "end")

    terminal.wait(11)
    still = terminal.page
    terminal.wait(2)

    assert still == "end"
    assert terminal.page == "attract"


def test_every_page_of_a_visit_offers_the_end_in_one_touch(terminal: Terminal) -> None:
    terminal.press("ja")
    for way in (("search",), ("back", "about"), ("back", "mynumber", "mynumber.apply", "main")):
        assert "end" in terminal.offered()
        terminal.press(*way)

    terminal.press("language", "end")

    assert terminal.page == "end"


def test_an_error_of_ours_becomes_the_kind_page_and_a_log_without_its_text(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(scene: Scene) -> Page:
        if scene.visit.spot.screen == "area":
            raise ValueError("山田さんの でんわ 090")
        return screens.show(scene)

    terminal.press("en")
    monkeypatch.setattr("ui.navigator.show", broken)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_errors(terminal.kiosk._on_error)

    with caplog.at_level(logging.DEBUG):
        terminal.press("mynumber")

    assert terminal.page == "sorry"
    assert terminal.visit.language == EN
    assert "ValueError" in caplog.text
    assert "test_navigator.py" in caplog.text
    assert "山田" not in caplog.text
    terminal.press("main")
    assert terminal.page == "home"


def test_a_my_number_typed_into_the_search_is_refused_and_nowhere_left(
    terminal: Terminal,
) -> None:
    terminal.press("ja", "search", "pad:digits", *(f"key:{digit}" for digit in MY_NUMBER))

    assert terminal.page == "refused"
    assert "".join(MY_NUMBER[:11]) not in terminal.text
    assert terminal.visit.query == ""
    assert strings_with("".join(MY_NUMBER[:11])) == []
    terminal.press("main")
    assert terminal.page == "search"
    assert terminal.visit.query == ""


def test_eleven_digits_may_be_a_phone_number_of_an_office_and_stay(terminal: Terminal) -> None:
    terminal.press("ja", "search", "pad:digits", *(f"key:{digit}" for digit in MY_NUMBER[:11]))

    assert terminal.page == "search"


def test_help_comes_back_to_the_same_place(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.apply", "main")
    before = terminal.visit.spot

    terminal.press("call")
    on_help = terminal.page
    terminal.press("main")

    assert on_help == "help"
    assert terminal.visit.spot == before


def test_a_window_of_another_size_shows_the_same_place(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber")
    before = terminal.visit

    terminal.screen.resize(1080, 1920)

    assert terminal.visit == before
    bars = terminal.screen.bars_shown
    assert bars is not None
    assert bars.bottom.bottom == 1920


def test_a_visit_written_as_json_begins_the_terminal_where_it_was(terminal: Terminal) -> None:
    terminal.press("en", "mynumber", "mynumber.apply", "main", "self", "size", "size-3", "main")
    written = msgspec.json.encode(terminal.visit)

    again = msgspec.json.decode(written, type=Visit)
    terminal.navigator.begin()
    terminal.navigator.begin(again)

    assert again == terminal.visit
    assert terminal.page == "question"


def test_a_place_that_no_longer_exists_never_shows_an_empty_screen(terminal: Terminal) -> None:
    terminal.navigator.begin(Visit(spot=Spot("nowhere"), language=JA))

    assert terminal.page == "attract"


def test_reach_mode_puts_every_control_into_the_lower_part(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.apply", "main", "reach")

    highest = min(one.geometry().top() for one in terminal.buttons())

    assert highest > terminal.screen.height() / 3


def test_the_log_of_a_quiet_visit_is_empty(terminal: Terminal, data: Path) -> None:
    terminal.press("ja", "mynumber", "mynumber.apply", "main", "self", "end", "main")

    assert not (data / "kiosk.log").exists()
