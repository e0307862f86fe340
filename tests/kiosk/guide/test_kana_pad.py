from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.guide import kana_pad
from kiosk.guide.kana_pad import (
    CLEAR,
    DAKUTEN,
    DELETE,
    HANDAKUTEN,
    LAYOUTS,
    LONG,
    MAX_LENGTH,
    SMALL,
    TOOLS,
    press,
)

ALL_KEYS = sorted({key for rows in LAYOUTS.values() for row in rows for key in row} | set(TOOLS))


def typed(*keys: str) -> str:
    text = ""
    for key in keys:
        text = press(text, key)
    return text


def test_the_kana_pad_has_five_rows_of_ten_places() -> None:
    assert [len(row) for row in kana_pad.KANA] == [10] * 5


@pytest.mark.parametrize("pad", LAYOUTS)
def test_every_row_of_a_pad_is_equally_long_and_has_no_hole(pad: str) -> None:
    rows = LAYOUTS[pad]

    assert len({len(row) for row in rows}) == 1
    assert all(key for row in rows for key in row)


def test_the_kana_pad_holds_each_of_the_46_kana_once() -> None:
    marks = {DAKUTEN, HANDAKUTEN, SMALL, LONG}
    kana = [key for row in kana_pad.KANA for key in row if key not in marks]

    assert len(kana) == 46
    assert len(set(kana)) == 46


def test_a_word_with_every_kind_of_mark_can_be_typed() -> None:
    word = typed("し", DAKUTEN, "ゆ", SMALL, "う", "み", "ん", "ひ", "よ", SMALL, "う")

    assert word == "じゅうみんひょう"


def test_a_foreign_word_can_be_typed() -> None:
    assert typed("は", HANDAKUTEN, "す", "ほ", HANDAKUTEN, LONG, "と") == "ぱすぽーと"


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("か", DAKUTEN, "が"),
        ("が", DAKUTEN, "か"),
        ("は", DAKUTEN, "ば"),
        ("ば", DAKUTEN, "は"),
        ("ぱ", DAKUTEN, "ば"),
        ("は", HANDAKUTEN, "ぱ"),
        ("ぱ", HANDAKUTEN, "は"),
        ("ば", HANDAKUTEN, "ぱ"),
        ("う", DAKUTEN, "ゔ"),
        ("つ", SMALL, "っ"),
        ("っ", SMALL, "つ"),
        ("きや", SMALL, "きゃ"),
        ("つ", DAKUTEN, "づ"),
    ],
)
def test_a_mark_changes_the_last_kana(before: str, key: str, after: str) -> None:
    assert press(before, key) == after


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", DAKUTEN),
        ("", SMALL),
        ("な", DAKUTEN),
        ("か", HANDAKUTEN),
        ("か", SMALL),
        ("a", DAKUTEN),
    ],
)
def test_a_mark_that_does_not_fit_changes_nothing(text: str, key: str) -> None:
    assert press(text, key) == text


def test_delete_takes_one_character_and_clear_all() -> None:
    assert press("かぎ", DELETE) == "か"
    assert press("", DELETE) == ""
    assert press("かぎ", CLEAR) == ""


def test_a_full_field_takes_no_more_letters_but_still_changes_the_last() -> None:
    full = "か" * MAX_LENGTH

    assert press(full, "き") == full
    assert press(full, DAKUTEN) == "か" * (MAX_LENGTH - 1) + "が"


@pytest.mark.parametrize("key", ["漢", "\n", "ああ", ""])
def test_a_key_of_no_layout_changes_nothing(key: str) -> None:
    assert press("か", key) == "か"


@pytest.mark.parametrize(
    "key", [key for key in ALL_KEYS if key not in (DAKUTEN, SMALL, HANDAKUTEN)]
)
def test_every_key_does_something(key: str) -> None:
    assert press("ん", key) != "ん"


@given(st.lists(st.sampled_from(ALL_KEYS)))
def test_no_order_of_keys_overflows_the_field(keys: list[str]) -> None:
    assert len(typed(*keys)) <= MAX_LENGTH


@given(st.text(alphabet=sorted("あかはばぱつっやゃう"), min_size=1, max_size=5))
def test_dakuten_and_small_pressed_twice_give_the_word_back(word: str) -> None:
    last = word[-1]

    if last != "ぱ":
        assert press(press(word, DAKUTEN), DAKUTEN) == word
    assert press(press(word, SMALL), SMALL) == word
