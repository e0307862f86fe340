from __future__ import annotations

import pytest

from kiosk.voice.latin import address, romaji


@pytest.mark.parametrize(
    ("word", "kana"),
    [
        ("chigasaki", "チガサキ"),
        ("fujisawa", "フジサワ"),
        ("sapporo", "サッポロ"),
        ("kyoto", "キョト"),
        ("shinjuku", "シンジュク"),
        ("matchi", "マッチ"),
        ("gunma", "グンマ"),
    ],
)
def test_hepburn_word_becomes_katakana(word: str, kana: str) -> None:
    assert romaji(word) == kana


@pytest.mark.parametrize("word", ["example", "https", "qr", "vlan"])
def test_other_words_are_not_taken_for_japanese(word: str) -> None:
    assert romaji(word) is None


def test_address_is_said_without_its_scheme_and_last_slash() -> None:
    assert address("https://www.jp/") == "ダブリューダブリューダブリュードットジェーピー"


def test_mail_address_says_its_signs() -> None:
    assert address("info@lg-a.jp") == "インフォアットマークエルジーハイフンエードットジェーピー"
