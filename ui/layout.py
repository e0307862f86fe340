"""Where everything on a page stands: columns, and parts that fit.

Geometry only: from a page and the metrics to placements in pixels. A page that does not fit is
split into parts (つづき); it never scrolls and its text never shrinks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from kiosk.guide.blocks import (
    Aside,
    Block,
    Buttons,
    Heading,
    Items,
    Notice,
    Progress,
    Value,
    block_lines,
)
from kiosk.guide.page import Page
from ui.flow import flow
from ui.frame_places import Bars, Placement, Rect
from ui.heads import heads_of, in_one_language, is_head
from ui.rows import Column
from ui.tokens import Metrics

_COLUMNS_EM = 37
_SPLIT_EM = 20
_MAIN_SHARE = 0.62
_TILE_STRETCH = 1.1
_MANY = 3
"""A page in more parts repeats its title only above answers, where that makes the parts fewer."""


class Arranged(msgspec.Struct, frozen=True):
    """The parts of a page, each a list of placements in reading order."""

    bars: Bars
    parts: tuple[tuple[Placement, ...], ...]


_Parts = tuple[tuple[Placement, ...], ...]
_Setting = Callable[[Page, Column], _Parts]


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
        return Arranged(frame, _with_its_answers(page, column, _two_columns))
    return Arranged(frame, _with_its_answers(page, column, _one_column))


def _with_its_answers(page: Page, column: Column, set_in: _Setting) -> _Parts:
    """Return the parts, with all answers of a question on its first part where that can be.

    First the answers stand two by two, then the facts go beside them, then all text behind them.
    """
    tried: list[_Parts] = []
    for other, one in _arrangements(page, column, is_wide=set_in is _two_columns):
        parts = set_in(other, one)
        tried.append(tuple(_in_reading_order(page, part) for part in parts))
        if _answers(parts[0]) == _answers(part for parts_ in parts for part in parts_):
            return tried[-1]
    return min(tried, key=_doubts)


def _arrangements(page: Page, column: Column, *, is_wide: bool) -> Iterator[tuple[Page, Column]]:
    paired = msgspec.structs.replace(column, is_paired=True)
    others = [_facts_beside(page)] if is_wide else []
    if sum(map(_is_choice, page.blocks)) == 1:
        others.append(_answers_first(page))
    for other in (page, *others):
        yield from ((other, column), (other, paired))


def _is_choice(block: Block) -> bool:
    return isinstance(block, Buttons) and any(b.look == "answer" for b in block.buttons)


def _doubts(parts: _Parts) -> tuple[int, bool, int, int]:
    """Return what may puzzle, worst first.

    Answers without their question, none on the first part, one alone, many parts.
    """
    asking = [part for part in parts if _answers(part)]
    unasked = sum(not any(isinstance(p.block, Heading) for p in part) for part in asking)
    alone = sum(_answers(part) == 1 for part in asking)
    return unasked, not _answers(parts[0]), alone, len(parts)


def _answers(part: Iterable[Placement]) -> int:
    return sum(p.button is not None and p.button.look == "answer" for p in part)


def _facts_beside(page: Page) -> Page:
    """Return ``page`` with the facts of its text behind what stands beside it."""
    facts = tuple(block for block in page.blocks if isinstance(block, Value))
    others = [block for block in page.blocks if not isinstance(block, Value)]
    return msgspec.structs.replace(page, blocks=(*others, Aside(facts)))


def _answers_first(page: Page) -> Page:
    """Return ``page`` with all but its title, its list and its warnings behind its buttons."""

    def is_first(block: Block) -> bool:
        is_warning = isinstance(block, Notice) and block.tone in ("ask", "caution")
        return is_warning or isinstance(block, Heading | Items | Buttons)

    first = [block for block in page.blocks if is_first(block)]
    later = [block for block in page.blocks if not is_first(block)]
    return msgspec.structs.replace(page, blocks=(*first, *later))


def _one_column(page: Page, column: Column) -> _Parts:
    blocks = list(_flattened(page.blocks))
    parts = _fewest(blocks, column)
    if len(parts) > _MANY:
        untitled = msgspec.structs.replace(column, is_untitled=True)
        parts = min(parts, _fewest(blocks, untitled), key=len)
    if len(parts) == 1 and not column.reach:
        parts = _stretched(blocks, column, parts)
    return tuple(tuple(part) for part in parts)


def _fewest(blocks: Sequence[Block], column: Column) -> list[list[Placement]]:
    """Return the parts; of a page with tiles those of the number of columns that fills them."""
    parts = flow(blocks, column)
    if len(parts) == 1 or not any(_has_columns(block) for block in blocks):
        return parts
    fewer = (msgspec.structs.replace(column, most_columns=most) for most in (2, 1))
    return min((parts, *(flow(blocks, one) for one in fewer)), key=_emptiness)


def _has_columns(block: Block) -> bool:
    buttons = block.buttons if isinstance(block, Buttons) else ()
    return len(buttons) > 1 and buttons[0].look in ("tile", "row")


def _emptiness(parts: Sequence[Sequence[Placement]]) -> tuple[bool, int, int]:
    """Return what looks empty, worst first: no button on the first part, many parts, one alone."""
    buttons = [sum(p.button is not None for p in part) for part in parts]
    return not buttons[0], len(parts), buttons.count(1)


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


def _two_columns(page: Page, column: Column) -> _Parts:
    """Return the parts of a page with the text left and what explains it right.

    A longer right column goes on beside the further parts of the text; what is left then fills
    both columns of more parts, under the title.
    """
    inner, gap = column.area, column.metrics.mm(10)
    wide = round((inner.width - gap) * _MAIN_SHARE)
    left = msgspec.structs.replace(column, area=Rect(inner.x, inner.y, wide, inner.height))
    right = msgspec.structs.replace(
        column,
        area=Rect(inner.x + wide + gap, inner.y, inner.width - wide - gap, inner.height),
    )
    main = [block for block in page.blocks if not isinstance(block, Aside)]
    asides = (block for block in page.blocks if isinstance(block, Aside))
    texts = flow(main, left)
    beside = flow([block for aside in asides for block in aside.blocks], right)
    parts = [
        (*text, *next(iter(beside[number : number + 1]), [])) for number, text in enumerate(texts)
    ]
    rest = _blocks_of(beside[len(texts) :])
    heads = [in_one_language(head) for head in heads_of(main)]
    while rest:
        first, *later = flow([*heads, *rest], left)
        second, *later = flow(_blocks_of(later), right) if later else ([],)
        parts.append((*first, *second))
        rest = _blocks_of(later)
    return tuple(parts)


def _blocks_of(parts: Iterable[Iterable[Placement]]) -> list[Block]:
    """Return the blocks of ``parts`` in order, titles repeated on further parts left out."""
    placed = (
        p.block for part in parts for p in part if not isinstance(p.block, Heading | Progress)
    )
    return list({id(block): block for block in placed}.values())


def _in_reading_order(page: Page, placements: Sequence[Placement]) -> tuple[Placement, ...]:
    order: dict[int, int] = {}
    for block in _flattened(page.blocks):
        buttons = block.buttons if isinstance(block, Buttons) else ()
        for own in (block, *buttons, *block_lines(block)):
            order.setdefault(id(own), len(order))

    def place(one: Placement) -> int:
        # What goes on beside a later part: its last line tells where it stands on the page.
        *_, last = None, *block_lines(one.button or one.block)
        for own in (id(one.button), one.source, id(last)):
            if own in order:
                return order[own]
        # A title that a later part repeats in one language is a block of its own.
        return -1 if is_head(one.block) else len(order)

    return tuple(sorted(placements, key=place))
