"""Sets marked text into lines with ruby: from spans and a width to positioned runs.

A ruby wider than its word pushes the word's neighbours apart, but may overhang neighbouring kana by
half a ruby character (the habit of JLREQ).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import msgspec

from ui.text import fonts
from ui.text.break_lines import NOT_FIRST, Atom, phrases
from ui.tokens import RUBY


class Style(msgspec.Struct, frozen=True):
    """How a text is set: pixels per em, weight, distances of lines in em, least ruby in pixels."""

    em: int
    pitch: float
    pitch_ruby: float
    ruby_least: int
    bold: bool = False

    @property
    def ruby_em(self) -> int:
        """Height of the ruby."""
        return max(self.ruby_least, round(self.em * RUBY))


class Span(msgspec.Struct, frozen=True):
    """A text in one language; ``mark`` is what the readout calls it."""

    text: str
    lang: str
    mark: object = None


class Run(msgspec.Struct, frozen=True):
    """Glyphs at a place: left edge and baseline, in pixels from the text's corner."""

    text: str
    x: float
    baseline: float
    lang: str
    em: int
    bold: bool
    mark: object
    width: float
    is_ruby: bool = False


class Stripe(msgspec.Struct, frozen=True):
    """The ground of a span on one line, for the reading mark."""

    mark: object
    x: float
    y: float
    width: float
    height: float


class Typeset(msgspec.Struct, frozen=True):
    """A text set into a width. ``width`` is the widest line's; sizes in pixels."""

    runs: tuple[Run, ...]
    stripes: tuple[Stripe, ...]
    width: float
    height: int
    lines: int


class _Set(msgspec.Struct):
    atom: Atom
    span: Span
    width: float
    base: float
    ruby: float


def typeset(spans: Sequence[Span], style: Style, width: float, align: str = "left") -> Typeset:
    """Set ``spans`` one after another into lines of ``width`` pixels; cached."""
    return cached_typeset(tuple(spans), style, round(width), align)


def natural_width(spans: Sequence[Span], style: Style) -> float:
    """Return the width of ``spans`` on a single line."""
    return typeset(spans, style, 1_000_000).width


@lru_cache(maxsize=2048)
def cached_typeset(spans: tuple[Span, ...], style: Style, width: int, align: str) -> Typeset:
    """Set ``spans``; the cache is emptied when a visit in which somebody typed ends."""
    lines = _break(_measured(spans, style), width)
    has_ruby = any(item.atom.ruby for line in lines for item in line)
    pitch = style.em * (style.pitch_ruby if has_ruby else style.pitch)
    runs: list[Run] = []
    stripes: list[Stripe] = []
    widest = 0.0
    for number, line in enumerate(lines):
        used = sum(item.width for item in line)
        widest = max(widest, used)
        left = (width - used) / 2 if align == "centre" else 0.0
        _place(line, style, number * pitch, pitch, left, runs, stripes)
    height = round(pitch * max(1, len(lines)))
    return Typeset(tuple(runs), tuple(stripes), widest, height, len(lines))


def _measured(spans: Sequence[Span], style: Style) -> list[list[_Set]]:
    measured: list[list[_Set]] = []
    for span in spans:
        for phrase in phrases(span.text):
            measured.append([_measure(atom, span, style) for atom in phrase])
        if len(spans) > 1 and span is not spans[-1]:
            measured.append([_measure(Atom(" ", None, is_space=True), span, style)])
    flat = [item for group in measured for item in group]
    for position, item in enumerate(flat):
        if item.ruby > item.base:
            before = flat[position - 1] if position else None
            after = flat[position + 1] if position + 1 < len(flat) else None
            room = sum(style.ruby_em / 2 for other in (before, after) if _takes_overhang(other))
            item.width = max(item.base, item.ruby - room)
    return measured


def _takes_overhang(other: _Set | None) -> bool:
    return (
        other is None
        or (other.atom.ruby is None and not other.atom.text[-1:].isascii())
        or (other.atom.is_space)
    )


