"""The places of the frame and the shapes they are told in: rectangles, placements, bars."""

from __future__ import annotations

import msgspec

from kiosk.guide.blocks import Block, Button
from ui.drawing.elements import Drawing
from ui.tokens import Metrics

# The lower bar's buttons from the left with their fixed shares of its width. They never change, so
# that a hand finds each button on every page, in every language, at every size. ``more`` turns to
# the next part of a page whose main action can be taken without reading on.
LOWER = ("back", "home", "read", "more", "call", "end", "main")
_SHARES = (1.0, 1.15, 1.2, 1.2, 1.45, 1.3, 1.5)
_UPRIGHT_ROWS = (LOWER[:4], LOWER[4:])
_TOOL_PLACES = 5
_TOOLS_SHARE = 0.66


class Rect(msgspec.Struct, frozen=True):
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The first pixel right of it."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The first pixel below it."""
        return self.y + self.height


class Placement(msgspec.Struct, frozen=True):
    """A drawing at its place; ``button`` is `None` for what cannot be pressed.

    ``source`` tells pieces of one block of the page apart from those of another.
    """

    rect: Rect
    drawing: Drawing
    block: Block
    button: Button | None = None
    source: int = 0


class Bars(msgspec.Struct, frozen=True):
    """The places of the frame. ``content`` is what is left between the bars."""

    top: Rect
    place: Rect
    tools: tuple[Rect, ...]
    bottom: Rect
    slots: tuple[Rect, ...]
    content: Rect


def bars(
    metrics: Metrics, *, tools: int = 5, is_reach: bool = False, has_lower: bool = True
) -> Bars:
    """Return the frame's places. In reach mode the tools stand above the lower bar.

    Only the attract page has no lower bar (``has_lower``).
    """
    width, height, gap = metrics.width, metrics.height, metrics.gap
    margin = metrics.mm(8)
    rows = 2 if metrics.is_portrait else 1
    inset = metrics.mm(4)
    bottom_height = rows * metrics.answer + (rows - 1) * gap + 2 * inset
    if not has_lower:
        bottom_height = 0
    bottom = Rect(0, height - bottom_height, width, bottom_height)
    slots = _slots(bottom, metrics, margin, inset)
    place_height = metrics.tool + 2 * metrics.mm(3)
    if metrics.is_portrait or is_reach:
        top = Rect(0, 0, width, place_height)
        place = Rect(margin, 0, width - 2 * margin, place_height)
        row_y = bottom.y - place_height if is_reach else place_height
        strip = Rect(0, row_y, width, metrics.tool + metrics.mm(3))
        tool_rects = _row(tools, strip.x + margin, width - 2 * margin, strip.y, metrics)
        if is_reach:
            content = Rect(0, top.bottom, width, strip.y - top.bottom)
        else:
            top = Rect(0, 0, width, strip.bottom)
            content = Rect(0, top.bottom, width, bottom.y - top.bottom)
    else:
        top = Rect(0, 0, width, place_height)
        room = round(width * _TOOLS_SHARE)
        place = Rect(margin, 0, width - room - 2 * margin - gap, place_height)
        left = width - margin - room
        tool_rects = _row(tools, left, room, metrics.mm(3), metrics)
        content = Rect(0, top.bottom, width, bottom.y - top.bottom)
    return Bars(top, place, tool_rects, bottom, slots, content)


def _row(count: int, x: int, width: int, y: int, metrics: Metrics) -> tuple[Rect, ...]:
    if count == 0:
        return ()
    gap = metrics.mm(4)
    places = max(count, _TOOL_PLACES)
    each = (width - gap * (places - 1)) // places
    first = places - count
    return tuple(Rect(x + (first + n) * (each + gap), y, each, metrics.tool) for n in range(count))


def _slots(bottom: Rect, metrics: Metrics, margin: int, inset: int) -> tuple[Rect, ...]:
    """Return the places of the lower buttons, in the order of `LOWER`."""
    gap, tall = metrics.gap, metrics.answer
    width = bottom.width - 2 * margin
    top = bottom.y + inset
    if metrics.is_portrait:
        return tuple(
            rect
            for number, names in enumerate(_UPRIGHT_ROWS)
            for rect in _even(
                len(names), Rect(margin, top + number * (tall + gap), width, tall), gap
            )
        )
    unit = (width - (len(_SHARES) - 1) * gap) / sum(_SHARES)
    rects, x = [], float(margin)
    for share in _SHARES:
        rects.append(Rect(round(x), top, round(unit * share), tall))
        x += unit * share + gap
    return tuple(rects)


def _even(count: int, row: Rect, gap: int) -> tuple[Rect, ...]:
    each = (row.width - gap * (count - 1)) // count
    return tuple(Rect(row.x + n * (each + gap), row.y, each, row.height) for n in range(count))
