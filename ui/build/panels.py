"""Blocks that cannot be pressed, as drawings. They never have an outline."""

from __future__ import annotations

from functools import lru_cache

from kiosk.guide.page import (
    Bars,
    Block,
    Field,
    Heading,
    Items,
    Line,
    Notice,
    Paragraph,
    Picture,
    Preview,
    Progress,
    Qr,
    Subheading,
    Value,
)
from kiosk.handoff.qr import qr_matrix
from ui.build.bars import draw_bars
from ui.build.look import Pencil, block_height, line_width, style
from ui.drawing.elements import Box, Drawing, Icon, Matrix, Scene, Sheet
from ui.drawing.painter import picture
from ui.text.measure import Style
from ui.tokens import Metrics

_TONES = {
    "calm": ("ground", "primary"),
    "private": ("ground", "primary"),
    "ask": ("caution_ground", "call"),
    "caution": ("caution_ground", "danger"),
    "good": ("ground", "good"),
}


_LONGEST_FIGURE = 22
"""A fact longer than this many letters is a sentence, not a figure."""


def draw_panel(block: Block, metrics: Metrics, width: int, colour: str, room: int) -> Drawing:
    """Return the drawing of ``block`` in ``width`` pixels.

    ``colour`` is the page's area ink, ``room`` the height a picture or a sheet may use at most.
    What a resident typed is never cached.
    """
    if isinstance(block, Field):
        return _field(block, metrics, width)
    return _cached(block, metrics, width, colour, room)


@lru_cache(maxsize=1024)
def _cached(  # noqa: C901, PLR0911 - one arm per kind of block
    block: Block, metrics: Metrics, width: int, colour: str, room: int
) -> Drawing:
    match block:
        case Heading(line):
            return _text((line,), metrics, width, metrics.title, bold=True)
        case Paragraph(lines):
            return _text(lines, metrics, width, metrics.body)
        case Subheading():
            return _subheading(block, metrics, width, colour)
        case Progress():
            return _progress(block, metrics, width, colour)
        case Notice():
            return _notice(block, metrics, width)
        case Value():
            return _value(block, metrics, width, colour)
        case Items():
            return _items(block, metrics, width, colour)
        case Bars():
            return draw_bars(block, metrics, width, colour)
        case Picture():
            return _picture(block, metrics, width, room)
        case Qr():
            return _qr(block, metrics, width)
        case Preview():
            return _preview(width, room)
        case _:
            return Drawing(width, 0)


def _text(
    lines: tuple[Line, ...], metrics: Metrics, width: int, em: int, *, bold: bool = False
) -> Drawing:
    pencil = Pencil(metrics, min(width, max(metrics.column, 24 * em)))
    pencil.words(lines, style(metrics, em, bold=bold, tight=bold))
    return Drawing(width, pencil.y, tuple(pencil.elements))


def _subheading(block: Subheading, metrics: Metrics, width: int, colour: str) -> Drawing:
    em = round(metrics.body * 1.12)
    pencil = Pencil(metrics, width)
    inset = em * 1.5 if block.icon else 0.0
    pencil.y = em * 0.2
    pencil.words((block.line,), style(metrics, em, bold=True, tight=True), x=inset)
    if block.icon:
        pencil.elements.append(
            Icon(block.icon, 0, pencil.y - em * 1.3, em * 1.15, colour or "primary")
        )
    return Drawing(width, pencil.y, tuple(pencil.elements))


def _progress(block: Progress, metrics: Metrics, width: int, colour: str) -> Drawing:
    bar, gap = metrics.mm(2.4), metrics.mm(1.5)
    ink = colour or "primary"
    pencil = Pencil(metrics, width)
    words = style(metrics, round(metrics.body * 0.85), bold=True, tight=True)
    count = max(block.of, 1)
    room = width * 0.45
    each = min(metrics.mm(14), (room - gap * (count - 1)) / count)
    left = each * count + gap * (count - 1) + metrics.mm(4)
    pencil.words((block.line,), words, ink=ink, x=left, width=width - left)
    middle = pencil.y / 2 - bar / 2 + metrics.body * 0.03
    for number in range(count):
        fill = ink if number < block.now else "line"
        pencil.elements.append(Box(number * (each + gap), middle, each, bar, fill, radius=bar / 2))
    return Drawing(width, pencil.y, tuple(pencil.elements))


