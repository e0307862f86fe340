"""Words nearly spelled like what was typed: a letter wrong, missing, too many or exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kiosk.procedures.search_terms import Terms, substance
from kiosk.procedures.search_words import KANJI, is_latin

_MOST = 60
_SHORTEST = 3
_MISTAKES = {True: (5, 8), False: (4, 6, 10)}
"""How many letters, Latin or not, a word must have to forgive one, two, three."""


class Found(NamedTuple):
    """A known word found in a run: from where to where, and how close to it was written."""

    start: int
    end: int
    key: str
    closeness: float = 1.0


def nearly(terms: Terms, part: str, *, is_whole: bool) -> Iterator[Found]:
    """Yield the known words that ``part`` nearly is, or, if not whole, that nearly stand in it."""
    # Importing it takes longer than a search; nearly all searches do without.
    from rapidfuzz.distance import OSA  # noqa: PLC0415
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415

    if len(part) < _SHORTEST:
        return
    for term in terms.sharing(part, _MOST):
        start, end = 0, len(part)
        if not is_whole and len(part) > len(term) + 1:
            found = partial_ratio_alignment(part, term)
            if found is not None:
                start, end = found.src_start, found.src_end
        mistakes = OSA.distance(part[start:end], term)
        if 0 < mistakes <= _allowed_in(term, part):
            yield Found(start, end, term, 1 - mistakes / len(term))


def gaps_filled(terms: Terms, run: list[str], found: list[Found]) -> list[Found]:
    """Return the words that nearly stand where ``found`` explains nothing of ``run``."""
    known = {place for one in found for place in range(one.start, one.end)}
    filled: list[Found] = []
    for start, end in _gaps(run, known):
        is_whole = is_latin(run[start])
        for one in nearly(terms, "".join(run[start:end]), is_whole=is_whole):
            places = (start, end) if is_whole else (start + one.start, start + one.end)
            filled.append(Found(*places, one.key, one.closeness))
    return sorted(filled, key=lambda one: -one.closeness)


def _gaps(run: list[str], known: set[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is not ``known``: letters together, Latin words one by one."""
    start = 0
    for end in range(len(run) + 1):
        is_letter = end < len(run) and end not in known and not is_latin(run[end])
        if is_letter:
            continue
        if start < end:
            yield start, end
        if end < len(run) and end not in known:
            yield end, end + 1
        start = end + 1


def _allowed_in(term: str, part: str) -> int:
    """Return how many mistakes a word may have.

    Hardly anybody mistypes the first Latin letter, and another kanji is another word.
    """
    if KANJI.search(term) and KANJI.search(part) and not set(part) & set(KANJI.findall(term)):
        return 0
    letters = min(substance(term), substance(part) + 1)
    if is_latin(term) and term[0] != part[0]:
        return 0
    return sum(letters >= least for least in _MISTAKES[is_latin(term)])
