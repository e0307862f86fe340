"""Every size and colour of the kiosk: millimetres on the panel, turned into pixels; the themes.

Sizes: the product's own design measures (one row per text size, 1 to 4). Colours of the light
theme: Digital Agency design tokens (MIT) where they have them; see docs/adr/0006.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
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
_TILE_MM = (44.0, 46.0, 50.0, 54.0)
RUBY = 0.5
RUBY_MIN_MM = 3.6


@dataclass(frozen=True)
class Metrics:
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


class Theme(msgspec.Struct, frozen=True):
    """Colours by role.

    The focus ring is ``focus`` outside ``focus_inner``: one of the two always stands out from what
    it lies on. ``inks`` holds one ink per area; each carries text on ``card``.
    """

    name: str
    ink: str
    second: str
    paper: str
    card: str
    line: str
    primary: str
    on_primary: str
    ground: str
    mark: str
    focus: str
    focus_inner: str
    good: str
    danger: str
    call: str
    caution_ground: str
    on_ink: str
    inks: dict[str, str]

    def colour(self, role: str) -> str:
        """Return the colour of a role or of an area."""
        found = self.inks.get(role)
        return found if found is not None else str(getattr(self, role))


_LIGHT_INKS = {
    "mynumber": "#0017c1",
    "certificates": "#5109ad",
    "living": "#115a36",
    "phone": "#7a3a00",
    "places": "#00525c",
    "trouble": "#a90000",
}
LIGHT = Theme(
    name="light",
    ink="#1a1a1c",
    second="#4d4d4d",
    paper="#f7f5f0",
    card="#ffffff",
    line="#c9c6be",
    primary="#0017c1",
    on_primary="#ffffff",
    ground="#e8f1fe",
    mark="#fff0b3",
    focus="#ffd43d",
    focus_inner="#1a1a1c",
    good="#115a36",
    danger="#a90000",
    call="#7a3a00",
    caution_ground="#fff4d6",
    on_ink="#ffffff",
    inks=_LIGHT_INKS,
)
BLACK_ON_WHITE = Theme(
    name="black-on-white",
    ink="#000000",
    second="#000000",
    paper="#ffffff",
    card="#ffffff",
    line="#595959",
    primary="#000000",
    on_primary="#ffffff",
    ground="#ffffff",
    mark="#d9d9d9",
    focus="#ffd43d",
    focus_inner="#000000",
    good="#000000",
    danger="#000000",
    call="#000000",
    caution_ground="#ffffff",
    on_ink="#ffffff",
    inks=dict.fromkeys(_LIGHT_INKS, "#000000"),
)
YELLOW_ON_BLACK = Theme(
    name="yellow-on-black",
    ink="#ffe800",
    second="#ffe800",
    paper="#000000",
    card="#000000",
    line="#a89a00",
    primary="#ffe800",
    on_primary="#000000",
    ground="#000000",
    mark="#4a4400",
    focus="#ffffff",
    focus_inner="#000000",
    good="#ffe800",
    danger="#ffe800",
    call="#ffe800",
    caution_ground="#000000",
    on_ink="#000000",
    inks=dict.fromkeys(_LIGHT_INKS, "#ffe800"),
)
DARK = Theme(
    name="dark",
    ink="#f4f1ea",
    second="#d3d0c8",
    paper="#17191e",
    card="#22252c",
    line="#7d818b",
    primary="#b3c8ff",
    on_primary="#10131a",
    ground="#262f45",
    mark="#4f4310",
    focus="#ffd43d",
    focus_inner="#10131a",
    good="#9fdfbd",
    danger="#ffb3ad",
    call="#f2c28f",
    caution_ground="#3b3113",
    on_ink="#10131a",
    inks={
        "mynumber": "#b3c8ff",
        "certificates": "#d8bfff",
        "living": "#9fdfbd",
        "phone": "#f2c28f",
        "places": "#9adbe2",
        "trouble": "#ffb3ad",
    },
)
THEMES: dict[str, Theme] = {
    theme.name: theme for theme in (LIGHT, BLACK_ON_WHITE, YELLOW_ON_BLACK, DARK)
}
# Pictures are drawn once, for white; they lie on a white sheet in every theme.
PICTURE_GROUND = "#ffffff"
PICTURE_INK = "#1a1a1c"
