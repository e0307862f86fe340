from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.audit.drawn import METRICS, button, panel, words
from ui.audit.contrast import Pair, pairs, ratio, ring_fill, too_weak, weak_ring
from ui.drawing.elements import Box, Icon, Words
from ui.frame_places import Rect
from ui.themes import LIGHT


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_ratio_of_known_pairs(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)


def test_text_on_a_box_is_paired_with_the_box() -> None:
    piece = panel(Box(0, 0, 1000, 200, "ground"), words("ねこ"))

    assert Pair("ink", "ground", "text", "字") in pairs(piece, METRICS)


def test_text_beside_a_box_is_paired_with_the_paper() -> None:
    piece = panel(Box(500, 0, 100, 200, "ground"), words("ねこ"))

    assert Pair("ink", "paper", "text", "字") in pairs(piece, METRICS)


def test_sign_is_paired_with_what_lies_under_it() -> None:
    piece = panel(Box(0, 0, 100, 100, "primary"), Icon("home", 20, 20, 40, "on_primary"))

    assert Pair("on_primary", "primary", "sign", "しるし") in pairs(piece, METRICS)


def test_button_is_paired_when_pressed_and_read_too() -> None:
    found = pairs(button("a", Rect(0, 200, 400, 100)), METRICS)

    assert {pair.ground for pair in found} == {"card", "mark", "paper"}


def test_weak_text_is_found() -> None:
    grey = replace(LIGHT, second="#808080")
    pair = Pair("second", "card", "text", "字")

    assert too_weak(pair, LIGHT) is None
    assert too_weak(pair, grey) is not None


def test_large_text_may_be_weaker_than_body_text() -> None:
    grey = replace(LIGHT, second="#6b6b6b")

    assert too_weak(Pair("second", "card", "text", ""), grey) is not None
    assert too_weak(Pair("second", "card", "large", ""), grey) is None


def test_second_language_in_its_usual_ink_on_a_blue_button_is_found() -> None:
    piece = button("a", Rect(0, 0, 400, 100), look="main", inks=("primary", "primary", "second"))

    assert any(too_weak(pair, LIGHT) for pair in pairs(piece, METRICS))


def test_bold_text_of_8_mm_is_large() -> None:
    small, big = words("ねこ", em=20), words("ねこ", em=40)

    def bold(element: Words) -> Words:
        runs = tuple(replace(run, bold=True) for run in element.text.runs)
        return replace(element, text=replace(element.text, runs=runs))

    assert Pair("ink", "paper", "text", "字") in pairs(panel(bold(small)), METRICS)
    assert Pair("ink", "paper", "large", "字") in pairs(panel(bold(big)), METRICS)


def test_focus_ring_that_is_not_seen_is_found() -> None:
    unseen = replace(LIGHT, ink="#0017c1", focus="#2030c1")

    assert weak_ring("card", LIGHT) is None
    assert weak_ring("primary", unseen) is not None


def test_only_buttons_have_a_ring() -> None:
    assert ring_fill(button("a", Rect(0, 0, 400, 100))) == "card"
    assert ring_fill(panel(words("ねこ"))) == ""
