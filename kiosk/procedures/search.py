"""Finding a procedure by what people type: kana, kanji, romaji, everyday words, small mistakes.

The index holds only the procedures' own words. What was typed is never kept, and a number of
twelve digits must not come here (`kiosk.desk.guard.contains_my_number`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from heapq import nsmallest
from math import sqrt

from kiosk.language.folding import kana_of_romaji
from kiosk.language.languages import Lang
from kiosk.procedures.content import Content
from kiosk.procedures.model import ProcedureId
from kiosk.procedures.search_entries import KNOWN, OWN, Entry, Say, entries_of
from kiosk.procedures.search_mistakes import Found, gaps_filled, nearly
from kiosk.procedures.search_terms import Terms, substance
from kiosk.procedures.search_words import (
    Readings,
    idle_words,
    is_latin,
    key_of,
    runs_of,
    stem_of,
)

Finder = Callable[[str, Lang], list[ProcedureId]]
Scores = dict[int, float]

_EXACT, _START, _INSIDE = 1.0, 0.75, 0.55
_CLOSENESS, _WEIGHT = 0.09, 0.15
_TOLD, _UNKNOWN, _KANA = 0.6, 0.5, 0.5
_ENOUGH, _LEAST, _SHARE = 0.45, 0.06, 0.25
_ALIKE = 0.7
_LONGEST_QUERY, _LONGEST_INSIDE = 60, 12
_GAP = re.compile(r"(?<=[ぁ-ヶー])[ 　]+(?=[ぁ-ヶー])")
_MOST_HITS, _LEAST_SUBSTANCE = 50, 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure that fits. ``score`` orders the hits of one search; 100 is an exact word."""

    id: ProcedureId
    title: str
    score: float


