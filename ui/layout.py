"""Where everything on a page stands: the frame's fixed places, columns, and parts that fit.

Geometry only: from a page and the metrics to placements in pixels. A page that does not fit is
split into parts (つづき); it never scrolls and its text never shrinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kiosk.guide.page import (
    Aside,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Page,
    Paragraph,
    Preview,
    Progress,
    Subheading,
)
from ui.build.buttons import draw_button, keeps_words
from ui.build.panels import draw_panel
from ui.drawing.elements import Drawing
from ui.tokens import Metrics

# Fixed shares of the lower bar: back, home, read, space, call, end, main. They never change, so
# that a hand finds each button on every page, in every language, at every size.
_BAR = (1.0, 1.2, 1.25, 0.1, 1.55, 1.4, 1.6)
_BAR_SPACE = 3
_COLUMNS_EM = 37
_MAIN_SHARE = 0.62
_TILE_STRETCH = 1.1
_PAIRS_FROM = 4
_WIDE_KEYS = 4
_LIST_IN_ONE = 3
_PAIR_HEIGHT = 1.5
_TOOL_PLACES = 5


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


class Arranged(msgspec.Struct, frozen=True):
    """The parts of a page, each a list of placements in reading order."""

    bars: Bars
    parts: tuple[tuple[Placement, ...], ...]


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
        room = round(width * 0.66)
        place = Rect(margin, 0, width - room - margin - gap, place_height)
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
    """Return the places of back, home, read, call, end, main."""
    gap, tall = metrics.gap, metrics.answer
    width = bottom.width - 2 * margin
    if metrics.is_portrait:
        each = (width - 2 * gap) // 3
        return tuple(
            Rect(
                margin + (n % 3) * (each + gap),
                bottom.y + inset + (n // 3) * (tall + gap),
                each,
                tall,
            )
            for n in range(6)
        )
    unit = (width - 6 * gap) / sum(_BAR)
    rects, x = [], float(margin)
    for number, share in enumerate(_BAR):
        if number != _BAR_SPACE:
            rects.append(Rect(round(x), bottom.y + inset, round(unit * share), tall))
        x += unit * share + gap
    return tuple(rects)


def arrange(page: Page, metrics: Metrics, frame: Bars) -> Arranged:
    """Return the parts of ``page`` in the content rectangle of ``frame``."""
    margin = metrics.margin
    pad = metrics.mm(5)
    area = frame.content
    inner = Rect(area.x + margin, area.y + pad, area.width - 2 * margin, area.height - 2 * pad)
    asides = [block for block in page.blocks if isinstance(block, Aside)]
    is_wide = not metrics.is_portrait and (
        page.is_split or inner.width >= _COLUMNS_EM * metrics.body
    )
    if asides and is_wide:
        return Arranged(frame, tuple(_two_columns(page, metrics, inner, asides)))
    blocks = list(_flattened(page.blocks))
    parts = _flow(blocks, metrics, inner, page.colour)
    if len(parts) == 1:
        parts = _stretched(blocks, metrics, inner, page.colour, parts)
    return Arranged(frame, tuple(tuple(part) for part in parts))


def _stretched(
    blocks: Sequence[Block],
    metrics: Metrics,
    area: Rect,
    colour: str,
    parts: list[list[Placement]],
) -> list[list[Placement]]:
    """Give tiles the height that is left over, up to `_TILE_STRETCH` of their own."""
    tiles = [p for p in parts[0] if p.button is not None and p.button.look == "tile"]
    rows = len({p.rect.y for p in tiles})
    if not rows:
        return parts
    spare = area.bottom - max(p.rect.bottom for p in parts[0])
    own = tiles[0].rect.height
    most = _TILE_STRETCH * (2 if rows == 1 else 1)
    taller = own + min(spare // rows, round(own * most))
    return _flow(blocks, metrics, area, colour, tile=taller)


def _flattened(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Aside):
            yield from block.blocks
        else:
            yield block


def _two_columns(
    page: Page, metrics: Metrics, inner: Rect, asides: Sequence[Aside]
) -> Iterator[tuple[Placement, ...]]:
    """Yield the parts of a page with the text left and what explains it right.

    Where the right column is longer, what is left of it goes under the title of further parts.
    """
    gap = metrics.mm(10)
    left_width = round((inner.width - gap) * _MAIN_SHARE)
    left = Rect(inner.x, inner.y, left_width, inner.height)
    right = Rect(left.right + gap, inner.y, inner.width - left_width - gap, inner.height)
    main = [block for block in page.blocks if not isinstance(block, Aside)]
    beside = [block for aside in asides for block in aside.blocks]
    parts = _flow(main, metrics, left, page.colour)
    first, *later = _flow(beside, metrics, right, page.colour)
    rest = list({id(p.block): p.block for part in later for p in part}.values())
    if rest:
        heads = [block for block in main if isinstance(block, Heading | Progress)]
        parts += _flow([*heads, *rest], metrics, left, page.colour)
    for number, part in enumerate(parts):
        shown = [*part, *first] if number == 0 else part
        yield _in_reading_order(page, shown)


def _in_reading_order(page: Page, placements: Sequence[Placement]) -> tuple[Placement, ...]:
    order: dict[int, int] = {}
    for number, block in enumerate(_flattened(page.blocks)):
        order.setdefault(id(block), number)
    return tuple(sorted(placements, key=lambda p: order.get(p.source, len(order))))


class _Piece(msgspec.Struct):
    """A row of drawings that stays together."""

    height: float
    drawings: list[tuple[int, Drawing, Block, Button | None]]
    gap: float
    sticks: bool = False
    is_head: bool = False
    group: int = 0
    source: int = 0


def _flow(
    blocks: Sequence[Block], metrics: Metrics, area: Rect, colour: str, *, tile: int = 0
) -> list[list[Placement]]:
    """Fill ``area`` with ``blocks`` from the top; what does not fit goes to further parts.

    ``tile`` is the least height of a tile.
    """
    pieces: list[_Piece] = []
    for number, block in enumerate(blocks):
        for piece in _pieces(block, metrics, area, colour, (number, tile)):
            piece.source = id(block)
            pieces.append(piece)
    heads = [piece for piece in pieces if piece.is_head]
    head_height = sum(piece.height + piece.gap for piece in heads)
    repeats = head_height <= area.height * 0.42
    parts: list[list[Placement]] = [[]]
    y = 0.0
    for number, piece in enumerate(pieces):
        needed = _needed(pieces, number, area.height, head_height if repeats else 0)
        if parts[-1] and y + needed > area.height + 1 and not _only_heads(parts[-1]):
            parts.append([])
            y = 0.0
            if repeats:
                for head in heads:
                    y = _put(parts[-1], head, area, y)
        y = _put(parts[-1], piece, area, y)
    return parts


def _only_heads(part: Sequence[Placement]) -> bool:
    return all(isinstance(p.block, Heading | Progress) for p in part)


def _needed(pieces: Sequence[_Piece], number: int, room: float, head: float) -> float:
    """Return the height that must be free for piece ``number`` to begin here."""
    piece = pieces[number]
    if piece.sticks and number + 1 < len(pieces):
        following = pieces[number + 1]
        return piece.height + piece.gap + following.height
    if piece.group and (number == 0 or pieces[number - 1].group != piece.group):
        together = [p for p in pieces[number:] if p.group == piece.group]
        height = sum(p.height + p.gap for p in together) - together[-1].gap
        if height <= room - head:
            return height
    return piece.height


def _put(part: list[Placement], piece: _Piece, area: Rect, y: float) -> float:
    for x, drawing, block, button in piece.drawings:
        rect = Rect(area.x + x, area.y + round(y), round(drawing.width), round(drawing.height))
        part.append(Placement(rect, drawing, block, button, piece.source))
    return y + piece.height + piece.gap


def _pieces(
    block: Block, metrics: Metrics, area: Rect, colour: str, at: tuple[int, int]
) -> Iterator[_Piece]:
    """Yield the rows of ``block``; ``at`` is its number on the page and the least tile height."""
    match block:
        case Buttons():
            yield from _button_rows(block, metrics, area, at)
        case Button():
            drawing = draw_button(block, metrics, area.width)
            yield _Piece(drawing.height, [(0, drawing, block, block)], metrics.gap)
        case _:
            divided = list(_divided(block, metrics, area, colour))
            for number, part in enumerate(divided):
                room = _room(block, area, metrics)
                drawing = draw_panel(part, metrics, area.width, colour, room)
                if drawing.height:
                    is_head = isinstance(block, Heading | Progress)
                    yield _Piece(
                        drawing.height,
                        [(0, drawing, part, None)],
                        _gap_below(block, metrics, is_last=number + 1 == len(divided)),
                        sticks=isinstance(block, Subheading) or is_head,
                        is_head=is_head,
                    )


def _gap_below(block: Block, metrics: Metrics, *, is_last: bool) -> int:
    if isinstance(block, Heading | Progress):
        return metrics.mm(2)
    return metrics.mm(4) if is_last or not isinstance(block, Items) else metrics.mm(1)


def _room(block: Block, area: Rect, metrics: Metrics) -> int:
    """Return the height that a picture or the preview of the sheet may take."""
    if isinstance(block, Preview) and not metrics.is_portrait:
        return area.height
    return round(area.height * (0.5 if metrics.is_portrait else 0.72))


def _divided(block: Block, metrics: Metrics, area: Rect, colour: str) -> Iterator[Block]:
    """Yield ``block``, or its pieces where it is taller than the area."""
    if isinstance(block, Items) and len(block.items) > _LIST_IN_ONE and not block.is_inline:
        for number, item in enumerate(block.items):
            yield Items((item,), block.title if number == 0 else None, block.icon)
        return
    tall = draw_panel(block, metrics, area.width, colour, _room(block, area, metrics)).height
    if tall <= area.height * 0.72:
        yield block
    elif isinstance(block, Paragraph) and len(block.lines) > 1:
        for line in block.lines:
            yield Paragraph((line,))
    else:
        yield block


def _button_rows(
    block: Buttons, metrics: Metrics, area: Rect, at: tuple[int, int]
) -> Iterator[_Piece]:
    if not block.buttons:
        return
    look = block.buttons[0].look
    columns = _columns(block, metrics, area)
    gap = metrics.key_gap if look == "key" else metrics.gap
    each = (area.width - gap * (columns - 1)) // columns
    if look == "small":
        each = min(area.width, max(each, metrics.mm(90)))
    if look == "key":
        each = min(each, metrics.mm(34 if columns > _WIDE_KEYS else 62))
    natural = [draw_button(button, metrics, each).height for button in block.buttons]
    is_grid = look in ("tile", "key")
    tallest = max(natural)
    if look == "tile":
        tallest = max(tallest, at[1])
    for start in range(0, len(block.buttons), columns):
        row = block.buttons[start : start + columns]
        height = tallest if is_grid else max(natural[start : start + columns])
        drawings: list[tuple[int, Drawing, Block, Button | None]] = [
            (n * (each + gap), draw_button(button, metrics, each, round(height)), block, button)
            for n, button in enumerate(row)
        ]
        yield _Piece(height, drawings, gap, group=at[0] + 1)


def _fits_in_pairs(block: Buttons, metrics: Metrics, area: Rect) -> bool:
    """Say whether four or more short answers may stand two by two."""
    if len(block.buttons) < _PAIRS_FROM:
        return False
    half = (area.width - metrics.gap) // 2
    most = metrics.answer * _PAIR_HEIGHT
    return all(draw_button(one, metrics, half).height <= most for one in block.buttons)


def _columns(block: Buttons, metrics: Metrics, area: Rect) -> int:
    """Return how many buttons stand side by side."""
    count = len(block.buttons)
    look = block.buttons[0].look
    if look == "tile":
        least = metrics.mm(88) + metrics.body * 4
        fit = max(1, (area.width + metrics.gap) // round(least))
        wanted = 2 if count in (2, 4) else 3
        return int(min(fit, wanted, count))
    if block.columns == 0:
        return 2 if look == "answer" and _fits_in_pairs(block, metrics, area) else 1
    if look == "key":
        return block.columns
    columns = min(block.columns, count)
    while columns > 1 and not _fits_whole(block, metrics, area, columns):
        columns -= 1
    return columns


def _fits_whole(block: Buttons, metrics: Metrics, area: Rect, columns: int) -> bool:
    """Say whether no word of a button is cut when ``columns`` of them stand side by side."""
    each = (area.width - metrics.gap * (columns - 1)) // columns
    return all(keeps_words(button, metrics, each) for button in block.buttons)
