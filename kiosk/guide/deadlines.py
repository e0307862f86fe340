"""By when something has to be done: whole days, months and years counted from a day. Pure.

The day itself is not counted, but for the notice of a birth or a death. What a period is comes from
the facts; one that is not known, or that counts from something nobody was asked about, is for the
city's counter.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from kiosk.i18n import Quantity, Text
from kiosk.procedures.facts import FactTable
from kiosk.procedures.model import Deadline

DayId = Literal["today", "yesterday", "week", "month", "earlier", "not-yet", "unknown"]
SPANS = ("week", "month")
"""Answers that mean one of several days."""
MONTHS_IN_YEAR = 12
_WEEK_BACK = 6
_DAYS_AHEAD = 35
# Notices of the family register count the day itself (戸籍法43条).
_FIRST_DAY_COUNTS = frozenset({"death.notice_days", "birth.notice_days"})


class Due(msgspec.Struct, frozen=True):
    """By when. ``day`` is the last day; without one ``period`` says how long after the day.

    ``said`` is a time that is no number of days, as its fact words it. None of them: ask the
    city's counter.
    """

    day: date | None = None
    period: Quantity | None = None
    said: Text | None = None


def add(day: date, amount: int, unit: str) -> date | None:
    """Return the day ``amount`` days, months or years after ``day``; `None` for another unit.

    A month without that day ends it: 31 January and a month is the last day of February.
    """
    if unit == "days":
        return day + timedelta(days=amount)
    months = {"months": amount, "years": amount * MONTHS_IN_YEAR}.get(unit)
    if months is None:
        return None
    year, month = divmod(day.year * MONTHS_IN_YEAR + day.month - 1 + months, MONTHS_IN_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(answer: str, today: date) -> date | None:
    """Return the day to count from: the earliest one that ``answer`` can mean.

    Counting from the earliest is safe: the real last day is never before the one shown. `None`
    for what has no day: long ago, not yet, not known. A day that was chosen is written as ISO.
    """
    match answer:
        case "today":
            return today
        case "yesterday":
            return today - timedelta(days=1)
        case "week":
            return today - timedelta(days=_WEEK_BACK)
        case "month":
            return add(today, -1, "months")
        case _:
            return chosen_day(answer)


def chosen_day(answer: str) -> date | None:
    """Return the day that ``answer`` names; `None` where it names none."""
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


def days_to_choose(answer: str, today: date) -> list[date]:
    """Return the days that ``answer`` can mean, the nearest first; empty where there are none.

    For a month those of its last week are left out: they have answers of their own.
    """
    chosen = chosen_day(answer)
    if answer == "not-yet" or (chosen is not None and chosen > today):
        return [today + timedelta(days=ahead) for ahead in range(1, _DAYS_AHEAD + 1)]
    if answer not in SPANS and chosen is None:
        return []
    first = day_of("week" if answer == "week" else "month", today) or today
    nearest = _WEEK_BACK + 1 if answer == "month" else 0
    return [today - timedelta(days=ago) for ago in range(nearest, (today - first).days + 1)]


def is_over(found: Due, answer: str, today: date) -> bool:
    """Say whether ``found`` is certainly past; of a span only that it may be is known."""
    if found.day is not None:
        return found.day < today and answer not in SPANS
    before = day_of("month", today)
    if found.period is None or answer != "earlier" or before is None:
        return False
    last = add(before, found.period.value, found.period.unit)
    return last is not None and last <= today


def due(
    deadlines: Sequence[Deadline],
    counts: Collection[str],
    day: date | None,
    facts: FactTable,
    today: date,
) -> Due:
    """Return the first of ``deadlines`` that comes, counted from ``day``.

    ``counts`` are the events that happened on ``day``; deadlines of others do not apply. Where
    none applies, or one whose period may not be shown on ``today``, what is said in words is told,
    else the counter is asked.
    """
    applying = [one for one in deadlines if one.event in counts]
    words = [one for one in applying if _unit(one, facts, today) == "text"]
    applying = [one for one in applying if one not in words]
    periods = [(one.fact, _period(one, facts, today)) for one in applying]
    known = [(fact, period) for fact, period in periods if period is not None]
    if not known or len(known) < len(periods):
        return Due(said=_said(words, facts, today))
    fact, nearest = min(known, key=lambda one: add(today, one[1].value, one[1].unit) or date.max)
    if day is None:
        return Due(period=nearest)
    return Due(day=add(day, nearest.value - (fact in _FIRST_DAY_COUNTS), nearest.unit))


def _unit(deadline: Deadline, facts: FactTable, today: date) -> str:
    fact = facts.usable(deadline.fact, today)
    return fact.unit if fact is not None else ""


def _said(deadlines: Sequence[Deadline], facts: FactTable, today: date) -> Text | None:
    """Return the first of ``deadlines`` in the words of its fact; all of them are texts."""
    for deadline in deadlines:
        fact = facts.usable(deadline.fact, today)
        if fact is not None:
            return Text(str(fact.value), f"{fact.context}/value")
    return None


def _period(deadline: Deadline, facts: FactTable, today: date) -> Quantity | None:
    fact = facts.usable(deadline.fact, today)
    if fact is None or not isinstance(fact.value, int) or add(today, 0, fact.unit) is None:
        return None
    return Quantity(fact.value, fact.unit)
