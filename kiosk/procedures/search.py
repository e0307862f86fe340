"""Finding a procedure by what people type: kana, kanji, romaji, everyday words, small mistakes.

The index holds only the procedures' own words. What was typed is never kept, and a number of
twelve digits must not come here (`kiosk.desk.guard.contains_my_number`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kiosk.language.folding import folded, kana_of_romaji, shortened
from kiosk.language.languages import Lang
from kiosk.procedures.model import Content, ProcedureId
from kiosk.procedures.search_words import EDGE, SPACES, Entry, Readings, Say, entries_of, stem_of

Finder = Callable[[str, Lang], list[ProcedureId]]

_EXACT, _START, _INSIDE, _TERMS, _COVERED, _READ = 100.0, 80.0, 60.0, 50.0, 45.0, 6.0
_ALIKE = 45.0
_CLOSENESS = 9.0
_OTHER_SPELLING, _STEM = 2.0, 5.0
_ENOUGH_COVERED = 0.15
_ENOUGH_ALIKE = 66.0
_ENOUGH_GRAMS = 0.2
_LONGEST_QUERY = 60
_SHORTEST_WORD = 2
_SHORTEST_ALIKE = 3

_KANJI = re.compile(r"[一-鿿々]")


@dataclass(frozen=True, slots=True)
class Hit:
    """A procedure that fits. ``score`` orders the hits of one search; 100 is an exact word."""

    id: ProcedureId
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class _Spelling:
    """One way to write what was typed. ``less`` is taken from what it scores."""

    text: str
    short: str
    less: float = 0.0


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, prepared once for all procedures.

    ``whole`` are its foldings, ``forms`` these and their stems, ``terms`` the foldings of each part
    between spaces, ``known`` the words of the index that stand in it: start, end, how much each
    says.
    """

    whole: tuple[str, ...]
    forms: tuple[_Spelling, ...]
    terms: tuple[tuple[str, ...], ...]
    known: tuple[tuple[str, tuple[tuple[int, int, float], ...]], ...]


class SearchIndex:
    """The procedures of one terminal as one language searches them."""

    def __init__(self, entries: list[Entry], readings: Readings) -> None:
        self._entries = entries
        self._readings = readings

    def search(self, query: str) -> list[Hit]:
        """Return every procedure that fits ``query``, best first; empty text fits none.

        Mistyped words are only tried when nothing fits well. Works from the first kana.
        """
        asked = self._asked(query[:_LONGEST_QUERY])
        if not asked.whole:
            return []
        scores = {entry.id: _score(entry, asked) for entry in self._entries}
        if max(scores.values(), default=0.0) < _TERMS:
            alike = self._alike(asked.whole)
            scores = {entry: _both(score, alike.get(entry, 0.0)) for entry, score in scores.items()}
        hits = [
            Hit(entry.id, entry.title, round(scores[entry.id], 1))
            for entry in self._entries
            if scores[entry.id]
        ]
        return sorted(hits, key=lambda hit: -hit.score)

    def _asked(self, query: str) -> _Asked:
        whole = self._spellings(query)
        stems = [stem for text in whole if (stem := stem_of(text)) != text]
        forms = (
            *(_Spelling(text, shortened(text)) for text in whole),
            *(_Spelling(text, shortened(text), _STEM) for text in stems),
        )
        parts = [part for part in SPACES.split(query) if part]
        terms = tuple(map(self._spellings, parts)) if len(parts) > 1 else ()
        return _Asked(whole, forms, terms, tuple(self._known(whole)))

    def _spellings(self, query: str) -> tuple[str, ...]:
        """Return the foldings of ``query``: as typed, and as the kana it reads or spells."""
        kana = (self._readings.kana_of(query), kana_of_romaji(query.strip()))
        found = [folded(query), *(folded(reading) for reading in kana if reading)]
        return tuple(spelling for spelling in dict.fromkeys(found) if spelling)

    @cached_property
    def _spread(self) -> Counter[str]:
        """How many procedures know each word: common words say little."""
        return Counter(word for entry in self._entries for word in entry.stems)

    def _known(
        self, whole: tuple[str, ...]
    ) -> Iterator[tuple[str, tuple[tuple[int, int, float], ...]]]:
        for text in whole:
            places = (
                (start, end, 1 / self._spread[text[start:end]])
                for start in range(len(text))
                for end in range(start + _SHORTEST_WORD, len(text) + 1)
                if text[start:end] in self._spread
            )
            yield text, tuple(places)

    def _alike(self, spellings: tuple[str, ...]) -> dict[ProcedureId, float]:
        """Return the procedures with a word nearly spelled like the query, or parts of it."""
        # Importing it takes longer than a search; nearly all searches do without.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        scores: dict[ProcedureId, float] = {}
        for spelling in spellings:
            if len(spelling) < _SHORTEST_ALIKE:
                continue
            shared = self._shared_parts(spelling)
            for entry in self._entries:
                best = process.extractOne(
                    shortened(spelling),
                    entry.short_words,
                    scorer=fuzz.ratio,
                    score_cutoff=_ENOUGH_ALIKE,
                )
                alike = best[1] / 100 if best is not None else 0.0
                score = _ALIKE * max(alike, shared.get(entry.id, 0.0))
                scores[entry.id] = max(score, scores.get(entry.id, 0.0))
        return scores

    def _shared_parts(self, spelling: str) -> dict[ProcedureId, float]:
        """Return, for each procedure, what share of the query's parts its words hold.

        A part that few procedures hold says more.
        """
        parts = set(_parts(spelling))
        having = {
            part: [entry.id for entry in self._entries if part in entry.joined] for part in parts
        }
        shares: dict[ProcedureId, float] = {}
        for ids in having.values():
            for entry_id in ids:
                shares[entry_id] = shares.get(entry_id, 0.0) + 1 / len(ids) / len(parts)
        return {entry_id: share for entry_id, share in shares.items() if share >= _ENOUGH_GRAMS}


