"""Fills a column with blocks from the top; what does not fit goes to further parts (つづき)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from kiosk.guide.blocks import Block, Heading, Picture, Poster
from ui.build.panels import draw_panel
from ui.frame_places import Placement, Rect
from ui.heads import heads_of, in_one_language, is_head
from ui.rows import Column, Piece, pieces_of

_LEAST_PICTURE = 0.2
"""With its words, of the height of a part: a smaller picture says nothing."""
_MOST_HEAD = 0.42
"""A title taller than this share of a part is repeated above answers alone."""


def flow(blocks: Sequence[Block], column: Column) -> list[list[Placement]]:
    """Return the parts: each begins with the page's title and holds what fits below it."""
    heads, room = _later_heads(blocks, column), column.area.height
    titles = [piece for piece in heads if _is_title(piece)]
    repeated = next((some for some in (heads, titles) if _height(some) <= room * _MOST_HEAD), [])
    pieces = pieces_of(blocks, column, _height(repeated))
    parts: list[list[Placement]] = [[]]
    y, pressed_from = 0.0, None
    for number, piece in enumerate(pieces):
        _shrink_picture(piece, pieces[number + 1 :], room - y, column)
        needed = _needed(pieces, number, room, _height(titles))
        if _goes_on(parts[-1], needed, _least(pieces, number), y, room) or (
            pressed_from is not None and y + piece.height - pressed_from > column.reach > 0
        ):
            parts.append([])
            y, pressed_from = 0.0, None
            # What leaves no room for all of it has the title alone above it, or nothing.
            is_wanted = piece.has_answers or (repeated and not column.is_untitled)
            wanted = (repeated, titles) if is_wanted else ()
            above = (some for some in wanted if needed + _height(some) <= room)
            for title in next(above, ()):
                y = _put(parts[-1], title, column.area, y)
            if piece.titled is not None:
                _draw_anew(piece, piece.titled, column, round(room - y))
        if piece.has_buttons and pressed_from is None:
            pressed_from = y
        y = _put(parts[-1], piece, column.area, y)
    return [_lowered(part, column.area) for part in parts] if column.reach else parts


def _is_title(piece: Piece) -> bool:
    return isinstance(piece.drawings[0][2], Heading)


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.height + piece.gap for piece in pieces)


def _later_heads(blocks: Sequence[Block], column: Column) -> list[Piece]:
    heads: list[Piece] = []
    for head in heads_of(blocks):
        own = pieces_of([in_one_language(head)], column, 0)
        heads += [msgspec.structs.replace(piece, source=id(head)) for piece in own]
    return heads


def _shrink_picture(piece: Piece, later: Sequence[Piece], left: float, column: Column) -> None:
    """Draw a picture or a poster smaller where it and all behind it then stand on this part."""
    block = piece.drawings[0][2]
    free = round(left - _height(later) - piece.gap)
    if not isinstance(block, Picture | Poster) or not column.area.height * _LEAST_PICTURE <= free:
        return
    if free < piece.height:
        _draw_anew(piece, block, column, free)


def _draw_anew(piece: Piece, block: Block, column: Column, free: int) -> None:
    """Let ``piece`` be the drawing of ``block`` where that is at most ``free`` high."""
    drawing = draw_panel(block, column.metrics, column.area.width, column.colour, free)
    if drawing.height <= free:
        piece.drawings, piece.height = [(0, drawing, block, None)], drawing.height


def _goes_on(part: Sequence[Placement], needed: float, least: float, y: float, room: int) -> bool:
    """Say whether what needs ``needed``, and ``least`` below a title, belongs on the next part."""
    if not part:
        return False
    if _only_heads(part):
        return y + least > room + 1 and least <= room
    return y + needed > room + 1


def _least(pieces: Sequence[Piece], number: int) -> float:
    """Return the height of what a title must have below it: of answers two, else one row."""
    piece, *others = pieces[number : number + 2]
    if piece.has_answers and others and others[0].group == piece.group:
        return piece.height + piece.gap + others[0].height
    return piece.height


def _lowered(part: list[Placement], area: Rect) -> list[Placement]:
    """Return ``part`` with what can be pressed, and all behind it, on the lower edge."""
    pressed = [p.rect.y for p in part if p.button is not None]
    if not pressed:
        return part
    top, down = min(pressed), max(0, area.bottom - max(p.rect.bottom for p in part))
    return [
        msgspec.structs.replace(p, rect=msgspec.structs.replace(p.rect, y=p.rect.y + down))
        if p.rect.y >= top
        else p
        for p in part
    ]


def _only_heads(part: Sequence[Placement]) -> bool:
    return all(is_head(p.block) for p in part)


def _needed(pieces: Sequence[Piece], number: int, room: float, title: float) -> float:
    """Return the height that must be free for piece ``number`` to begin here.

    ``title`` is how high the words of the title are on a further part.
    """
    piece = pieces[number]
    if piece.sticks and number + 1 < len(pieces):
        following = pieces[number + 1]
        return piece.height + piece.gap + following.height
    if piece.group and (number == 0 or pieces[number - 1].group != piece.group):
        together = [p for p in pieces[number:] if p.group == piece.group]
        # All together, without the title if need be; a choice alone looks like the only one.
        for most, free in ((len(together), room), (2, room - title)):
            height = _height(together[:most]) - together[-1].gap
            if height <= free:
                return height
    return piece.height


def _put(part: list[Placement], piece: Piece, area: Rect, y: float) -> float:
    for x, drawing, block, button in piece.drawings:
        rect = Rect(area.x + x, area.y + round(y), round(drawing.width), round(drawing.height))
        part.append(Placement(rect, drawing, block, button, piece.source))
    return y + piece.height + piece.gap
