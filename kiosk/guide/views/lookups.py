"""Pages that answer a question by themselves: found by search words, offered where they fit.

Which they are, what people type for them, and the procedures whose preparation offers them.
"""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import Button, Look
from kiosk.guide.frame import Scene
from kiosk.guide.views import cards, expiry, fees
from kiosk.procedures.model import ProcedureId

_SHORTEST_QUERY = 2


class Lookup(msgspec.Struct, frozen=True):
    """One such page: its screen, sign, title, words, and where it is offered."""

    screen: str
    icon: str
    title: str
    words: tuple[str, ...]
    procedures: tuple[ProcedureId, ...] = ()


LOOKUPS: tuple[Lookup, ...] = (
    Lookup(
        "expiry",
        "timer",
        expiry.TITLE,
        (
            *("期限", "きげん", "有効期限", "ゆうこうきげん", "期限切れ", "きげんぎれ", "いつまで"),
            *("更新", "こうしん", "在留期間", "ざいりゅうきかん", "切れる", "きれる"),
            *("expiry", "expire", "valid", "until", "renewal", "kigen"),
        ),
        (ProcedureId("mynumber.cert-renewal"), ProcedureId("mynumber.card-renewal")),
    ),
    Lookup(
        "fees",
        "yen",
        fees.TITLE,
        (
            *("手数料", "てすうりょう", "料金", "りょうきん", "金額", "きんがく", "お金", "おかね"),
            *("いくら", "値段", "ねだん", "費用", "ひよう"),
            *("fee", "fees", "price", "cost", "how much", "tesuuryou"),
        ),
    ),
    Lookup("cards", cards.ICON, cards.TITLE, cards.WORDS),
)


def found(query: str) -> list[Lookup]:
    """Return the pages one of whose words begins with ``query``, or makes up half of it or more."""
    from kiosk.language.folding import folded, typed_forms  # noqa: PLC0415 - only at a search

    asked = typed_forms(query)
    wanted = [text for text in asked if len(text) >= _SHORTEST_QUERY]
    return [
        one
        for one in LOOKUPS
        if any(_fits(text, folded(word)) for text in wanted for word in one.words)
    ]


def _fits(text: str, word: str) -> bool:
    is_most = text.startswith(word) and len(word) * 2 >= len(text)
    return word.startswith(text) or is_most


def is_named(one: Lookup, query: str) -> bool:
    """Say whether ``query`` is just a word of the page, as 「いくら」 is."""
    from kiosk.language.folding import folded, typed_forms  # noqa: PLC0415 - only at a search

    asked = typed_forms(query)
    return any(folded(word) in asked for word in one.words)


def lookup_button(scene: Scene, one: Lookup, look: Look = "row") -> Button:
    """Return the button that leads to the page."""
    return Button(
        scene.tell.ui(one.title), actions.Show(one.screen), look, one.icon, key=one.screen
    )


def offered_at(procedure: ProcedureId) -> list[Lookup]:
    """Return the pages that the preparation of ``procedure`` offers."""
    return [one for one in LOOKUPS if procedure in one.procedures]
