"""Where one is and what day it is, in the corner of the upper bar."""

from __future__ import annotations

from kiosk.guide.page import Frame
from ui.build.look import LEAST_TEXT_MM, Pencil, style
from ui.drawing.elements import Drawing
from ui.frame_places import Rect
from ui.tokens import Metrics

_SIZES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""Of the text of hints, which grows with the text; the largest that fits."""


def draw_place(frame: Frame, metrics: Metrics, rect: Rect) -> Drawing:
    """Return the drawing of the place and the day, as large as ``rect`` allows."""
    pencil = Pencil(metrics, rect.width)
    for part in _SIZES:
        em = max(round(metrics.small * part), metrics.mm(LEAST_TEXT_MM))
        pencil = Pencil(metrics, rect.width)
        pencil.words((frame.place,), style(metrics, em, bold=True, tight=True))
        if frame.today is not None:
            small = style(metrics, round(em * 0.85), tight=True)
            pencil.words((frame.today,), small, ink="second")
        if pencil.y <= rect.height:
            break
    return Drawing(rect.width, pencil.y, tuple(pencil.elements))
