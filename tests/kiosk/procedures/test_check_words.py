from __future__ import annotations

import pytest

from kiosk.procedures.check_words import ambiguous_in, digits_in_prose, width, wrong_words


@pytest.mark.parametrize(
    "text",
    [
        "お金は 200円です。",
        "3{回|かい} まちがえます。",
        "２０時までです。",
        "1 か月 まちます。",
        "18歳からです。",
        "0120-95-0178に かけます。",
        "#9110に かけます。",
        "The fee is 200 yen.",
        "Wait 10 days.",
        "Open until 5 pm.",
        "It costs ¥200.",
        "[1年|いちねん]です。",
    ],
)
def test_changing_number_in_prose_is_found(text: str) -> None:
    assert digits_in_prose(text)


@pytest.mark.parametrize(
    "text",
    [
        "4けたの 番号です。",
        "6〜16文字です。",
        "この 3つを もって いきます。",
        "お金は {fact:card.fee_2024}です。",
        "A 4-digit number.",
        "PIN of 6 to 16 letters",
    ],
)
def test_fixed_name_or_fact_is_no_number_in_prose(text: str) -> None:
    assert digits_in_prose(text) is None


def test_word_of_several_readings_needs_one() -> None:
    assert ambiguous_in("この 方です。") == "方"
    assert ambiguous_in("この {方|かた}です。") is None
    assert ambiguous_in("[一日|いちにち] まちます。") is None
    assert ambiguous_in("{fact:a.b}に {行|い}って ください。") is None


def test_width_counts_what_is_shown() -> None:
    assert width("{電子証明書|でんししょうめいしょ}を こうしん") == 10
    assert width("ABC") == 1.5
    assert width("{fact:a}です") == 8


def test_quoted_sentence_is_no_second_sentence() -> None:
    assert list(wrong_words("「はい。どうぞ。」と いわれます。")) == []
    assert [rule for rule, _, _ in wrong_words("はい。どうぞ。")] == ["words.one-sentence"]
