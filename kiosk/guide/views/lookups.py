"""Pages that answer a question by themselves: found by search words, offered where they fit.

Which they are, what people type for them, and the procedures whose preparation offers them.
"""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import Button, Look
from kiosk.guide.frame import Scene
from kiosk.guide.library import Library
from kiosk.guide.views import cards, expiry, fees, lessons
from kiosk.i18n import Text, ui
from kiosk.procedures.lists import ListKind
from kiosk.procedures.model import ProcedureId

_SHORTEST_QUERY = 2


class Lookup(msgspec.Struct, frozen=True):
    """One such page: its key, what opens it, sign, title, words, and where it is offered."""

    key: str
    opens: actions.Action
    icon: str
    title: Text
    words: tuple[str, ...]
    procedures: tuple[str, ...] = ()


LOOKUPS: tuple[Lookup, ...] = (
    Lookup(
        "expiry",
        actions.Show("expiry"),
        "timer",
        ui(expiry.TITLE),
        (
            *("期限", "きげん", "有効期限", "ゆうこうきげん", "期限切れ", "きげんぎれ", "いつまで"),
            *("更新", "こうしん", "在留期間", "ざいりゅうきかん", "切れる", "きれる"),
            *("いつ切れる", "いつきれる", "何年使える", "なんねんつかえる", "期限を知りたい"),
            *("expiry", "expire", "valid", "until", "renewal", "kigen", "how long valid"),
        ),
        (ProcedureId("mynumber.cert-renewal"), ProcedureId("mynumber.card-renewal")),
    ),
    Lookup(
        "fees",
        actions.Show("fees"),
        "yen",
        ui(fees.TITLE),
        (
            *("手数料", "てすうりょう", "料金", "りょうきん", "金額", "きんがく", "お金", "おかね"),
            *("いくら", "値段", "ねだん", "費用", "ひよう", "何円", "なんえん", "代金", "だいきん"),
            *("fee", "fees", "price", "cost", "how much", "charge", "tesuuryou", "ikura"),
        ),
    ),
    Lookup(
        "lessons",
        actions.Show("lessons"),
        "class",
        ui(lessons.TITLE),
        (
            *("教材", "きょうざい", "レッスン", "れっすん", "習う", "ならう", "練習", "れんしゅう"),
            *("勉強", "べんきょう", "lesson", "lessons", "learn", "practice", "renshuu", "narau"),
        ),
        (ProcedureId("places.classes"),),
    ),
    Lookup("cards", actions.Show("cards"), cards.ICON, ui(cards.TITLE), cards.WORDS),
)


def lookups(library: Library) -> list[Lookup]:
    """Return all such pages: those of every terminal, and one for each list this city has."""
    return [*LOOKUPS, *(_of_list(kind) for kind in library.list_kinds)]


def _of_list(kind: ListKind) -> Lookup:
    name = Text(kind.name, f"list:{kind.id}/name")
    opens = actions.OpenList(kind.id)
    return Lookup(f"list:{kind.id}", opens, kind.icon, name, kind.words, kind.procedures)


def found(library: Library, query: str) -> list[Lookup]:
    """Return the pages one of whose words begins with ``query``, or makes up half of it or more."""
    from kiosk.language.folding import folded, typed_forms  # noqa: PLC0415 - only at a search

    asked = typed_forms(query)
    wanted = [text for text in asked if len(text) >= _SHORTEST_QUERY]
    return [
        one
        for one in lookups(library)
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
    return Button(scene.tell.line(one.title), one.opens, look, one.icon, key=one.key)


def offered_at(library: Library, procedure: ProcedureId) -> list[Lookup]:
    """Return the pages that the preparation of ``procedure`` offers."""
    return [one for one in lookups(library) if procedure in one.procedures]
