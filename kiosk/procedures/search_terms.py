"""The words of all procedures, looked up by what stands in a query, around it, or nearly so.

It knows which procedures have a word and how much; what that is worth is for `search`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import islice
from math import log

from kiosk.procedures.search_entries import KNOWN, OWN, Entry
from kiosk.procedures.search_words import idle_words, is_latin, stem_of

Places = list[tuple[int, float]]

_LONGEST = 24
_SHORTEST_ALIKE = 4
_SHORTEST_KANA = 3
_WIDE = re.compile(r"[^a-z0-9ぁ-ゖー]")
_MOST_TERMS = 400
_MOST_READ = 20
"""A word in the texts of more procedures, or of more than one in so many, says nothing there."""
_MOST_SHARING = 3_000
_BEFORE, _AFTER = "のがはにるたい", "のがはにでともへ"
_WITHIN = 0.4


def _with_parts(words: dict[str, float], own: set[str]) -> dict[str, float]:
    """Return ``words`` and, weighing less, the words of all procedures that stand in them."""
    found = dict(words)
    for key, weight in words.items():
        if weight < OWN or is_latin(key):
            continue
        for start in range(len(key)):
            for end in range(start + 2, min(len(key), start + _LONGEST) + 1):
                part = key[start:end]
                if part in own and substance(part) >= _SHORTEST_ALIKE:
                    found[part] = max(found.get(part, 0.0), weight * _WITHIN)
    return found


def substance(key: str) -> int:
    """Return how much a key says: a kanji or Hangul two, a kana or Latin letter one."""
    return len(key) + len(_WIDE.findall(key))


class Terms:
    """Which procedures, by their number, know a word, and how much it belongs to each.

    ``rarity`` is how much a word says about which procedure: 1 where one alone has it.
    """

    def __init__(self, entries: list[Entry]) -> None:
        self.places: dict[str, Places] = {}
        own = {key for entry in entries for key, weight in entry.words.items() if weight >= OWN}
        for number, entry in enumerate(entries):
            for key, weight in _with_parts(entry.words, own).items():
                self.places.setdefault(key, []).append((number, weight))
        count, most = len(entries), max(_MOST_READ, len(entries) // _MOST_READ)
        self.rarity = {
            key: log(1 + count / max(sum(weight for _, weight in places), 1.0)) / log(1 + count)
            for key, places in self.places.items()
        }
        for key, places in self.places.items():
            if len(places) > most:
                self.places[key] = [place for place in places if place[1] > KNOWN]

    @cached_property
    def _known(self) -> list[str]:
        """The words people look for, in order."""
        return sorted(
            key
            for key, places in self.places.items()
            if any(weight > KNOWN for _, weight in places)
        )

    def inside(self, run: list[str]) -> list[tuple[int, int, str]]:
        """Return start, end and key of every known word in ``run``, the longest first."""
        found = []
        for start in range(len(run)):
            key = ""
            for end in range(start, min(len(run), start + _LONGEST)):
                key += run[end]
                if key not in self.places or idle_words().issuperset(run[start : end + 1]):
                    continue
                if not _is_chance(start, end + 1, run):
                    found.append((start, end + 1, key))
            stem = stem_of(run[start])
            if stem != run[start] and is_latin(stem) and stem in self.places:
                found.append((start, start + 1, stem))
        return sorted(found, key=lambda one: one[0] - one[1])

    def beginning(self, part: str) -> list[str]:
        """Return the known words that begin with ``part``."""
        first = bisect_left(self._known, part)
        last = bisect_left(self._known, part + "\U0010ffff", lo=first)
        return self._known[first:last]

    def holding(self, part: str) -> list[str]:
        """Return some known words of four letters or more with ``part`` of two or more inside."""
        having = min((self._grams.get(pair, []) for pair in pairs(part)), key=len, default=[])
        words = (self._known[number] for number in having)
        inside = (word for word in words if part in word and not word.startswith(part))
        return list(islice(inside, _MOST_TERMS))

    @cached_property
    def _grams(self) -> dict[str, list[int]]:
        grams: dict[str, list[int]] = {}
        for number, key in enumerate(self._known):
            if len(key) >= _SHORTEST_ALIKE or substance(key) >= _SHORTEST_ALIKE:
                for gram in pairs(key):
                    grams.setdefault(gram, []).append(number)
        return grams

    def sharing(self, part: str, most: int) -> list[str]:
        """Return the known words that share most pairs of letters with ``part``."""
        shared: dict[int, int] = {}
        left = _MOST_SHARING
        for having in sorted((self._grams.get(gram, []) for gram in pairs(part)), key=len):
            left -= len(having)
            if left < 0:
                break
            for number in having:
                shared[number] = shared.get(number, 0) + 1
        least = 1 if len(part) <= _SHORTEST_ALIKE else 2
        close = {
            number: count / (len(self._known[number]) + 1)
            for number, count in shared.items()
            if count >= least
        }
        best = sorted(close, key=lambda number: -close[number])[:most]
        return [self._known[number] for number in best]

    def having(self, key: str) -> Places:
        """Return the procedures that know a word or its stem."""
        return self.places.get(key) or self.places.get(stem_of(key)) or []


def _is_chance(start: int, end: int, run: list[str]) -> bool:
    """Say whether these letters are so few kana within others that they need not be a word."""
    if (
        end - start >= _SHORTEST_KANA
        or is_latin(run[start])
        or _WIDE.search("".join(run[start:end]))
    ):
        return False
    is_free = (start == 0 or run[start - 1] in _BEFORE) and (end == len(run) or run[end] in _AFTER)
    return not is_free or (end - start == 1 and len(run) > 1)


def pairs(text: str) -> Iterable[str]:
    """Return the pairs of letters in ``text``."""
    return {text[start : start + 2] for start in range(len(text) - 1)}
