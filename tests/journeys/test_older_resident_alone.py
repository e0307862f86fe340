"""J1: an older resident alone wants a certificate of residence and fears the four digits."""

from __future__ import annotations

import re

import pytest

from kiosk.visit import Visit
from tests.ui.terminal import Terminal

STORE = "certificates.residence-store"
MOST_TOUCHES = 14
# From the preparation card: has a card, it is valid, not sure of the digits, rather the counter.
ANSWERS = ("yes", "ok", "unknown", "counter")


def test_the_worried_resident_gets_the_paper_in_14_touches_without_typing(
    terminal: Terminal,
) -> None:
    readout = terminal.give_voice()
    said_at_each_move: list[bool] = []

    terminal.press("ja", "certificates", STORE)
    terminal.press("read")
    terminal.until(lambda: terminal.player.is_sounding)
    for key in ("main", *ANSWERS):
        terminal.press(key)
        said_at_each_move.append(readout.is_reading)
        _shows_no_field(terminal)
    terminal.press("main")
    on_result = terminal.page
    terminal.press("main")
    preview = terminal.text
    terminal.press("main")
    terminal.until(lambda: bool(terminal.printer.sheets) and not terminal.kiosk.sheet.is_printing)
    terminal.press("end")

    assert terminal.touches <= MOST_TOUCHES
    assert said_at_each_move == [False] * 5
    assert on_result == "result"
    assert "市の窓口" in preview
    assert terminal.page == "end"
    assert "えらんだ こたえ" in terminal.text
    (sheet,) = terminal.printer.sheets
    printed = " ".join(line.shown for line in sheet.lines())
    assert re.search(r"\d円|確認してください", printed)
    terminal.press("main")
    assert terminal.visit == Visit(volume=4)


def test_two_enlargements_keep_every_control_on_the_screen(terminal: Terminal) -> None:
    terminal.press("ja", "size", "size-2", "size-3", "main")
    terminal.press("certificates", STORE, "main")
    for key in ANSWERS:
        _everything_is_inside(terminal)
        terminal.press(key)
    _everything_is_inside(terminal)

    assert terminal.visit.size == 3
    terminal.press("end", "main")
    assert terminal.visit.size == 1


def test_the_way_to_the_shop_ends_with_card_and_paper(terminal: Terminal) -> None:
    terminal.press("ja", "certificates", STORE, "main", "yes", "ok", "yes", "none", "main")
    seen = [terminal.text]
    while terminal.page != "result":
        _shows_no_field(terminal)
        terminal.press("main")
        seen.append(terminal.text)

    told = " ".join(seen)
    assert "カード" in told
    assert "おつり" in terminal.text
    assert "4けた" in told


def test_a_wrong_press_is_taken_back_with_every_answer_kept(terminal: Terminal) -> None:
    terminal.press("ja", "certificates", STORE, "main", "yes", "ok")
    before = terminal.visit.spot.position

    terminal.press("no")
    elsewhere = terminal.page
    terminal.press("back")

    assert elsewhere == "prepare"
    assert terminal.visit.spot.position is not None
    assert before is not None
    assert terminal.visit.spot.position.step == before.step
    assert dict(before.answers).items() <= dict(terminal.visit.spot.position.answers).items()


@pytest.mark.parametrize("window", [(1280, 800), (1080, 1920)])
def test_the_journey_works_on_other_panels(open_terminal: object, window: tuple[int, int]) -> None:
    terminal: Terminal = open_terminal(window=window)  # type: ignore[operator]
    terminal.open()

    terminal.press("ja", "certificates", STORE, "main", *ANSWERS, "main", "main", "main")
    terminal.until(lambda: bool(terminal.printer.sheets) and not terminal.kiosk.sheet.is_printing)

    assert terminal.page == "sheet"


def _shows_no_field(terminal: Terminal) -> None:
    """Require that nothing can be typed here: no key, no field."""
    assert not any(key.startswith(("key:", "pad:")) for key in terminal.offered()), terminal.page


def _everything_is_inside(terminal: Terminal) -> None:
    window = terminal.screen.rect()
    for one in terminal.buttons():
        assert window.contains(one.geometry()), (terminal.page, one.accessibleName())
