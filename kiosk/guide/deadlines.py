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

from kiosk.i18n import Quantity
from kiosk.procedures.facts import FactTable
from kiosk.procedures.model import Deadline

DayId = Literal["today", "yesterday", "week", "month", "earlier", "not-yet", "unknown"]
SPANS = ("week", "month")
"""Answers that mean one of several days."""
MONTHS_IN_YEAR = 12
_WEEK_BACK = 6
# Notices of the family register count the day itself (戸籍法43条).
_FIRST_DAY_COUNTS = frozenset({"death.notice_days", "birth.notice_days"})


class Due(msgspec.Struct, frozen=True):
    """By when. ``day`` is the last day; without one ``period`` says how long after the day.

    Neither: ask the city's counter.
    """

    day: date | None = None
    period: Quantity | None = None


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
    for what has no day: long ago, not yet, not known.
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
            return None


def due(
    deadlines: Sequence[Deadline],
    counts: Collection[str],
    day: date | None,
    facts: FactTable,
    today: date,
) -> Due:
    """Return the first of ``deadlines`` that comes, counted from ``day``.

    ``counts`` are the events that happened on ``day``; deadlines of others do not apply. Where
    none applies, or one whose period may not be shown on ``today``, the counter is asked.
    """
    applying = [one for one in deadlines if one.event in counts]
    periods = [(one.fact, _period(one, facts, today)) for one in applying]
    known = [(fact, period) for fact, period in periods if period is not None]
    if not known or len(known) < len(periods):
        return Due()
    fact, nearest = min(known, key=lambda one: add(today, one[1].value, one[1].unit) or date.max)
    if day is None:
        return Due(period=nearest)
    return Due(day=add(day, nearest.value - (fact in _FIRST_DAY_COUNTS), nearest.unit))


def _period(deadline: Deadline, facts: FactTable, today: date) -> Quantity | None:
    fact = facts.usable(deadline.fact, today)
    if fact is None or not isinstance(fact.value, int) or add(today, 0, fact.unit) is None:
        return None
    return Quantity(fact.value, fact.unit)
