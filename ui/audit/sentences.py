"""What is said is what is drawn: the page's lines, the readout's, and the widgets' own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kiosk.guide.blocks import Aside, Block, Field, Items, Line, Preview
from ui.audit.finding import Complaint, Piece, Shown
from ui.drawing.elements import Words

RULE = "sentences"
_Key = tuple[str, str]


def unlike_drawing(piece: Piece) -> Iterator[Complaint]:
    """Yield what a widget says and does not draw, or the other way, or in another order."""
    if isinstance(piece.block, Preview):
        # The paper draws it; its own tests hold the two together.
        return
    if isinstance(piece.block, Field) and piece.block.is_masked and piece.block.text:
        # The dots of a staff code stand for nothing that may be said.
        return
    said, drawn = _once(_keys(piece.said)), _drawn(piece)
    for key in said:
        if key not in drawn:
            yield Complaint(RULE, f"「{key[0]}」を 読みますが、画面に 出ていません")
    for key in drawn:
        if key not in said:
            yield Complaint(RULE, f"「{key[0]}」が 画面に 出ていますが、読みません")
    places = [drawn[key] for key in said if key in drawn]
    if any(_jumps_back(one, other) for one, other in pairwise(places)):
        yield Complaint(RULE, f"{piece.label}の 読む 順番が 画面と ちがいます")


def _drawn(piece: Piece) -> dict[_Key, tuple[Words, int]]:
    """Return every sentence that is drawn, with the text it begins in and its place there."""
    found: dict[_Key, tuple[Words, int]] = {}
    for element in piece.drawing.elements:
        if isinstance(element, Words):
            for number, run in enumerate(element.text.runs):
                mark = run.mark
                key = (mark.text, mark.lang) if isinstance(mark, Line) else (run.text, "")
                found.setdefault(key, (element, number))
    return found


def _jumps_back(one: tuple[Words, int], other: tuple[Words, int]) -> bool:
    """Say whether the eye has to go up, or left on one row, from ``one`` to ``other``."""
    (before, run), (after, next_run) = one, other
    if before is after:
        return next_run < run
    is_beside = min(before.x + before.room, after.x + after.room) - max(before.x, after.x) <= 1
    if is_beside:
        return after.x < before.x and after.y < before.y + before.text.height - 1
    return after.y < before.y


def _keys(lines: Sequence[Line]) -> list[_Key]:
    return [(line.text, line.lang) for line in lines if line.text.strip()]


def unlike_page(parts: Sequence[Shown]) -> Iterator[Complaint]:
    """Yield where the parts of a page together do not say what the page says, in its order."""
    page = _keys(parts[0].page.lines())
    every: set[_Key] = set()
    # The title of a list stands again wherever the list goes on.
    titles = [block.title for block in _lists(parts[0].page.blocks) if block.title is not None]
    again = {key for title in titles for key in _keys(list(title.each()))}
    for shown in parts:
        widgets = _keys([line for piece in shown.pieces for line in piece.said])
        readout = _keys(shown.said)
        if widgets != readout:
            yield Complaint(RULE, f"つづき {shown.part + 1}: 読みあげが 画面と ちがいます")
        own = _keys([line for piece in shown.pieces if not _turns(piece) for line in piece.said])
        every.update(own)
        stray = _first_out_of_order(_once([key for key in own if key not in again]), page)
        if stray is not None:
            yield Complaint(RULE, f"「{stray[0]}」の 順番が ページと ちがいます")
    for text, _ in page:
        if not any(text == shown for shown, _ in every):
            yield Complaint(RULE, f"「{text}」が どの 画面にも 出ません")


def _lists(blocks: Sequence[Block]) -> Iterator[Items]:
    for block in blocks:
        if isinstance(block, Aside):
            yield from _lists(block.blocks)
        elif isinstance(block, Items):
            yield block


def _once(own: Sequence[_Key]) -> list[_Key]:
    """Return ``own`` with each key where it first stands: lists repeat a title, a note."""
    return list(dict.fromkeys(own))


def _turns(piece: Piece) -> bool:
    return piece.button is not None and piece.button.key == "more"


def _first_out_of_order(own: Sequence[_Key], page: Sequence[_Key]) -> _Key | None:
    rest = iter(page)
    for key in own:
        if not any(key == other for other in rest):
            return key
    return None
