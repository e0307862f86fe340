from __future__ import annotations

import pytest

from kiosk.procedures.search_words import forms_of, key_of, runs_of, stem_of


@pytest.mark.parametrize(
    ("one", "other"),
    [("じゅみんひょ", "ジュウミンヒョウ"), ("資格確認書", "资格确认书"), ("Đăng ký", "dang ky")],
)
def test_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_one_letter_said_long_is_not_one_letter() -> None:
    assert key_of("あああ") != key_of("あ")


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("返す", "返し"),
        ("やめる", "やめた"),
        ("使う", "使い"),
        ("落とした", "落とす"),
        ("こわい", "こわく"),
        ("おそい", "おそかつた"),
        ("applied", "appl"),
    ],
)
def test_a_verb_has_its_other_forms(word: str, form: str) -> None:
    assert form in set(forms_of(word))


def test_a_word_without_an_ending_is_its_own_stem() -> None:
    assert stem_of("住民票") == "住民票"
    assert stem_of("なくしました") == "なくし"


def test_the_kana_that_is_always_a_particle_parts_words() -> None:
    assert runs_of("かーどをおとした") == [list("かど"), list("おとした")]


def test_words_that_say_nothing_are_left_out() -> None:
    assert runs_of("住民票をください") == [list("住民票")]


def test_latin_words_stay_whole_and_together() -> None:
    assert runs_of("my card と 紙") == [["my", "card"], ["と"], ["紙"]]


def test_latin_and_japanese_letters_of_one_word_stand_together() -> None:
    assert runs_of("QRの紙") == [["qr", "の", "紙"]]
    assert runs_of("災害Wi-Fi") == [["災", "害", "wifi"]]
    assert runs_of("QR の紙") == [["qr"], ["の", "紙"]]


def test_an_idle_word_parts_a_word_of_both_letters() -> None:
    assert runs_of("SMSについてpin") == [["sms"], ["pin"]]
