"""Holidays, the days around the new year, and the days an office is open between them. Pure.

Holidays come from the package jpholiday, which is loaded when the first day is asked about. It
follows the published calendar to 2026 and computes later years by the same law.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

import msgspec

_SATURDAY = 5
_YEARLY = re.compile(r"(\d{2})-(\d{2})/(\d{2})-(\d{2})")
_LEAP_YEAR = 2024
_LONGEST_SEARCH_DAYS = 60


class Yearly(msgspec.Struct, frozen=True):
    """Days that come back every year, both ends included; may pass the new year.

    ``first`` and ``last`` are month and day.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        at = (day.month, day.day)
        if self.first <= self.last:
            return self.first <= at <= self.last
        return at >= self.first or at <= self.last


# Our rule: closing days of the new year lie within these; where a city's own are not known,
# nothing is said about its offices on them.
NEW_YEAR = Yearly((12, 25), (1, 7))


def yearly(text: str) -> Yearly:
    """Return the days that ``12-29/01-03`` writes.

    Raises:
        ValueError: Another form, or a day no year has.
    """
    match = _YEARLY.fullmatch(text)
    if match is None:
        raise ValueError(f"「{text}」は 12-29/01-03 の形で 書いてください。")
    month, day, last_month, last_day = (int(part) for part in match.groups())
    for one in ((month, day), (last_month, last_day)):
        date(_LEAP_YEAR, *one)
    return Yearly((month, day), (last_month, last_day))


@lru_cache(maxsize=1024)
def is_holiday(day: date) -> bool:
    """Say whether ``day`` is a national holiday (国民の祝日), a substitute for one included."""
    import jpholiday  # noqa: PLC0415 - 15 ms that a start does not have

    return bool(jpholiday.is_holiday(day))


def is_weekend(day: date) -> bool:
    """Say whether ``day`` is a Saturday or a Sunday."""
    return day.weekday() >= _SATURDAY


def is_business_day(day: date, closed: Yearly | None = None) -> bool | None:
    """Say whether an office works on ``day``: no weekend, no holiday, none of ``closed``.

    `None` means not known: ``closed`` is not known and ``day`` lies around the new year.
    """
    if is_weekend(day) or is_holiday(day):
        return False
    if closed is not None:
        return day not in closed
    return None if day in NEW_YEAR else True


def next_business_day(day: date, closed: Yearly | None = None) -> date | None:
    """Return ``day`` if an office works on it, else the next day on which it does.

    `None`: a day whose answer is not known comes first.
    """
    for ahead in range(_LONGEST_SEARCH_DAYS):
        at = day + timedelta(days=ahead)
        works = is_business_day(at, closed)
        if works is None:
            return None
        if works:
            return at
    return None


def last_business_day(day: date, closed: Yearly | None = None) -> date | None:
    """Return ``day`` if an office works on it, else the last day before on which it does.

    `None`: a day whose answer is not known comes first.
    """
    for back in range(_LONGEST_SEARCH_DAYS):
        at = day - timedelta(days=back)
        works = is_business_day(at, closed)
        if works is None:
            return None
        if works:
            return at
    return None


def add_business_days(day: date, count: int, closed: Yearly | None = None) -> date | None:
    """Return the ``count``-th business day after ``day``, which is not counted itself.

    `None`: a day whose answer is not known lies between.

    Raises:
        ValueError: ``count`` is less than 0.
    """
    if count < 0:
        raise ValueError(f"{count} は 0以上に してください。")
    at: date | None = day
    for _ in range(count):
        at = next_business_day(at + timedelta(days=1), closed) if at is not None else None
    return at
