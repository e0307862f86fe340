"""One sentence in the largest type its room holds, the resident's language smaller under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.guide.blocks import Line
from kiosk.language.ruby import escape, plain
from ui.drawing.elements import Words
from ui.text.measure import Span, Style
from ui.text.typeset import natural_width, typeset
from ui.tokens import RUBY

_SMALLER = 0.94
_OWN = 0.42
"""Size of the resident's language against the sentence in Japanese."""
_PITCH = 1.34
_PITCH_RUBY = 1.66


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels per em: the largest and the smallest to try, and the least of the second language."""

    most: int
    least: int
    own: int

    def each(self) -> Iterator[int]:
        """Yield what to try, the largest first."""
        em = self.most
        while em > self.least:
            yield em
            em = int(em * _SMALLER)
        yield self.least


@dataclass(frozen=True, slots=True)
class Largest:
    """The words in place from their own corner, how high they are, and the type they took."""

    words: tuple[Words, ...]
    height: float
    em: int


def largest(line: Line, sizes: Sizes, width: int, height: float) -> Largest:
    """Return ``line`` in the largest of ``sizes`` that fits; no word is cut above the least.

    Whoever reads the Japanese at a counter reads kanji: without readings the type is larger.
    """
    bare = Line(escape(plain(line.text)), line.lang)
    found = _written(line, bare, sizes, sizes.least, width)
    for em in sizes.each():
        words = (Line(escape(word), bare.lang) for word in bare.shown.split(" "))
        style = _style(em)
        if all(natural_width([Span(one.text, one.lang)], style) <= width for one in words):
            found = _written(line, bare, sizes, em, width)
            if found.height <= height:
                return found
    return found


def _style(em: int) -> Style:
    return Style(em, _PITCH, _PITCH_RUBY, round(em * RUBY), bold=True, is_even=True)


def _written(line: Line, bare: Line, sizes: Sizes, em: int, width: int) -> Largest:
    # The readout marks the sentence by the line it reads, readings included.
    said = Span(bare.text, bare.lang, Line(line.text, line.lang))
    text = typeset([said], _style(em), width, "centre")
    words = [Words(0, 0, text, "ink", width)]
    tall = float(text.height)
    if line.beside is not None:
        own = _style(max(sizes.own, round(em * _OWN)))
        span = Span(line.beside.text, line.beside.lang, line.beside)
        under = typeset([span], own, width, "centre")
        tall += own.em / 2
        words.append(Words(0, tall, under, "second", width))
        tall += under.height
    return Largest(tuple(words), tall, em)
