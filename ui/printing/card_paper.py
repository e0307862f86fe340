"""Sets a card to show on one A4 page: its sign, and its sentence as large as the page holds."""

from __future__ import annotations

from msgspec.structs import replace

from kiosk.handoff.card import CardSheet
from ui.drawing.elements import Drawing, Icon
from ui.printing.form import (
    CARD_LEAST_PT,
    CARD_MOST_PT,
    CARD_OWN_LEAST_PT,
    CARD_SIGN_MM,
    MARGIN_MM,
    PAGE_MM,
    em,
    mm,
)
from ui.text.fonts import JAPANESE, load_fonts
from ui.text.largest import Sizes, largest


def set_card(sheet: CardSheet) -> Drawing:
    """Return the page of ``sheet``, 300 dots to the inch; nothing in Japanese under 40 points."""
    load_fonts(JAPANESE)
    width, height, margin, sign = mm(PAGE_MM[0]), mm(PAGE_MM[1]), mm(MARGIN_MM), mm(CARD_SIGN_MM)
    top = 2 * margin + sign
    room = height - top - margin
    sizes = Sizes(em(CARD_MOST_PT), em(CARD_LEAST_PT), em(CARD_OWN_LEAST_PT))
    text = largest(sheet.title, sizes, round(width - 2 * margin), room)
    down = top + max(0.0, room - text.height) / 2
    words = (replace(one, x=one.x + margin, y=one.y + down) for one in text.words)
    return Drawing(
        width, height, (Icon(sheet.icon, (width - sign) / 2, margin, sign, "ink"), *words)
    )
