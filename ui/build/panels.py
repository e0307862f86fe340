"""Blocks that cannot be pressed, as drawings. They never have an outline."""

from __future__ import annotations

from functools import lru_cache

from kiosk.guide.blocks import (
    Bars,
    Block,
    Field,
    Heading,
    Items,
    Line,
    Notice,
    Paragraph,
    Picture,
    Poster,
    Preview,
    Progress,
    Qr,
    Subheading,
    Value,
)
from kiosk.handoff.qr import qr_matrix
from ui.build.bars import draw_bars
from ui.build.lists import draw_items, draw_value
from ui.build.look import Pencil, line_width, style
from ui.build.poster import draw_poster
from ui.drawing.elements import Box, Drawing, Icon, Matrix, Scene, Sheet
from ui.drawing.painter import picture
from ui.tokens import Metrics

_TONES = {
    "calm": ("ground", "primary"),
    "private": ("ground", "primary"),
    "ask": ("caution_ground", "call"),
    "caution": ("caution_ground", "danger"),
    "good": ("ground", "good"),
}


def draw_panel(block: Block, metrics: Metrics, width: int, colour: str, room: int) -> Drawing:
    """Return the drawing of ``block`` in ``width`` pixels.

    ``colour`` is the page's area ink, ``room`` the height a picture or a sheet may use at most.
    What a resident typed is never cached.
    """
    if isinstance(block, Field):
        return _field(block, metrics, width)
    return _cached(block, metrics, width, colour, room)


@lru_cache(maxsize=1024)
def _cached(  # noqa: C901, PLR0911, PLR0912 - one arm per kind of block
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
            return draw_value(block, metrics, width, colour)
        case Items():
            return draw_items(block, metrics, width, colour)
        case Bars():
            return draw_bars(block, metrics, width, colour)
        case Picture():
            return _picture(block, metrics, width, room)
        case Poster():
            return draw_poster(block, metrics, width, room)
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
            Icon(block.icon, 0, pencil.first_line() - em * 1.3, em * 1.15, colour or "primary")
        )
    return Drawing(width, pencil.y, tuple(pencil.elements))


def _progress(block: Progress, metrics: Metrics, width: int, colour: str) -> Drawing:
    bar, gap = metrics.mm(2.4), metrics.mm(1.5)
    ink = colour or "primary"
    pencil = Pencil(metrics, width)
    words = style(metrics, round(metrics.body * 0.85), bold=True, tight=True)
    count = max(block.of, 1)
    # Rather a short bar than its words on several lines.
    wide = line_width(block.line, words, metrics) + metrics.mm(5)
    room = min(width * 0.45, max(width * 0.2, width - wide))
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


def _picture(block: Picture, metrics: Metrics, width: int, room: int) -> Drawing:
    pad = metrics.pad
    source = picture(block.id).defaultSize()
    ratio = source.height() / max(1, source.width())
    caption = Pencil(metrics, width)
    lines = (block.alt,) if block.note is None else (block.alt, block.note)
    caption.words(lines, style(metrics, metrics.small), x=pad, width=width - 2 * pad)
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
