"""Facts and lists, as drawings."""

from __future__ import annotations

from kiosk.guide.blocks import Items, Value
from ui.build.look import Pencil, block_height, line_width, style
from ui.drawing.elements import Box, Drawing, Icon
from ui.text.measure import Style
from ui.tokens import Metrics

_LONGEST_FIGURE = 22
"""A fact longer than this many letters is a sentence, not a figure."""


def draw_value(block: Value, metrics: Metrics, width: int, colour: str) -> Drawing:
    """Return a fact: its label, its figure, a note."""
    pad, size = metrics.pad, round(metrics.body * 1.4)
    pencil = Pencil(metrics, width)
    inset = pad + (size + pad * 0.8 if block.icon else 0)
    room = width - inset - pad
    label = style(metrics, metrics.small, tight=True)
    is_figure = block.is_known and len(block.value.shown) <= _LONGEST_FIGURE
    em = metrics.figure if is_figure else metrics.body
    figure = style(metrics, em, bold=True, tight=True)
    named = line_width(block.label, label, metrics)
    shown = line_width(block.value, figure, metrics)
    pencil.y = pad * 0.3
    if named + shown + pad * 2 <= room:
        _side_by_side(block, pencil, label, figure, inset, room - shown)
    else:
        pencil.words((block.label,), label, ink="second", x=inset, width=room)
        pencil.words((block.value,), figure, x=inset, width=room)
    if block.note is not None:
        pencil.words((block.note,), label, ink="second", x=inset, width=room)
    height = max(pencil.y + pad * 0.4, size + pad)
    elements = [Box(0, 0, width, height, "ground", radius=metrics.mm(2)), *pencil.elements]
    if block.icon:
        ink = colour or "primary"
        elements.append(Icon(block.icon, pad, (height - size) / 2, size, ink))
    return Drawing(width, height, tuple(elements))


def _side_by_side(
    block: Value, pencil: Pencil, label: Style, figure: Style, inset: float, room: float
) -> None:
    """Write the label left and the figure right of it, on one line."""
    top, right = pencil.y, pencil.width - inset - room
    named = block_height((block.label,), label, room, pencil.metrics)
    shown = block_height((block.value,), figure, right, pencil.metrics)
    tall = max(named, shown)
    pencil.y = top + (tall - shown) / 2
    pencil.words((block.value,), figure, x=inset + room, width=right)
    pencil.y = top + (tall - named) / 2
    pencil.words((block.label,), label, ink="second", x=inset, width=room)
    pencil.y = top + tall


def _inline(block: Items, metrics: Metrics, width: int, ink: str, pencil: Pencil) -> Drawing:
    """Draw a list whose entries flow on, each with its icon."""
    pad, em = metrics.pad, metrics.body
    size = round(em * 1.1)
    words = style(metrics, em, tight=True)
    x = pad * 0.5
    row = 0.0
    for item in block.items:
        wide = size + pad * 0.5 + line_width(item.line, words, metrics) + pad * 1.2
        if x + wide > width and x > pad:
            x, pencil.y, row = pad * 0.5, pencil.y + row, 0.0
        top = pencil.y
        left = x + size + pad * 0.5
        pencil.words((item.line,), words, x=left, width=min(width - left, wide))
        row = max(row, pencil.y - top)
        if item.icon:
            pencil.elements.append(Icon(item.icon, x, top + (pencil.y - top - size) / 2, size, ink))
        pencil.y = top
        x += wide
    return Drawing(width, pencil.y + row, tuple(pencil.elements))


def draw_items(block: Items, metrics: Metrics, width: int, colour: str) -> Drawing:
    """Return a list, each entry with its icon or a dot."""
    pad, size = metrics.pad, round(metrics.body * 1.15)
    ink = colour or "primary"
    pencil = Pencil(metrics, width)
    if block.title is not None:
        em = metrics.body
        inset = em * 1.4 if block.icon else 0.0
        set_in = style(metrics, em, bold=True, tight=True)
        pencil.words((block.title,), set_in, x=inset)
        if block.icon:
            pencil.elements.append(
                Icon(block.icon, 0, pencil.first_line() - em * 1.22, em * 1.1, ink)
            )
        pencil.y += pad * 0.2
    if block.is_inline:
        return _inline(block, metrics, width, ink, pencil)
    top = pencil.y
    body: list[Box] = []
    for number, item in enumerate(block.items):
        if number:
            body.append(Box(pad, pencil.y, width - 2 * pad, metrics.hairline, "line"))
        pencil.y += pad * 0.35
        start = pencil.y
        left = pad if block.is_ordered else pad + size + pad * 0.7
        pencil.words(
            (item.line,), style(metrics, metrics.body, tight=True), x=left, width=width - left - pad
        )
        if item.note is not None:
            pencil.words(
                (item.note,),
                style(metrics, metrics.small, tight=True),
                ink="second",
                x=left,
                width=width - left - pad,
            )
        middle = (start + pencil.y) / 2 - size / 2
        if item.icon:
            pencil.elements.append(Icon(item.icon, pad, middle, size, ink))
        elif not block.is_ordered:
            dot = metrics.mm(2.6)
            pencil.elements.append(
                Box(
                    pad + (size - dot) / 2, middle + (size - dot) / 2, dot, dot, ink, radius=dot / 2
                )
            )
        pencil.y += pad * 0.35
    if block.items:
        card = Box(0, top, width, pencil.y - top, "card", radius=metrics.radius)
        return Drawing(width, pencil.y, (card, *body, *pencil.elements))
    return Drawing(width, pencil.y, tuple(pencil.elements))
