from __future__ import annotations

import pytest

from ui.themes import THEMES
from ui.tokens import SIZES, Metrics

PANELS = [(1280, 800, 15.6), (1920, 1080, 15.6), (1920, 1080, 21.5), (1080, 1920, 21.5)]
PANELS += [(1920, 1080, 27.0), (3840, 2160, 27.0), (3840, 2160, 21.5)]


@pytest.mark.parametrize(("width", "height", "inch"), PANELS)
def test_a_millimetre_is_a_millimetre_on_every_panel(width: int, height: int, inch: float) -> None:
    metrics = Metrics(width, height, inch)
    # A 16:9 or 16:10 panel of this diagonal is this wide, by Pythagoras.
    ratio = width / height
    real_width_mm = inch * 25.4 * ratio / (1 + ratio**2) ** 0.5

    assert metrics.mm(100) == pytest.approx(100 * width / real_width_mm, abs=1)


@pytest.mark.parametrize(("width", "height", "inch"), PANELS)
def test_the_largest_text_has_capitals_of_at_least_12_mm_and_twice_the_smallest(
    width: int, height: int, inch: float
) -> None:
    smallest, largest = Metrics(width, height, inch, 1), Metrics(width, height, inch, SIZES)

    # A Japanese letter fills about nine tenths of its em, a capital about seven.
    assert largest.body / largest.px_per_mm * 0.72 >= 12.0
    assert largest.body >= 2 * smallest.body - 1
    assert smallest.body / smallest.px_per_mm >= 8.3


@pytest.mark.parametrize("size", range(1, SIZES + 1))
def test_every_control_has_its_least_height_at_every_size(size: int) -> None:
    for width, height, inch in PANELS:
        metrics = Metrics(width, height, inch, size)
        for least, height_px in ((15, metrics.key), (18, metrics.tool), (20, metrics.answer)):
            assert height_px / metrics.px_per_mm >= least - 0.3
        assert metrics.key_gap / metrics.px_per_mm >= 3 - 0.3
        assert metrics.gap / metrics.px_per_mm >= 3 - 0.3


@pytest.mark.parametrize("name", ["answer", "tool", "body", "title", "small", "frame_text", "tile"])
def test_everything_grows_with_the_size(name: str) -> None:
    grown = [getattr(Metrics(1920, 1080, 21.5, size), name) for size in range(1, SIZES + 1)]

    assert grown == sorted(set(grown))


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_text_has_seven_to_one_on_every_ground_of_its_theme(name: str) -> None:
    theme = THEMES[name]

    for ground in ("paper", "card", "ground", "caution_ground", "mark"):
        assert _contrast(theme.ink, theme.colour(ground)) >= 7, ground
    for ground in ("paper", "card"):
        assert _contrast(theme.second, theme.colour(ground)) >= 4.5, ground
    assert _contrast(theme.on_primary, theme.primary) >= 7


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_ring_is_seen_on_every_ground(name: str) -> None:
    theme = THEMES[name]

    # Two rings, one dark and one bright: one of them always has three to one.
    for ground in ("paper", "card", "primary", "mark"):
        rings = [_contrast(ring, theme.colour(ground)) for ring in (theme.focus, theme.focus_inner)]
        assert max(rings) >= 3, ground
    assert _contrast(theme.focus, theme.focus_inner) >= 3


@pytest.mark.parametrize("name", THEMES)
def test_the_areas_inks_are_read_on_a_card(name: str) -> None:
    theme = THEMES[name]

    assert all(_contrast(ink, theme.card) >= 4.5 for ink in theme.inks.values())
