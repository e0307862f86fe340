"""Tiles: a sign in a square of the area's ink, a name, a hint. Those of one group look alike."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import msgspec

from kiosk.guide.blocks import Button
from ui.build.cards import card, inks, shifted
from ui.build.look import Pencil, fits_words, style
from ui.drawing.elements import Box, Drawing, Element, Icon
from ui.tokens import Metrics

_SQUARES_MM = (36, 26, 20)
_UPRIGHT_SQUARE_MM, _LEAST_UPRIGHT_MM = 44, 18
_SIGN = 0.62
"""Size of the sign, of its square."""


class _Form(msgspec.Struct, frozen=True):
    """How every tile of a group is arranged: the size of its name and of its square."""

    em: int
    square: int
    is_upright: bool


def draw_tile(
    button: Button, metrics: Metrics, width: int, height: int, among: tuple[Button, ...]
) -> Drawing:
    """Return the tile of ``button``, ``height`` or as much as it needs, arranged as ``among``."""
    form = _form(among, metrics, width, height)
    if form.is_upright:
        return _upright(button, metrics, width, height, form)
    pad = round(metrics.pad * 1.2)
    words = _words(button, metrics, width, form)
    tall = max(height, metrics.tile, words.y + 1.4 * pad, form.square + 2 * pad)
    sign = _sign(button, metrics, form, (pad, (tall - form.square) / 2))
    return _on_card(
        button, metrics, (width, tall), sign, shifted(words.elements, (tall - words.y) / 2)
    )


def keeps_tile_words(button: Button, metrics: Metrics, width: int) -> bool:
    """Say whether a tile ``width`` pixels wide holds its name uncut beside its sign."""
    *_, smallest = _lying(metrics, width)
    return _keeps_words(button, metrics, width, smallest)


def _keeps_words(button: Button, metrics: Metrics, width: int, form: _Form) -> bool:
    _, room = _room(metrics, width, form)
    return fits_words(button.line, style(metrics, form.em, bold=True, tight=True), room, metrics)


def _lying(metrics: Metrics, width: int) -> Iterator[_Form]:
    """Yield a sign beside its words: rather both a little smaller than a word cut in two."""
    largest, *others = (min(metrics.mm(mm), round(width * 0.26)) for mm in _SQUARES_MM)
    yield _Form(metrics.tile_name, largest, is_upright=False)
    for square in (largest, *others):
        yield _Form(metrics.body, square, is_upright=False)


@lru_cache(maxsize=512)
def _form(among: tuple[Button, ...], metrics: Metrics, width: int, height: int) -> _Form:
    """Return the arrangement that suits all of ``among``: upright where each has the room."""
    if height > metrics.tile * 1.35 and width < height * 2.2:
        pad = metrics.pad
        form = _Form(round(metrics.body * 1.3), metrics.mm(_UPRIGHT_SQUARE_MM), is_upright=True)
        longest = max(_words(one, metrics, width, form).y for one in among)
        square = min(form.square, round(height - longest - 3 * pad), width - 2 * pad)
        if square >= metrics.mm(_LEAST_UPRIGHT_MM):
            return msgspec.structs.replace(form, square=square)
    forms = list(_lying(metrics, width))
    kept = (f for f in forms if all(_keeps_words(one, metrics, width, f) for one in among))
    return next(kept, forms[1])


def _room(metrics: Metrics, width: int, form: _Form) -> tuple[int, int]:
    """Return where the words of a tile begin, and how wide they may be."""
    if form.is_upright:
        return metrics.pad, width - 2 * metrics.pad
    pad = round(metrics.pad * 1.2)
    left = pad + form.square + pad
    return left, width - left - pad


def _words(button: Button, metrics: Metrics, width: int, form: _Form) -> Pencil:
    """Write name and hint of ``button`` from the top."""
    pencil, (left, room) = Pencil(metrics, width), _room(metrics, width, form)
    align = "centre" if form.is_upright else "left"
    name = style(metrics, form.em, bold=True, tight=True)
    _, ink, _ = inks(button)
    pencil.words((button.line,), name, ink=ink, x=left, width=room, align=align)
    if button.hint is not None:
        hint = style(metrics, round(metrics.body * (0.9 if form.is_upright else 0.85)), tight=True)
        pencil.words((button.hint,), hint, x=left, width=room, align=align)
    return pencil


def _upright(button: Button, metrics: Metrics, width: int, height: int, form: _Form) -> Drawing:
    """Return a tile with room: its sign above its words, both in the middle."""
    pad, words = metrics.pad, _words(button, metrics, width, form)
    top = (height - form.square - pad - words.y) / 2
    sign = _sign(button, metrics, form, ((width - form.square) / 2, top))
    below = shifted(words.elements, top + form.square + pad)
    return _on_card(button, metrics, (width, height), sign, below)


def _sign(
    button: Button, metrics: Metrics, form: _Form, at: tuple[float, float]
) -> tuple[Element, Element]:
    (left, top), size = at, round(form.square * _SIGN)
    corner = (form.square - size) / 2
    _, ink, _ = inks(button)
    return (
        Box(left, top, form.square, form.square, ink, radius=metrics.radius),
        Icon(button.icon, left + corner, top + corner, size, "on_ink"),
    )


def _on_card(
    button: Button,
    metrics: Metrics,
    size: tuple[int, float],
    sign: tuple[Element, Element],
    words: list[Element],
) -> Drawing:
    _, outline, _ = inks(button)
    ground = card(metrics, size[0], size[1], "card", outline)
    return Drawing(*size, (ground, *sign, *words))
