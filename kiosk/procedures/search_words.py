"""When two words are the same to somebody who searches: spelling, verb forms, reading, meaning.

Which words a procedure has is in `search_entries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from types import MappingProxyType

from kiosk.language.folding import folded, shortened
from kiosk.language.ruby import parse
from kiosk.settings import ASSETS

SPACES = re.compile(r"[\s　、。・，．,.!?！？「」『』()（）/／:;…を]+")
"""What stands between words: spaces, signs, and the one kana that is always a particle."""
_PARTICLE = re.compile(r"(?<=..)(が|は|に|の|で|と|も|へ|から|まで)$")
KANJI = re.compile(r"[一-鿿々]")
_LATIN = re.compile(r"[a-z]+")
_SCRIPTS = re.compile(r"[a-z]+|[^a-z]+")
_REQUEST = re.compile(r"(?<=[一-鿿々ァ-ヶー])(したい|する|して|した)(?=[^一-鿿々ァ-ヶー]|$)")
_ENDING = re.compile(
    r"(?<=..)(ちやつた|ちやいました|ちやつて|てしまつた|てしまいました|たいです|ました|ません|ます|ない|たい|です"
    r"|つた|んだ|れた|れる|した|して|する|た|て|る)$"
)
_ENGLISH_ENDING = re.compile(r"(?<=...)(ied|ies|ing|ed|es|s|y|e)$")
_SHORTEST_IDLE = 4


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
_POLITE = re.compile(r"(?<=..)(ました|ません|ます|たい|れば)$")
_PAST = {"つた": "りい", "いた": "き", "いだ": "ぎ", "した": "し", "んだ": "みびに"}
_BEFORE_NOT = {
    "わ": "い", "か": "き", "が": "ぎ", "さ": "し", "た": "ち", "ば": "び", "ま": "み", "ら": "り",
}  # fmt: skip
_SHORTEST_VERB = 3


def forms_of(key: str) -> Iterator[str]:
    """Yield how else a word can stand in a sentence: its stem, and a verb's other forms.

    かえす → かえし; やめる → やめた, やめて; なくした → なくす; こわい → こわく; applied → appl.
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
    if key[-1] == "い":
        yield from (key[:-1] + ending for ending in ("く", "かつた"))
    if key.endswith("した"):
        yield key[:-2] + "す"
    for polite in _polite_stems(key):
        is_short = len(polite) < _SHORTEST_VERB and not KANJI.search(polite)
        yield polite + "ま" if is_short else polite


def _polite_stems(key: str) -> Iterator[str]:
    """Yield what may stand before ます: なくした → なくし; 払わない → 払い; やめたい → やめ."""
    polite = _POLITE.search(key)
    if polite is not None:
        yield key[: polite.start()]
    elif key[-2:] in _PAST:
        yield from (key[:-2] + kana for kana in _PAST[key[-2:]])
    elif key[-1] == "た":
        yield key[:-1]
    elif key.endswith("ない"):
        kana = key[-3:-2]
        yield key[:-3] + _BEFORE_NOT.get(kana, kana)


def without_particle(phrase: str) -> str:
    """Return ``phrase`` without the particle behind it: カードが → カード."""
    return _PARTICLE.sub("", phrase)


def runs_of(text: str) -> list[list[str]]:
    """Return what stands together in ``text``: words of Latin letters, and other letters singly.

    A word is never cut out of a Latin one; out of Japanese letters it is. Idle words are left out
    of Japanese, and stay in Latin phrases, which reach across spaces.
    """
    runs: list[list[str]] = []
    after_latin = False
    for phrase in SPACES.split(_REQUEST.sub(" ", text)):
        touches = False
        for part in _SCRIPTS.findall(key_of(phrase)):
            pieces = [[part]] if is_latin(part) else _without_idle(part)
            ends_in_letters = bool(pieces[-1])
            if touches or (after_latin and is_latin(part)):
                runs[-1] += pieces.pop(0)
            runs += filter(None, pieces)
            touches, after_latin = ends_in_letters, is_latin(part)
    return runs


def _without_idle(part: str) -> list[list[str]]:
    """Return the letters of ``part`` around its idle words; the first and last may be empty."""
    pieces = _idle_pattern().split(part)
    return [[] if piece in idle_words() else list(piece) for piece in pieces]


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
    """How the content itself reads its kanji, learnt from its ruby.

    ``known`` are the readings of words that stand without ruby; they go before what is learnt.
    """

    def __init__(self, texts: Iterable[str], known: Mapping[str, str] | None = None) -> None:
        self._kana = dict(known or {})
        for text in texts:
            for piece in parse(text):
                if piece.ruby is not None:
                    self._kana.setdefault(piece.text, piece.ruby)

    def kana_of(self, text: str) -> str | None:
        """Return ``text`` in kana, `None` where a kanji in it is unknown or there is none."""
        if not KANJI.search(text):
            return None
        kana = self.partly(text)
        return None if KANJI.search(kana) else kana

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


@lru_cache(maxsize=1)
def known_readings() -> Mapping[str, str]:
    """Return the readings of the words people search by that no text of a procedure shows."""
    pairs = (pair.partition("=") for pair in _words_of("kana.txt"))
    return MappingProxyType({word: kana for word, _, kana in pairs})


def other_words(word: str) -> set[str]:
    """Return what else people call ``word``, in Japanese, romaji, English and other languages."""
    found = _synonyms("synonyms.txt").of([word])
    return (found | _synonyms("foreign.txt").of([word, *found])) - {word}


@lru_cache(maxsize=1)
def idle_words() -> frozenset[str]:
    """Return the keys of the words that say nothing about what somebody looks for."""
    return frozenset(map(key_of, _words_of("idle.txt")))


def _words_of(name: str) -> Iterator[str]:
    file = ASSETS / "words" / name
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return (word for line in lines if not line.startswith("#") for word in line.split())
