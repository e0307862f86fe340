"""Sets a take-home sheet on one A4 page and paints it, on paper or small on the screen.

What the sheet says is `kiosk.handoff`'s, sizes are `ui.printing.form`'s, devices `printer`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.guide.blocks import Qr
from kiosk.handoff.card import CardSheet
from kiosk.handoff.qr import QUIET_ZONE, qr_matrix
from kiosk.handoff.sheet import Entry, Section, SectionKind, Sheet
from ui.drawing.elements import Drawing, Icon, Matrix
from ui.drawing.painter import paint
from ui.printing import block
from ui.printing.card_paper import set_card
from ui.printing.form import (
    DATE_SHARE,
    ICON,
    INDENT,
    MARGIN_MM,
    MOST_AIR_MM,
    PAGE_MM,
    PLACE_SHARE,
    QR_MM,
    RULE_MM,
    TIGHT,
    TITLE_RULE_MM,
    Form,
    mm,
)
from ui.printing.shorter import attempts
from ui.text.fonts import JAPANESE, load_fonts
from ui.themes import BLACK_ON_WHITE

_ICONS: dict[SectionKind, str] = {
    "bring": "check",
    "pins": "lock",
    "facts": "info",
    "steps": "place",
    "trouble": "warning",
    "phones": "call",
    "goal": "check",
    "questions": "help",
}
# Tried with every form. Addresses of public pages, nothing of the resident.
_code = lru_cache(maxsize=4)(qr_matrix)
WIDTH = mm(PAGE_MM[0])
HEIGHT = mm(PAGE_MM[1])
MARGIN = mm(MARGIN_MM)
_ROOM = WIDTH - 2 * MARGIN


@dataclass(frozen=True, slots=True)
class Setting:
    """A sheet as it was set: what is left of it, in which form, and the drawing of the page.

    ``scale`` is 1 unless even the tightest form was too long for the page.
    """

    sheet: Sheet
    form: Form
    drawing: Drawing
    scale: float = 1.0


def paint_sheet(painter: QPainter, sheet: Sheet | CardSheet, rect: QRectF) -> None:
    """Paint ``sheet`` into ``rect`` as large as the shape of A4 allows, in the middle.

    ``rect`` is in the painter's own units. The ground is not painted: paper is white.
    """
    drawing = set_card(sheet) if isinstance(sheet, CardSheet) else set_sheet(sheet).drawing
    scale = min(rect.width() / drawing.width, rect.height() / drawing.height)
    painter.save()
    painter.translate(
        rect.x() + (rect.width() - drawing.width * scale) / 2,
        rect.y() + (rect.height() - drawing.height * scale) / 2,
    )
    painter.scale(scale, scale)
    paint(painter, drawing, BLACK_ON_WHITE)
    painter.restore()


def set_sheet(sheet: Sheet) -> Setting:
    """Return ``sheet`` set on one A4 page, 300 dots to the inch.

    The largest type that fits is taken, then `ui.printing.shorter` decides. What to bring, what to
    do and telephone numbers are never set smaller than 18 points; only a sheet that is too long
    even so is made smaller as a whole, because a second page gets lost.
    """
    load_fonts(JAPANESE)
    tried, form = sheet, TIGHT
    for tried, form in attempts(sheet):
        page = _page(tried, form)
        if page is not None:
            return Setting(tried, form, page)
    return _scaled(tried, form)


def _page(sheet: Sheet, form: Form) -> Drawing | None:
    above, below = _above(sheet, form), _below(sheet, form)
    spare = HEIGHT - 2 * MARGIN - above.height - mm(form.gap) - below.height
    if spare < 0:
        return None
    more = min(MOST_AIR_MM, spare / mm(1) / len(sheet.sections)) if sheet.sections else 0.0
    above = _above(sheet, replace(form, gap=form.gap + more))
    elements = (
        *block.moved(above, MARGIN, MARGIN),
        *block.moved(below, MARGIN, HEIGHT - MARGIN - below.height),
    )
    return Drawing(WIDTH, HEIGHT, elements)


def _scaled(sheet: Sheet, form: Form) -> Setting:
    """Return ``sheet`` on a larger page of the same shape, which the painter makes smaller."""
    whole = block.stacked((_above(sheet, form), _below(sheet, form)), mm(form.gap))
    scale = (HEIGHT - 2 * MARGIN) / whole.height
    wide, margin = WIDTH / scale, MARGIN / scale
    page = Drawing(wide, HEIGHT / scale, block.moved(whole, (wide - _ROOM) / 2, margin))
    return Setting(sheet, form, page, scale)


def _above(sheet: Sheet, form: Form) -> Drawing:
    """Return the head and every section but the telephone numbers."""
    sections = [s for s in sheet.sections if s.kind != "phones"]
    parts = [block.stacked((_head(sheet, form), *_first(sections, form)), mm(form.row_gap))]
    parts += [_ruled(_section(s, form, _ROOM), form) for s in sections[1:]]
    return block.stacked(parts, mm(form.gap))


def _first(sections: list[Section], form: Form) -> Iterator[Drawing]:
    # The rule under the title is the first section's too.
    if sections:
        yield _section(sections[0], form, _ROOM)


def _ruled(drawing: Drawing, form: Form) -> Drawing:
    return block.stacked((block.rule(_ROOM, RULE_MM), drawing), mm(form.row_gap))


def _head(sheet: Sheet, form: Form) -> Drawing:
    small = form.style(form.small)
    wide = min(_ROOM * DATE_SHARE, block.natural(sheet.printed, small, form) + 1)
    printed = block.words(sheet.printed, small, wide, form)
    city = block.words(sheet.city, small, _ROOM - wide - small.em, form)
    title = block.words(sheet.title, form.style(form.title, bold=True), _ROOM, form)
    return block.stacked(
        (block.abreast(city, printed, _ROOM - wide), title, block.rule(_ROOM, TITLE_RULE_MM)),
        mm(form.row_gap),
    )


def _section(section: Section, form: Form, width: float) -> Drawing:
    if form.is_tabular and section.kind == "steps":
        return _steps_beside_place(section, form, width)
    if not form.has_all_titles and section.kind in ("facts", "phones"):
        return block.stacked(tuple(_entries(section, form, width)))
    style = form.style(form.body, bold=True)
    indent = style.em * INDENT
    heading = block.words(section.title, style, width - indent, form)
    top = block.baseline(heading) - style.em
    icon = Icon(_ICONS[section.kind], 0.0, top, style.em * ICON, "ink")
    head = Drawing(width, heading.height, (icon, *block.moved(heading, indent, 0.0)))
    return block.stacked((head, *_entries(section, form, width)), mm(form.row_gap))


def _steps_beside_place(section: Section, form: Form, width: float) -> Drawing:
    x = width * PLACE_SHARE
    style = form.style(form.body, bold=True)
    place = block.words(section.title, style, x - style.em / 2, form)
    return block.abreast(place, block.stacked(tuple(_entries(section, form, width - x))), x)


def _entries(section: Section, form: Form, width: float) -> Iterator[Drawing]:
    if section.kind in ("facts", "phones"):
        yield block.values(section.entries, form, width, is_huge=section.is_huge)
    elif section.kind == "bring" or (section.kind == "steps" and form.is_paired):
        yield from _grid(section, form, width)
    else:
        for one in section.entries:
            yield block.entry(one, form, width)


def _grid(section: Section, form: Form, width: float) -> Iterator[Drawing]:
    """Yield rows of two short entries, or of one that is long.

    A short thing to bring moves up beside the short one before it; steps keep their order.
    """
    cell = width / 2
    left = list(section.entries)
    while left:
        one = left.pop(0)
        ahead = left if section.kind == "bring" else left[:1]
        is_short = _is_short(one, form, cell)
        other = next((e for e in ahead if is_short and _is_short(e, form, cell)), None)
        if other is None:
            yield block.entry(one, form, width)
        else:
            left.remove(other)
            yield block.abreast(block.entry(one, form, cell), block.entry(other, form, cell), cell)


def _is_short(one: Entry, form: Form, cell: float) -> bool:
    style = form.style(form.body)
    room = cell - style.em * (INDENT + 0.5)
    note = 0.0 if one.note is None else block.natural(one.note, form.style(form.small), form)
    return max(block.natural(one.line, style, form), note) <= room


def _below(sheet: Sheet, form: Form) -> Drawing:
    """Return the foot: telephone numbers beside the code, its address in words, whom to ask."""
    small = form.style(form.small)
    phones = sheet.section("phones")
    said = (*sheet.closing, sheet.photo)
    gap = mm(max(form.row_gap, 1.0))
    if sheet.qr is None:
        parts = [_section(s, form, _ROOM) for s in phones]
        return _ruled(block.stacked((*parts, block.flowing(said, small, _ROOM, form)), gap), form)
    rows = _code(sheet.qr.url)
    side = mm(QR_MM)
    quiet = side / len(rows) * QUIET_ZONE
    room = _ROOM - side - quiet
    parts = [_section(s, form, room) for s in phones]
    parts.append(_address(sheet.qr, form, room))
    beside = block.stacked(parts, gap)
    # The paper's own margin is the quiet zone at the right.
    code = Matrix(rows, _ROOM - side, quiet, side)
    band = max(beside.height, side + 2 * quiet)
    if beside.height + block.flowing(said, small, room, form).height + gap <= band:
        beside = block.stacked((beside, block.flowing(said, small, room, form)), gap)
        return _ruled(Drawing(_ROOM, band, (*beside.elements, code)), form)
    upper = Drawing(_ROOM, band, (*beside.elements, code))
    return _ruled(block.stacked((upper, block.flowing(said, small, _ROOM, form)), gap), form)


def _address(qr: Qr, form: Form, width: float) -> Drawing:
    title = block.words(qr.title, form.style(form.small, bold=True), width, form)
    host = block.words(qr.host, form.style(form.small), width, form)
    return block.stacked((title, host))
