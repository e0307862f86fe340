"""What a procedure can be found by: its words, each with how much it belongs to the procedure.

Ranking is in `search`, the looking up in `search_terms`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from kiosk.i18n import Text
from kiosk.language.folding import folded, shortened
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import parse, plain, spoken, without_placeholders
from kiosk.procedures.model import Content, Procedure, ProcedureId
from kiosk.procedures.texts import texts_of
from kiosk.settings import ASSETS

Say = Callable[[Lang, Text], str]

OWN = 0.6
"""A word that weighs this much stands in the title or among the author's words."""
KNOWN = 0.1
"""A word that weighs more is one people look for; others only stand in the texts."""
_TITLE, _LEAST_OWN, _STEP_DOWN = 1.0, OWN, 0.02
_SYNONYM, _PART, _FORM, _ROOT, _READ = 0.58, 0.5, 0.59, 0.35, 0.08

SPACES = re.compile(r"[\s　、。・，．,.!?！？「」『』()（）/／:;…を]+")
"""What stands between words: spaces, signs, and the one kana that is always a particle."""
_PARTICLE = re.compile(r"(?<=..)(が|は|に|の|で|と|も|へ|から|まで)$")
_INNER = re.compile(r"(?<=[一-鿿々ァ-ヶー])[のがはにでと](?=[一-鿿々ァ-ヶ])")
_KANJI = re.compile(r"[一-鿿々]")
_LATIN = re.compile(r"[a-z]+")
_OKURIGANA = re.compile(r"(.*[一-鿿々])[ぁ-ん]{1,4}$")
_SCRIPTS = re.compile(r"[a-z]+|[^a-z]+")
_REQUEST = re.compile(r"(?<=[一-鿿々ァ-ヶー])(したい|する|して|した)(?=[^一-鿿々ァ-ヶー]|$)")
_ENDING = re.compile(
    r"(?<=..)(ちやつた|ちやいました|ちやつて|てしまつた|てしまいました|たいです|ました|ません|ます|ない|たい|です"
    r"|つた|んだ|れた|れる|した|して|する|た|て|る)$"
)
_ENGLISH_ENDING = re.compile(r"(?<=...)(ies|ing|ed|es|s|y|e)$")
_SHORTEST_READ = 3
_SHORTEST_IDLE = 4
_LONGEST_PHRASE = 3


def key_of(text: str) -> str:
    """Return what all spellings of ``text`` share, empty where it has no letter."""
    whole = folded(text)
    short = shortened(whole)
    return short if len(short) > 1 else whole


def stem_of(key: str) -> str:
    """Return a key without its verb ending: なくしました → なくし, applied → appl."""
    ending = _ENGLISH_ENDING if _LATIN.fullmatch(key) else _ENDING
    return ending.sub("", key)


_ROWS = {
    "う": "いつ", "く": "きい", "ぐ": "ぎい", "す": "し", "つ": "ちつ",
    "ぬ": "にん", "ぶ": "びん", "む": "みん", "る": "りつ",
}  # fmt: skip
_SHORTEST_VERB = 3


def forms_of(key: str) -> Iterator[str]:
    """Yield how else a word can stand in a sentence: its stem, and a verb's other forms.

    かえす → かえし; やめる → やめた, やめて; なくした → なくし, なくす; applied → appl.
    """
    stem = stem_of(key)
    if stem != key:
        yield stem
    if is_latin(key) or len(key) < 2:  # noqa: PLR2004 - a verb has a stem and an ending
        return
    for kana in _ROWS.get(key[-1], ""):
        yield key[:-1] + kana
    if key[-1] == "る" and len(key) <= _SHORTEST_VERB:
        yield from (key[:-1] + ending for ending in ("た", "て", "ま"))
    if key.endswith("した"):
        yield key[:-2] + "す"


def without_particle(phrase: str) -> str:
    """Return ``phrase`` without the particle behind it: カードが → カード."""
    return _PARTICLE.sub("", phrase)


def runs_of(text: str) -> list[list[str]]:
    """Return what stands together in ``text``: Latin words in their order, or single letters.

    A word is never cut out of a Latin one; out of Japanese letters it is. Idle words are left out
    of Japanese, and stay in Latin phrases.
    """
    runs: list[list[str]] = []
    after_latin = False
    for phrase in SPACES.split(_REQUEST.sub(" ", text)):
        for part in _SCRIPTS.findall(key_of(phrase)):
            if not is_latin(part):
                pieces = _idle_pattern().split(part)
                runs += [list(piece) for piece in pieces if piece and piece not in idle_words()]
            elif after_latin:
                runs[-1].append(part)
            else:
                runs.append([part])
            after_latin = is_latin(part)
    return runs


@lru_cache(maxsize=1)
def _idle_pattern() -> re.Pattern[str]:
    """Match the idle words long enough to be told from chance within a sentence."""
    longest_first = sorted(idle_words(), key=len, reverse=True)
    words = [word for word in longest_first if len(word) >= _SHORTEST_IDLE and not is_latin(word)]
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")


def is_latin(key: str) -> bool:
    """Say whether a key is a word of Latin letters, which others are not cut out of."""
    return _LATIN.fullmatch(key) is not None


