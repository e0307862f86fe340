"""What every button is drawn on: its card and its inks."""

from __future__ import annotations

import msgspec

from kiosk.guide.blocks import Button
from ui.drawing.elements import Box, Element
from ui.tokens import Metrics

_OWN_INKS = {
    "main": ("primary", "primary", "on_primary"),
    "call": ("card", "call", "call"),
    "danger": ("card", "danger", "danger"),
    "go": ("card", "primary", "primary"),
}


def inks(button: Button) -> tuple[str, str, str]:
    """Return fill, outline and ink of a button."""
    own = _OWN_INKS.get(button.look)
    if own is not None:
        return own
    if button.is_on:
        return "ground", "primary", "ink"
    if button.colour:
        return "card", button.colour, "ink"
    if button.look == "small":
        return "card", "primary", "primary"
    return "card", "ink", "ink"


def card(metrics: Metrics, width: int, height: float, fill: str, outline: str) -> Box:
    """Return the outlined card of a button."""
    return Box(0, 0, width, height, fill, outline, metrics.outline, metrics.radius)


def shifted(elements: list[Element], down: float) -> list[Element]:
    """Return ``elements`` ``down`` pixels lower."""
    return [msgspec.structs.replace(element, y=element.y + down) for element in elements]
