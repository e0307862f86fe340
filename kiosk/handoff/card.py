"""A card to show as one page of paper: plain data; its form is the UI's."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.guide.blocks import Line
from kiosk.guide.frame import Scene
from kiosk.guide.views.cards import card_line
from kiosk.procedures.cards import Card


@dataclass(frozen=True, slots=True)
class CardSheet:
    """One sentence for the person at a counter, the resident's language beside it, and its sign."""

    title: Line
    icon: str

    def lines(self) -> tuple[Line, ...]:
        """Return every text of the paper in reading order, without those beside them."""
        return (self.title,)


def card_sheet(scene: Scene, card: Card) -> CardSheet:
    """Return the paper of ``card``: what its page shows, and nothing of the resident."""
    return CardSheet(card_line(scene, card), card.icon)
