"""Which entry of a fact is in force on a day, and whether its value may be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from kiosk.procedures.model import Fact, FactId

# A fact nobody looked at for a year is due, also when it names no end.
CHECK_AGAIN_AFTER_DAYS = 365


CITY_TELEPHONE = FactId("city.tel")
"""The number a resident is sent to where a fact may not be shown."""


class FactTable:
    """The facts of one city. Pure: every question names its day."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._entries: dict[FactId, list[Fact]] = {}
        for fact in facts:
            self._entries.setdefault(fact.id, []).append(fact)

    def __iter__(self) -> Iterator[Fact]:
        for entries in self._entries.values():
            yield from entries

    def __contains__(self, fact_id: object) -> bool:
        return fact_id in self._entries

    def entry(self, fact_id: FactId, day: date) -> Fact | None:
        """Return the entry in force on ``day``, however doubtful its value.

        `None`: no entry of that id covers the day.
        """
        for fact in self._entries.get(fact_id, ()):
            if _covers(fact, day):
                return fact
        return None

    def nearest(self, fact_id: FactId, day: date) -> Fact | None:
        """Return the entry in force, else the last one before ``day``, else the first after.

        For its label and owner only: the value of an entry that is not in force is never shown.
        `None`: nothing of that id is known.
        """
        found = self.entry(fact_id, day)
        entries = self._entries.get(fact_id, [])
        if found is not None or not entries:
            return found
        past = [fact for fact in entries if fact.valid_until and fact.valid_until < day]
        return max(past, key=_end) if past else entries[0]

    def usable(self, fact_id: FactId, day: date) -> Fact | None:
        """Return the entry whose value may be shown on ``day``.

        `None`: unknown id, no value, low confidence, expired or not yet valid: ask the counter.
        """
        fact = self.entry(fact_id, day)
        if fact is None or fact.value is None or fact.confidence == "L":
            return None
        return fact

    def undated(self) -> FactTable:
        """Return the table for a day nobody is sure of: no value that holds only for some days."""
        return FactTable(
            [
                msgspec.structs.replace(fact, value=None)
                if fact.valid_from is not None or fact.valid_until is not None
                else fact
                for fact in self
            ]
        )

    def due(self, days: int, today: date) -> list[Fact]:
        """Return the facts to check again within ``days`` days of ``today``, the oldest first.

        Due are: a value that ends by then, one that ended and has no successor, and one that was
        checked `CHECK_AGAIN_AFTER_DAYS` before then. A value nobody knows has nothing to check.
        """
        limit = today + timedelta(days=days)
        found = [fact for fact in self if fact.value is not None and self._is_due(fact, limit)]
        return sorted(found, key=lambda fact: (due_on(fact), fact.id))

    def _is_due(self, fact: Fact, limit: date) -> bool:
        if fact.valid_until is not None and self._has_successor(fact):
            return False
        return due_on(fact) <= limit

    def _has_successor(self, fact: Fact) -> bool:
        return any(
            other.valid_from is not None
            and fact.valid_until is not None
            and other.valid_from > fact.valid_until
            for other in self._entries[fact.id]
        )


def _covers(fact: Fact, day: date) -> bool:
    starts = fact.valid_from is None or fact.valid_from <= day
    ends = fact.valid_until is None or day <= fact.valid_until
    return starts and ends


def _end(fact: Fact) -> date:
    return fact.valid_until or date.max


def due_on(fact: Fact) -> date:
    """Return the day by which ``fact`` has to be looked at again."""
    by_age = fact.checked_on + timedelta(days=CHECK_AGAIN_AFTER_DAYS)
    return min(by_age, fact.valid_until) if fact.valid_until is not None else by_age