class SearchIndex:
    """The procedures of one terminal as one language searches them."""

    def __init__(self, entries: list[Entry], readings: Readings) -> None:
        self._entries = entries
        self._readings = readings
        self._terms = Terms(entries)

    def search(self, query: str) -> list[Hit]:
        """Return the procedures that fit ``query``, best first, at most 50; bad fits are left out.

        Mistyped words are only tried when nothing fits well. Works from the first kana.
        """
        spellings = self._spellings(query[:_LONGEST_QUERY])
        scores: Scores = {}
        for spelling in spellings:
            _keep_best(scores, self._fit(spelling))
        if max(scores.values(), default=0.0) < _ENOUGH:
            for spelling in spellings:
                _keep_best(scores, self._fit(spelling, has_mistakes=True))
        best = max(scores.values(), default=0.0)
        least = max(_LEAST, best * _SHARE if best < _EXACT else _LEAST)
        fitting = ((-score, number) for number, score in scores.items() if score >= least)
        return [self._hit(number, -score) for score, number in nsmallest(_MOST_HITS, fitting)]

    def _hit(self, number: int, score: float) -> Hit:
        entry = self._entries[number]
        return Hit(entry.id, entry.title, 100.0 if score >= _EXACT else round(score * 99, 1))

    def _spellings(self, query: str) -> list[str]:
        """Return ``query`` as typed, as the kana it reads or spells, and without its gaps.

        Kana are often typed word by word (「おかねが もらえる」); a known phrase may reach across.
        """
        read = self._readings.partly(query)
        kana = (read if _says_much(key_of(read)) else "", kana_of_romaji(query.strip()))
        joined = _GAP.sub("", query)
        return [spelling for spelling in dict.fromkeys((query, *kana, joined)) if spelling]

    def _fit(self, spelling: str, *, has_mistakes: bool = False) -> Scores:
        whole = key_of(spelling)
        if not whole or whole in idle_words():
            return {}
        scores = self._told(spelling, has_mistakes=has_mistakes)
        words = self._whole(whole)
        if has_mistakes:
            for near in nearly(self._terms, whole, is_whole=True):
                for number, weight in self._terms.places[near.key]:
                    _raise(words, number, (_ALIKE + _WEIGHT * (weight - 1)) * near.closeness**2)
        for number, score in words.items():
            scores[number] = max(scores.get(number, 0.0), score + scores.get(number, 0.0) * _WEIGHT)
        return scores

    def _whole(self, key: str) -> Scores:
        """Return how well the whole query is a word, begins one or stands in one."""
        scores: Scores = {}
        stem = stem_of(key)
        for form, exact in ((key, _EXACT), (stem if _says_much(stem) else key, _START)):
            for number, weight in self._terms.having(form):
                base = exact if weight >= OWN else _START if weight > KNOWN else _LEAST
                _raise(scores, number, base + _WEIGHT * weight if base > _LEAST else _LEAST)
        grown = [(term, _START) for term in self._terms.beginning(key)]
        if _says_much(key) and not is_latin(key) and len(key) <= _LONGEST_INSIDE:
            grown += [(term, _INSIDE) for term in self._terms.holding(key)]
        for term, base in grown:
            close = _CLOSENESS * len(key) / len(term)
            for number, weight in self._terms.places[term]:
                _raise(scores, number, base + close + _WEIGHT * (weight - 1))
        return scores

    def _told(self, spelling: str, *, has_mistakes: bool) -> Scores:
        """Return how much of a sentence the words of each procedure explain.

        A word inside a longer one that the procedure has as well does not count again.
        """
        asked = 0.0
        scores: Scores = {}
        for run in runs_of(spelling):
            seen = 0
            covered: dict[int, int] = {}
            found = [Found(start, end, key) for start, end, key in self._terms.inside(run)]
            if has_mistakes:
                found += gaps_filled(self._terms, run, found)
            for one in found:
                mask = (1 << one.end) - (1 << one.start)
                value = self._terms.rarity[one.key] * sqrt(substance(one.key)) * one.closeness
                if not seen & mask:
                    asked += value
                    seen |= mask
                for number, weight in self._terms.places[one.key]:
                    before = covered.get(number, 0)
                    if before & mask == mask:
                        continue
                    if weight > KNOWN:
                        covered[number] = before | mask
                    scores[number] = scores.get(number, 0.0) + value * weight
            asked += _UNKNOWN * sqrt(unknown_in(run, seen))
        share = _TOLD / max(asked, 1.0)
        least = _LEAST / share
        return {number: score * share for number, score in scores.items() if score >= least}


def _says_much(key: str) -> bool:
    return substance(key) >= _LEAST_SUBSTANCE


def unknown_in(run: list[str], seen: int) -> float:
    """Return how much no word explains, ``seen`` having a bit for each letter that one does.

    Kana count less: many are particles and endings.
    """
    return sum(
        substance(unit) if is_latin(unit) or substance(unit) > 1 else _KANA
        for place, unit in enumerate(run)
        if not seen >> place & 1 and unit not in idle_words()
    )


def _raise(scores: Scores, number: int, score: float) -> None:
    if score > scores.get(number, 0.0):
        scores[number] = score


def _keep_best(scores: Scores, others: Scores) -> None:
    for number, score in others.items():
        _raise(scores, number, score)


def build_index(content: Content, say: Say, lang: Lang) -> SearchIndex:
    """Return the index of ``content`` for residents reading ``lang``.

    Args:
        content: The content of one city.
        say: Returns a text of the content in a language; an untranslated one in Japanese.
        lang: Language code of the titles shown.
    """
    return SearchIndex(*entries_of(content, say, lang))


def finder(content: Content, say: Say) -> Finder:
    """Return a function that names the procedures fitting a query, best first.

    The index of a language is built at its first search.
    """
    indexes: dict[Lang, SearchIndex] = {}

    def find(query: str, lang: Lang) -> list[ProcedureId]:
        if lang not in indexes:
            indexes[lang] = build_index(content, say, lang)
        return [hit.id for hit in indexes[lang].search(query)]

    return find
