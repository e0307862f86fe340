"""A drawing: what a widget paints, as a plain list with places in pixels. No widget, no theme.

Colours are roles (`ui.tokens.Theme.colour`), so a drawing outlives a change of theme, and its
geometry can be audited without painting it.
"""

from __future__ import annotations

import msgspec

from ui.text.typeset import Typeset


class Box(msgspec.Struct, frozen=True):
    """A rounded rectangle; empty roles leave fill or outline out."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    outline: str = ""
    line: float = 0
    radius: float = 0


class Words(msgspec.Struct, frozen=True):
    """A set text with its corner; ``ink`` is a role, ``room`` the width it had."""

    x: float
    y: float
    text: Typeset
    ink: str
    room: float


class Icon(msgspec.Struct, frozen=True):
    """A one-colour symbol."""

    name: str
    x: float
    y: float
    size: float
    ink: str


class Scene(msgspec.Struct, frozen=True):
    """A picture, drawn into its rectangle."""

    name: str
    x: float
    y: float
    width: float
    height: float


class Matrix(msgspec.Struct, frozen=True):
    """The dark modules of a QR code, with its quiet zone, into a square."""

    rows: tuple[tuple[bool, ...], ...]
    x: float
    y: float
    size: float


class Circle(msgspec.Struct, frozen=True):
    """The ring of an answer; filled when chosen."""

    x: float
    y: float
    size: float
    line: float
    ink: str
    is_on: bool = False


class Sheet(msgspec.Struct, frozen=True):
    """The take-home sheet, drawn small. The painter gets it from the sheet itself."""

    x: float
    y: float
    width: float
    height: float


Element = Box | Words | Icon | Scene | Matrix | Circle | Sheet


class Drawing(msgspec.Struct, frozen=True):
    """Elements in painting order, and the size they need in pixels."""

    width: float
    height: float
    elements: tuple[Element, ...] = ()
