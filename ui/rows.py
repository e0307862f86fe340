"""What a block of a page is in a column: rows that stay together, tall lists in their entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kiosk.guide.blocks import (
    Bars,
    Block,
    Button,
    Buttons,
    Items,
    Notice,
    Paragraph,
    Poster,
    Preview,
    Subheading,
)
from ui.build.buttons import draw_button
from ui.build.panels import draw_panel
from ui.drawing.elements import Drawing
from ui.frame_places import Rect
from ui.grid import alike, columns_of
from ui.heads import is_head
from ui.tokens import Metrics

_WIDE_KEYS = 4
_LIST_IN_ONE = 3
_TALL = 0.75


class Column(msgspec.Struct, frozen=True):
    """Where to flow: the rectangle, the page's ink, and how high buttons may reach.

    ``reach`` is the height from the bottom that a hand reaches; 0 means everywhere. ``tile`` is
    the least height of a tile. ``is_paired`` sets answers two by two where their words allow it.
    ``most_columns`` limits how many tiles stand side by side; 0 leaves it to their words.
    ``is_untitled`` repeats the title on further parts above answers alone.
    """

    area: Rect
    metrics: Metrics
    colour: str = ""
    reach: int = 0
    tile: int = 0
    is_paired: bool = False
    most_columns: int = 0
    is_untitled: bool = False


class Piece(msgspec.Struct):
    """A row of drawings that stays together.

    ``titled`` is the same entry of a list under the list's title, for the top of a further part.
    """

    height: float
    drawings: list[tuple[int, Drawing, Block, Button | None]]
    gap: float
    sticks: bool = False
    is_head: bool = False
    group: int = 0
    source: int = 0
    titled: Block | None = None

    @property
    def has_buttons(self) -> bool:
        """Whether something in the row can be pressed."""
        return any(button is not None for *_, button in self.drawings)

    @property
    def has_answers(self) -> bool:
        """Whether the row answers the page's question."""
        return any(b is not None and b.look == "answer" for *_, b in self.drawings)


def pieces_of(blocks: Sequence[Block], column: Column, head: float) -> list[Piece]:
    """Return the rows of ``blocks``, below a title ``head`` high."""
    pieces: list[Piece] = []
    for number, block in enumerate(blocks):
        for piece in _pieces(block, column, number, head):
            piece.source = id(block)
            pieces.append(piece)
    return pieces


def _pieces(block: Block, column: Column, number: int, head: float) -> Iterator[Piece]:
    """Yield the rows of ``block``, number ``number`` of the page, below a title ``head`` high."""
    metrics, area = column.metrics, column.area
    match block:
        case Buttons():
            yield from _button_rows(block, column, number)
        case Button():
            drawing = draw_button(block, metrics, area.width)
            yield Piece(drawing.height, [(0, drawing, block, block)], metrics.gap)
        case _:
            room = _room(block, column, head)
            divided = list(_divided(block, column, room))
            for place, part in enumerate(divided):
                drawing = draw_panel(part, metrics, area.width, column.colour, room)
                if drawing.height:
                    yield Piece(
                        drawing.height,
                        [(0, drawing, part, None)],
                        _gap_below(block, metrics, is_last=place + 1 == len(divided)),
                        sticks=isinstance(block, Subheading) or is_head(block),
                        is_head=is_head(block),
                        titled=_titled(block, part) if place else None,
                    )


def _titled(block: Block, part: Block) -> Block | None:
    """Return ``part`` of the list ``block`` under the list's title; `None` where it has none."""
    if not isinstance(block, Items) or not isinstance(part, Items) or block.title is None:
        return None
    return msgspec.structs.replace(part, title=msgspec.structs.replace(block.title, beside=None))


def _gap_below(block: Block, metrics: Metrics, *, is_last: bool) -> int:
    if is_head(block):
        return metrics.mm(2)
    if isinstance(block, Subheading):
        return metrics.mm(1)
    return metrics.mm(4) if is_last or not isinstance(block, Items | Bars) else metrics.mm(1)


def _room(block: Block, column: Column, head: float) -> int:
    """Return the height that a picture, a card to show or the preview of the sheet may take."""
    free = column.area.height - head
    if isinstance(block, Preview | Poster):
        return round(free)
    return round(min(free, column.area.height * (0.4 if column.metrics.is_portrait else 0.58)))


def _divided(block: Block, column: Column, room: int) -> Iterator[Block]:
    """Yield ``block``, or its pieces where it is long."""
    width, metrics = column.area.width, column.metrics
    tall = draw_panel(block, metrics, width, column.colour, room).height
    is_tall = tall > room * _TALL
    match block:
        case Items(items, title, _, False) if is_tall or len(items) > _LIST_IN_ONE:
            for number, item in enumerate(items):
                named = title if number == 0 else None
                yield msgspec.structs.replace(block, items=(item,), title=named)
        case Bars(bars, title) if is_tall:
            for number, bar in enumerate(bars):
                yield Bars((bar,), title if number == 0 else None, block.whole)
        case Paragraph(lines) if is_tall:
            for line in lines:
                yield Paragraph((line,))
        case Notice(tone, lines, icon) if tall > column.area.height * _TALL:
            for line in lines:
                yield Notice(tone, (line,), icon)
        case _:
            yield block


def _natural(block: Buttons, column: Column, columns: int, gap: int) -> tuple[int, list[float]]:
    """Return the width of each button of ``columns`` columns, and the heights they need there."""
    metrics, look = column.metrics, block.buttons[0].look
    each = (column.area.width - gap * (columns - 1)) // columns
    if look == "key":
        each = min(each, metrics.mm(34 if columns > _WIDE_KEYS else 62))
    return each, [draw_button(b, metrics, each, 0, alike(block)).height for b in block.buttons]


def _button_rows(block: Buttons, column: Column, number: int) -> Iterator[Piece]:
    if not block.buttons:
        return
    metrics, area = column.metrics, column.area
    look = block.buttons[0].look
    columns = columns_of(block, metrics, area, is_paired=column.is_paired)
    if look in ("tile", "row"):
        columns = min(columns, column.most_columns or columns)
    gap = metrics.key_gap if look == "key" else metrics.gap
    buttons = block.buttons
    each, natural = _natural(block, column, columns, gap)
    # Where hands do not reach high, each row is only as high as it must be.
    is_loose = bool(column.reach) and (columns == 1 or bool(buttons[0].picture))
    is_grid = look == "key" or (look == "tile" and not is_loose)
    tallest = max(*natural, column.tile) if look == "tile" else max(natural)
    for start in range(0, len(buttons), columns):
        row = buttons[start : start + columns]
        height = tallest if is_grid else max(natural[start : start + columns])
        drawings: list[tuple[int, Drawing, Block, Button | None]] = [
            (n * (each + gap), draw_button(b, metrics, each, round(height), alike(block)), block, b)
            for n, b in enumerate(row)
        ]
        yield Piece(height, drawings, gap, group=number + 1)
