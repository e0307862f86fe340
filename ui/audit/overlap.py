"""Things that lie over each other: widgets on a screen, glyphs and pictures in a drawing."""

from __future__ import annotations

from collections.abc import Iterator

from ui.audit.finding import Complaint, Piece, Shown
from ui.audit.ink import Ink, inks
from ui.frame_places import Rect

RULE = "overlap"
_SLACK = 1.0
_ROUNDED = 1.0
"""The boxes of glyphs are whole pixels, rounded outwards on both sides of a gap."""


def overlapping_widgets(shown: Shown) -> Iterator[Complaint]:
    """Yield the pairs of widgets that lie over each other, and content over a bar."""
    pieces = shown.pieces
    for number, one in enumerate(pieces):
        for other in pieces[number + 1 :]:
            if _common(one.rect, other.rect) and not _is_in_bar(shown, one, other):
                yield Complaint(RULE, f"{one.label}と {other.label}が 重なります")
        if one.where == "content":
            for bar, name in ((shown.top, "上"), (shown.bottom, "下")):
                if _common(one.rect, bar):
                    yield Complaint(RULE, f"{one.label}が {name}の 帯に 重なります")


def _is_in_bar(shown: Shown, one: Piece, other: Piece) -> bool:
    """Say whether content meets a button that stands in a bar: the bar itself is told once."""
    if {one.where, other.where} != {"content", "frame"}:
        return False
    framed = one if one.where == "frame" else other
    return any(_common(framed.rect, bar) for bar in (shown.top, shown.bottom))


def _common(one: Rect, other: Rect) -> bool:
    wide = min(one.right, other.right) - max(one.x, other.x)
    tall = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > _SLACK and tall > _SLACK


def overlapping_ink(piece: Piece) -> Iterator[Complaint]:
    """Yield the pairs of texts or pictures of one drawing whose ink lies over each other."""
    found = sorted(inks(piece.drawing), key=lambda ink: ink.top)
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            if other.top >= one.bottom - _SLACK:
                break
            if _touches(one, other):
                yield Complaint(RULE, f"{one.what}と {other.what}が 重なります")


def _touches(one: Ink, other: Ink) -> bool:
    wide = min(one.right, other.right) - max(one.left, other.left)
    tall = min(one.bottom, other.bottom) - max(one.top, other.top)
    # Neighbours on one line share their side bearings: the ink of italics and long vowels leans.
    is_line = one.run is not None and other.run is not None and one.group == other.group
    slack = _ROUNDED + 0.08 * min(_em(one), _em(other)) if is_line else _SLACK
    return wide > slack and tall > _SLACK


def _em(ink: Ink) -> float:
    return ink.run.em if ink.run is not None else ink.bottom - ink.top
