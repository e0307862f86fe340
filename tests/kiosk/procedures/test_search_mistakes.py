from __future__ import annotations

import pytest

from kiosk.procedures.model import ProcedureId
from kiosk.procedures.search_entries import Entry
from kiosk.procedures.search_mistakes import Found, gaps_filled, nearly
from kiosk.procedures.search_terms import Terms


def terms_of(*words: str) -> Terms:
    entry = Entry(ProcedureId("a.b"), "")
    entry.words = dict.fromkeys(words, 1.0)
    return Terms([entry])


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("ひこし", "ひつこし"),
        ("あんしばんご", "あんしよばんご"),
        ("pasport", "passport"),
        ("pasprot", "pasport"),
    ],
)
def test_a_letter_missing_or_exchanged_is_forgiven(typed: str, word: str) -> None:
    assert [one.key for one in nearly(terms_of(word), typed, is_whole=True)] == [word]


@pytest.mark.parametrize(
    ("typed", "word"),
    [("hello", "sello"), ("疲れた", "忘れた"), ("かき", "かぎ"), ("card", "care")],
)
def test_another_word_is_not_a_mistake(typed: str, word: str) -> None:
    assert list(nearly(terms_of(word), typed, is_whole=True)) == []


def test_a_mistake_is_found_where_a_sentence_is_not_understood() -> None:
    terms = terms_of("ねんきんてちよう")

    found = gaps_filled(terms, list("きのうねんきてちよう"), [Found(0, 3, "きのう")])

    assert [one.key for one in found] == ["ねんきんてちよう"]
    assert found[0].start >= 3


def test_what_is_understood_is_not_taken_for_a_mistake() -> None:
    terms = terms_of("ねんきんてちよう")

    assert gaps_filled(terms, list("ねんきてちよう"), [Found(0, 7, "ねんきてちよう")]) == []
