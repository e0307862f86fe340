"""The lists of names behind the guard: read once from `assets/words/names`. No rules here."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kiosk.desk.guard_lists import DOUBTFUL_SURNAMES, SURNAMES
from kiosk.settings import ASSETS

_FOLDER = ASSETS / "words" / "names"


@dataclass(frozen=True, slots=True)
class Names:
    """Names by how they are written; those of ``doubtful`` are places or words as well.

    ``family`` and ``given`` are kanji; ``latin`` is in small letters.
    """

    family: frozenset[str]
    doubtful: frozenset[str]
    given: frozenset[str]
    family_hiragana: frozenset[str]
    given_hiragana: frozenset[str]
    katakana: frozenset[str]
    latin: frozenset[str]


@cache
def names() -> Names:
    """Return the lists; reads five small files the first time."""
    with (_FOLDER / "hand.toml").open("rb") as file:
        hand = tomllib.load(file)
    ordinary = frozenset(hand["ordinary"].split())
    family = (_words("family.txt") | frozenset(SURNAMES.split())) - ordinary
    places = _words("family-or-place.txt") | frozenset(DOUBTFUL_SURNAMES.split())
    return Names(
        family=family,
        doubtful=places - family - ordinary,
        given=_words("given.txt") - ordinary,
        family_hiragana=frozenset(hand["hiragana"].split()),
        given_hiragana=_words("given-hiragana.txt") - ordinary,
        katakana=(_words("katakana.txt") | frozenset(hand["katakana"].split())) - ordinary,
        latin=frozenset(hand["latin"].split()),
    )


def _words(file: str) -> frozenset[str]:
    path: Path = _FOLDER / file
    return frozenset(path.read_text("utf-8").split())
