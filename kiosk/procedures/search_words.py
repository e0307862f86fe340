"""What a procedure can be found by: its folded words, and its texts. Ranking is in `search`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache

from kiosk.i18n import Text
from kiosk.language.folding import folded, shortened
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import parse, plain, spoken, without_placeholders
from kiosk.procedures.model import Content, Procedure
from kiosk.procedures.texts import texts_of
from kiosk.settings import ASSETS

Say = Callable[[Lang, Text], str]

EDGE = "\x1f"
"""Stands before and after each word, so that its start can be told from its inside."""

SPACES = re.compile(r"[\s　、。・/／]+")
_PARTICLE = re.compile(r"(?<=..)(を|が|は|に|の|で|と|も|へ|から|まで)$")
_KANJI = re.compile(r"[一-鿿々]")
_ENDING = re.compile(
    r"(?<=..)(ちやつた|ちやいました|てしまつた|てしまいました|たいです|ました|ません|ます|ない|たい|です"
    r"|つた|た|て)$"
)


def stem_of(word: str) -> str:
    """Return folded ``word`` without its verb ending: なくしました → なくし."""
    return _ENDING.sub("", word)


def without_particle(phrase: str) -> str:
    """Return ``phrase`` without the particle behind it: カードを → カード."""
    return _PARTICLE.sub("", phrase)


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
        kana = self._pattern.sub(lambda match: self._kana[match.group()], text)
        return None if _KANJI.search(kana) else kana

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self._kana, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")


class Entry:
    """The folded words of one procedure, joined so that one `in` looks at all of them.

    ``words`` are its title, the title's phrases and the author's search words, with their readings;
    ``rest`` is everything a resident can read in it.
    """

    def __init__(
        self, procedure: Procedure, title: str, *, words: Iterable[str], texts: Iterable[str]
    ) -> None:
        self.id = procedure.id
        self.title = title
        self.words = frozenset(word for word in map(folded, words) if word)
        self.stems = frozenset(map(stem_of, self.words)) | self.words
        self.short_words = frozenset(map(shortened, self.words))
        self.joined = EDGE + EDGE.join(sorted(self.words)) + EDGE
        self.short_joined = EDGE + EDGE.join(sorted(self.short_words)) + EDGE
        self.rest = EDGE.join(map(folded, texts))

    def weight(self, term: str) -> float:
        """Return how much folded ``term``, a particle behind it or not, belongs to the procedure.

        1 is one of its words, 0.7 stands within a word, 0.2 anywhere else in it, 0 nowhere.
        """
        spellings = (term, without_particle(term))
        if any(spelling in self.words for spelling in spellings):
            return 1.0
        for spelling in spellings:
            if spelling in self.joined or shortened(spelling) in self.short_joined:
                return 0.7
        return 0.2 if any(spelling in self.rest for spelling in spellings) else 0.0


class Synonyms:
    """Groups of words that mean the same to a resident, one group per line of ``text``.

    Words are separated by spaces; a hyphen joins the words of one English phrase. Lines that begin
    with # are comments.
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


@lru_cache(maxsize=1)
def everyday_synonyms() -> Synonyms:
    """Return the everyday words of the assets; without the file there are none."""
    path = ASSETS / "words" / "synonyms.txt"
    return Synonyms(path.read_text(encoding="utf-8") if path.exists() else "")


def entries_of(content: Content, say: Say, lang: Lang) -> tuple[list[Entry], Readings]:
    """Return what each procedure is found by in ``lang``, and the content's own readings.

    The Japanese words count in every language: they stand on the letters and signs she holds.
    """
    told = [
        (
            procedure,
            [(context, without_placeholders(text)) for context, text in texts_of(procedure)],
        )
        for procedure in content.procedures
    ]
    readings = Readings(text for _, texts in told for _, text in texts)
    entries = []
    for procedure, japanese in told:
        said = say(lang, Text(procedure.title, f"procedure:{procedure.id}/title"))
        title = without_placeholders(said)
        words = [
            *procedure.words,
            *_phrases(without_placeholders(procedure.title)),
            *_phrases(title),
        ]
        words += everyday_synonyms().of(words)
        kana = [found for word in words if (found := readings.kana_of(word)) is not None]
        texts = [form for _, text in japanese for form in (plain(text), spoken(text))]
        if lang != JA:
            texts += _translated(procedure, say, lang)
        entries.append(Entry(procedure, plain(title), words=(*words, *kana), texts=texts))
    return entries, readings


def _translated(procedure: Procedure, say: Say, lang: Lang) -> Iterator[str]:
    for context, text in texts_of(procedure):
        said = say(lang, Text(without_placeholders(text), context))
        yield plain(without_placeholders(said))


def _phrases(title: str) -> Iterator[str]:
    """Yield a title whole and phrase by phrase, as written and as said."""
    for form in (plain(title), spoken(title)):
        yield form
        for phrase in SPACES.split(form):
            yield phrase
            yield without_particle(phrase)
