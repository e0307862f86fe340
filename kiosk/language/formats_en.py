"""Dates, hours, money and counts in English. Nothing here is marked: English has no ruby."""

from __future__ import annotations

from datetime import date, time

from kiosk.language.eras import EraYear, era

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_UNITS = {
    "days": ("day", "days"),
    "months": ("month", "months"),
    "years": ("year", "years"),
    "times": ("time", "times"),
    "minutes": ("minute", "minutes"),
}
_NOON = 12


class English:
    """The English wording of values."""

    def yen(self, amount: int) -> str:
        """Return whole yen in words."""
        return f"{amount:,} yen"

    def count(self, value: int, unit: str) -> str:
        """Return ``value`` with its unit, singular only for 1."""
        one, many = _UNITS[unit]
        return f"{value:,} {one if value == 1 else many}"

    def day(self, value: date, *, with_year: bool, with_weekday: bool, with_era: bool) -> str:
        """Return a calendar day, weekday first."""
        words = f"{_MONTHS[value.month - 1]} {value.day}"
        if with_year or with_era:
            words += f", {value.year}"
        if with_weekday:
            words = f"{_WEEKDAYS[value.weekday()]}, {words}"
        counted = era(value) if with_era else None
        return f"{words} ({counted.era.latin} {counted.year})" if counted else words

    def time_of_day(self, value: time, *, is_end: bool) -> str:  # noqa: ARG002 - the protocol's
        """Return an hour on the twelve-hour clock; ``is_end`` makes no difference in English."""
        if (value.hour, value.minute) == (0, 0):
            return "midnight"
        if (value.hour, value.minute) == (_NOON, 0):
            return "noon"
        half = "am" if value.hour < _NOON else "pm"
        hour = value.hour % _NOON or _NOON
        minutes = f":{value.minute:02}" if value.minute else ""
        return f"{hour}{minutes} {half}"

    def spans(self, spans: tuple[tuple[time, time], ...]) -> str:
        """Return opening hours; several spans are joined by "and"."""
        return " and ".join(
            f"{self.time_of_day(start, is_end=False)} to {self._end_of(start, end)}"
            for start, end in spans
        )

    def all_day(self) -> str:
        """Return the words for round the clock."""
        return "24 hours a day"

    def every_year(self, first: date, last: date) -> str:
        """Return days that come back every year."""
        ends = [f"{_MONTHS[d.month - 1]} {d.day}" for d in (first, last)]
        return f"{ends[0]} to {ends[1]}"

    def month(self, number: int) -> str:
        """Return the name of a month, 1 to 12."""
        return _MONTHS[number - 1]

    era_comma = " / "

    def era_year(self, value: EraYear) -> str:
        """Return a year of an era: Reiwa 8."""
        return f"{value.era.latin} {value.year}"

    def _end_of(self, start: time, end: time) -> str:
        next_day = " the next day" if time() < end <= start else ""
        return self.time_of_day(end, is_end=True) + next_day

    def days_left(self, days: int) -> str:
        """Return how long there still is."""
        if days < 0:
            return "This day has passed"
        if days == 0:
            return "Today is the last day"
        return f"{self.count(days, 'days')} left"
