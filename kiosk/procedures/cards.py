"""Cards to show at a counter: one sentence each, for the person behind it. Plain data only.

How the file is read, and what it must obey, is `kiosk.procedures.card_list`'s.
"""

from __future__ import annotations

import msgspec


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """A card. ``title`` stands on its tile, in the resident's language; ``text`` on the card.

    A ``quick`` card is a short answer that is offered beside every card.
    """

    id: str
    title: str
    text: str
    icon: str
    quick: bool = False
