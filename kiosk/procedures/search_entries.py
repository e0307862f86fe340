"""What each procedure is found by: its title, its words and its texts, with their weights.

How words are written alike is in `search_words`, the looking up in `search_terms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from kiosk.i18n import Text
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import plain, spoken, without_placeholders
from kiosk.procedures.content import Content
from kiosk.procedures.model import Procedure, ProcedureId
from kiosk.procedures.search_words import (
    KANJI,
    SPACES,
    Readings,
    forms_of,
    idle_words,
    is_latin,
    key_of,
    known_readings,
    other_words,
    without_particle,
)
from kiosk.procedures.texts import texts_of

Say = Callable[[Lang, Text], str]

OWN = 0.6
"""A word that weighs this much stands in the title or among the author's words."""
KNOWN = 0.1
"""A word that weighs more is one people look for; others only stand in the texts."""
_TITLE, _PHRASE, _LEAST_OWN, _STEP_DOWN = 1.0, 0.9, OWN, 0.008
_SYNONYM, _PART, _FORM, _ROOT, _READ = 0.58, 0.6, 0.7, 0.35, 0.08

_INNER = re.compile(r"(?<=[一-鿿々ァ-ヶー])[のがはにでと](?=[一-鿿々ァ-ヶ])")
_OKURIGANA = re.compile(r"(.*[一-鿿々])[ぁ-ん]{1,4}$")
_LONG_KANJI = re.compile(r"[一-鿿々]{3,}")
_SHORTEST_READ = 3
_LONGEST_PHRASE = 3


class Spellings:
    """The keys of the content's own words, while an index is built. No query comes in here."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._forms: dict[str, tuple[tuple[str, float], ...]] = {}
        self._keys: dict[str, str] = {}

    def forms(self, word: str) -> tuple[tuple[str, float], ...]:
        """Return the keys of ``word``, its reading, their other forms and roots, as shares of 1."""
        if word not in self._forms:
            kana = self._readings.kana_of(word)
            keys = [key_of(form) for form in (word, kana) if form]
            found = [(key, 1.0) for key in keys]
            found += [(form, _FORM) for key in keys for form in forms_of(key)]
            found += [(root, _ROOT) for key in keys for root in _roots(key)]
            self._forms[word] = tuple(found)
        return self._forms[word]

    def key(self, phrase: str) -> str:
        """Return the key of a phrase of a text, without its particle; empty where it is short."""
        if phrase not in self._keys:
            key = key_of(without_particle(phrase))
            is_long = len(key) >= _SHORTEST_READ or KANJI.search(key)
            self._keys[phrase] = key if is_long else ""
        return self._keys[phrase]


class Entry:
    """The words of one procedure: ``words`` has the weight of each key, at most 1."""

    def __init__(self, procedure: ProcedureId, title: str) -> None:
        self.id = procedure
        self.title = title
        self.words: dict[str, float] = {}

    def add_title(self, title: str, spellings: Spellings) -> None:
        """Add a title with markup: whole and phrase by phrase, as written and as said."""
        for form in (plain(title), spoken(title)):
            self._add(form, _TITLE, spellings)
            phrases = SPACES.split(form)
            for phrase in phrases:
                share = len(phrase) / len(form)
                self.add(without_particle(phrase), _PHRASE + (_TITLE - _PHRASE) * share, spellings)
            for start in range(len(phrases)):
                for end in range(start + 2, min(start + _LONGEST_PHRASE, len(phrases)) + 1):
                    self._add(" ".join(phrases[start:end]), _TITLE, spellings)

    def add_words(self, words: Iterable[str], spellings: Spellings) -> None:
        """Add the author's search words: the first belong to the procedure most.

        Words in Latin letters are counted apart, for they stand behind the Japanese ones.
        """
        places = {True: 0, False: 0}
        for word in words:
            kind = is_latin(key_of(word))
            places[kind] += 1
            weight = max(_TITLE - places[kind] * _STEP_DOWN, _LEAST_OWN)
            self.add(word, weight, spellings)

    def add(self, word: str, weight: float, spellings: Spellings) -> None:
        """Add a word with its reading, its forms, what else people call it, and its parts."""
        self._add(word, weight, spellings)
        for other in other_words(word):
            phrase = other.replace("-", " ")
            self._add(phrase, weight * _SYNONYM, spellings)
            for part in _cut(phrase):
                self._add(part, weight * _SYNONYM * _PART, spellings)
        for part in _cut(word):
            self.add(part, weight * _PART, spellings)

    def add_texts(self, texts: Iterable[str], spellings: Spellings) -> None:
        """Add what a resident can read in the procedure."""
        phrases = {phrase for text in texts for phrase in SPACES.split(text)}
        for phrase in phrases:
            self._raise(spellings.key(phrase), _READ)

    def _add(self, word: str, weight: float, spellings: Spellings) -> None:
        for key, share in spellings.forms(word):
            self._raise(key, weight * share)

    def _raise(self, key: str, weight: float) -> None:
        if key and weight > self.words.get(key, 0.0) and key not in idle_words():
            self.words[key] = weight


def _roots(key: str) -> Iterator[str]:
    """Yield the kanji of a verb, and the first and last two of a long word: 保険証 → 保険."""
    verb = _OKURIGANA.match(key)
    if verb is not None:
        yield verb.group(1)
    if _LONG_KANJI.fullmatch(key):
        yield key[:2]
    if _LONG_KANJI.fullmatch(key[1:]):
        yield key[-2:]


def _cut(phrase: str) -> Iterator[str]:
    """Yield the words of a phrase of several, without the particles between them."""
    words = [word for word in SPACES.split(phrase) if word]
    for word in words:
        inner = [part for part in _INNER.split(word) if part]
        if len(words) > 1:
            yield without_particle(word)
        if len(inner) > 1:
            yield from map(without_particle, inner)


def entries_of(content: Content, say: Say, lang: Lang) -> tuple[list[Entry], Readings]:
    """Return what each procedure is found by in ``lang``, and the content's own readings.

    The Japanese words count in every language: they stand on the letters and signs she holds.
    """
    told = [
        [(context, without_placeholders(text)) for context, text in texts_of(procedure)]
        for procedure in content.procedures
    ]
    readings = Readings((text for texts in told for _, text in texts), known_readings())
    spellings = Spellings(readings)
    pairs = zip(content.procedures, told, strict=True)
    return [_entry(one, texts, spellings, say, lang) for one, texts in pairs], readings


def _entry(
    procedure: Procedure, texts: list[tuple[str, str]], spellings: Spellings, say: Say, lang: Lang
) -> Entry:
    said = without_placeholders(say(lang, Text(procedure.title, f"procedure:{procedure.id}/title")))
    entry = Entry(procedure.id, plain(said))
    for title in {without_placeholders(procedure.title), said}:
        entry.add_title(title, spellings)
    entry.add_words(procedure.words, spellings)
    entry.add_texts((plain(text) for _, text in texts), spellings)
    entry.add_texts((spoken(text) for _, text in texts), spellings)
    if lang != JA:
        there = (without_placeholders(say(lang, Text(text, context))) for context, text in texts)
        entry.add_texts(map(plain, there), spellings)
    return entry
