from __future__ import annotations

import pytest

from tests.ui.audit.drawn import METRICS, MM, button, screen
from ui.audit.targets import narrow_gaps, out_of_reach, small_targets
from ui.frame_places import Rect


def _mm(value: float) -> int:
    return round(value * MM)


@pytest.mark.parametrize(("wide", "tall"), [(14.0, 30.0), (30.0, 14.0)])
def test_target_under_15_mm_is_found(wide: float, tall: float) -> None:
    shown = screen(button("a", Rect(0, 200, _mm(wide), _mm(tall))))

    assert [one.rule for one in small_targets(shown)] == ["target"]


def test_target_of_15_mm_is_big_enough() -> None:
    assert list(small_targets(screen(button("a", Rect(0, 200, _mm(15), _mm(15)))))) == []


def test_gap_under_3_mm_is_found_in_both_directions() -> None:
    one = button("a", Rect(100, 200, 200, 100))
    right = button("b", Rect(300 + _mm(2), 200, 200, 100))
    below = button("c", Rect(100, 300 + _mm(2), 200, 100))

    assert len(list(narrow_gaps(screen(one, right)))) == 1
    assert len(list(narrow_gaps(screen(one, below)))) == 1


def test_gap_of_3_mm_is_wide_enough() -> None:
    one = button("a", Rect(100, 200, 200, 100))
    right = button("b", Rect(300 + _mm(3), 200, 200, 100))

    assert list(narrow_gaps(screen(one, right))) == []


def test_button_above_the_reach_is_found_only_in_reach_mode() -> None:
    high = button("a", Rect(100, 120, 200, 100))

    assert list(out_of_reach(screen(high))) == []
    assert [one.rule for one in out_of_reach(screen(high, reach=_mm(190)))] == ["reach"]


def test_button_in_the_lower_part_is_within_reach() -> None:
    low = button("a", Rect(100, METRICS.height - _mm(190), 200, 100))

    assert list(out_of_reach(screen(low, reach=_mm(190)))) == []
