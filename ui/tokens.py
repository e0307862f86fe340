"""Every size and colour of the kiosk: millimetres on the panel, turned into pixels; the themes.

Sizes: the product's own design measures (one row per text size, 1 to 4). Colours of the light
theme: Digital Agency design tokens (MIT) where they have them; see docs/adr/0006.
"""

from __future__ import annotations

import math
from functools import cached_property

import msgspec

MM_PER_INCH = 25.4
SIZES = 4

_BODY_MM = (8.4, 10.5, 13.0, 16.8)
_TITLE = (1.5, 1.45, 1.4, 1.35)
_PITCH_RUBY = (2.05, 2.0, 1.95, 1.9)
_PITCH = (1.6, 1.57, 1.53, 1.5)
_ANSWER_MM = (27.0, 28.5, 30.0, 32.0)
_TOOL_MM = (18.5, 18.8, 19.2, 20.0)
_TOOL_UPRIGHT_MM = (19.0, 20.5, 22.5, 25.0)
_FRAME_TEXT_MM = (7.0, 8.2, 9.6, 11.0)
_TOOL_TEXT_MM = (6.2, 7.0, 7.8, 8.8)
_MARGIN_MM = (15.0, 13.0, 12.0, 10.0)
_KEY_MM = (16.0, 16.0, 16.0, 16.0)
_TILE_MM = (44.0, 45.5, 47.0, 48.0)
_TILE_NAME = (1.2, 1.15, 1.05, 1.0)
RUBY = 0.5
LETTER_MM = 26.0
"""Least height of the drawing on a tile."""
LARGEST_POSTER_MM = 46.0
"""Most height of the type of a card that fills the screen."""
PICTURE_SHAPE = 560 / 420
"""Width of a drawing in heights."""
RUBY_MIN_MM = 3.6


class Metrics(msgspec.Struct, frozen=True, dict=True):
    """Sizes in pixels of one panel at one text size. ``width`` and ``height`` are the window's.

    ``panel_inch`` is the diagonal of the panel that the window fills.
    """

    width: int
    height: int
    panel_inch: float = 21.5
    size: int = 1

    @cached_property
    def px_per_mm(self) -> float:
        """Pixels per millimetre, from the diagonal: screen reports of their own are often wrong."""
        return math.hypot(self.width, self.height) / (self.panel_inch * MM_PER_INCH)

    def mm(self, millimetres: float) -> int:
        """Return ``millimetres`` in whole pixels."""
        return round(millimetres * self.px_per_mm)

    @property
    def is_portrait(self) -> bool:
        """Whether the panel stands upright."""
        return self.height > self.width

    def _row(self, row: tuple[float, ...]) -> float:
        return row[self.size - 1]

    @cached_property
    def body(self) -> int:
        """Height of body text (one em)."""
        return self.mm(self._row(_BODY_MM))

    @cached_property
    def title(self) -> int:
        """Height of the title."""
        return round(self.body * self._row(_TITLE))

    @cached_property
    def small(self) -> int:
        """Height of hints and notes."""
        return round(self.body * 0.8)

    @cached_property
    def figure(self) -> int:
        """Height of a fact's figure."""
        return round(self.body * 1.25)

    @cached_property
    def frame_text(self) -> int:
        """Height of the text on the lower buttons."""
        return self.mm(self._row(_FRAME_TEXT_MM))

    @cached_property
    def tool_text(self) -> int:
        """Height of the text on the tools."""
        return self.mm(self._row(_TOOL_TEXT_MM))

    @cached_property
    def answer(self) -> int:
        """Least height of an answer card and of the lower buttons."""
        return self.mm(self._row(_ANSWER_MM))

    @cached_property
    def tool(self) -> int:
        """Height of a tool button; upright panels have narrow ones, so they are taller there."""
        return self.mm(self._row(_TOOL_UPRIGHT_MM if self.is_portrait else _TOOL_MM))

    @cached_property
    def tile(self) -> int:
        """Least height of a tile of the home page."""
        return self.mm(self._row(_TILE_MM))

    @cached_property
    def tile_name(self) -> int:
        """Height of the name on a tile."""
        return round(self.body * self._row(_TILE_NAME))

    @cached_property
    def key(self) -> int:
        """Height of a key of a pad."""
        return self.mm(self._row(_KEY_MM))

    @cached_property
    def margin(self) -> int:
        """Margin of the page."""
        return self.mm(self._row(_MARGIN_MM))

    @cached_property
    def gap(self) -> int:
        """Gap between two things to press."""
        return self.mm(5)

    @cached_property
    def key_gap(self) -> int:
        """Gap between two keys of a pad."""
        return self.mm(3.2)

    @cached_property
    def pad(self) -> int:
        """Padding inside a card."""
        return self.mm(5)

    @cached_property
    def outline(self) -> int:
        """Width of an outline."""
        return max(2, self.mm(1))

    @cached_property
    def hairline(self) -> int:
        """Width of a line that only separates."""
        return max(1, self.mm(0.4))

    @cached_property
    def practice_line(self) -> int:
        """Width of the line around a window that is only practised at."""
        return self.mm(2.5)

    @cached_property
    def ring(self) -> int:
        """Width of the focus ring."""
        return max(3, self.mm(1.5))

    @cached_property
    def radius(self) -> int:
        """Radius of a card's corners."""
        return self.mm(4)

    @cached_property
    def ruby_least(self) -> int:
        """Least height of ruby."""
        return self.mm(RUBY_MIN_MM)

    @cached_property
    def column(self) -> int:
        """Widest text column: 28 full-width characters."""
        return 28 * self.body

    def pitch(self, *, has_ruby: bool) -> float:
        """Return the distance of two lines of text in em."""
        return self._row(_PITCH_RUBY if has_ruby else _PITCH)
