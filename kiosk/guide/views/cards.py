"""Cards to show at a counter: the list of them, and one that fills the screen."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Look, Poster
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.views.room import LARGE
from kiosk.i18n import N_, Text
from kiosk.language.languages import JA
from kiosk.procedures.cards import Card

TITLE = N_("窓口で 見せる カード")
ICON = "card-to-show"
WORDS = (
    *("筆談", "ひつだん", "手話", "しゅわ", "見せるカード", "みせるかーど", "指さし", "ゆびさし"),
    *("耳が聞こえない", "みみがきこえない", "耳が遠い", "みみがとおい"),
    *("聞こえにくい", "きこえにくい", "難聴", "なんちょう", "話せない", "はなせない"),
    *("字が書けない", "じがかけない", "代筆", "だいひつ", "字が読めない", "じがよめない"),
    *("目が見えない", "めがみえない", "通訳", "つうやく", "車いす", "くるまいす"),
    *("日本語がわからない", "にほんごがわからない", "ことばがわからない"),
    *("deaf", "hard of hearing", "sign language", "interpreter", "write it down"),
)
"""What people type for it."""
_COLUMNS = 3


def cards_page(scene: Scene) -> Page:
    """Return a tile for each card; where text is large, a row, so that fewer parts are needed."""
    tell, cards = scene.tell, scene.library.content.cards
    look: Look = "tile" if scene.visit.size < LARGE else "row"
    tiles = tuple(_button(scene, one, look) for one in cards if not one.quick)
    blocks: list[Block] = [Heading(tell.ui(TITLE)), Buttons(tiles, columns=_COLUMNS)]
    return _page(scene, "cards", blocks)


def card_page(scene: Scene, card: Card) -> Page:
    """Return ``card`` as large as the screen allows, the short answers under it, and its paper."""
    blocks: list[Block] = [Poster(card_line(scene, card), card.icon), _answers(scene, card.id)]
    return _page(scene, "card", blocks, forward(scene, N_("紙を 印刷する"), _PRINT, "print"))


_PRINT = actions.PrintNow()


def cards_button(scene: Scene) -> Buttons:
    """Return the way to the cards; no button where this terminal has none."""
    if not scene.library.content.cards:
        return Buttons(())
    return Buttons((Button(scene.tell.ui(TITLE), actions.Show("cards"), "row", ICON, key="cards"),))


def card_line(scene: Scene, card: Card) -> Line:
    """Return what ``card`` says: in Japanese, and in the resident's language beside it."""
    text = Text(card.text, f"card:{card.id}/text")
    japanese, own = scene.book(JA).say(text), Line(scene.tell.book.say(text), scene.tell.lang)
    line = Line(japanese, JA)
    is_same = line.shown.replace(" ", "") == own.shown.replace(" ", "")
    return line if is_same else Line(japanese, JA, own)


def _button(scene: Scene, card: Card, look: Look, shown: str = "") -> Button:
    return Button(
        scene.tell.line(Text(card.title, f"card:{card.id}/title")),
        actions.OpenCard(card.id),
        look,
        card.icon,
        colour="" if card.quick else "places",
        is_on=card.id == shown,
        key=f"card:{card.id}",
    )


def _answers(scene: Scene, shown: str) -> Buttons:
    quick = [one for one in scene.library.content.cards if one.quick]
    return Buttons(tuple(_button(scene, one, "row", shown) for one in quick), columns=len(quick))


def _page(scene: Scene, name: str, blocks: list[Block], main: Button | None = None) -> Page:
    tell = scene.tell
    # The person at the counter reads Japanese, whatever the resident's language is.
    beside = JA if tell.beside is not None or (name == "card" and tell.lang != JA) else None
    return Page(
        name,
        tell.lang,
        frame(scene, place=tell.ui(TITLE), main=main),
        tuple(block for block in blocks if not isinstance(block, Buttons) or block.buttons),
        beside=beside,
        colour="places",
        may_skip=name == "card",
    )