def _notice(block: Notice, metrics: Metrics, width: int) -> Drawing:
    ground, ink = _TONES[block.tone]
    pad, bar = metrics.pad, metrics.mm(2)
    pencil = Pencil(metrics, width)
    size = round(metrics.body * 1.3)
    inset = bar + pad + (size + pad * 0.7 if block.icon else 0)
    pencil.y = pad * 0.7
    pencil.words(block.lines, style(metrics, metrics.body), x=inset, width=width - inset - pad)
    height = max(pencil.y + pad * 0.7, size + pad * 1.4)
    elements = [
        Box(0, 0, width, height, ground, radius=metrics.mm(2)),
        Box(0, 0, bar, height, ink),
        *pencil.elements,
    ]
    if block.icon:
        elements.append(Icon(block.icon, bar + pad, (height - size) / 2, size, ink))
    return Drawing(width, height, tuple(elements))


def _value(block: Value, metrics: Metrics, width: int, colour: str) -> Drawing:
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


def _items(block: Items, metrics: Metrics, width: int, colour: str) -> Drawing:
    pad, size = metrics.pad, round(metrics.body * 1.15)
    ink = colour or "primary"
    pencil = Pencil(metrics, width)
    if block.title is not None:
        em = metrics.body
        inset = em * 1.4 if block.icon else 0.0
        set_in = style(metrics, em, bold=True, tight=True)
        pencil.words((block.title,), set_in, x=inset)
        if block.icon:
            pencil.elements.append(Icon(block.icon, 0, pencil.y - em * 1.22, em * 1.1, ink))
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
        left = pad + size + pad * 0.7
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
        else:
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


def _picture(block: Picture, metrics: Metrics, width: int, room: int) -> Drawing:
    pad = metrics.pad
    source = picture(block.id).defaultSize()
    ratio = source.height() / max(1, source.width())
    caption = Pencil(metrics, width - 2 * pad)
    lines = (block.alt,) if block.note is None else (block.alt, block.note)
    caption.words(lines, style(metrics, metrics.small), x=pad, ink="ink")
    wide = min(width - 2 * pad, max(metrics.mm(18), (room - caption.y - 2 * pad)) / ratio)
    tall = wide * ratio
    height = tall + caption.y + pad * 1.6
    sheet = Box(0, 0, width, tall + pad, "picture", radius=metrics.radius)
    card = Box(0, 0, width, height, "card", radius=metrics.radius)
    scene = Scene(block.id, (width - wide) / 2, pad / 2, wide, tall)
    moved = Pencil(metrics, width)
    moved.y = tall + pad * 1.1
    moved.words(lines, style(metrics, metrics.small), x=pad, width=width - 2 * pad)
    return Drawing(width, height, (card, sheet, scene, *moved.elements))


def _qr(block: Qr, metrics: Metrics, width: int) -> Drawing:
    pad, size = metrics.pad, metrics.mm(38)
    pencil = Pencil(metrics, width)
    left = pad * 2 + size
    pencil.y = pad
    room = width - left - pad
    pencil.words((block.title,), style(metrics, metrics.body, tight=True), x=left, width=room)
    pencil.words(
        (block.host,), style(metrics, metrics.small, tight=True), ink="second", x=left, width=room
    )
    height = max(pencil.y + pad, size + 2 * pad)
    card = Box(0, 0, width, height, "card", radius=metrics.radius)
    matrix = Matrix(qr_matrix(block.url), pad, (height - size) / 2, size)
    return Drawing(width, height, (card, matrix, *pencil.elements))


def _field(block: Field, metrics: Metrics, width: int) -> Drawing:
    pad, is_empty = metrics.pad, not block.text
    pencil = Pencil(metrics, width)
    pencil.y = pad * 0.5
    em = metrics.body if is_empty else round(metrics.body * 1.2)
    set_in = style(metrics, em, tight=True, bold=not is_empty)
    ink = "second" if is_empty else "ink"
    pencil.words((block.line,), set_in, ink=ink, x=pad, width=width - 2 * pad)
    height = max(pencil.y + pad * 0.5, metrics.mm(20))
    under = Box(0, height - metrics.outline, width, metrics.outline, "ink")
    ground = Box(0, 0, width, height, "card", radius=metrics.mm(1))
    return Drawing(width, height, (ground, under, *pencil.elements))


def _preview(width: int, room: int) -> Drawing:
    tall = float(room)
    wide = tall / 297 * 210
    if wide > width:
        wide, tall = float(width), width / 210 * 297
    sheet = Sheet((width - wide) / 2, 0, wide, tall)
    return Drawing(width, tall, (sheet,))
