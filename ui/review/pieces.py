"""From the leaves of a sheet book to pieces that stand one under another on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from kiosk.guide.blocks import Line
from kiosk.language.languages import JA, Lang, language_of
from kiosk.language.ruby import escape
from kiosk.review.book import Chapter, Entry, Leaf, Screen, short_context
from kiosk.review.book_html import MISSING, part_name
from ui.drawing.elements import Box, Drawing, Element, Words
from ui.printing.block import moved, stacked
from ui.review import form
from ui.review.shots import WINDOW, Shots
from ui.text.measure import Span, Style
from ui.text.typeset import typeset


class Shot(msgspec.Struct, frozen=True):
    """One part of a screen at a place of its piece."""

    screen: Screen
    part: int
    x: float
    width: float


class Piece(msgspec.Struct, frozen=True):
    """What is not parted by the end of a page. ``bookmark`` is set where a heading stands.

    ``begins_page`` starts a new page; ``level`` is 0 for a procedure, 1 for a step.
    """

    drawing: Drawing
    shots: tuple[Shot, ...] = ()
    bookmark: str = ""
    level: int = 1
    begins_page: bool = False


def pieces(chapter: Chapter, lang: Lang, shots: Shots) -> Iterator[Piece]:
    """Yield the pieces of ``chapter`` in reading order."""
    yield _front(chapter)
    for leaf in chapter.leaves:
        yield _heading(leaf)
        yield from _screens(leaf.screens, shots)
        for way in leaf.branches:
            said = way.said.shown if way.other is None else f"{way.said.shown} / {way.other.shown}"
            yield Piece(_text(f"→ {said}　⇒　{way.leads}", form.SMALL, form.ROOM))
        if leaf.entries:
            yield Piece(_row(_heads(lang), lang, is_head=True))
        for entry in leaf.entries:
            yield Piece(_row(_cells(entry, leaf.context, lang), lang))


def _front(chapter: Chapter) -> Piece:
    parts = [_line(chapter.title, form.TITLE, form.ROOM)]
    if chapter.other is not None:
        parts.append(_line(chapter.other, form.HEADING, form.ROOM))
    parts.append(_text(chapter.id, form.SMALL, form.ROOM, ink="second"))
    drawing = stacked(parts, form.NARROW)
    return Piece(drawing, (), f"{chapter.title.shown}（{chapter.id}）", 0, begins_page=True)


def _heading(leaf: Leaf) -> Piece:
    is_first = leaf.number == "0"
    parts = [_rule(form.RULE), _titled(leaf)]
    if leaf.other is not None and not is_first:
        parts.append(_line(leaf.other, form.TEXT, form.ROOM))
    parts.append(_text(f"{leaf.kind}　{leaf.context}", form.TINY, form.ROOM, ink="second"))
    name = leaf.kind if is_first else leaf.title.shown
    return Piece(
        stacked(parts, form.NARROW), (), f"{leaf.number}　{name}", 1, begins_page=not is_first
    )


def _titled(leaf: Leaf) -> Drawing:
    title = escape(leaf.kind) if leaf.number == "0" else leaf.title.text
    return _line(Line(f"{leaf.number}　{title}", JA), form.HEADING, form.ROOM)


def _screens(screens: Sequence[Screen], shots: Shots) -> Iterator[Piece]:
    taken = [
        (screen, part, n) for screen in screens for n in [shots.parts(screen)] for part in range(n)
    ]
    wide = form.ALONE if len(taken) == 1 else form.PAIRED
    high = wide * WINDOW[1] / WINDOW[0]
    for first in range(0, len(taken), 2):
        elements: list[Element] = []
        row: list[Shot] = []
        deep = 0.0
        for column, (screen, part, count) in enumerate(taken[first : first + 2]):
            x = column * (wide + form.GAP)
            row.append(Shot(screen, part, x, wide))
            frame = Box(x, 0.0, wide, high, "", "line", form.HAIRLINE)
            caption = _text(part_name(screen.name, part + 1, count), form.TINY, wide, ink="second")
            elements += [frame, *moved(caption, x, high + form.NARROW)]
            deep = max(deep, caption.height)
        drawing = Drawing(form.ROOM, high + form.NARROW + deep, tuple(elements))
        yield Piece(drawing, tuple(row))


def _heads(lang: Lang) -> list[Drawing]:
    heads = ["場所", "日本語", *([language_of(lang).name] if lang != JA else []), "訂正"]
    columns = _columns(lang)
    return [_text(head, form.TINY, wide) for head, wide in zip(heads, columns, strict=True)]


def _cells(entry: Entry, own: str, lang: Lang) -> list[Drawing]:
    columns = _columns(lang)
    # A context has no spaces; it may break after a slash.
    context = short_context(entry.context, own).replace("/", "/ ")
    place = _text(context, form.TINY, columns[0], ink="second")
    facts = [_text(fact, form.TINY, columns[0], ink="second") for fact in entry.facts]
    cells = [stacked([place, *facts]), _line(entry.japanese, form.TEXT, columns[1])]
    if lang != JA:
        said = entry.other or Line(MISSING, JA)
        ink = "danger" if entry.is_missing else "ink"
        cells.append(_line(said, form.TEXT, columns[2], ink=ink))
    return cells


def _columns(lang: Lang) -> list[float]:
    shares = form.COLUMNS_JAPANESE if lang == JA else form.COLUMNS
    return [share * form.ROOM - 2 * form.PAD for share in shares]


def _row(cells: Sequence[Drawing], lang: Lang, *, is_head: bool = False) -> Drawing:
    least = 0.0 if is_head else form.LEAST_ROW
    high = max(least, *(cell.height + 2 * form.PAD for cell in cells))
    elements: list[Element] = []
    if is_head:
        elements.append(Box(0.0, 0.0, form.ROOM, high, "ground"))
    x = 0.0
    for number, wide in enumerate(_columns(lang)):
        full = wide + 2 * form.PAD
        elements.append(Box(x, 0.0, full, high, "", "line", form.HAIRLINE))
        if number < len(cells):
            elements += moved(cells[number], x + form.PAD, form.PAD)
        x += full
    return Drawing(form.ROOM, high, tuple(elements))


def _rule(thick: float) -> Drawing:
    return Drawing(form.ROOM, thick, (Box(0.0, 0.0, form.ROOM, thick, "ink"),))


def _line(line: Line, style: Style, width: float, *, ink: str = "ink") -> Drawing:
    text = typeset([Span(line.text, line.lang)], style, width)
    return Drawing(width, text.height, (Words(0.0, 0.0, text, ink, width),))


def _text(words: str, style: Style, width: float, *, ink: str = "ink") -> Drawing:
    return _line(Line(escape(words), JA), style, width, ink=ink)
