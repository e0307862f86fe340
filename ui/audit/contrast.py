"""Contrast of every pair of colours that is really drawn, in every theme.

Levels: body text 7:1, large text 4.5:1, outlines, rings, marks and symbols 3:1.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ui.audit.finding import Complaint, Piece
from ui.drawing.elements import Box, Circle, Drawing, Element, Icon, Words
from ui.themes import PICTURE_GROUND, Theme
from ui.tokens import Metrics
from ui.widgets.touch_button import PRESSED

Level = Literal["text", "large", "sign"]
LEAST: dict[Level, float] = {"text": 7.0, "large": 4.5, "sign": 3.0}
LARGE_MM = 8.0
_LINEAR_TO = 0.04045


@dataclass(frozen=True, slots=True)
class Pair:
    """Two roles of colour that meet. ``what`` names the place for a finding."""

    ink: str
    ground: str
    level: Level
    what: str


def pairs(piece: Piece, metrics: Metrics) -> frozenset[Pair]:
    """Return the pairs that ``piece`` draws: still, pressed, focused, and while it is read."""
    base = "paper" if piece.where == "content" else "card"
    found = set(_of_drawing(piece.drawing, base, metrics))
    if any(isinstance(element, Words) for element in piece.drawing.elements):
        found.add(Pair("ink", "mark", "text", "読んでいる 文"))
    first = piece.drawing.elements[0] if piece.drawing.elements else None
    if piece.button is not None and isinstance(first, Box):
        found.add(Pair(first.outline or first.fill, base, "sign", "ボタンの ふち"))
        if piece.button.look != "main":
            pressed = Drawing(0, 0, (_filled(first, PRESSED), *piece.drawing.elements[1:]))
            found.update(_of_drawing(pressed, base, metrics, "さわっている "))
    return frozenset(found)


def _filled(box: Box, fill: str) -> Box:
    return Box(box.x, box.y, box.width, box.height, fill, box.outline, box.line, box.radius)


def _of_drawing(drawing: Drawing, base: str, metrics: Metrics, when: str = "") -> Iterator[Pair]:
    for number, element in enumerate(drawing.elements):
        below = drawing.elements[:number]
        match element:
            case Words(x, y, text, ink):
                for run in text.runs:
                    ground = _ground(below, x + run.x + run.width / 2, y + run.baseline, base)
                    is_large = run.bold and run.em >= LARGE_MM * metrics.px_per_mm
                    yield Pair(ink, ground, "large" if is_large else "text", f"{when}字")
            case Icon(_, x, y, size, ink) | Circle(x, y, size, _, ink):
                ground = _ground(below, x + size / 2, y + size / 2, base)
                yield Pair(ink, ground, "sign", f"{when}しるし")
            case _:
                pass


def _ground(below: Sequence[Element], x: float, y: float, base: str) -> str:
    for element in reversed(below):
        if isinstance(element, Box) and element.fill:
            is_inside = element.x <= x <= element.x + element.width
            if is_inside and element.y <= y <= element.y + element.height:
                return element.fill
    return base


def ring_fill(piece: Piece) -> str:
    """Return the fill that the focus ring lies on; empty for what is never focused."""
    first = piece.drawing.elements[0] if piece.drawing.elements else None
    return first.fill if piece.button is not None and isinstance(first, Box) else ""


def too_weak(pair: Pair, theme: Theme) -> Complaint | None:
    """Return the complaint about ``pair`` in ``theme``, `None` where it is strong enough."""
    found = ratio(_colour(theme, pair.ink), _colour(theme, pair.ground))
    if found >= LEAST[pair.level]:
        return None
    return Complaint(
        "contrast",
        f"{pair.what}: {pair.ink} と {pair.ground} は {found:.2f}:1"
        f"（{LEAST[pair.level]}:1 が 要ります）",
    )


def weak_ring(fill: str, theme: Theme) -> Complaint | None:
    """Return the complaint about the focus ring on ``fill``, `None` where it is seen.

    The ring is two lines. One of them must stand out from the fill; where it is the outer one
    alone, the inner one must stand out from it.
    """
    inner, outer = _colour(theme, "focus_inner"), _colour(theme, "focus")
    ground = _colour(theme, fill)
    least = LEAST["sign"]
    if ratio(inner, ground) >= least:
        return None
    if ratio(outer, ground) >= least and ratio(inner, outer) >= least:
        return None
    return Complaint("contrast", f"えらんでいる しるしが {fill} の 上で 見えません")


def _colour(theme: Theme, role: str) -> str:
    return PICTURE_GROUND if role == "picture" else theme.colour(role)


@lru_cache(maxsize=4096)
def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written ``#rrggbb``, 1 to 21.

    Source: WCAG 2.2, definitions of contrast ratio and relative luminance.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= _LINEAR_TO else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
