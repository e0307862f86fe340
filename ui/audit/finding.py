"""What the audit finds, and the parts of a screen it looks at: plain data, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk.guide.blocks import Block, Button, Line
from kiosk.guide.page import Page
from kiosk.language.languages import Lang
from ui.drawing.elements import Drawing
from ui.frame_places import Rect
from ui.tokens import Metrics

Where = Literal["content", "frame", "place"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``lang`` is ``en+ja`` for two languages, ``window`` is ``1920x1080``."""

    screen: str
    lang: str
    size: int
    theme: str
    window: str
    rule: str
    what: str


@dataclass(frozen=True, slots=True)
class Complaint:
    """What a rule says of the screen it was given; the runner adds where that was."""

    rule: str
    what: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One widget on the screen. ``name`` is what a screen reader says.

    ``said`` are the lines that the readout says of it; ``button`` is `None` for what cannot be
    pressed.
    """

    rect: Rect
    drawing: Drawing
    where: Where
    name: str
    said: tuple[Line, ...]
    block: Block | None = None
    button: Button | None = None

    @property
    def label(self) -> str:
        """A short name for a finding."""
        text = self.said[0].shown if self.said else self.name
        return f"「{text[:24]}」"


@dataclass(frozen=True, slots=True)
class Shown:
    """One part of one page as it stands on the screen, in reading order.

    ``focus`` holds the keys of the buttons in the order that Tab reaches them. ``reach`` is the
    height in pixels that holds every control, 0 outside reach mode. ``chosen`` are the languages of
    the visit, ``page.lang`` and ``page.beside`` those of the page.
    """

    page: Page
    metrics: Metrics
    pieces: tuple[Piece, ...]
    content: Rect
    top: Rect
    bottom: Rect
    focus: tuple[str, ...]
    chosen: tuple[Lang, ...]
    said: tuple[Line, ...]
    part: int = 0
    parts: int = 1
    reach: int = 0

    @property
    def screen(self) -> Rect:
        """The whole window."""
        return Rect(0, 0, self.metrics.width, self.metrics.height)

    def buttons(self) -> Sequence[Piece]:
        """Return the pieces that can be pressed."""
        return [piece for piece in self.pieces if piece.button is not None]
