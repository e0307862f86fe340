"""Rules about cards to show: few short answers, sentences that fill a screen, known signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kiosk.errors import Fault
from kiosk.procedures.cards import Card
from kiosk.procedures.check_words import width
from kiosk.procedures.load_facts import Placed

MOST_TEXT = 34
"""Full-width characters of a card: on A4 it then stands far above 40 points."""
MOST_QUICK = 5
"""Short answers that stand side by side under a card."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def check_cards(cards: Sequence[Placed[Card]], icons: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong with ``cards``; their words are checked as those of letters are."""
    ids: set[str] = set()
    quick = 0
    for placed in cards:
        card = placed.value
        if not _ID.fullmatch(card.id):
            what = f"id「{card.id}」は使えません"
            yield placed.fault("id.format", "id", what, "小文字・数字・- にする")
        if card.id in ids:
            yield placed.fault("id.twice", "id", f"「{card.id}」が 2つあります", "id を変える")
        ids.add(card.id)
        if card.icon not in icons:
            what = f"アイコン「{card.icon}」がありません"
            yield placed.fault("ref.icon", "icon", what, "assets/icons にある名前にする")
        if width(card.text) > MOST_TEXT:
            what = f"カードの 文が 全角 {width(card.text):g} 文字です"
            yield placed.fault("card.long", "text", what, f"{MOST_TEXT} 文字までにする")
        quick += card.quick
        if card.quick and quick > MOST_QUICK:
            what = f"すぐ 答える カードが {quick} まい あります"
            yield placed.fault("card.quick", "quick", what, f"{MOST_QUICK} まいまでにする")
