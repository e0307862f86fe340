"""A tile that shows a drawing in place of a sign, over its words: a letter to recognise."""

from __future__ import annotations

import msgspec

from kiosk.guide.blocks import Button
from ui.build.cards import card, inks
from ui.build.look import Pencil, fits_words, style
from ui.drawing.elements import Drawing, Scene
from ui.text.measure import Style
from ui.tokens import LETTER_MM, PICTURE_SHAPE, Metrics

_PAD_MM = 2


def draw_picture_tile(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    """Return the tile, ``height`` or as much as it needs. The drawing keeps its shape."""
    _, outline, _ = inks(button)
    pad = metrics.mm(_PAD_MM)
    pencil = Pencil(metrics, width)
    room = width - 2 * pad
    pencil.words((button.line,), _words(metrics), ink=outline, x=pad, width=room, align="centre")
    tall = max(height, metrics.mm(LETTER_MM) + pencil.y + 2.5 * pad)
    free = min(tall - pencil.y - 2.5 * pad, room / PICTURE_SHAPE)
    wide = free * PICTURE_SHAPE
    top = (tall - free - pencil.y - pad / 2) / 2
    words = [msgspec.structs.replace(e, y=e.y + top + free + pad / 2) for e in pencil.elements]
    drawing = Scene(button.picture, (width - wide) / 2, top, wide, free)
    return Drawing(width, tall, (card(metrics, width, tall, "card", outline), drawing, *words))


def keeps_picture_words(button: Button, metrics: Metrics, width: int) -> bool:
    """Say whether a tile ``width`` pixels wide holds its words uncut."""
    return fits_words(button.line, _words(metrics), width - 2 * metrics.mm(_PAD_MM), metrics)


def _words(metrics: Metrics) -> Style:
    return style(metrics, metrics.small, bold=True, tight=True)
