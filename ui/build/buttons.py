"""Things to press, as drawings. An outline means: this can be pressed."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kiosk.guide.page import Button, Line
from ui.build.look import (
    LEAST_TEXT_MM,
    Pencil,
    block_height,
    fits_words,
    line_width,
    style,
)
from ui.build.picture_tile import draw_picture_tile, keeps_picture_words
from ui.drawing.elements import Box, Circle, Drawing, Element, Icon
from ui.text.measure import Style
from ui.tokens import Metrics


@lru_cache(maxsize=2048)
def draw_button(button: Button, metrics: Metrics, width: int, height: int = 0) -> Drawing:
    """Return the drawing of ``button`` in ``width`` pixels.

    ``height`` of 0 takes what it needs; more stretches the card and centres what is in it.
    """
    match button.look:
        case "tile":
            return _tile(button, metrics, width, height)
        case "frame" | "call" | "main" | "go" | "tool":
            return _framed(button, metrics, width, height)
        case "key":
            return _key(button, metrics, width, height)
        case _:
            return _answer(button, metrics, width, height)


_OWN_INKS = {
    "main": ("primary", "primary", "on_primary"),
    "call": ("card", "call", "call"),
    "danger": ("card", "danger", "danger"),
    "go": ("card", "primary", "primary"),
}


def _inks(button: Button) -> tuple[str, str, str]:
    """Return fill, outline and ink of a button."""
    own = _OWN_INKS.get(button.look)
    if own is not None:
        return own
    if button.is_on:
        return "ground", "primary", "ink"
    if button.colour:
        return "card", button.colour, "ink"
    if button.look == "small":
        return "card", "primary", "primary"
    return "card", "ink", "ink"


def _card(metrics: Metrics, width: int, height: float, fill: str, outline: str) -> Box:
    return Box(0, 0, width, height, fill, outline, metrics.outline, metrics.radius)


def keeps_words(button: Button, metrics: Metrics, width: int) -> bool:
    """Say whether an answer or a row ``width`` pixels wide holds its text uncut."""
    if button.picture:
        return keeps_picture_words(button, metrics, width)
    _, left = _sign(button, metrics)
    words = style(metrics, metrics.body, bold=button.look in _BOLD, tight=True)
    return fits_words(button.line, words, width - left - metrics.pad, metrics)


_BOLD = ("row", "small", "danger")


def _sign(button: Button, metrics: Metrics) -> tuple[int, int]:
    """Return the size of the ring or icon, and where the text begins."""
    size = round(metrics.body * (1.2 if button.look != "row" else 1.5))
    has_sign = button.look == "answer" or bool(button.icon)
    return size, metrics.pad + (size + metrics.pad if has_sign else 0)


def _answer(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    """An answer with its ring, a row with its icon, a small button with its icon."""
    fill, outline, ink = _inks(button)
    pad = metrics.pad
    size, left = _sign(button, metrics)
    least = metrics.answer if button.look in ("answer", "row", "danger") else metrics.mm(20)
    pencil = Pencil(metrics, width)
    words = style(metrics, metrics.body, bold=button.look in _BOLD, tight=True)
    hint_style = style(metrics, metrics.small, tight=True)
    room = width - left - pad
    text_ink = outline if button.look == "row" and button.colour else ink
    pencil.words((button.line,), words, ink=text_ink, x=left, width=room)
    if button.hint is not None:
        pencil.words((button.hint,), hint_style, ink="second", x=left, width=room)
    needed = pencil.y + pad * 0.8
    tall = max(height, least, needed)
    elements: list[Element] = [_card(metrics, width, tall, fill, outline)]
    elements += _shifted(pencil.elements, (tall - pencil.y) / 2)
    middle = (tall - size) / 2
    if button.look == "answer":
        elements.append(
            Circle(
                pad,
                middle,
                size,
                metrics.outline,
                "primary" if button.is_on else "ink",
                is_on=button.is_on,
            )
        )
    elif button.icon:
        elements.append(Icon(button.icon, pad, middle, size, text_ink))
    return Drawing(width, tall, tuple(elements))


def _tile(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    _, outline, _ = _inks(button)
    if button.picture:
        return draw_picture_tile(button, metrics, width, height, outline)
    if height > metrics.tile * 1.35 and width < height * 2.2:
        upright = _tall_tile(button, metrics, width, height, outline)
        if upright is not None:
            return upright
    pad = round(metrics.pad * 1.2)
    square = min(metrics.mm(36), round(width * 0.26))
    left = pad + square + pad
    room = width - left - pad
    pencil = Pencil(metrics, width)
    em = round(metrics.body * 1.2)
    name = style(metrics, em, bold=True, tight=True)
    pencil.words((button.line,), name, ink=outline, x=left, width=room)
    if button.hint is not None:
        hint = style(metrics, round(metrics.body * 0.85), tight=True)
        pencil.words((button.hint,), hint, x=left, width=room)
    tall = max(height, metrics.tile, pencil.y + 1.4 * pad, square + 2 * pad)
    top = (tall - square) / 2
    sign = round(square * 0.62)
    corner = (square - sign) / 2
    return Drawing(
        width,
        tall,
        (
            _card(metrics, width, tall, "card", outline),
            Box(pad, top, square, square, outline, radius=metrics.radius),
            Icon(button.icon, pad + corner, top + corner, sign, "on_ink"),
            *_shifted(pencil.elements, (tall - pencil.y) / 2),
        ),
    )


def _tall_tile(
    button: Button, metrics: Metrics, width: int, height: int, outline: str
) -> Drawing | None:
    """A tile with room: its sign above its words, both in the middle; `None` without room."""
    pad = metrics.pad
    pencil = Pencil(metrics, width)
    name = style(metrics, round(metrics.body * 1.3), bold=True, tight=True)
    room = width - 2 * pad
    pencil.words((button.line,), name, ink=outline, x=pad, width=room, align="centre")
    if button.hint is not None:
        hint = style(metrics, round(metrics.body * 0.9), tight=True)
        pencil.words((button.hint,), hint, x=pad, width=room, align="centre")
    square = min(metrics.mm(44), round(height - pencil.y - 3 * pad), width - 2 * pad)
    if square < metrics.mm(24):
        return None
    top = (height - square - pad - pencil.y) / 2
    left = (width - square) / 2
    sign = round(square * 0.62)
    corner = (square - sign) / 2
    return Drawing(
        width,
        height,
        (
            _card(metrics, width, height, "card", outline),
            Box(left, top, square, square, outline, radius=metrics.radius),
            Icon(button.icon, left + corner, top + corner, sign, "on_ink"),
            *_shifted(pencil.elements, top + square + pad),
        ),
    )


def _key(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    fill, outline, ink = _inks(button)
    tall = max(height, metrics.key)
    em = min(metrics.body, round(tall * 0.56))
    fitted = line_width(button.line, style(metrics, em, tight=True), metrics)
    room = width - 2 * metrics.outline - metrics.mm(1)
    if fitted > room:
        em = max(metrics.mm(5), int(em * room / fitted))
    pencil = Pencil(metrics, width)
    pencil.words(
        (button.line,),
        style(metrics, em, tight=True),
        ink=ink,
        x=metrics.outline,
        width=width - 2 * metrics.outline,
        align="centre",
    )
    return Drawing(
        width,
        tall,
        (
            Box(
                0,
                0,
                width,
                tall,
                fill,
                outline,
                max(2, metrics.outline * 0.6),
                metrics.radius * 0.6,
            ),
            *_shifted(pencil.elements, (tall - pencil.y) / 2),
        ),
    )


def _framed(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    """A button of the frame: the widest of three arrangements that fits its fixed place."""
    fill, outline, ink = _inks(button)
    if button.look == "tool" and not button.is_on:
        outline = "ink"
    em = metrics.tool_text if button.look == "tool" else metrics.frame_text
    tall = max(height, metrics.tool if button.look == "tool" else metrics.answer)
    inside = _arrange(button, metrics, width, tall - 2 * metrics.outline, em, ink)
    inside = _shifted(inside, metrics.outline)
    return Drawing(width, tall, (_card(metrics, width, tall, fill, outline), *inside))


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
        stacked = size + _tall(button.line, words, room, metrics)
        if wide <= room and stacked + 2 * pad * 0.6 <= tall:
            return _stacked(button, hand, width, tall)
        if _holds(button.line, hand, narrow, tall - pad):
            return _beside(button, hand, pad, narrow, tall)
        if _holds(button.line, hand, room, tall - pad):
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
    return [icon, *_shifted(pencil.elements, (tall - pencil.y) / 2)]


def _stacked(button: Button, hand: _Hand, width: int, tall: float) -> list[Element]:
    pencil, size = Pencil(hand.metrics, width), hand.size
    pencil.words((button.line,), hand.words, ink=hand.ink, width=width, align="centre")
    top = (tall - size - pencil.y) / 2
    icon = Icon(button.icon, (width - size) / 2, top, size, hand.ink)
    return [icon, *_shifted(pencil.elements, top + size)]


def _alone(button: Button, hand: _Hand, width: int, tall: float) -> list[Element]:
    pad, ink = hand.metrics.mm(2.5), hand.ink
    pencil = Pencil(hand.metrics, width)
    room = width - 2 * pad
    pencil.words((button.line,), hand.words, ink=ink, x=pad, width=room, align="centre")
    return _shifted(pencil.elements, (tall - pencil.y) / 2)


def _shifted(elements: list[Element], down: float) -> list[Element]:
    return [msgspec.structs.replace(element, y=element.y + down) for element in elements]
