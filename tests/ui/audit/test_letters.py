from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.guide.blocks import Line
from kiosk.language.languages import JA
from tests.ui.audit.drawn import METRICS, MM, panel, words
from ui.audit.letters import bad_line_starts, missing_glyphs, small_text
from ui.drawing.elements import Icon, Scene, Words
from ui.text.measure import Span, Style
from ui.text.typeset import Run, Typeset, typeset


def _lines(*texts: str) -> Words:
    runs = tuple(
        Run(text, 0, 40.0 * n, "ja", 34, bold=False, mark=None, width=100.0)
        for n, text in enumerate(texts, start=1)
    )
    return Words(0, 0, Typeset(runs, (), 100.0, 40 * len(texts), len(texts)), "ink", 900)


def test_letters_of_the_fonts_are_drawn() -> None:
    assert list(missing_glyphs(panel(words("手続き Fujisawa 市、100円")))) == []


def test_letter_that_no_font_has_is_found() -> None:
    found = list(missing_glyphs(panel(words("ねこ\U0001f431"))))

    assert "\U0001f431" in found[0].what


@pytest.mark.parametrize(
    "element", [Icon("no-such", 0, 0, 20, "ink"), Scene("no-such", 0, 0, 9, 9)]
)
def test_picture_that_is_not_there_is_found(element: Icon | Scene) -> None:
    assert [one.rule for one in missing_glyphs(panel(element))] == ["glyph"]


def test_line_that_begins_with_a_closing_sign_is_found() -> None:
    assert list(bad_line_starts(panel(_lines("ねこ", "いぬ。")))) == []
    assert "はじめ" in next(bad_line_starts(panel(_lines("ねこ", "。いぬ")))).what


def test_line_that_ends_with_an_opening_sign_is_found() -> None:
    assert "おわり" in next(bad_line_starts(panel(_lines("ねこ（", "いぬ）")))).what


def test_text_under_5_mm_is_found() -> None:
    small = panel(words("ねこ", em=round(4.5 * MM)))

    assert [one.rule for one in small_text(small, METRICS)] == ["text-size"]
    assert list(small_text(panel(words("ねこ", em=round(5 * MM))), METRICS)) == []


def test_small_ruby_is_found_in_the_content_and_allowed_in_the_frame() -> None:
    em = round(5.2 * MM)
    too_small = Style(em, pitch=1.6, pitch_ruby=2.05, ruby_least=round(3 * MM))
    span = Span("{市|し}", JA, Line("{市|し}", JA))
    piece = panel(Words(20, 20, typeset([span], too_small, 900), "ink", 900))

    assert "ふりがな" in next(small_text(piece, METRICS)).what
    assert list(small_text(replace(piece, where="frame"), METRICS)) == []