def _both(told: float, alike: float) -> float:
    """Return one score for two weak signs: the stronger one, helped by the other."""
    return max(told, alike) + min(told, alike) / 2


def _score(entry: Entry, asked: _Asked) -> float:
    best = max(_fit(entry, form) for form in asked.forms)
    if best < _TERMS and asked.terms:
        best = max(best, _fit_terms(entry, asked.terms))
    if best < _COVERED:
        best = max(best, *(_covered(entry, text, places) for text, places in asked.known))
    if best <= 0 and any(_is_read(entry, spelling) for spelling in asked.whole):
        best = _READ
    return best


def _fit(entry: Entry, form: _Spelling) -> float:
    """Return how well one spelling fits the procedure's words; 0 when it does not."""
    found = _fit_words(form.text, entry.joined, entry.words)
    if found < _EXACT:
        short = _fit_words(form.short, entry.short_joined, entry.short_words)
        found = max(found, short - _OTHER_SPELLING)
    return max(found - form.less, 0.0)


def _fit_terms(entry: Entry, terms: tuple[tuple[str, ...], ...]) -> float:
    """Return how well all terms of a query with spaces fit together; 0: one is missing."""
    total = 0.0
    for spellings in terms:
        weight = max((entry.weight(spelling) for spelling in spellings), default=0.0)
        if not weight:
            return 0.0
        total += weight
    return _TERMS * total / len(terms)


def _covered(entry: Entry, text: str, places: tuple[tuple[int, int, float], ...]) -> float:
    """Return how much of a whole sentence the procedure's words explain."""
    weights = [0.0] * len(text)
    for start, end, weight in places:
        if text[start:end] in entry.stems:
            weights[start:end] = [max(weight, old) for old in weights[start:end]]
    covered = sum(weights) / len(text)
    return _COVERED * covered if covered >= _ENOUGH_COVERED else 0.0


def _fit_words(query: str, joined: str, words: frozenset[str]) -> float:
    if not query or query not in joined:
        return 0.0
    if query in words:
        return _EXACT
    is_start = EDGE + query in joined
    lengths = (
        len(word) for word in words if (word.startswith(query) if is_start else query in word)
    )
    return (_START if is_start else _INSIDE) + _CLOSENESS * len(query) / min(lengths)


def _is_read(entry: Entry, query: str) -> bool:
    return len(query) >= _SHORTEST_WORD and query in entry.rest


def _parts(text: str) -> Iterator[str]:
    """Yield pairs of letters where a kanji is among them, else threes."""
    for start in range(len(text) - 1):
        pair = text[start : start + 2]
        if _KANJI.search(pair):
            yield pair
        elif start + 2 < len(text):
            yield text[start : start + 3]


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
