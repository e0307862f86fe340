"""Hand-made screens for the audit's own tests: one widget, one drawing, a whole screen."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Line, Look, Paragraph
from kiosk.guide.page import Frame, Page
from kiosk.language.languages import JA, Lang
from ui.audit.finding import Piece, Shown, Where
from ui.build.look import style
from ui.drawing.elements import Box, Drawing, Element, Words
from ui.frame_places import Rect
from ui.text.typeset import Span, typeset
from ui.tokens import Metrics

METRICS = Metrics(1920, 1080)
MM = METRICS.px_per_mm
PLACE = Rect(60, 200, 1000, 200)


def line(text: str, lang: Lang = JA) -> Line:
    return Line(text, lang)


def words(
    text: str, *, x: float = 20, y: float = 20, em: int = 34, room: float = 900, lang: Lang = JA
) -> Words:
    span = Span(text, lang, Line(text, lang))
    set_text = typeset([span], style(METRICS, em), room)
    return Words(x, y, set_text, "ink", room)


def panel(*elements: Element, rect: Rect = PLACE, text: str = "ねこ") -> Piece:
    block = Paragraph((line(text),))
    drawing = Drawing(rect.width, rect.height, elements)
    return Piece(rect, drawing, "content", text, (line(text),), block)


def button(
    key: str,
    rect: Rect,
    *,
    text: str = "つぎへ",
    where: Where = "content",
    look: Look = "answer",
    inks: tuple[str, str, str] = ("card", "ink", "ink"),
) -> Piece:
    fill, outline, ink = inks
    made = Button(line(text), actions.Advance(), look, key=key)
    box = Box(0, 0, rect.width, rect.height, fill, outline, 4, 8)
    set_words = words(text, room=rect.width - 40)
    inked = Words(set_words.x, set_words.y, set_words.text, ink, set_words.room)
    drawing = Drawing(rect.width, rect.height, (box, inked))
    return Piece(rect, drawing, where, text, (line(text),), made, made)


def screen(
    *pieces: Piece,
    blocks: Sequence[Block] = (),
    focus: tuple[str, ...] | None = None,
    main: Button | None = None,
    lang: Lang = JA,
    reach: int = 0,
    said: tuple[Line, ...] | None = None,
) -> Shown:
    place = line("", lang)
    page = Page("test", lang, Frame(place, main=main), tuple(blocks))
    keys = tuple(piece.button.key for piece in pieces if piece.button is not None)
    return Shown(
        page=page,
        metrics=METRICS,
        pieces=pieces,
        content=Rect(0, 97, 1920, 842),
        top=Rect(0, 0, 1920, 97),
        bottom=Rect(0, 939, 1920, 141),
        focus=keys if focus is None else focus,
        chosen=(lang,),
        said=said if said is not None else tuple(one for piece in pieces for one in piece.said),
        reach=reach,
    )
