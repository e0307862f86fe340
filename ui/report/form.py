"""Sizes of the printed report, in tenths of a millimetre on A4, and its colours by role.

Colours come from the light theme of `ui.tokens`; lighter ones are mixed with the paper's white.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from ui.themes import LIGHT

UNITS_PER_INCH = 254
DPI = 600
PAGE = (2100, 2970)
MARGIN = 150
WIDTH = PAGE[0] - 2 * MARGIN
TOP = 140
BOTTOM = PAGE[1] - 170
GAP = 70

TITLE = 78
HEADING = 46
BODY = 36
SMALL = 30
TINY = 25
FIGURE = 96
HAIRLINE = 2.0
RULE = 5.0
RADIUS = 18.0

_WHITE = QColor("white")


def ink(role: str, share: float = 1.0) -> QColor:
    """Return the colour of ``role``, mixed with white down to ``share``."""
    colour = QColor(LIGHT.colour(role))
    return QColor(
        *(
            round(part * share + white * (1 - share))
            for part, white in (
                (colour.red(), _WHITE.red()),
                (colour.green(), _WHITE.green()),
                (colour.blue(), _WHITE.blue()),
            )
        )
    )


# One per outcome, from done to not done; the first four and the last four differ in lightness too.
OUTCOMES = (
    *(ink("good"), ink("good", 0.55), ink("places", 0.75), ink("primary", 0.45)),
    *(ink("phone", 0.55), ink("danger", 0.85), ink("second", 0.55), ink("second", 0.3)),
)
