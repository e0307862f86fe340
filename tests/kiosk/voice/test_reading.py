from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.voice.engines.openjtalk import words_of
from kiosk.voice.reading import align, reading_of

_SIGNS = "市役所の窓口は開いて方へ行って300円、。〜12:3/4 　（土）①㈱〇AbCン-x。何日後\n"


def test_authors_reading_beats_the_engine(engine: str) -> None:
    assert reading_of("この {表|おもて} を見る").hiragana == "このおもてをみる"


def test_authors_ruby_stands_above_its_own_kanji(engine: str) -> None:
    found = reading_of("{手続|てつづ}きは 300円です。")

    assert found.text == "手続きは 300円です。"
    assert found.ruby == (("手続", "てつづ"), ("きは 300", None), ("円", "えん"), ("です。", None))


def test_spoken_only_mark_is_read_but_not_drawn(engine: str) -> None:
    found = reading_of("[PIN|あんしょうばんごう]を入れる")

    assert found.hiragana == "あんしょうばんごうをいれる"
    assert found.ruby[0][1] is None


def test_particles_are_spelled_as_they_are_written(engine: str) -> None:
    assert reading_of("私は市役所へ行く").hiragana == "わたしはしやくしょへいく"


def test_sound_changes_of_numbers_are_spelled_out(engine: str) -> None:
    assert reading_of("9,300円").hiragana == "きゅうせんさんびゃくえん"


def test_a_date_that_is_one_word_gets_one_ruby(engine: str) -> None:
    assert reading_of("12月2日").ruby[-1] == ("2日", "ふつか")


def test_empty_text_has_an_empty_reading(engine: str) -> None:
    assert reading_of("") == reading_of("").__class__("", "", ())


def test_kana_inside_a_word_anchors_its_ruby() -> None:
    assert align("受け取り", "うけとり") == [
        ("受", "う"), ("け", None), ("取", "と"), ("り", None)
    ]  # fmt: skip


def test_ruby_that_cannot_be_cut_stands_above_the_whole_word() -> None:
    assert align("大人ら", "おとなたち") == [("大人ら", "おとなたち")]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(alphabet=_SIGNS, max_size=25))
def test_ruby_always_covers_exactly_the_shown_text(engine: str, text: str) -> None:
    found = reading_of(text)

    assert "".join(surface for surface, _ in found.ruby) == found.text == text


def test_words_cover_the_text_without_gap(engine: str) -> None:
    text = "12月31日までに9,999円を払う。"

    words = words_of(text)

    assert [word.start for word in words] == [0, *(word.end for word in words[:-1])]
    assert words[-1].end == len(text)
