"""Where a resident is in the questions of a life event, as a frozen value; moves make new ones.

Nothing of it is kept: it stands in the visit and goes with it. Answers stay when she goes back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import get_args

import msgspec

from kiosk.guide.deadlines import DayId
from kiosk.procedures.occasions import Entry, LifeEvent, Reply
from kiosk.procedures.rules import Value, holds

DAY = "day"
"""The question when it happened, before the others."""
UNKNOWN = "unknown"
REPLIES: tuple[str, ...] = get_args(Reply)
DAYS: tuple[str, ...] = get_args(DayId)


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in a life event: the question ``at`` is on the page; past the last is the result."""

    event: str
    at: int = 0
    answers: tuple[tuple[str, str], ...] = ()

    def answer(self, question: str) -> str:
        """Return what was answered; empty before."""
        return dict(self.answers).get(question, "")


def questions(event: LifeEvent) -> tuple[str, ...]:
    """Return the ids of the questions of ``event`` in their order."""
    return (*((DAY,) if event.counts else ()), *(ask.id for ask in event.asks))


def is_done(finding: Finding, event: LifeEvent) -> bool:
    """Say whether the result is next."""
    return finding.at >= len(questions(event))


def answered(finding: Finding, event: LifeEvent, reply: str) -> Finding:
    """Return the place after the question on the page was answered with ``reply``."""
    asked = questions(event)
    if finding.at >= len(asked):
        return finding
    others = tuple(one for one in finding.answers if one[0] != asked[finding.at])
    return Finding(finding.event, finding.at + 1, (*others, (asked[finding.at], reply)))


def counted_from(finding: Finding, day: date) -> Finding:
    """Return the same place, counted from ``day``."""
    others = tuple(one for one in finding.answers if one[0] != DAY)
    return msgspec.structs.replace(finding, answers=((DAY, day.isoformat()), *others))


def one_back(finding: Finding) -> Finding | None:
    """Return the question before, with every answer kept; `None` from the first one."""
    if finding.at == 0:
        return None
    return msgspec.structs.replace(finding, at=finding.at - 1)


def results(event: LifeEvent) -> Iterator[Finding]:
    """Yield the place of the result for every way of answering, for tests and audits."""
    asked = questions(event)
    kinds = [DAYS if question == DAY else REPLIES for question in asked]
    for replies in product(*kinds):
        yield Finding(event.id, len(asked), tuple(zip(asked, replies, strict=True)))


def entries_for(finding: Finding, event: LifeEvent, *, city: str, today: date) -> list[Entry]:
    """Return what is to be done, in order, each procedure once."""
    names: dict[str, Value] = {f"answers.{key}": reply for key, reply in finding.answers}
    names |= {"city": city, "today": today}
    found: dict[str, Entry] = {}
    for entry in event.entries:
        if holds(entry.when, names):
            found.setdefault(entry.procedure, entry)
    return list(found.values())


def has_doubt(finding: Finding) -> bool:
    """Say whether a question was answered with わからない."""
    return any(reply == UNKNOWN for _, reply in finding.answers)
