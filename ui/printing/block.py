"""Set pieces of the sheet: a line with its twin, an entry with its mark, a labelled value.

Each is a `Drawing` of its own, stacked by `ui.printing.paper`.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from kiosk.guide.blocks import Line
from kiosk.handoff.sheet import Entry
from kiosk.language.ruby import escape, plain
from ui.drawing.elements import Box, Drawing, Element, Words
from ui.printing.form import INDENT, LABEL_SHARES, TICK, TWIN_SHARE, Form, mm
from ui.text.measure import Span, Style
from ui.text.typeset import Typeset, natural_width, typeset

INK = "ink"


def moved(drawing: Drawing, x: float, y: float) -> tuple[Element, ...]:
    """Return the elements of ``drawing`` with its corner at ``x``, ``y``."""
    return tuple(replace(part, x=part.x + x, y=part.y + y) for part in drawing.elements)


def stacked(drawings: Sequence[Drawing], gap: float = 0.0) -> Drawing:
    """Return ``drawings`` one under another."""
    elements: list[Element] = []
    y = 0.0
    for number, drawing in enumerate(drawings):
        y += gap if number else 0.0
        elements += moved(drawing, 0.0, y)
        y += drawing.height
    return Drawing(max((d.width for d in drawings), default=0.0), y, tuple(elements))


def baseline(drawing: Drawing) -> float:
    """Return where the first line of ``drawing`` stands, from its top; 0 without text."""
    for part in drawing.elements:
        if isinstance(part, Words):
            return part.y + next((r.baseline for r in part.text.runs if not r.is_ruby), 0.0)
    return 0.0


def abreast(first: Drawing, second: Drawing, x: float) -> Drawing:
    """Return ``second`` beside ``first`` at ``x``, their first lines on one baseline."""
    drop = baseline(first) - baseline(second)
    down, more = max(0.0, -drop), max(0.0, drop)
    return Drawing(
        x + second.width,
        max(first.height + down, second.height + more),
        (*moved(first, 0.0, down), *moved(second, x, more)),
    )


def words(line: Line, style: Style, width: float, form: Form) -> Drawing:
    """Return ``line`` set into ``width``; its twin beside it if both are short, else under."""
    main = _words(_set(line, style, width), width)
    other = _twin(line)
    if other is None:
        return main
    twin_style = form.twin_style(style)
    if other.lang.startswith("ja") and not form.has_twin_ruby:
        other = Line(escape(plain(other.text)), other.lang)
    x = _twin_place(line, other, (style, twin_style), width)
    if x:
        return abreast(main, _words(_set(other, twin_style, width - x), width - x), x)
    return stacked((main, _words(_set(other, twin_style, width), width)))


def entry(this: Entry, form: Form, width: float) -> Drawing:
    """Return an entry with the box to tick, the number or the dot before it."""
    style = form.style(form.body)
    indent = style.em * INDENT
    room = width - indent
    parts = [words(this.line, style, room, form)]
    if this.note is not None:
        parts.append(words(this.note, form.style(form.small), room, form))
    text = stacked(parts)
    mark = _mark(this, form, baseline(text))
    return Drawing(width, text.height, (*mark, *moved(text, indent, 0.0)))


def values(entries: Sequence[Entry], form: Form, width: float, *, is_huge: bool) -> Drawing:
    """Return labelled values, their columns divided where they need the least height."""
    gap = mm(form.row_gap)
    tried = [
        stacked([_value(one, form, (width * share, width), is_huge) for one in entries], gap)
        for share in LABEL_SHARES
    ]
    return min(tried, key=lambda drawing: drawing.height)


def _value(this: Entry, form: Form, places: tuple[float, float], is_huge: bool) -> Drawing:
    label_style = form.style(form.body if is_huge else form.fact)
    x, room = places[0], places[1] - places[0]
    label = words(this.line, label_style, x - label_style.em / 2, form)
    if this.value is None:
        return label
    strong = form.style(form.figure if is_huge else form.fact, bold=True)
    parts = [words(this.value, strong, room, form)]
    if this.note is not None:
        parts.append(words(this.note, form.style(form.small), room, form))
    return abreast(label, stacked(parts), x)


def flowing(lines: Sequence[Line], style: Style, width: float, form: Form) -> Drawing:
    """Return sentences that flow on in one language, or each over its twin in two."""
    if any(line.beside is not None for line in lines):
        return stacked([words(line, style, width, form) for line in lines])
    return _words(typeset([_span(line) for line in lines], style, width), width)


def natural(line: Line, style: Style, form: Form) -> float:
    """Return the width that ``line`` and its twin under it want."""
    wide = natural_width([_span(line)], style)
    other = _twin(line)
    if other is None:
        return wide
    return max(wide, natural_width([_span(other)], form.twin_style(style)))


def rule(width: float, thickness_mm: float) -> Drawing:
    """Return a line across ``width``."""
    thick = mm(thickness_mm)
    return Drawing(width, thick, (Box(0.0, 0.0, width, thick, INK),))


def _mark(this: Entry, form: Form, stands_at: float) -> tuple[Element, ...]:
    style = form.style(form.body, bold=True)
    match this.mark:
        case "box":
            side = style.em * TICK
            # The middle of a Japanese letter lies 0.38 em over the baseline.
            top = stands_at - style.em * 0.38 - side / 2
            line = mm(0.5)
            return (Box(0.0, top, side, side, "", INK, line, mm(0.8)),)
        case "number":
            label = _words(_set(Line(str(this.number), this.line.lang), style, mm(20)), 0)
            return moved(label, 0.0, stands_at - baseline(label))
        case "dot":
            size = style.em * 0.3
            middle = stands_at - style.em * 0.38
            x = style.em * (TICK - 0.3) / 2
            return (Box(x, middle - size / 2, size, size, INK, radius=size / 2),)
        case _:
            return ()


def _span(line: Line) -> Span:
    return Span(line.text, line.lang)


def _twin(line: Line) -> Line | None:
    """Return the second language of ``line``, unless it would say the same: a telephone number."""
    other = line.beside
    return other if other is not None and other.shown != line.shown else None


def _twin_place(line: Line, twin: Line, styles: tuple[Style, Style], width: float) -> float:
    """Return where ``twin`` stands beside ``line``: in its column or at the right; 0 under it."""
    main_wide = natural_width([_span(line)], styles[0]) + styles[0].em
    # A dot of room: widths are rounded when a text is set.
    twin_wide = natural_width([_span(twin)], styles[1]) + 1
    column = width * TWIN_SHARE
    if main_wide <= column and column + twin_wide <= width:
        return column
    return width - twin_wide if main_wide + twin_wide <= width else 0.0


def _set(line: Line, style: Style, width: float) -> Typeset:
    return typeset([_span(line)], style, width)


def _words(text: Typeset, width: float) -> Drawing:
    return Drawing(width, text.height, (Words(0.0, 0.0, text, INK, width or text.width),))
