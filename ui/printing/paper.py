"""Sets a take-home sheet on one A4 page and paints it, on paper or small on the screen.

What the sheet says is `kiosk.handoff`'s, sizes are `ui.printing.form`'s, devices `printer`'s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from kiosk.guide.page import Line
from kiosk.handoff.qr import QUIET_ZONE, qr_matrix
from kiosk.handoff.sheet import Entry, Section, SectionKind, Sheet, briefer
from ui.drawing.elements import Drawing, Element, Icon, Matrix
from ui.drawing.painter import paint
from ui.printing import block
from ui.printing.form import (
    CALM,
    CLOSE,
    DENSE,
    GRAND,
    ICON,
    INDENT,
    LARGE,
    MARGIN_MM,
    PAGE_MM,
    PLACE_SHARE,
    QR_MM,
    RULE_MM,
    TITLE_RULE_MM,
    Form,
    mm,
)
from ui.text.fonts import JAPANESE, load_fonts
from ui.tokens import BLACK_ON_WHITE

_ICONS: dict[SectionKind, str] = {
    "bring": "check",
    "pins": "lock",
    "facts": "info",
    "steps": "place",
    "trouble": "warning",
    "phones": "call",
}
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


def paint_sheet(painter: QPainter, sheet: Sheet, rect: QRectF) -> None:
    """Paint ``sheet`` into ``rect`` as large as the shape of A4 allows, in the middle.

    ``rect`` is in the painter's own units. The ground is not painted: paper is white.
    """
    drawing = set_sheet(sheet).drawing
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

    The largest type that fits is taken. Then lines close up, then notes and common troubles go,
    then the facts are set smaller; what to bring, what to do and telephone numbers never are
    smaller than 18 points. If the second language still does not fit, it is left out: half a
    sentence helps nobody.
    """
    load_fonts(JAPANESE)
    for tried, form in _attempts(sheet):
        setting = _fitted(tried, form)
        if setting is not None:
            return setting
    shortest = _in_one_language(_briefest(sheet))
    above, below = _above(shortest, DENSE), _below(shortest, DENSE)
    needed = above.height + mm(DENSE.gap) + below.height
    whole = block.stacked((above, below), mm(DENSE.gap))
    scale = (HEIGHT - 2 * MARGIN) / needed
    page = Drawing(
        WIDTH / scale, HEIGHT / scale, block.moved(whole, MARGIN / scale, MARGIN / scale)
    )
    return Setting(shortest, DENSE, page, scale)


def _attempts(sheet: Sheet) -> Iterator[tuple[Sheet, Form]]:
    for form in (GRAND, LARGE, CALM, CLOSE):
        yield sheet, form
    shorter = briefer(sheet)
    while shorter is not None:
        sheet = shorter
        yield sheet, CALM
        yield sheet, CLOSE
        shorter = briefer(sheet)
    yield sheet, DENSE
    single = _in_one_language(sheet)
    if single != sheet:
        yield single, CLOSE
        yield single, DENSE


def _fitted(sheet: Sheet, form: Form) -> Setting | None:
    above, below = _above(sheet, form), _below(sheet, form)
    inner = HEIGHT - 2 * MARGIN
    if above.height + mm(form.gap) + below.height > inner:
        return None
    elements = (
        *block.moved(above, MARGIN, MARGIN),
        *block.moved(below, MARGIN, HEIGHT - MARGIN - below.height),
    )
    return Setting(sheet, form, Drawing(WIDTH, HEIGHT, elements))


def _briefest(sheet: Sheet) -> Sheet:
    shorter = briefer(sheet)
    return sheet if shorter is None else _briefest(shorter)


def _in_one_language(sheet: Sheet) -> Sheet:
    def alone(line: Line) -> Line:
        return Line(line.text, line.lang)

    def entry(one: Entry) -> Entry:
        return replace(
            one,
            line=alone(one.line),
            value=alone(one.value) if one.value is not None else None,
            note=alone(one.note) if one.note is not None else None,
        )

    return replace(
        sheet,
        title=alone(sheet.title),
        city=alone(sheet.city),
        printed=alone(sheet.printed),
        sections=tuple(
            replace(part, title=alone(part.title), entries=tuple(map(entry, part.entries)))
            for part in sheet.sections
        ),
        closing=tuple(map(alone, sheet.closing)),
        photo=alone(sheet.photo),
    )


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
    printed = block.words(sheet.printed, small, _ROOM / 2, form)
    wide = min(_ROOM / 2, block.natural(sheet.printed, small, form) + 1)
    city = block.words(sheet.city, small, _ROOM - wide - small.em, form)
    title = block.words(sheet.title, form.style(form.title, bold=True), _ROOM, form)
    return block.stacked(
        (block.abreast(city, printed, _ROOM - wide), title, block.rule(_ROOM, TITLE_RULE_MM)),
        mm(form.row_gap),
    )


def _section(section: Section, form: Form, width: float) -> Drawing:
    if form.is_tabular and section.kind == "steps":
        return _steps_beside_place(section, form, width)
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
    if section.kind == "bring":
        yield from _grid(section.entries, form)
        return
    for one in section.entries:
        if one.value is not None:
            yield block.value(one, form, width, is_huge=section.is_huge)
        else:
            yield block.entry(one, form, width)


def _grid(entries: tuple[Entry, ...], form: Form) -> Iterator[Drawing]:
    """Yield rows of two short entries, or of one that is long."""
    cell = _ROOM / 2
    waiting: Entry | None = None
    for one in entries:
        if not _is_short(one, form, cell):
            if waiting is not None:
                yield block.entry(waiting, form, _ROOM)
            yield block.entry(one, form, _ROOM)
            waiting = None
        elif waiting is None:
            waiting = one
        else:
            pair = block.entry(waiting, form, cell), block.entry(one, form, cell)
            yield block.abreast(*pair, cell)
            waiting = None
    if waiting is not None:
        yield block.entry(waiting, form, _ROOM)


def _is_short(one: Entry, form: Form, cell: float) -> bool:
    style = form.style(form.body)
    room = cell - style.em * (INDENT + 0.5)
    note = 0.0 if one.note is None else block.natural(one.note, form.style(form.small), form)
    return max(block.natural(one.line, style, form), note) <= room


def _below(sheet: Sheet, form: Form) -> Drawing:
    """Return the foot: telephone numbers and whom to ask, the code at the right beside them."""
    if sheet.qr is None:
        return _ruled(_foot_text(sheet, form, _ROOM), form)
    rows = qr_matrix(sheet.qr.url)
    side = mm(QR_MM)
    quiet = side / len(rows) * QUIET_ZONE
    text = _foot_text(sheet, form, _ROOM - side - quiet)
    # The paper's own margin is the quiet zone at the right.
    code: Element = Matrix(rows, _ROOM - side, quiet, side)
    height = max(text.height, side + quiet)
    return _ruled(Drawing(_ROOM, height, (*text.elements, code)), form)


def _foot_text(sheet: Sheet, form: Form, width: float) -> Drawing:
    small = form.style(form.small)
    parts = [_section(s, form, width) for s in sheet.section("phones")]
    if sheet.qr is not None:
        title = block.words(sheet.qr.title, form.style(form.small, bold=True), width, form)
        parts.append(block.stacked((title, block.words(sheet.qr.host, small, width, form))))
    parts.append(block.flowing((*sheet.closing, sheet.photo), small, width, form))
    return block.stacked(parts, mm(max(form.row_gap, 1.0)))
