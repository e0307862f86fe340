"""Where everything on a page stands: columns, and parts that fit.

Geometry only: from a page and the metrics to placements in pixels. A page that does not fit is
split into parts (つづき); it never scrolls and its text never shrinks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kiosk.guide.blocks import Aside, Block, Heading, Items, Progress
from kiosk.guide.page import Page
from ui.flow import Column, flow
from ui.frame_places import Bars, Placement, Rect
from ui.heads import in_one_language
from ui.tokens import Metrics

_COLUMNS_EM = 37
_SPLIT_EM = 20
_MAIN_SHARE = 0.62
_TILE_STRETCH = 1.1


class Arranged(msgspec.Struct, frozen=True):
    """The parts of a page, each a list of placements in reading order."""

    bars: Bars
    parts: tuple[tuple[Placement, ...], ...]


def arrange(page: Page, metrics: Metrics, frame: Bars, *, reach: int = 0) -> Arranged:
    """Return the parts of ``page`` in the content rectangle of ``frame``.

    ``reach`` is how high above the window's lower edge a hand reaches, in pixels; 0: everywhere.
    """
    margin, pad = metrics.margin, metrics.mm(5)
    area = frame.content
    inner = Rect(area.x + margin, area.y + pad, area.width - 2 * margin, area.height - 2 * pad)
    within = max(0, reach - (metrics.height - inner.bottom)) if reach else 0
    column = Column(inner, metrics, page.colour, within)
    is_wide = not metrics.is_portrait and (
        inner.width >= (_SPLIT_EM if page.is_split else _COLUMNS_EM) * metrics.body
    )
    if is_wide and any(isinstance(block, Aside) for block in page.blocks):
        return Arranged(frame, tuple(_two_columns(page, column)))
    blocks = list(_flattened(page.blocks))
    parts = flow(blocks, column)
    if len(parts) == 1 and not reach:
        parts = _stretched(blocks, column, parts)
    return Arranged(frame, tuple(tuple(part) for part in parts))


def _stretched(
    blocks: Sequence[Block], column: Column, parts: list[list[Placement]]
) -> list[list[Placement]]:
    """Give tiles the height that is left over, up to `_TILE_STRETCH` of their own."""
    tiles = [p for p in parts[0] if p.button is not None and p.button.look == "tile"]
    rows = len({p.rect.y for p in tiles})
    if not rows:
        return parts
    spare = column.area.bottom - max(p.rect.bottom for p in parts[0])
    own = tiles[0].rect.height
    most = _TILE_STRETCH * (2 if rows == 1 else 1)
    taller = own + min(spare // rows, round(own * most))
    return flow(blocks, msgspec.structs.replace(column, tile=taller))


def _flattened(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Aside):
            yield from block.blocks
        else:
            yield block


def _two_columns(page: Page, column: Column) -> Iterator[tuple[Placement, ...]]:
    """Yield the parts of a page with the text left and what explains it right, part by part.

    What is left of a longer right column stands under the title on further parts.
    """
    inner, gap = column.area, column.metrics.mm(10)
    wide = round((inner.width - gap) * _MAIN_SHARE)
    left = _within(column, inner.x, wide)
    right = _within(column, inner.x + wide + gap, inner.width - wide - gap)
    main = [block for block in page.blocks if not isinstance(block, Aside)]
    asides = (block for block in page.blocks if isinstance(block, Aside))
    parts = flow(main, left)
    beside = flow([block for aside in asides for block in aside.blocks], right)
    for number, part in enumerate(parts):
        also = beside[number] if number < len(beside) else []
        yield _in_reading_order(page, [*part, *also])
    rest = _undivided(page, [p for part in beside[len(parts) :] for p in part])
    if rest:
        heads = [block for block in main if isinstance(block, Heading | Progress)]
        alone = flow([*map(in_one_language, heads), *rest], left)
        yield from map(tuple, alone if len(alone) == 1 else _halves(heads, rest, column))


def _undivided(page: Page, placements: Sequence[Placement]) -> list[Block]:
    """Return the blocks of ``placements``; what is left of a list is one list, with its title."""
    own = {id(block): block for block in _flattened(page.blocks)}
    found: dict[int, Block] = {}
    for placed in placements:
        whole, piece = own.get(placed.source), placed.block
        if isinstance(whole, Items) and isinstance(piece, Items):
            before = found.get(placed.source)
            items = before.items if isinstance(before, Items) else ()
            found[placed.source] = msgspec.structs.replace(whole, items=(*items, *piece.items))
        else:
            found[id(piece)] = piece
    return list(found.values())


def _halves(
    heads: Sequence[Heading | Progress], rest: Sequence[Block], column: Column
) -> Iterator[list[Placement]]:
    """Yield parts that hold ``rest`` in two columns of the same width under the title."""
    inner, gap = column.area, column.metrics.mm(10)
    title = flow([in_one_language(head) for head in heads], column)[0]
    top = max((p.rect.bottom for p in title), default=inner.y) + column.metrics.mm(2)
    half = (inner.width - gap) // 2
    area = Rect(inner.x, top, half, inner.bottom - top)
    columns = flow(rest, msgspec.structs.replace(column, area=area))
    for number in range(0, len(columns), 2):
        right = columns[number + 1] if number + 1 < len(columns) else []
        yield [*title, *columns[number], *(_shifted(p, half + gap) for p in right)]


def _shifted(placement: Placement, right: int) -> Placement:
    rect = placement.rect
    return msgspec.structs.replace(placement, rect=msgspec.structs.replace(rect, x=rect.x + right))


def _within(column: Column, x: int, width: int) -> Column:
    area = msgspec.structs.replace(column.area, x=x, width=width)
    return msgspec.structs.replace(column, area=area)


def _in_reading_order(page: Page, placements: Sequence[Placement]) -> tuple[Placement, ...]:
    order: dict[int, int] = {}
    for number, block in enumerate(_flattened(page.blocks)):
        order.setdefault(id(block), number)
    return tuple(sorted(placements, key=lambda p: order.get(p.source, len(order))))
