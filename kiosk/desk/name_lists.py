"""The lists of names behind the guard: read once from `assets/words/names`. No rules here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.desk.guard_lists import DOUBTFUL_SURNAMES, PEOPLE, SURNAMES
from kiosk.desk.romaji import in_latin
from kiosk.settings import ASSETS

_FOLDER = ASSETS / "words" / "names"
_SHORTEST_LATIN = 3
_PARTICLES = "はのにがとをもへで"


@dataclass(frozen=True, slots=True)
class Names:
    """Names by how they are written; the doubtful ones are places or words as well.

    ``family`` and ``given`` are kanji; ``latin`` is in small letters.
    """

    family: frozenset[str]
    doubtful: frozenset[str]
    given: frozenset[str]
    doubtful_given: frozenset[str]
    doubtful_hiragana: frozenset[str]
    short_given: frozenset[str]
    family_hiragana: frozenset[str]
    rare_hiragana: frozenset[str]
    given_hiragana: frozenset[str]
    katakana: frozenset[str]
    latin: frozenset[str]
    word_family: frozenset[str]
    short_katakana: frozenset[str]
    places: frozenset[str]
    readings: frozenset[str]
    readings_latin: frozenset[str]
    one_kanji: frozenset[str]
    chinese_given: frozenset[str]
    everyday_katakana: frozenset[str]
    people: frozenset[str]


@cache
def names() -> Names:
    """Return the lists; reads a few small files the first time."""
    with (_FOLDER / "hand.toml").open("rb") as file:
        hand = tomllib.load(file)
    ordinary = frozenset(hand["ordinary"].split())
    family = (_words("family.txt") | frozenset(SURNAMES.split())) - ordinary
    readings = _words("readings-or-word.txt") | _words("katakana.txt")
    places = _words("family-or-place.txt") | frozenset(DOUBTFUL_SURNAMES.split())
    return Names(
        family=family,
        doubtful=places - family - ordinary - frozenset(hand["places"].split()),
        doubtful_hiragana=frozenset(hand["doubtful_hiragana"].split()),
        given=(_words("given.txt") | frozenset(hand["given"].split())) - ordinary,
        doubtful_given=_words("given-or-place.txt")
        | _words("given-or-word.txt") - frozenset(hand["no_given"].split()),
        short_given=frozenset(hand["short_given"].split()),
        family_hiragana=frozenset(hand["hiragana"].split()),
        rare_hiragana=_words("family-hiragana.txt"),
        # Those that end like a particle cannot be told from ordinary words (とき の, こと は).
        given_hiragana=frozenset(
            word for word in _words("given-hiragana.txt") if word[-1] not in _PARTICLES
        )
        - ordinary,
        katakana=(
            _words("katakana.txt")
            | _words("family-readings.txt")
            | frozenset(hand["katakana"].split())
        )
        - ordinary,
        latin=(_words("family-latin.txt") - frozenset(hand["latin_places"].split()))
        | frozenset(hand["latin"].split()),
        word_family=_words("family-or-word.txt"),
        short_katakana=frozenset(hand["short_katakana"].split()),
        places=frozenset(hand["places"].split()),
        # Also those that are words: a name only where two stand together, or somebody must stand.
        readings=readings,
        readings_latin=frozenset(
            word for word in map(in_latin, readings) if len(word) >= _SHORTEST_LATIN
        ),
        one_kanji=(_words("family-one-kanji.txt") | frozenset(hand["one_kanji"].split()))
        - frozenset(hand["no_teacher"].split()),
        chinese_given=frozenset(hand["chinese_given"].split()),
        everyday_katakana=_words("everyday-katakana.txt")
        | frozenset(hand["everyday_katakana"].split())
        | frozenset(PEOPLE.split()),
        people=frozenset(PEOPLE.split()),
    )


def _words(file: str) -> frozenset[str]:
    path: Path = _FOLDER / file
    return frozenset(path.read_text("utf-8").split())
