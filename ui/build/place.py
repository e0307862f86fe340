"""Where one is and what day it is, in the corner of the upper bar."""

from __future__ import annotations

import msgspec

from kiosk.guide.blocks import Line
from kiosk.guide.page import Frame
from ui.build.cards import shifted
from ui.build.look import LEAST_TEXT_MM, Pencil, beside_style, line_width, style
from ui.drawing.elements import Drawing
from ui.frame_places import Rect
from ui.text.measure import Style
from ui.tokens import Metrics

_SIZES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""Of the text of hints, which grows with the text; the largest that fits."""


def draw_place(frame: Frame, metrics: Metrics, rect: Rect) -> Drawing:
    """Return the drawing of the place and the day, as large as ``rect`` allows.

    In two languages they stand under each other or, where that is larger, side by side.
    """
    pencil = Pencil(metrics, rect.width)
    for part in _SIZES:
        em = max(round(metrics.small * part), metrics.mm(LEAST_TEXT_MM))
        words = style(metrics, em, bold=True, tight=True)
        for write in (_under_each_other, _side_by_side):
            pencil = Pencil(metrics, rect.width)
            wide = write(frame.place, pencil, words)
            if frame.today is not None:
                small = style(metrics, round(em * 0.85), tight=True)
                pencil.words((frame.today,), small, ink="second")
            if pencil.y <= rect.height and wide <= rect.width:
                return Drawing(rect.width, pencil.y, tuple(pencil.elements))
    return Drawing(rect.width, pencil.y, tuple(pencil.elements))


def _under_each_other(line: Line, pencil: Pencil, words: Style) -> float:
    return pencil.words((line,), words)


def _side_by_side(line: Line, pencil: Pencil, words: Style) -> float:
    """Write both languages on one line where they fit it, and return how wide that line is."""
    metrics, small = pencil.metrics, beside_style(pencil.metrics, words)
    alone = msgspec.structs.replace(line, beside=None)
    wide = line_width(alone, words, metrics)
    left = wide + metrics.pad
    if line.beside is not None:
        wide = left + line_width(line.beside, small, metrics)
    if wide > pencil.width:
        return wide
    one, other = Pencil(metrics, pencil.width), Pencil(metrics, pencil.width)
    one.words((alone,), words)
    if line.beside is not None:
        other.words((line.beside,), small, ink="second", x=left)
    pencil.y = max(one.y, other.y)
    for side in (one, other):
        pencil.elements += shifted(side.elements, pencil.y - side.y)
    return wide
