from __future__ import annotations

from kiosk.voice import kana


def test_hiragana_and_katakana_turn_into_each_other() -> None:
    assert kana.to_hiragana("ヴァイオリンー漢字A") == "ゔぁいおりんー漢字A"
    assert kana.to_katakana("ゔぁいおりん漢字A") == "ヴァイオリン漢字A"


def test_small_kana_are_no_beat_of_their_own() -> None:
    assert kana.mora_count("ジュウミンヒョウ") == 6
    assert kana.mora_count("キッテ") == 3


def test_long_vowels_of_a_noun_are_spelled_by_sound() -> None:
    assert kana.pronounced("ショウメイ") == "ショーメー"
    assert kana.pronounced("オモテ") == "オモテ"


def test_only_kana_is_kana() -> None:
    assert kana.is_kana("ひょうヒョー")
    assert not kana.is_kana("票")
    assert not kana.is_kana("")
