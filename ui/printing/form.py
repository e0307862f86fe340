"""Every size of the take-home sheet: points and millimetres on A4, turned into 300 dpi dots.

The screen's sizes are in `ui.tokens`. A sheet is set in the roomiest form it fits.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.text.measure import Style
from ui.tokens import MM_PER_INCH, RUBY

DPI = 300
POINTS_PER_INCH = 72
PAGE_MM = (210.0, 297.0)
MARGIN_MM = 11.0
QR_MM = 32.0
MOST_AIR_MM = 4.0
"""What the gap between sections may grow by where the page has room."""
BODY_LEAST_PT = 18.0
BESIDE_LEAST_PT = 14.0
CARD_LEAST_PT = 40.0
"""A card to show is read from across a counter."""
CARD_MOST_PT = 150.0
CARD_OWN_LEAST_PT = 28.0
CARD_SIGN_MM = 48.0
RULE_MM = 0.3
TITLE_RULE_MM = 1.0
ICON = 1.2
"""Side of the icon of a section, in em of its title."""
INDENT = 1.55
"""Width of the box or number before an entry, in em."""
TICK = 0.92
"""Side of a box to tick, in em."""
LABEL_SHARES = (0.42, 0.34, 0.48, 0.54, 0.6)
"""Parts of the width that the labels of facts and telephone numbers may take, the best first."""
DATE_SHARE = 0.68
"""Part of the width that the day of printing may take at the head."""
PLACE_SHARE = 0.24
"""Part of the width that the place of steps takes where it stands before them."""
TWIN_SHARE = 0.58
"""Where the second language begins when it stands beside the first."""


def mm(millimetres: float) -> float:
    """Return ``millimetres`` in dots."""
    return millimetres * DPI / MM_PER_INCH


def em(points: float) -> int:
    """Return the height of a type of ``points`` in whole dots, never smaller."""
    return -int(-points * DPI // POINTS_PER_INCH)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to set a sheet. Sizes in points, distances in millimetres, pitches in em.

    ``is_tabular`` sets the place of steps before them, not over them; ``is_paired`` two short steps
    in a row, as things to bring always are. Without ``has_all_titles`` facts and telephone numbers,
    which have labels, stand without a title.
    ``has_twin_ruby`` keeps the readings of Japanese as a second language: clerks read without.
    """

    body: float
    title: float
    small: float
    fact: float
    figure: float
    pitch: float
    pitch_ruby: float
    gap: float
    row_gap: float
    has_twin_ruby: bool = True
    is_tabular: bool = False
    is_paired: bool = False
    has_all_titles: bool = True

    def style(self, points: float, *, bold: bool = False) -> Style:
        """Return the style of a text of ``points``."""
        size = em(points)
        return Style(size, self.pitch, self.pitch_ruby, round(size * RUBY), bold)

    def twin_style(self, main: Style) -> Style:
        """Return the style of the second language of a text set in ``main``."""
        size = max(em(BESIDE_LEAST_PT), round(main.em * BESIDE_LEAST_PT / BODY_LEAST_PT))
        size = min(size, em(self.body))
        return Style(size, self.pitch, self.pitch_ruby, round(size * RUBY))


GRAND = Form(24, 34, 18, 22, 34, 1.5, 1.86, 7.0, 2.2)
LARGE = Form(21, 30, 17, 20, 30, 1.46, 1.82, 5.5, 1.6)
CALM = Form(18, 28, 16, 18, 28, 1.42, 1.78, 4.5, 1.2)
CLOSE = Form(18, 26, 14, 16, 26, 1.3, 1.66, 3.0, 0.5)
DENSE = Form(18, 24, 14, 14, 22, 1.22, 1.56, 1.6, 0.0, has_twin_ruby=False, is_tabular=True)
TIGHT = replace(
    DENSE,
    title=22,
    figure=20,
    pitch=1.18,
    pitch_ruby=1.52,
    gap=1.2,
    is_paired=True,
    has_all_titles=False,
)
