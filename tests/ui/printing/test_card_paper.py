"""A card on paper: one A4, at least 40 points, nothing over the edge, in every language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from kiosk.guide.library import Library
from kiosk.handoff.card import CardSheet, card_sheet
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.visit import Visit
from tests.kiosk.guide.walks import scene_at
from ui.drawing.elements import Icon, Words
from ui.printing.card_paper import set_card
from ui.printing.form import CARD_LEAST_PT, CARD_OWN_LEAST_PT, MARGIN_MM, em, mm
from ui.printing.printer import save_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def sheets(library: Library, lang: Lang) -> list[CardSheet]:
    scene = scene_at(library, None, Visit(language=lang))
    return [card_sheet(scene, card) for card in library.content.cards]


@pytest.mark.parametrize("lang", [JA, EASY, EN])
def test_every_card_stands_far_above_40_points_within_the_margins(
    library: Library, lang: Lang
) -> None:
    margin = mm(MARGIN_MM)
    for sheet in sheets(library, lang):
        page = set_card(sheet)
        said = [part for part in page.elements if isinstance(part, Words)]
        japanese, *own = said
        assert {run.em for run in japanese.text.runs} <= set(range(em(CARD_LEAST_PT), 999))
        assert all(
            run.em >= em(CARD_OWN_LEAST_PT) for p in own for run in p.text.runs if not run.is_ruby
        )
        bottom = 0.0
        for part in said:
            assert part.y >= bottom
            assert part.x >= margin - 1
            assert part.x + max(r.x + r.width for r in part.text.runs) <= page.width - margin + 1
            bottom = part.y + part.text.height
        assert bottom <= page.height - margin
        (icon,) = [part for part in page.elements if isinstance(part, Icon)]
        assert icon.y + icon.size <= said[0].y


def test_a_card_is_one_page_whose_words_can_be_found(
    qapp: QApplication, library: Library, tmp_path: Path
) -> None:
    for sheet in sheets(library, EN)[:3]:
        save_pdf(sheet, tmp_path / "card.pdf")
        document = QPdfDocument()
        document.load(str(tmp_path / "card.pdf"))
        assert document.pageCount() == 1
        text = "".join(document.getAllText(0).text().split())
        assert sheet.title.shown.replace(" ", "")[:6] in text
        document.close()
