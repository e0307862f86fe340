"""The buttons of the frame, as drawings: each keeps its fixed place in the longest language."""

from __future__ import annotations

import msgspec

from kiosk.guide.blocks import Button, Line
from ui.build.cards import card, inks, shifted
from ui.build.look import LEAST_TEXT_MM, Pencil, block_height, fits_words, line_width, style
from ui.drawing.elements import Drawing, Element, Icon
from ui.text.measure import Style
from ui.tokens import Metrics


def draw_framed(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    """A button of the frame: the widest of three arrangements that fits its fixed place."""
    fill, outline, ink = inks(button)
    if button.look == "tool" and not button.is_on:
        outline = "ink"
    em = metrics.tool_text if button.look == "tool" else metrics.frame_text
    tall = max(height, metrics.tool if button.look == "tool" else metrics.answer)
    inside = _arrange(button, metrics, width, tall - 2 * metrics.outline, em, ink)
    inside = shifted(inside, metrics.outline)
    return Drawing(width, tall, (card(metrics, width, tall, fill, outline), *inside))


_SMALLER = (0.9, 0.8, 0.72, 0.65)
"""How far the text of the frame may shrink to keep its fixed place in the longest language."""


class _Hand(msgspec.Struct, frozen=True):
    """What a framed button is written with: sizes, style, ink, and the size of its sign."""

    metrics: Metrics
    words: Style
    ink: str
    size: int


def _arrange(
    button: Button, metrics: Metrics, width: int, tall: float, em: int, ink: str
) -> list[Element]:
    pad, gap, size = metrics.mm(2.5), metrics.mm(2), round(em * 1.15)
    room = width - 2 * pad
    narrow = room - size - gap
    least = metrics.mm(LEAST_TEXT_MM)
    shrunk = {round(em * part) for part in _SMALLER} | {least}
    # Under the least text only where nothing else keeps the place: the audit tells of it.
    for points in (em, *sorted(shrunk, reverse=True)):
        words = style(metrics, points, bold=True, tight=True)
        hand = _Hand(metrics, words, ink, size)
        wide = line_width(button.line, words, metrics)
        if wide <= narrow and _tall(button.line, words, room, metrics) <= tall:
            return _beside(button, hand, pad + (narrow - wide) / 2, wide, tall)
        if _holds(button.line, hand, narrow, tall - pad * 0.6):
            return _beside(button, hand, pad, narrow, tall)
        stacked = size + _tall(button.line, words, room, metrics)
        if wide <= room and stacked + 2 * pad * 0.6 <= tall:
            return _stacked(button, hand, width, tall)
        if _holds(button.line, hand, room, tall - pad * 0.6):
            return _alone(button, hand, width, tall)
    words = style(metrics, round(em * _SMALLER[-1]), bold=True, tight=True)
    return _alone(button, _Hand(metrics, words, ink, size), width, tall)


def _holds(line: Line, hand: _Hand, room: float, tall: float) -> bool:
    is_low = _tall(line, hand.words, room, hand.metrics) <= tall
    return is_low and fits_words(line, hand.words, room, hand.metrics)


def _tall(line: Line, words: Style, room: float, metrics: Metrics) -> float:
    return block_height((line,), words, room, metrics)


def _beside(button: Button, hand: _Hand, left: float, wide: float, tall: float) -> list[Element]:
    pencil = Pencil(hand.metrics, wide)
    x = left + hand.size + hand.metrics.mm(2)
    pencil.words((button.line,), hand.words, ink=hand.ink, x=x, width=wide + 1)
    icon = Icon(button.icon, left, (tall - hand.size) / 2, hand.size, hand.ink)
    return [icon, *shifted(pencil.elements, (tall - pencil.y) / 2)]


def _stacked(button: Button, hand: _Hand, width: int, tall: float) -> list[Element]:
    pencil, size = Pencil(hand.metrics, width), hand.size
    pencil.words((button.line,), hand.words, ink=hand.ink, width=width, align="centre")
    top = (tall - size - pencil.y) / 2
    icon = Icon(button.icon, (width - size) / 2, top, size, hand.ink)
    return [icon, *shifted(pencil.elements, top + size)]


def _alone(button: Button, hand: _Hand, width: int, tall: float) -> list[Element]:
    pad, ink = hand.metrics.mm(2.5), hand.ink
    pencil = Pencil(hand.metrics, width)
    room = width - 2 * pad
    pencil.words((button.line,), hand.words, ink=ink, x=pad, width=room, align="centre")
    return shifted(pencil.elements, (tall - pencil.y) / 2)
