"""Sizes and distances of things to press, and where reach mode puts them.

Measures: the product's own (at least 15 mm both ways, gaps of at least 3 mm, every control in the
lower part that the settings name).
"""

from __future__ import annotations

from collections.abc import Iterator

from ui.audit.finding import Complaint, Shown
from ui.frame_places import Rect

LEAST_MM = 15.0
GAP_MM = 3.0
# Half a pixel for rounding millimetres to pixels, on each side.
_SLACK_PX = 1.0


def small_targets(shown: Shown) -> Iterator[Complaint]:
    """Yield the buttons that are smaller than a finger needs."""
    per_mm = shown.metrics.px_per_mm
    for piece in shown.buttons():
        least = min(piece.rect.width, piece.rect.height)
        if least + _SLACK_PX < LEAST_MM * per_mm:
            wide, tall = piece.rect.width / per_mm, piece.rect.height / per_mm
            yield Complaint("target", f"{piece.label}は {wide:.1f}×{tall:.1f} mm です")


def narrow_gaps(shown: Shown) -> Iterator[Complaint]:
    """Yield the pairs of buttons that stand too close together."""
    per_mm = shown.metrics.px_per_mm
    buttons = shown.buttons()
    for number, one in enumerate(buttons):
        for other in buttons[number + 1 :]:
            gap = _gap(one.rect, other.rect)
            if gap + _SLACK_PX < GAP_MM * per_mm:
                text = f"{one.label}と {other.label}の 間は {gap / per_mm:.1f} mm です"
                yield Complaint("gap", text)


def _gap(one: Rect, other: Rect) -> int:
    """Return the distance in pixels; negative where they lie over each other."""
    across = max(one.x, other.x) - min(one.right, other.right)
    down = max(one.y, other.y) - min(one.bottom, other.bottom)
    return max(across, down)


def out_of_reach(shown: Shown) -> Iterator[Complaint]:
    """Yield the buttons that stand above the part that reach mode keeps them in."""
    if not shown.reach:
        return
    line = shown.metrics.height - shown.reach
    for piece in shown.buttons():
        if piece.rect.y + _SLACK_PX < line:
            above = (line - piece.rect.y) / shown.metrics.px_per_mm
            yield Complaint("reach", f"{piece.label}が {above:.0f} mm 高すぎます")
