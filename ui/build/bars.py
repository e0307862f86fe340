"""A chart of lying bars as a drawing: words above, the bar below them, the number at its end."""

from __future__ import annotations

from kiosk.guide.blocks import Bars, Line
from ui.build.look import Pencil, line_width, style
from ui.drawing.elements import Box, Drawing
from ui.tokens import Metrics


def draw_bars(block: Bars, metrics: Metrics, width: int, colour: str) -> Drawing:
    """Return the drawing of ``block`` in ``width`` pixels; ``colour`` is the page's area ink."""
    pad, thick = metrics.pad, metrics.mm(6)
    ink = colour or "primary"
    words = style(metrics, metrics.small, tight=True)
    figure = style(metrics, metrics.small, bold=True, tight=True)
    pencil = Pencil(metrics, width)
    if block.title is not None:
        pencil.words((block.title,), style(metrics, metrics.body, bold=True, tight=True))
        pencil.y += pad * 0.3
    counts = [Line(str(bar.count), bar.line.lang) for bar in block.bars]
    beside = max((line_width(one, figure, metrics) for one in counts), default=0) + pad
    room = width - beside - pad
    for bar, count in zip(block.bars, counts, strict=True):
        pencil.words((bar.line,), words, width=width - pad)
        top = pencil.y
        pencil.words((count,), figure, x=width - beside, width=beside)
        middle = (top + pencil.y - thick) / 2
        long = max(thick, room * bar.count / block.whole)
        pencil.elements.append(Box(0, middle, room, thick, "ground", radius=thick / 2))
        pencil.elements.append(Box(0, middle, long, thick, ink, radius=thick / 2))
        pencil.y += pad * 0.3
    return Drawing(width, pencil.y, tuple(pencil.elements))
