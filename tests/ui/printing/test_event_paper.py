"""The sheet of a life event on paper: two pages at most, nothing under 18 points."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from kiosk.guide.finding import results
from kiosk.guide.library import Library
from kiosk.handoff.compose_event import event_sheet
from kiosk.handoff.sheet import Sheet
from kiosk.language.languages import EN, JA, Lang
from kiosk.visit import Visit
from tests.kiosk.guide.walks import scene_at
from ui.printing.form import BODY_LEAST_PT
from ui.printing.paper import set_sheet
from ui.printing.printer import save_pdf


def longest(library: Library, lang: Lang = JA, beside: Lang | None = None) -> list[Sheet]:
    scene = scene_at(library, None, Visit(language=lang, beside=beside))
    found = []
    for event in library.content.events:
        sheets = [event_sheet(scene, event, finding) for finding in results(event)]
        found.append(max(sheets, key=lambda sheet: len(sheet.lines())))
    return found


@pytest.mark.parametrize(("lang", "beside"), [(JA, None), (EN, JA)])
def test_the_longest_list_of_every_event_stands_at_18_points(
    qapp: QApplication, library: Library, lang: Lang, beside: Lang | None
) -> None:
    for sheet in longest(library, lang, beside):
        for page in (sheet, sheet.second):
            if page is not None:
                setting = set_sheet(page)
                assert setting.scale == 1.0, sheet.title.shown
                assert setting.form.body >= BODY_LEAST_PT


def test_a_long_list_is_printed_on_two_pages(
    qapp: QApplication, library: Library, tmp_path: Path
) -> None:
    for sheet in longest(library):
        save_pdf(sheet, tmp_path / "list.pdf")
        document = QPdfDocument()
        document.load(str(tmp_path / "list.pdf"))
        assert document.pageCount() == (1 if sheet.second is None else 2)
        document.close()
