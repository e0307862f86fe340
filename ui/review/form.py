"""Sizes of the printed sheet book on A4: millimetres and points, turned into 300 dpi dots."""

from __future__ import annotations

from ui.printing.form import PAGE_MM, em, mm
from ui.text.measure import Style
from ui.tokens import RUBY

WIDTH, HEIGHT = mm(PAGE_MM[0]), mm(PAGE_MM[1])
MARGIN = mm(13.0)
ROOM = WIDTH - 2 * MARGIN
HEAD = mm(9.0)
"""What the line at the top of each page takes."""
GAP, NARROW = mm(4.0), mm(1.5)
PAD = mm(1.6)
LEAST_ROW = mm(10.0)
"""Least height of a row: room to write a correction by hand."""
HAIRLINE, RULE = mm(0.15), mm(0.5)
ALONE, PAIRED = mm(128.0), (ROOM - GAP) / 2
"""Width of a picture alone, and of one of two in a row."""
COLUMNS = (0.2, 0.29, 0.29, 0.22)
"""Shares of the place, the Japanese, the language and the corrections."""
COLUMNS_JAPANESE = (0.22, 0.48, 0.3)


def style(points: float, *, bold: bool = False) -> Style:
    """Return the style of a text of ``points``."""
    size = em(points)
    return Style(size, 1.4, 1.75, round(size * RUBY), bold)


TITLE, HEADING = style(20, bold=True), style(14, bold=True)
TEXT, SMALL, TINY = style(10.5), style(9), style(7.5)