def _measure(atom: Atom, span: Span, style: Style) -> _Set:
    if atom.is_space:
        wide = style.em * (0.34 if span.lang.startswith("ja") else 0.27)
        return _Set(atom, span, wide, wide, 0.0)
    base = fonts.width(atom.text, span.lang, style.em, style.bold)
    ruby = fonts.width(atom.ruby, span.lang, style.ruby_em, False) if atom.ruby else 0.0
    return _Set(atom, span, base, base, ruby)


def _break(groups: list[list[_Set]], width: int) -> list[list[_Set]]:
    lines: list[list[_Set]] = [[]]
    used = 0.0
    for group in groups:
        wide = sum(item.width for item in group)
        if used + wide <= width or group[0].atom.is_space:
            if group[0].atom.is_space and (not lines[-1] or used + wide > width):
                continue
            lines[-1] += group
            used += wide
        elif wide <= width:
            lines.append(list(group))
            used = wide
        else:
            used = _break_phrase(lines, group, width, used)
    return [_trimmed(line) for line in lines]


def _break_phrase(lines: list[list[_Set]], group: list[_Set], width: int, used: float) -> float:
    """Break a phrase that is wider than a line between its atoms, by kinsoku."""
    for item in _split_wide(group, width):
        if used + item.width > width and lines[-1] and item.atom.text[0] not in NOT_FIRST:
            lines.append([])
            used = 0.0
        lines[-1].append(item)
        used += item.width
    return used


def _split_wide(group: list[_Set], width: int) -> list[_Set]:
    """Cut an atom that is wider than a whole line (a long address) into letters."""
    parts: list[_Set] = []
    for item in group:
        if item.width <= width or item.atom.ruby:
            parts.append(item)
            continue
        each = item.base / max(1, len(item.atom.text))
        parts += [_Set(Atom(c), item.span, each, each, 0.0) for c in item.atom.text]
    return parts


def _trimmed(line: list[_Set]) -> list[_Set]:
    while line and line[-1].atom.is_space:
        line.pop()
    return line


def _place(
    line: list[_Set],
    style: Style,
    top: float,
    pitch: float,
    left: float,
    runs: list[Run],
    stripes: list[Stripe],
) -> None:
    has_lead = pitch > style.em * style.pitch + 0.5
    ruby_em = style.ruby_em
    spare = pitch - style.em - (ruby_em if has_lead else 0)
    baseline = top + pitch - spare / 2 - style.em * 0.12
    x = left
    pending: list[_Set] = []
    start = x
    for item in line:
        joins = not item.atom.is_space and not item.atom.ruby and item.width == item.base
        if pending and (not joins or pending[-1].span is not item.span):
            runs.append(_run(pending, start, baseline, style))
            pending = []
        if joins:
            if not pending:
                start = x
            pending.append(item)
        elif item.atom.ruby:
            runs.append(_run([item], x + (item.width - item.base) / 2, baseline, style))
            ruby_x = x + (item.width - item.ruby) / 2
            ruby_line = baseline - style.em * 0.88 - ruby_em * 0.16
            runs.append(
                Run(
                    item.atom.ruby,
                    ruby_x,
                    ruby_line,
                    item.span.lang,
                    ruby_em,
                    False,
                    item.span.mark,
                    item.ruby,
                    is_ruby=True,
                )
            )
        _stripe(stripes, item, x, baseline, style)
        x += item.width
    if pending:
        runs.append(_run(pending, start, baseline, style))


def _run(items: list[_Set], x: float, baseline: float, style: Style) -> Run:
    text = "".join(item.atom.text for item in items)
    span = items[0].span
    wide = sum(item.base for item in items)
    return Run(text, x, baseline, span.lang, style.em, style.bold, span.mark, wide)


def _stripe(stripes: list[Stripe], item: _Set, x: float, baseline: float, style: Style) -> None:
    top, height = baseline - style.em, style.em * 1.24
    last = stripes[-1] if stripes else None
    if last is not None and last.mark == item.span.mark and last.y == top:
        stripes[-1] = Stripe(last.mark, last.x, top, x + item.width - last.x, height)
    else:
        stripes.append(Stripe(item.span.mark, x, top, item.width, height))
