"""From lines to set text: the styles of the kiosk, and a pencil that adds elements to a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kiosk.guide.blocks import Line
from ui.drawing.elements import Element, Words
from ui.text.measure import Span, Style
from ui.text.typeset import Typeset, natural_width, typeset
from ui.tokens import Metrics

BESIDE = 0.72
"""Size of the second language against the first."""

TWIN_GAP = 0.06
"""Room above the second language, in its size: its ruby stays clear of descenders above."""

LEAST_TEXT_MM = 5


@lru_cache(maxsize=128)
def style(metrics: Metrics, em: int, *, bold: bool = False, tight: bool = False) -> Style:
    """Return the style of a text ``em`` pixels high; ``tight`` is for titles and buttons.

    The lines of a bold tight text are even.
    """
    loose = metrics.pitch(has_ruby=False)
    ruby = metrics.pitch(has_ruby=True)
    least = ruby_least(metrics, em)
    if tight:
        return Style(em, max(1.3, loose - 0.25), max(1.72, ruby - 0.28), least, bold, is_even=bold)
    return Style(em, loose, ruby, least, bold)


def ruby_least(metrics: Metrics, em: int) -> int:
    """Return the least height of ruby over text ``em`` high: readable, but never near its text."""
    return metrics.ruby_least if em >= metrics.mm(LEAST_TEXT_MM) else round(em * 0.62)


def span_of(line: Line) -> Span:
    """Return the span of ``line`` that the readout can find again."""
    return Span(line.text, line.lang, Line(line.text, line.lang))


class Pencil:
    """Collects elements from top to bottom inside one column."""

    def __init__(self, metrics: Metrics, width: float) -> None:
        self.metrics = metrics
        self.width = width
        self.elements: list[Element] = []
        self.y = 0.0

    def words(
        self,
        lines: Sequence[Line],
        set_in: Style,
        *,
        ink: str = "ink",
        x: float = 0.0,
        width: float | None = None,
        align: str = "left",
    ) -> float:
        """Write ``lines`` at the current height and return the width they took.

        In one language they flow on; in two, each stands alone with its twin under it.
        """
        room = self.width - x if width is None else width
        if all(line.beside is None for line in lines):
            return self._write([span_of(line) for line in lines], set_in, ink, x, room, align)
        widest = 0.0
        for line in lines:
            widest = max(widest, self._write([span_of(line)], set_in, ink, x, room, align))
            if line.beside is not None:
                small = beside_style(self.metrics, set_in)
                self.y += round(small.em * TWIN_GAP)
                other = [span_of(line.beside)]
                other_ink = "second" if ink == "ink" else ink
                widest = max(widest, self._write(other, small, other_ink, x, room, align))
        return widest

    def first_line(self) -> float:
        """Return the lower edge of the first line that was written; 0 without one."""
        first = next((e for e in self.elements if isinstance(e, Words)), None)
        return first.y + first.text.height / first.text.lines if first is not None else 0.0

    def _write(
        self,
        spans: list[Span],
        set_in: Style,
        ink: str,
        x: float,
        room: float,
        align: str,
    ) -> float:
        text = typeset(spans, set_in, room, align)
        self.elements.append(Words(x, self.y, text, ink, room))
        self.y += text.height
        return text.width


@lru_cache(maxsize=128)
def beside_style(metrics: Metrics, main: Style) -> Style:
    """Return the style of the second language under a text set in ``main``."""
    em = max(round(main.em * BESIDE), metrics.mm(LEAST_TEXT_MM))
    least = ruby_least(metrics, em)
    return Style(em, main.pitch, main.pitch_ruby, least, is_even=main.is_even)


def block_height(lines: Sequence[Line], set_in: Style, width: float, metrics: Metrics) -> float:
    """Return the height ``lines`` take in ``width``."""
    pencil = Pencil(metrics, width)
    pencil.words(lines, set_in)
    return pencil.y


def line_width(line: Line, set_in: Style, metrics: Metrics) -> float:
    """Return the width of ``line`` on one line, its twin included."""
    wide = natural_width([span_of(line)], set_in)
    if line.beside is not None:
        wide = max(wide, natural_width([span_of(line.beside)], beside_style(metrics, set_in)))
    return wide


def set_line(line: Line, set_in: Style, width: float, align: str = "left") -> Typeset:
    """Return ``line`` alone, set into ``width``."""
    return typeset([span_of(line)], set_in, width, align)


def fits_words(line: Line, words: Style, room: float, metrics: Metrics) -> bool:
    """Say whether every word of ``line`` fits into ``room`` without being cut."""
    parts = [Line(part, line.lang) for part in line.shown.split(" ") if part]
    return all(line_width(part, words, metrics) <= room for part in parts)
