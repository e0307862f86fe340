from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from ui.text import fonts
from ui.text.break_lines import NOT_FIRST
from ui.text.fonts import load_fonts
from ui.text.measure import Span, Style
from ui.text.typeset import Run, Typeset, natural_width, typeset

STYLE = Style(40, 1.6, 2.05, 14)
LETTERS = "あいうえおっゃ、。」「ー漢字市カードー 1234ABc%"


@pytest.fixture(scope="module", autouse=True)
def loaded(qapp: QApplication) -> None:
    load_fonts()


def _set(text: str, width: float, align: str = "left", lang: str = "ja") -> Typeset:
    return typeset([Span(text, lang)], STYLE, width, align)


def _lines(text: Typeset) -> list[list[Run]]:
    found: dict[float, list[Run]] = {}
    for run in text.runs:
        if not run.is_ruby:
            found.setdefault(run.baseline, []).append(run)
    return [sorted(line, key=lambda run: run.x) for _, line in sorted(found.items())]


def test_ruby_stands_above_its_own_word() -> None:
    text = _set("この {手続|てつづ}きを します", 2000)
    (base,) = [run for run in text.runs if "手続" in run.text]
    (ruby,) = [run for run in text.runs if run.is_ruby]

    assert ruby.text == "てつづ"
    assert ruby.baseline < base.baseline - STYLE.em * 0.8
    before, _, _ = base.text.partition("手続")
    left, wide = (fonts.width(part, "ja", STYLE.em, False) for part in (before, "手続"))
    middle = base.x + left + wide / 2
    assert ruby.x + ruby.width / 2 == pytest.approx(middle, abs=STYLE.ruby_em / 2)
    assert STYLE.em * 0.45 <= ruby.em < STYLE.em


def test_a_word_that_its_ruby_does_not_move_is_one_run_with_its_neighbours() -> None:
    text = _set("お{金|かね}を", 2000)
    wide = _set("お{金|おかねおかね}を", 2000)

    assert [run.text for run in text.runs if not run.is_ruby] == ["お金を"]
    assert [run.text for run in wide.runs if not run.is_ruby] == ["お", "金", "を"]


def test_the_ruby_of_the_first_line_is_inside_the_text() -> None:
    text = _set("{住民票|じゅうみんひょう}", 2000)

    assert all(run.baseline - run.em >= -1 for run in text.runs)


def test_two_long_rubies_side_by_side_never_touch() -> None:
    text = _set("{市|しちょうそんの}{区|くちょうそんの}{町|ちょうちょうそん}", 3000)
    rubies = sorted((run for run in text.runs if run.is_ruby), key=lambda run: run.x)

    assert len(rubies) == 3
    assert all(before.x + before.width <= after.x + 1 for before, after in pairwise(rubies))


def test_a_ruby_may_overhang_kana_but_its_word_never_leaves_the_line() -> None:
    alone = _set("{窓口|まどぐちぐち}{窓口|まどぐちぐち}", 3000).width
    among_kana = _set("の{窓口|まどぐちぐち}の{窓口|まどぐちぐち}の", 3000).width
    kana = _set("ののの", 3000).width

    assert among_kana < alone + kana


@pytest.mark.parametrize("sign", "、。」っ…）ー")
def test_no_line_begins_with_a_closing_sign(sign: str) -> None:
    text = f"ああああああああああ{sign}ああああああああああ{sign}あああ"
    for width in range(90, 500, 13):
        for line in _lines(_set(text, width))[1:]:
            assert line[0].text[0] not in NOT_FIRST, (sign, width)


