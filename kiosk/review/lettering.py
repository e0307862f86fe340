"""Text in a diagram: how wide it is and where its lines break, without any font at hand.

A browser has its own fonts; widths are those of a wide Japanese sans-serif, so nothing runs over.
"""

from __future__ import annotations

from unicodedata import east_asian_width

_WIDE, _NARROW, _CAPITAL = 1.0, 0.58, 0.72
_NOT_FIRST = "、。）」』】・：！？ーっゃゅょァィゥェォッャュョぁぃぅぇぉ%％"
_NOT_LAST = "（「『【"


def width(text: str, size: float) -> float:
    """Return how wide ``text`` is at most, set ``size`` pixels high."""
    return sum(_share(letter) for letter in text) * size


def lines(text: str, size: float, room: float) -> list[str]:
    """Return ``text`` in lines that fit into ``room``: between phrases, else by kinsoku."""
    found: list[str] = []
    line = ""
    for phrase in text.split(" "):
        joined = f"{line} {phrase}" if line else phrase
        if width(joined, size) <= room:
            line = joined
            continue
        if line and width(phrase, size) <= room:
            found.append(line)
            line = phrase
            continue
        *whole, line = _cut(joined, size, room)
        found += whole
    return [*found, line] if line or not found else found


def _cut(text: str, size: float, room: float) -> list[str]:
    found, line = [], ""
    for letter in text:
        if line and width(line + letter, size) > room and letter not in _NOT_FIRST:
            end = len(line)
            while end > 1 and line[end - 1] in _NOT_LAST:
                end -= 1
            found.append(line[:end].rstrip())
            line = line[end:].lstrip()
        line += letter
    return [*found, line]


def _share(letter: str) -> float:
    if east_asian_width(letter) in "WFA":
        return _WIDE
    return _CAPITAL if letter.isupper() else _NARROW
