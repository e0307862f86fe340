from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.folding import folded, kana_of_romaji, shortened


@pytest.mark.parametrize(
    "spelling",
    [
        "住民ヒョウ",
        "住民ひょう",
        "住民ﾋｮｳ",
        "住民 ひょう",
        "住民・ヒョウ",
        "住民ひよう",
        "住民　ひょう。",
    ],
)
def test_the_same_word_in_other_letters_folds_alike(spelling: str) -> None:
    assert folded(spelling) == folded("住民ひょう")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＰＩＮ", "pin"),
        ("Wi-Fi", "wifi"),
        ("メール", "める"),
        ("つづき", "つずき"),
        ("giấy", "giay"),
        ("đăng", "dang"),
        ("资格确认书", "資格確認書"),
        ("國民健康保險", "国民健康保険"),
    ],
)
def test_width_case_long_marks_and_accents_do_not_matter(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_voicing_still_matters() -> None:
    assert folded("がき") != folded("かき")


@pytest.mark.parametrize(
    ("romaji", "kana"),
    [
        ("juminhyo", "じゅみんひょ"),
        ("juuminhyou", "じゅうみんひょう"),
        ("zyuuminhyou", "じゅうみんひょう"),
        ("jūminhyō", "じゅみんひょ"),
        ("hikkoshi", "ひっこし"),
        ("hikkosi", "ひっこし"),
        ("tyuusya", "ちゅうしゃ"),
        ("tuuti", "つうち"),
        ("fuutou", "ふうとう"),
        ("huutou", "ふうとう"),
        ("shimbun", "しんぶん"),
        ("kon'in", "こんいん"),
        ("tennyuu", "てんにゅう"),
        ("matcha", "まっちゃ"),
        ("Ｓｈｉｎｓｅｉ", "しんせい"),
        ("koseki tohon", "こせきとほん"),
        ("ohno", "おの"),
    ],
)
def test_hepburn_and_kunrei_spell_the_same_kana(romaji: str, kana: str) -> None:
    assert kana_of_romaji(romaji) == folded(kana)


def test_every_letter_typed_on_the_way_gives_a_beginning_of_the_word() -> None:
    whole = folded("じゅうみんひょう")

    for length in range(2, len("juuminhyou") + 1):
        found = kana_of_romaji("juuminhyou"[:length])
        assert found is not None
        assert whole.startswith((found.removesuffix("ん"), found))


@pytest.mark.parametrize("text", ["lost card", "passwd", "住民票", "j", "", "4", "c-x"])
def test_what_is_no_romaji_gives_no_kana(text: str) -> None:
    assert kana_of_romaji(text) is None


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("じゅうみんひょう", "じゅみんひょ"),
        ("こうしん", "こおしん"),
        ("カード", "かあど"),
        ("おおきい", "おきい"),
        ("おねえさん", "おねさん"),
    ],
)
def test_long_and_short_vowels_count_as_one(word: str, typed: str) -> None:
    assert shortened(folded(word)) == shortened(folded(typed))


@given(st.text(max_size=40))
def test_no_text_makes_a_folding_fail(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert len(shortened(folded(text))) <= len(folded(text))
    kana_of_romaji(text)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz' -", max_size=20))
def test_no_latin_letters_make_the_romaji_reader_fail(text: str) -> None:
    kana_of_romaji(text)
