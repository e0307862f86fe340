"""Sets marked text into lines with ruby: from spans and a width to positioned runs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

import msgspec

from ui.text.measure import Measured, Span, Style, break_lines, even_lines, measured, width_of


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


def typeset(spans: Sequence[Span], style: Style, width: float, align: str = "left") -> Typeset:
    """Set ``spans`` one after another into lines of ``width`` pixels; cached."""
    return cached_typeset(tuple(spans), style, round(width), align)


def natural_width(spans: Sequence[Span], style: Style) -> float:
    """Return the width of ``spans`` on a single line."""
    return typeset(spans, style, 1_000_000).width


@lru_cache(maxsize=2048)
def cached_typeset(spans: tuple[Span, ...], style: Style, width: int, align: str) -> Typeset:
    """Set ``spans``; the cache is emptied when a visit in which somebody typed ends."""
    lines = (even_lines if style.is_even else break_lines)(measured(spans, style), width)
    has_ruby = any(item.atom.ruby for line in lines for item in line)
    pitch = style.em * (style.pitch_ruby if has_ruby else style.pitch)
    writer = _Writer(style, pitch, has_ruby=has_ruby)
    widest = 0.0
    for line in lines:
        used = width_of(line)
        widest = max(widest, used)
        writer.write(line, (width - used) / 2 if align == "centre" else 0.0)
    height = round(pitch * max(1, len(lines)))
    return Typeset(tuple(writer.runs), tuple(writer.stripes), widest, height, len(lines))


class _Writer:
    """Turns lines of measured atoms into runs and stripes, top to bottom."""

    def __init__(self, style: Style, pitch: float, *, has_ruby: bool) -> None:
        self.style = style
        self.runs: list[Run] = []
        self.stripes: list[Stripe] = []
        spare = pitch - style.em - (style.ruby_em if has_ruby else 0)
        self._pitch = pitch
        self._baseline = pitch - spare / 2 - style.em * 0.12

    def write(self, line: Sequence[Measured], left: float) -> None:
        """Add one line, beginning ``left`` pixels from the edge."""
        x = left + (line[0].lead if line else 0.0)
        pending: list[Measured] = []
        start = x
        for item in line:
            # A ruby no wider than its word leaves the word in its place among the others.
            joins = not item.atom.is_space and item.width == item.base
            if pending and (not joins or pending[-1].span is not item.span):
                self._run(pending, start)
                pending = []
            if joins:
                start = start if pending else x
                pending.append(item)
            if item.atom.ruby:
                self._word_with_ruby(item, x, is_apart=not joins)
            x += item.width
        if pending:
            self._run(pending, start)
        self._stripes(line, left)
        self._baseline += self._pitch

    def _word_with_ruby(self, item: Measured, x: float, *, is_apart: bool) -> None:
        ruby_x = x - item.lead if item.ruby > item.base else x + (item.base - item.ruby) / 2
        if is_apart:
            centred = ruby_x + (item.ruby - item.base) / 2
            self._run([item], min(max(centred, x), x + item.width - item.base))
        above = self._baseline - self.style.em * 0.88 - self.style.ruby_em * 0.16
        self.runs.append(
            Run(
                item.atom.ruby or "",
                ruby_x,
                above,
                item.span.lang,
                self.style.ruby_em,
                bold=False,
                mark=item.span.mark,
                width=item.ruby,
                is_ruby=True,
            )
        )

    def _run(self, items: Sequence[Measured], x: float) -> None:
        text = "".join(item.atom.text for item in items)
        span, style = items[0].span, self.style
        wide = sum(item.base for item in items)
        self.runs.append(
            Run(text, x, self._baseline, span.lang, style.em, style.bold, span.mark, wide)
        )

    def _stripes(self, line: Sequence[Measured], left: float) -> None:
        em = self.style.em
        x = left + (line[0].lead if line else 0.0)
        for mark, items in groupby(line, key=lambda item: item.span.mark):
            wide = sum([item.width for item in items])
            self.stripes.append(Stripe(mark, x, self._baseline - em, wide, em * 1.24))
            x += wide
