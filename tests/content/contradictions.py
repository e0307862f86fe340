"""Find sentences that say otherwise than a fact: patterns of what is wrong, in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kiosk.language.languages import EN, Lang

SENTENCE_END = re.compile(r"(?<=[。？])|(?<=[.?!])\s|\n")
QUOTED = re.compile(r"「[^」]*」")
# English says no with these; a sentence that holds one does not promise anything.
DENIES = re.compile(r"\b(?:no|not|never|cannot|nobody|neither|nothing|only|nor|fake)\b")


class Danger(NamedTuple):
    """One fact: patterns of Japanese and English sentences against it, and samples of such."""

    name: str
    japanese: tuple[str, ...]
    english: tuple[str, ...]
    wrong: tuple[str, ...]
    wrong_english: tuple[str, ...]


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of ``text``, without the spaces at their ends."""
    yield from (one.strip() for one in SENTENCE_END.split(text) if one.strip())


def contradictions(danger: Danger, lang: Lang, said: Iterable[str]) -> list[str]:
    """Return the sentences of ``said`` (in ``lang``) that say otherwise than ``danger``."""
    return [one for one in said if is_against(danger, lang, one)]


def is_against(danger: Danger, lang: Lang, sentence: str) -> bool:
    """Return whether ``sentence`` says otherwise. Quoted Japanese is what others say: left out."""
    if lang == EN:
        lower = sentence.lower()
        return not DENIES.search(lower) and any(re.search(one, lower) for one in danger.english)
    bare = QUOTED.sub("", sentence.replace(" ", ""))
    return any(re.search(one, bare) for one in danger.japanese)
