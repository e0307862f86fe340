"""Measures text with its ruby and breaks it into lines; `typeset` puts the lines into place.

A ruby wider than its word pushes the word's neighbours apart, but may overhang neighbouring kana by
half a ruby character (the habit of JLREQ). It never hangs over the edge of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil

import msgspec

from ui.text import fonts
from ui.text.break_lines import NOT_FIRST, NOT_LAST, Atom, phrases
from ui.tokens import RUBY

_JAPANESE_SPACE = 0.34
_WIDE_SPACE = 0.8
_LATIN_SPACE = 0.27
_LONELY = 2
_MOST_EVEN = 3
"""Longer texts are read as prose: full lines."""
_EVEN_TO = 4
_RUBY_GAP = 0.2
"""Left free between two ruby that meet, in ruby characters."""


class Style(msgspec.Struct, frozen=True):
    """How a text is set: pixels per em, weight, distances of lines in em, least ruby in pixels.

    ``is_even`` makes the lines of a text about as long as one another: for titles and labels.
    """

    em: int
    pitch: float
    pitch_ruby: float
    ruby_least: int
    bold: bool = False
    is_even: bool = False

    @property
    def ruby_em(self) -> int:
        """Height of the ruby."""
        return max(self.ruby_least, round(self.em * RUBY))


class Span(msgspec.Struct, frozen=True):
    """A text in one language; ``mark`` is what the readout calls it."""

    text: str
    lang: str
    mark: object = None


class Measured(msgspec.Struct):
    """An atom with its widths in pixels.

    ``width`` is what it takes in the line, ``base`` its own, ``ruby`` its ruby's. ``lead`` and
    ``trail`` are how far the ruby hangs over its neighbours, before and behind.
    """

    atom: Atom
    span: Span
    width: float
    base: float
    ruby: float
    lead: float = 0.0
    trail: float = 0.0


Group = list[Measured]


@lru_cache(maxsize=1024)
def measured(spans: tuple[Span, ...], style: Style) -> list[Group]:
    """Return the phrases of ``spans`` with their widths; spans are set apart by a space.

    The same text is set into several widths while a page looks for its best form: what is returned
    is shared, and not to be changed.
    """
    ruby_em = style.ruby_em
    groups: list[Group] = []
    for span in spans:
        for phrase in phrases(span.text):
            groups.append([_measure(atom, span, style, ruby_em) for atom in phrase])
        if span is not spans[-1]:
            groups.append([_measure(Atom(" ", None, is_space=True), span, style, ruby_em)])
    flat = [item for group in groups for item in group]
    if not any(item.ruby for item in flat):
        return groups
    for position, item in enumerate(flat):
        if item.ruby > item.base:
            before = flat[position - 1] if position else None
            after = flat[position + 1] if position + 1 < len(flat) else None
            _overhang(item, before, after, ruby_em)
    for item, after in pairwise(flat):
        _set_apart(item, after, ruby_em)
    return groups


def _set_apart(item: Measured, after: Measured, em: int) -> None:
    """Keep the ruby of two words that follow one another from running into one."""
    if item.ruby and after.ruby:
        free = max(0.0, item.base - item.ruby) / 2 + max(0.0, after.base - after.ruby) / 2
        item.width += max(0.0, em * _RUBY_GAP - free)


def _overhang(item: Measured, before: Measured | None, after: Measured | None, em: int) -> None:
    """Let the ruby of ``item``, ``em`` high, hang over its neighbours; widen it by the rest."""
    excess = item.ruby - item.base
    left, right = _overlap_room(before, em), _overlap_room(after, em)
    room = left + right
    used = min(excess, room)
    if room:
        item.lead, item.trail = used * left / room, used * right / room
    item.width = item.ruby - used


def _overlap_room(other: Measured | None, em: int) -> float:
    """Return how far a ruby ``em`` high may hang over ``other``.

    Half of it, the rest is its other side's; and the two that meet there leave a gap.
    """
    if other is None or other.atom.ruby is not None:
        return 0.0
    if other.atom.text[-1].isascii() and not other.atom.is_space:
        return 0.0
    return max(0.0, min(em / 2, (other.base - em * _RUBY_GAP) / 2))


def _measure(atom: Atom, span: Span, style: Style, ruby_em: int) -> Measured:
    lang, em, bold = span.lang, style.em, style.bold
    if atom.is_space:
        usual = _JAPANESE_SPACE if lang.startswith("ja") else _LATIN_SPACE
        wide = em * (_WIDE_SPACE if "\u3000" in atom.text else usual)
        return Measured(atom, span, wide, wide, 0.0)
    base = fonts.width(atom.text, lang, em, bold)
    if atom.ruby:
        return Measured(atom, span, base, base, fonts.width(atom.ruby, lang, ruby_em, False))
    # The foot of a j hangs out to the left, the arm of an f to the right: a line gives them room.
    return Measured(atom, span, base, base, 0.0, *fonts.overhang(atom.text, lang, em, bold))


def width_of(line: Sequence[Measured]) -> float:
    """Return the width of a line with what hangs over at its two ends."""
    if not line:
        return 0.0
    return line[0].lead + _sum(line) + line[-1].trail


def _sum(line: Sequence[Measured]) -> float:
    return sum([item.width for item in line])


def break_lines(groups: list[Group], width: int) -> list[Group]:
    """Return the lines: between phrases where they fit, else between atoms, by kinsoku."""
    lines: list[Group] = [[]]
    # Where the last whole phrase begins: in the line being filled, and in the one above it.
    begins = above = 0
    used = 0.0  # of the line being filled, without what hangs over at its ends
    for group in groups:
        own = _sum(group)
        if group[0].atom.is_space:
            if lines[-1]:
                lines[-1] += group
                used += own
        elif (lines[-1] or group)[0].lead + used + own + group[-1].trail <= width:
            begins = len(lines[-1])
            lines[-1] += group
            used += own
        elif width_of(group) <= width:
            begins, above = 0, begins
            lines.append(list(group))
            used = own
        else:
            begins = above = 0
            _break_phrase(lines, group, width)
            used = _sum(lines[-1])
    if above and _letters(lines[-1]) <= _LONELY:
        _give_company(lines, above, width)
    return [_trimmed(line) for line in lines]


def _letters(line: Group) -> int:
    return sum(letter not in NOT_FIRST for item in line for letter in item.atom.text.strip())


def _give_company(lines: list[Group], above: int, width: int) -> None:
    """Move the last phrase of the line above down to a last line of a letter or two."""
    moved = [*lines[-2][above:], *lines[-1]]
    if width_of(_trimmed(list(moved))) <= width:
        lines[-2:] = [lines[-2][:above], moved]


def even_lines(groups: list[Group], width: int) -> list[Group]:
    """Return as few lines as `break_lines` does, the longest of them as short as can be."""
    lines = break_lines(groups, width)
    widest = max(map(width_of, groups), default=0.0)
    if not 1 < len(lines) <= _MOST_EVEN or widest > width:
        return lines
    # No phrase is broken for it.
    least, most = max(width // len(lines), ceil(widest) - 1), width
    while most - least > _EVEN_TO:
        middle = (least + most) // 2
        tried = break_lines(groups, middle)
        if len(tried) > len(lines) or max(map(width_of, tried)) > middle:
            least = middle
        else:
            lines, most = tried, middle
    return lines


def _break_phrase(lines: list[Group], group: Group, width: int) -> None:
    for item in _split_wide(group, width):
        if lines[-1] and width_of([*lines[-1], item]) > width:
            lines.append(_taken_along(lines[-1], item))
        lines[-1].append(item)


def _taken_along(line: Group, item: Measured) -> Group:
    """Take off the end of ``line`` what must not be parted from ``item``: kinsoku, by moving down.

    A closing sign may not begin a line and an opening sign not end one.
    """
    taken: Group = []
    following = item
    while len(line) > 1 and (
        following.atom.text[0] in NOT_FIRST or line[-1].atom.text[-1] in NOT_LAST
    ):
        following = line.pop()
        taken.insert(0, following)
    return taken


def _split_wide(group: Group, width: int) -> Group:
    """Cut an atom that is wider than a whole line (a long address) into letters."""
    parts: Group = []
    for item in group:
        if item.width <= width or item.atom.ruby:
            parts.append(item)
            continue
        each = item.base / max(1, len(item.atom.text))
        parts += [Measured(Atom(c), item.span, each, each, 0.0) for c in item.atom.text]
    return parts


def _trimmed(line: Group) -> Group:
    while line and line[-1].atom.is_space:
        line.pop()
    return line
