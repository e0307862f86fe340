from __future__ import annotations

import pytest

from kiosk.language.counting import Counter, counted, is_regular, kana_number


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "ぜろ"),
        (4, "よん"),
        (10, "じゅう"),
        (14, "じゅうよん"),
        (100, "ひゃく"),
        (300, "さんびゃく"),
        (600, "ろっぴゃく"),
        (800, "はっぴゃく"),
        (1000, "せん"),
        (3000, "さんぜん"),
        (8000, "はっせん"),
        (10000, "いちまん"),
        (12345, "いちまんにせんさんびゃくよんじゅうご"),
        (10_000_000, "いっせんまん"),
        (100_000_000, "いちおく"),
    ],
)
def test_a_number_is_said_as_people_say_it(number: int, said: str) -> None:
    assert kana_number(number) == said


@pytest.mark.parametrize("number", [-1, 10**12])
def test_a_number_out_of_range_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        kana_number(number)


@pytest.mark.parametrize(
    ("number", "counter", "said"),
    [
        (1, "日", "いちにち"),
        (2, "日", "ふつか"),
        (8, "日", "ようか"),
        (10, "日", "とおか"),
        (11, "日", "じゅういちにち"),
        (14, "日", "じゅうよっか"),
        (17, "日", "じゅうしちにち"),
        (19, "日", "じゅうくにち"),
        (20, "日", "はつか"),
        (24, "日", "にじゅうよっか"),
        (30, "日", "さんじゅうにち"),
        (1, "か月", "いっかげつ"),
        (3, "か月", "さんかげつ"),
        (6, "か月", "ろっかげつ"),
        (10, "か月", "じゅっかげつ"),
        (1, "回", "いっかい"),
        (10, "回", "じゅっかい"),
        (100, "回", "ひゃっかい"),
        (1000, "回", "せんかい"),
        (3, "分", "さんぷん"),
        (5, "分", "ごふん"),
        (8, "分", "はっぷん"),
        (15, "分", "じゅうごふん"),
        (30, "分", "さんじゅっぷん"),
        (4, "年", "よねん"),
        (10, "年", "じゅうねん"),
        (4, "時", "よじ"),
        (7, "時", "しちじ"),
        (9, "時", "くじ"),
        (0, "時", "れいじ"),
        (4, "月", "しがつ"),
        (12, "月", "じゅうにがつ"),
        (4, "円", "よえん"),
        (350, "円", "さんびゃくごじゅうえん"),
    ],
)
def test_a_number_changes_its_sound_with_its_counter(
    number: int, counter: Counter, said: str
) -> None:
    assert counted(number, counter) == said


def test_only_numbers_that_keep_their_sound_are_regular() -> None:
    assert [n for n in range(1, 11) if not is_regular(n, "分")] == [1, 3, 4, 6, 8, 10]
    assert [n for n in range(1, 13) if not is_regular(n, "月")] == [4, 7, 9]
