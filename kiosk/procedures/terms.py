"""Difficult words and what they mean: a term as data, and finding the terms in a text.

How the file is read is `kiosk.procedures.load_facts`' business, its rules `check_terms`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from kiosk.language.ruby import plain

_ASIDE = re.compile(r"（[^（）]*）|[「」]")


class Term(msgspec.Struct, frozen=True, omit_defaults=True):
    """A word that a resident may not know, and its meaning in one sentence.

    ``also`` are other forms in which it stands in the texts; in ``name`` quotation marks, and what
    stands in brackets, are for the eye only. ``read`` is the day on which its source was read.
    """

    id: str
    name: str
    meaning: str
    read: date
    also: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The forms in which it stands in a text, without readings."""
        return (_ASIDE.sub("", plain(self.name)), *map(plain, self.also))


class TermIndex:
    """Finds terms in Japanese texts; the longest form wins where one holds another."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._term_of = {form: term for term in reversed(terms) for form in term.forms}
        longest_first = sorted(self._term_of, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def find(self, texts: Iterable[str]) -> list[Term]:
        """Return the terms in ``texts`` (without readings), in order of their first place."""
        found: dict[str, Term] = {}
        for text in texts:
            for match in self._pattern.finditer(text):
                term = self._term_of[match.group()]
                found.setdefault(term.id, term)
        return list(found.values())
