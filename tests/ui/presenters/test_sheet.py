from __future__ import annotations

import pytest

from tests.ui.terminal import Terminal

ANSWERS = ("yes", "ok", "unknown", "counter")


@pytest.fixture
def at_sheet(terminal: Terminal) -> Terminal:
    terminal.press("ja", "certificates", "certificates.residence-store", "main", *ANSWERS)
    terminal.press("main", "main")
    assert terminal.page == "sheet"
    return terminal


def _printed(terminal: Terminal) -> None:
    terminal.until(lambda: not terminal.kiosk.sheet.is_printing)
    terminal.until(lambda: not terminal.kiosk.bridge._tasks)


def test_the_preview_says_what_the_paper_says(at_sheet: Terminal) -> None:
    shown = at_sheet.text
    at_sheet.press("main")
    _printed(at_sheet)

    (sheet,) = at_sheet.printer.sheets
    assert all(line.shown in shown for line in sheet.lines())


def test_the_page_says_that_it_prints_and_then_to_take_the_paper(at_sheet: Terminal) -> None:
    at_sheet.press("main")
    printing = at_sheet.text
    _printed(at_sheet)

    assert "印刷しています" in printing
    assert "紙を おとりください" in at_sheet.text
    assert "もういちど" not in at_sheet.text


def test_pressing_print_twice_prints_once(at_sheet: Terminal) -> None:
    at_sheet.press("main")
    _printed(at_sheet)

    assert len(at_sheet.printer.sheets) == 1
    button = next(
        (b.button for b in at_sheet.buttons() if b.button and b.button.key == "main"), None
    )
    assert button is None or "印刷" not in button.line.shown


def test_a_printer_that_fails_leads_to_a_photograph_and_no_error(at_sheet: Terminal) -> None:
    at_sheet.printer.error = OSError("no paper")
    at_sheet.press("main")
    _printed(at_sheet)

    assert "写真" in at_sheet.text
    assert "no paper" not in at_sheet.text
    assert at_sheet.page == "sheet"


def test_the_end_of_the_visit_takes_the_sheet_and_its_file_away(at_sheet: Terminal) -> None:
    at_sheet.press("main")
    _printed(at_sheet)
    before = at_sheet.printer.forgotten

    at_sheet.press("end")

    assert at_sheet.kiosk.sheet.sheet is None
    assert at_sheet.printer.forgotten > before


def test_a_sheet_can_be_printed_again_after_another_page(at_sheet: Terminal) -> None:
    at_sheet.press("main")
    _printed(at_sheet)

    at_sheet.press("back", "main", "main")
    _printed(at_sheet)

    assert len(at_sheet.printer.sheets) == 2
