"""A card to show, as large as its room allows, for somebody who reads it across a counter."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.guide.blocks import Poster
from ui.drawing.elements import Box, Drawing, Icon
from ui.text.largest import Sizes, largest
from ui.tokens import LARGEST_POSTER_MM, Metrics

_SIGN = 0.3
"""Most of the height that the pictogram takes, and of the width."""
_SIGN_WIDE = 0.2


def draw_poster(block: Poster, metrics: Metrics, width: int, room: int) -> Drawing:
    """Return ``block`` in the largest type that ``room`` holds; no smaller than a title."""
    pad = metrics.pad * 2
    is_wide = width > room
    sign = round(min(room * _SIGN, width * _SIGN_WIDE))
    left, top = (2 * pad + sign, pad) if is_wide else (pad, round(1.5 * pad) + sign)
    sizes = Sizes(metrics.mm(LARGEST_POSTER_MM), metrics.title, metrics.body)
    text = largest(block.line, sizes, width - left - pad, room - top - pad)
    height = max(room, round(top + text.height + pad))
    x, y = (pad, (height - sign) / 2) if is_wide else ((width - sign) / 2, pad)
    down = top + (height - top - pad - text.height) / 2
    return Drawing(
        width,
        height,
        (
            Box(0, 0, width, height, "card", radius=metrics.radius),
            Icon(block.icon, x, y, sign, "primary"),
            *(replace(one, x=one.x + left, y=one.y + down) for one in text.words),
        ),
    )
