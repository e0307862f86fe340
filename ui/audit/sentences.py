"""What is said is what is drawn: the page's lines, the readout's, and the widgets' own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cmp_to_key

from kiosk.guide.page import Field, Line, Preview
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
    said, drawn = _keys(piece.said), _drawn(piece)
    for text, _ in said:
        if text not in {t for t, _ in drawn}:
            yield Complaint(RULE, f"「{text}」を 読みますが、画面に 出ていません")
    for text, _ in drawn:
        if text not in {t for t, _ in said}:
            yield Complaint(RULE, f"「{text}」が 画面に 出ていますが、読みません")
    if set(said) == set(drawn) and said != drawn:
        yield Complaint(RULE, f"{piece.label}の 読む 順番が 画面と ちがいます")


def _drawn(piece: Piece) -> list[_Key]:
    found: list[_Key] = []
    words = [element for element in piece.drawing.elements if isinstance(element, Words)]
    for element in sorted(words, key=cmp_to_key(_before)):
        for run in element.text.runs:
            mark = run.mark
            key = (mark.text, mark.lang) if isinstance(mark, Line) else (run.text, "")
            if not found or found[-1] != key:
                found.append(key)
    return found


def _before(one: Words, other: Words) -> int:
    """Order two texts as an eye does: beside each other from the left, else from the top."""
    tall = min(one.y + one.text.height, other.y + other.text.height) - max(one.y, other.y)
    wide = min(one.x + one.room, other.x + other.room) - max(one.x, other.x)
    is_beside = tall > min(one.text.height, other.text.height) / 4 and wide <= 1
    first, second = (one.x, other.x) if is_beside else (one.y, other.y)
    return (first > second) - (first < second)


def _keys(lines: Sequence[Line]) -> list[_Key]:
    return [(line.text, line.lang) for line in lines if line.text.strip()]


def unlike_page(parts: Sequence[Shown]) -> Iterator[Complaint]:
    """Yield where the parts of a page together do not say what the page says, in its order."""
    page = _keys(parts[0].page.lines())
    every: set[_Key] = set()
    for shown in parts:
        widgets = _keys([line for piece in shown.pieces for line in piece.said])
        readout = _keys(shown.said)
        if widgets != readout:
            yield Complaint(RULE, f"つづき {shown.part + 1}: 読みあげが 画面と ちがいます")
        own = _keys([line for piece in shown.pieces if not _turns(piece) for line in piece.said])
        every.update(own)
        stray = _first_out_of_order(own, page)
        if stray is not None:
            yield Complaint(RULE, f"「{stray[0]}」の 順番が ページと ちがいます")
    for text, _ in page:
        if not any(text == shown for shown, _ in every):
            yield Complaint(RULE, f"「{text}」が どの 画面にも 出ません")


def _turns(piece: Piece) -> bool:
    return piece.button is not None and piece.button.key == "more"


def _first_out_of_order(own: Sequence[_Key], page: Sequence[_Key]) -> _Key | None:
    rest = iter(page)
    for key in own:
        if not any(key == other for other in rest):
            return key
    return None