def test_no_line_ends_with_an_opening_sign() -> None:
    text = "これは「あんしょうばんごう」では（けっして）ありません"
    for width in range(200, 600, 17):
        for line in _lines(_set(text, width)):
            assert line[-1].text[-1] not in "「（", width


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=LETTERS, min_size=1, max_size=60), st.integers(120, 900))
def test_no_line_is_wider_than_its_column(text: str, width: int) -> None:
    found = typeset([Span(text, "ja")], STYLE, width)

    # A closing sign may hang at the edge; half an em is within the padding of every card.
    assert all(line[-1].x + line[-1].width <= width + STYLE.em * 2 for line in _lines(found))
    assert found.lines >= len(_lines(found))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["{市|し}の", "{窓口|まどぐち}で ", "きく。", "4けた", "はい、"]),
        min_size=1,
        max_size=20,
    )
)
def test_words_with_ruby_fit_into_their_column(words: list[str]) -> None:
    found = typeset([Span("".join(words), "ja")], STYLE, 400)

    assert all(-STYLE.ruby_em <= run.x for run in found.runs)
    assert all(run.x + run.width <= 400 + STYLE.ruby_em for run in found.runs)


def test_every_letter_is_set_once_and_in_order() -> None:
    text = _set("{市|し}の{窓口|まどぐち}で、しょるいを もらいます。", 260)

    set_text = "".join(run.text for line in _lines(text) for run in line)

    assert set_text.replace(" ", "") == "市の窓口で、しょるいをもらいます。"
    assert text.lines > 1


def test_an_address_wider_than_the_line_is_cut_by_letters() -> None:
    text = _set("https://www.kojinbango-card.go.jp/very/long/address", 300, lang="en")

    assert text.lines > 2
    assert text.width <= 300 + STYLE.em


def test_centred_lines_have_the_same_room_on_both_sides() -> None:
    (line,) = _lines(_set("さいしょへ", 600, "centre"))

    right = 600 - (line[-1].x + line[-1].width)
    assert line[0].x == pytest.approx(right, abs=2)


def test_the_stripes_of_a_sentence_cover_its_words_and_no_others() -> None:
    spans = [Span("はじめの文です。", "ja", "one"), Span("つぎの文です。", "ja", "two")]

    text = typeset(spans, STYLE, 300)

    for stripe in text.stripes:
        inside = [
            run
            for run in text.runs
            if stripe.y <= run.baseline <= stripe.y + stripe.height
            and stripe.x - 1 <= run.x < stripe.x + stripe.width - 1
        ]
        assert {run.mark for run in inside} == {stripe.mark}
    assert {stripe.mark for stripe in text.stripes} == {"one", "two"}


def test_larger_type_is_wider_in_proportion() -> None:
    large = Style(80, 1.6, 2.05, 14)

    assert natural_width([Span("手続き", "ja")], large) == pytest.approx(
        2 * natural_width([Span("手続き", "ja")], STYLE), rel=0.03
    )


def test_a_letter_never_stands_alone_on_the_last_line_where_a_phrase_can_join_it() -> None:
    text = "パスポート・{外国|がいこく}の {人|ひと}"
    whole = natural_width([Span(text, "ja")], STYLE)
    first, last = _lines(_set(text, whole - STYLE.em / 2))

    assert "".join(run.text for run in first) == "パスポート・"
    assert "".join(run.text for run in last).replace(" ", "") == "外国の人"


def test_a_word_in_katakana_is_not_broken_where_it_fits_on_a_line() -> None:
    lines = _lines(_set("手続オンラインサービス", STYLE.em * 9.5))

    assert [line[0].text for line in lines] == ["手続", "オンラインサービス"]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        (
            "Get a residence certificate at a store",
            "en",
            ["Getaresidence", "certificateatastore"],
        ),
        ("いそぐ マイナンバーカード", "ja", ["いそぐ", "マイナンバーカード"]),
    ],
)
def test_the_lines_of_a_label_are_even_but_no_phrase_is_broken_for_it(
    text: str, lang: str, wanted: list[str]
) -> None:
    even = msgspec.structs.replace(STYLE, is_even=True)
    full = typeset([Span(text, lang)], even, 10_000).width
    narrow = 0.95 * full

    label = typeset([Span(text, lang)], even, narrow)

    assert ["".join(run.text for run in line) for line in _lines(label)] == wanted
    assert label.width <= typeset([Span(text, lang)], STYLE, narrow).width
