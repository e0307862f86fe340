"""A lesson on a real window: walked, printed and gone with the visit; its handout on paper."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.clock import JST
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.handoff.compose_lesson import lesson_sheet
from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.ui.terminal import Terminal
from ui.printing.paper import set_sheet

NOW = datetime(2026, 11, 21, 10, 12, tzinfo=JST)


def test_handout_is_printed_at_the_end_and_gone_with_the_visit(terminal: Terminal) -> None:
    terminal.press("ja", "phone", "lessons", "lesson:qr", *["main"] * 4)
    for _ in range(3):
        terminal.press("unknown", "main")
    terminal.press("main", "main")
    terminal.until(lambda: not terminal.kiosk.sheet.is_printing)

    (sheet,) = terminal.printer.sheets
    assert "二次元コード" in sheet.title.shown
    terminal.press("end")
    assert terminal.visit.spot == Spot("end")
    assert terminal.kiosk.sheet.sheet is None


def test_guide_of_a_part_leads_back_to_the_part(terminal: Terminal) -> None:
    terminal.press("ja", "phone", "lessons", "lesson:qr", "main", "phone.qr", "main")
    assert terminal.visit.spot.screen == "procedure"

    terminal.press("lesson")

    assert terminal.visit.spot == Spot("lesson", item="qr", picks=("next",))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("beside", [None, JA])
def test_every_handout_is_one_page_without_smaller_letters(
    library: Library, qapp: QApplication, beside: str | None
) -> None:
    visit = Visit(language=EN if beside else JA, beside=JA if beside else None)
    for lesson in library.content.lessons:
        made = lesson_sheet(scene_of(visit, library, NOW), lesson)

        setting = set_sheet(made)

        assert setting.scale == 1, lesson.id
        kinds = [(section.kind, len(section.entries)) for section in setting.sheet.sections]
        assert kinds == [(section.kind, len(section.entries)) for section in made.sections]
