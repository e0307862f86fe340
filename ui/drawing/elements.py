"""A drawing: what a widget paints, as a plain list with places in pixels. No widget, no theme.

Colours are roles (`ui.tokens.Theme.colour`), so a drawing outlives a change of theme, and its
geometry can be audited without painting it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ui.text.typeset import Typeset


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded rectangle; empty roles leave fill or outline out."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    outline: str = ""
    line: float = 0
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Words:
    """A set text with its corner; ``ink`` is a role, ``room`` the width it had."""

    x: float
    y: float
    text: Typeset
    ink: str
    room: float


@dataclass(frozen=True, slots=True)
class Icon:
    """A one-colour symbol."""

    name: str
    x: float
    y: float
    size: float
    ink: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture, drawn into its rectangle."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """The dark modules of a QR code, with its quiet zone, into a square."""

    rows: tuple[tuple[bool, ...], ...]
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Circle:
    """The ring of an answer; filled when chosen."""

    x: float
    y: float
    size: float
    line: float
    ink: str
    is_on: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The take-home sheet, drawn small. The painter gets it from the sheet itself."""

    x: float
    y: float
    width: float
    height: float


Element = Box | Words | Icon | Scene | Matrix | Circle | Sheet


@dataclass(frozen=True, slots=True)
class Drawing:
    """Elements in painting order, and the size they need in pixels."""

    width: float
    height: float
    elements: tuple[Element, ...] = field(default=())
