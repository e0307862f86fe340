from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.language.languages import EASY, EN, JA, Lang
from tests.ui.audit.drawn import button, line, panel, screen
from ui.audit.finding import Piece
from ui.audit.languages import foreign_lines, mixed_letters
from ui.frame_places import Rect


def _piece(text: str, lang: Lang) -> Piece:
    return replace(panel(), said=(line(text, lang),))


@pytest.mark.parametrize("text", ["おわって erase", "つぎは next step です", "ねこの name"])
def test_latin_words_in_japanese_are_found(text: str) -> None:
    assert [one.rule for one in mixed_letters(_piece(text, JA))] == ["language"]
    assert [one.rule for one in mixed_letters(_piece(text, EASY))] == ["language"]


@pytest.mark.parametrize(
    "text", ["QRコードを よみます", "A4の 紙", "www.city.fujisawa.kanagawa.jp"]
)
def test_names_and_addresses_in_japanese_are_right(text: str) -> None:
    assert list(mixed_letters(_piece(text, JA))) == []


@pytest.mark.parametrize("text", ["つぎへ", "Go to 市役所 now"])
def test_japanese_in_english_is_found(text: str) -> None:
    assert [one.rule for one in mixed_letters(_piece(text, EN))] == ["language"]


@pytest.mark.parametrize(
    "text",
    ["City hall (市役所)", "Touch 行政サービス (government services)", "It says 「写し」 here"],
)
def test_japanese_term_beside_its_english_is_right(text: str) -> None:
    assert list(mixed_letters(_piece(text, EN))) == []


def test_japanese_line_on_an_english_page_is_found() -> None:
    shown = screen(_piece("つぎへ", JA), lang=EN)

    assert [one.rule for one in foreign_lines(shown)] == ["language"]


def test_line_in_the_chosen_language_on_a_japanese_page_is_right() -> None:
    shown = replace(screen(_piece("Not yet in English", EN)), chosen=(EN,))

    assert list(foreign_lines(shown)) == []


def test_key_of_the_pad_is_the_same_in_every_language() -> None:
    key = button("key:あ", Rect(0, 200, 100, 100), text="あ")

    assert list(foreign_lines(screen(key, lang=EN))) == []
