"""Things to press, as drawings. An outline means: this can be pressed."""

from __future__ import annotations

from functools import lru_cache

from kiosk.guide.blocks import Button
from ui.build.cards import card, inks, shifted
from ui.build.framed import draw_framed
from ui.build.look import Pencil, fits_words, line_width, style
from ui.build.picture_tile import draw_picture_tile, keeps_picture_words
from ui.drawing.elements import Box, Circle, Drawing, Element, Icon
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
            return draw_framed(button, metrics, width, height)
        case "key":
            return _key(button, metrics, width, height)
        case _:
            return _answer(button, metrics, width, height)


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
    fill, outline, ink = inks(button)
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
    elements: list[Element] = [card(metrics, width, tall, fill, outline)]
    elements += shifted(pencil.elements, (tall - pencil.y) / 2)
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
    _, outline, _ = inks(button)
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
    # Rather a little smaller than a word cut in two.
    names = [style(metrics, round(metrics.body * em), bold=True, tight=True) for em in (1.2, 1)]
    name = next((one for one in names if fits_words(button.line, one, room, metrics)), names[-1])
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
            card(metrics, width, tall, "card", outline),
            Box(pad, top, square, square, outline, radius=metrics.radius),
            Icon(button.icon, pad + corner, top + corner, sign, "on_ink"),
            *shifted(pencil.elements, (tall - pencil.y) / 2),
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
    if square < metrics.mm(18):
        return None
    top = (height - square - pad - pencil.y) / 2
    left = (width - square) / 2
    sign = round(square * 0.62)
    corner = (square - sign) / 2
    return Drawing(
        width,
        height,
        (
            card(metrics, width, height, "card", outline),
            Box(left, top, square, square, outline, radius=metrics.radius),
            Icon(button.icon, left + corner, top + corner, sign, "on_ink"),
            *shifted(pencil.elements, top + square + pad),
        ),
    )


def _key(button: Button, metrics: Metrics, width: int, height: int) -> Drawing:
    fill, outline, ink = inks(button)
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
            *shifted(pencil.elements, (tall - pencil.y) / 2),
        ),
    )
