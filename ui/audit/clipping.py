"""Text and pictures that do not stay inside what paints them, and widgets outside their place."""

from __future__ import annotations

from collections.abc import Iterator

from ui.audit.finding import Complaint, Piece, Shown
from ui.audit.ink import inks
from ui.drawing.elements import Box, Words
from ui.frame_places import Rect

RULE = "clipped"
_SLACK = 1.5


def clipped_in(piece: Piece) -> Iterator[Complaint]:
    """Yield what of ``piece`` is cut off: set too wide, or inked outside its widget or outline."""
    drawing, rect = piece.drawing, piece.rect
    for element in drawing.elements:
        if isinstance(element, Words) and element.text.width > element.room + _SLACK:
            over = element.text.width - element.room
            first = element.text.runs[0].text if element.text.runs else ""
            yield Complaint(RULE, f"「{first}…」の 行が {over:.0f} px 広すぎます")
    edge = _outline(piece)
    for ink in inks(drawing):
        over = max(
            edge - ink.left,
            edge - ink.top,
            ink.right - rect.width + edge,
            ink.bottom - rect.height + edge,
        )
        if over > _SLACK:
            yield Complaint(RULE, f"{ink.what}が {over:.0f} px はみ出して 切れます")
    if drawing.height > rect.height + _SLACK or drawing.width > rect.width + _SLACK:
        yield Complaint(
            RULE,
            f"絵 {drawing.width:.0f}×{drawing.height:.0f} px が "
            f"枠 {rect.width}×{rect.height} px より 大きいです",
        )


def _outline(piece: Piece) -> float:
    """Return the width of the outline that ink must not touch; 0 where there is none."""
    first = piece.drawing.elements[0] if piece.drawing.elements else None
    is_outlined = piece.button is not None and isinstance(first, Box) and bool(first.outline)
    return first.line if is_outlined and isinstance(first, Box) else 0.0


def outside(shown: Shown) -> Iterator[Complaint]:
    """Yield the widgets that leave the content rectangle, the bars or the screen."""
    for piece in shown.pieces:
        home = shown.content if piece.where == "content" else shown.screen
        if piece.where == "content" and shown.reach:
            # In reach mode the buttons go down; the bars are looked at by the overlap rule.
            home = shown.screen
        over = _over(piece.rect, home)
        if over > _SLACK:
            yield Complaint(RULE, f"{piece.label}が 場所から {over} px はみ出します")


def _over(rect: Rect, home: Rect) -> int:
    return max(home.x - rect.x, home.y - rect.y, rect.right - home.right, rect.bottom - home.bottom)