class Readings:
    """How the content itself reads its kanji, learnt from its ruby."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._kana: dict[str, str] = {}
        for text in texts:
            for piece in parse(text):
                if piece.ruby is not None:
                    self._kana.setdefault(piece.text, piece.ruby)

    def kana_of(self, text: str) -> str | None:
        """Return ``text`` in kana, `None` where a kanji in it is unknown or there is none."""
        if not _KANJI.search(text):
            return None
        kana = self.partly(text)
        return None if _KANJI.search(kana) else kana

    def partly(self, text: str) -> str:
        """Return ``text`` with the kanji in kana that are known, and the others as they are."""
        return self._pattern.sub(lambda match: self._kana[match.group()], text)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._kana, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


class Synonyms:
    """Groups of words that mean the same to a resident, one group per line of ``text``.

    Words are separated by spaces; a hyphen joins the words of one phrase. Lines that begin with #
    are comments.
    """

    def __init__(self, text: str) -> None:
        lines = (line for line in text.splitlines() if not line.startswith("#"))
        self._groups = [frozenset(line.split()) for line in lines]
        self._places: dict[str, list[int]] = {}
        for place, group in enumerate(self._groups):
            for word in group:
                self._places.setdefault(folded(word), []).append(place)

    def of(self, words: Iterable[str]) -> set[str]:
        """Return every word that shares a group with one of ``words``."""
        found: set[str] = set()
        for word in words:
            for place in self._places.get(folded(word), ()):
                found |= self._groups[place]
        return found


@lru_cache(maxsize=4)
def _synonyms(name: str) -> Synonyms:
    file = ASSETS / "words" / name
    return Synonyms(file.read_text(encoding="utf-8") if file.exists() else "")


def other_words(word: str) -> set[str]:
    """Return what else people call ``word``, in Japanese, romaji, English and other languages."""
    found = _synonyms("synonyms.txt").of([word])
    return (found | _synonyms("foreign.txt").of([word, *found])) - {word}


@lru_cache(maxsize=1)
def idle_words() -> frozenset[str]:
    """Return the keys of the words that say nothing about what somebody looks for."""
    file = ASSETS / "words" / "idle.txt"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return frozenset(map(key_of, words))


class Entry:
    """The words of one procedure: ``words`` has the weight of each key, at most 1."""

    def __init__(self, procedure: ProcedureId, title: str, readings: Readings) -> None:
        self.id = procedure
        self.title = title
        self.words: dict[str, float] = {}
        self._readings = readings

    def add_title(self, title: str) -> None:
        """Add a title with markup: whole and phrase by phrase, as written and as said."""
        for form in (plain(title), spoken(title)):
            self._add(form, _TITLE)
            phrases = SPACES.split(form)
            for phrase in phrases:
                self.add(without_particle(phrase), _TITLE)
            for start in range(len(phrases)):
                for end in range(start + 2, min(start + _LONGEST_PHRASE, len(phrases)) + 1):
                    self._add(" ".join(phrases[start:end]), _TITLE)

    def add_words(self, words: Iterable[str]) -> None:
        """Add the author's search words: the first belong to the procedure most.

        Words in Latin letters are counted apart, for they stand behind the Japanese ones.
        """
        places = {True: 0, False: 0}
        for word in words:
            kind = is_latin(key_of(word))
            places[kind] += 1
            self.add(word, max(_TITLE - places[kind] * _STEP_DOWN, _LEAST_OWN))

    def add(self, word: str, weight: float) -> None:
        """Add a word with its reading, its forms, what else people call it, and its parts."""
        self._add(word, weight)
        for other in other_words(word):
            self._add_phrase(other.replace("-", " "), weight * _SYNONYM)
        for part in _cut(word):
            self.add(part, weight * _PART)

    def add_text(self, text: str) -> None:
        """Add what a resident can read in the procedure."""
        for phrase in SPACES.split(text):
            key = key_of(without_particle(phrase))
            if len(key) >= _SHORTEST_READ or _KANJI.search(key):
                self._raise(key, _READ)

    def _add_phrase(self, word: str, weight: float) -> None:
        self._add(word, weight)
        for part in _cut(word):
            self._add(part, weight * _PART)

    def _add(self, word: str, weight: float) -> None:
        kana = self._readings.kana_of(word)
        for form in (word, kana) if kana is not None else (word,):
            key = key_of(form)
            self._raise(key, weight)
            for other in forms_of(key):
                self._raise(other, weight * _FORM)
            root = _OKURIGANA.match(key)
            if root is not None:
                self._raise(root.group(1), weight * _ROOT)

    def _raise(self, key: str, weight: float) -> None:
        if key and key not in idle_words():
            self.words[key] = max(weight, self.words.get(key, 0.0))


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
    readings = Readings(text for texts in told for _, text in texts)
    pairs = zip(content.procedures, told, strict=True)
    return [_entry(one, texts, readings, say, lang) for one, texts in pairs], readings


def _entry(
    procedure: Procedure, texts: list[tuple[str, str]], readings: Readings, say: Say, lang: Lang
) -> Entry:
    said = without_placeholders(say(lang, Text(procedure.title, f"procedure:{procedure.id}/title")))
    entry = Entry(procedure.id, plain(said), readings)
    for title in (without_placeholders(procedure.title), said):
        entry.add_title(title)
    entry.add_words(procedure.words)
    for context, text in texts:
        entry.add_text(plain(text))
        entry.add_text(spoken(text))
        if lang != JA:
            entry.add_text(plain(without_placeholders(say(lang, Text(text, context)))))
    return entry
