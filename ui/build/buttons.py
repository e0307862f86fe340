"""Things to press, as drawings. An outline means: this can be pressed."""

from __future__ import annotations

from functools import lru_cache

from kiosk.guide.blocks import Button
from ui.build.cards import card, inks, shifted
from ui.build.framed import draw_framed
from ui.build.look import Pencil, fits_words, line_width, style
from ui.build.picture_tile import draw_picture_tile, keeps_picture_words
from ui.build.tiles import draw_tile, keeps_tile_words
from ui.drawing.elements import Box, Circle, Drawing, Element, Icon
from ui.tokens import Metrics


@lru_cache(maxsize=2048)
def draw_button(
    button: Button,
    metrics: Metrics,
    width: int,
    height: int = 0,
    among: tuple[Button, ...] = (),
) -> Drawing:
    """Return the drawing of ``button`` in ``width`` pixels.

    ``height`` of 0 takes what it needs; more stretches the card and centres what is in it.
    ``among`` are the tiles it stands with: all of them are arranged alike.
    """
    match button.look:
        case "tile" if button.picture:
            return draw_picture_tile(button, metrics, width, height)
        case "tile":
            return draw_tile(button, metrics, width, height, among or (button,))
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
    if button.look == "tile":
        return keeps_tile_words(button, metrics, width)
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
