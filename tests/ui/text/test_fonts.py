from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.tree import ROOT
from ui.text.fonts import JAPANESE, font_metrics, load_fonts, overhang

EM = 100


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_of_the_japanese_fonts_leaves_its_place(qapp: QApplication, bold: bool) -> None:
    load_fonts(JAPANESE)
    files = [*ROOT.glob("locales/*.pot"), *ROOT.glob("locales/ja*/LC_MESSAGES/*.po")]
    letters = {letter for file in files for letter in file.read_text("utf-8") if letter > " "}
    metrics = font_metrics("ja", EM, bold=bold)

    found = [one for one in letters if min(metrics.leftBearing(one), metrics.rightBearing(one)) < 0]

    assert len(letters) > 900
    assert found == []


def test_latin_letters_that_do_are_measured(qapp: QApplication) -> None:
    left, right = overhang("j", "en", EM, False)

    assert left > 1
    assert right == 0
