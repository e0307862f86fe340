from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.errors import MarkupError
from kiosk.language.ruby import (
    Piece,
    escape,
    message_id,
    parse,
    placeholders,
    plain,
    spoken,
    without_placeholders,
)

MARKED = "{手続|てつづ}きの [4桁|よんけた]です。"


def test_ruby_is_shown_and_spoken_and_a_reading_is_only_spoken() -> None:
    assert parse(MARKED) == (
        Piece("手続", "てつづ", "てつづ"),
        Piece("きの "),
        Piece("4桁", None, "よんけた"),
        Piece("です。"),
    )
    assert plain(MARKED) == "手続きの 4桁です。"
    assert spoken(MARKED) == "てつづきの よんけたです。"


def test_text_without_marks_is_one_piece() -> None:
    assert parse("つぎへ") == (Piece("つぎへ"),)
    assert parse("") == ()


@pytest.mark.parametrize(
    "broken",
    [
        "{手続",
        "手続}",
        "{手続|}",
        "{|て}",
        "[4桁]",
        "{fact:a.b}",
        "{a|b|c}",
        "{{手|て}続|つづ}",
        "a|b",
    ],
)
def test_broken_mark_is_refused_with_its_text_and_the_right_form(broken: str) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(broken)

    assert broken in str(caught.value)
    assert "{漢字|かな}" in str(caught.value)


def test_correcting_a_reading_keeps_the_message_id() -> None:
    assert message_id("{市|し}の [4桁|よんけた]") == message_id("{市|いち}の [4桁|しけた]")
    assert message_id("{city}の {手続|てつづ}き") == "{city}の 手続き"


def test_placeholders_are_named_in_order_and_marks_are_none() -> None:
    text = "{fact:pin.user_limit} {間違|まちが}えると {city} [4桁|よんけた] {n}"

    assert placeholders(text) == ["fact:pin.user_limit", "city", "n"]
    assert without_placeholders(text) == " {間違|まちが}えると  [4桁|よんけた] "


@given(st.text())
def test_whatever_is_typed_can_be_shown_after_escaping(typed: str) -> None:
    shown = plain(escape(typed))

    assert len(shown) == len(typed)
    assert all(one == other or other in "{}[]|" for one, other in zip(shown, typed, strict=True))


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["{%s|%s}", "[%s|%s]", "%s%s"]),
            st.text("手続番号4桁", min_size=1),
            st.text("てつづき", min_size=1),
        )
    )
)
def test_pieces_joined_are_what_is_shown(parts: list[tuple[str, str, str]]) -> None:
    marked = "".join(form % (base, kana) for form, base, kana in parts)

    assert "".join(piece.text for piece in parse(marked)) == plain(marked)
    assert plain(marked) == "".join(
        base + kana if form == "%s%s" else base for form, base, kana in parts
    )
    assert spoken(marked) == "".join(
        base + kana if form == "%s%s" else kana for form, base, kana in parts
    )
