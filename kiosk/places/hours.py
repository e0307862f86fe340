"""Opening hours out of a city's list: what was written, and what can be said of now.

A closing day that stands only in words, a holiday, the days around the new year: nothing is said.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, time, timedelta

import msgspec

from kiosk.dates.business import NEW_YEAR, is_holiday
from kiosk.dates.opening import Opening

_WEEK = "月火水木金土日"
_EVERY_DAY = frozenset(range(7))
_DAY_WORDS = {
    "毎日": _EVERY_DAY,
    "年中無休": _EVERY_DAY,
    "平日": frozenset(range(5)),
    "土日": frozenset({5, 6}),
}
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_BETWEEN = re.compile(r"[・、,/\s]+|曜日?")
_LAST_HOUR = 24
_MINUTES = 60


class Hours(msgspec.Struct, frozen=True, omit_defaults=True):
    """``days``, ``opens`` and ``closes`` as they were written, ``note`` what else the city says."""

    days: str = ""
    opens: str = ""
    closes: str = ""
    note: str = ""

    @property
    def weekdays(self) -> frozenset[int] | None:
        """The days of the week (0 is Monday); `None` where they could not be read."""
        return weekdays_of(self.days)

    @property
    def span(self) -> tuple[int, int] | None:
        """Opening and closing in minutes of the day; a close after midnight is over 1440."""
        start, end = minutes_of(self.opens), minutes_of(self.closes)
        if start is None or end is None or start == end:
            return None
        return (start, end) if end > start else (start, end + _LAST_HOUR * _MINUTES)

    @property
    def is_always(self) -> bool:
        """Whether it is open at every hour of every day, and nothing is said against it."""
        is_round = self.span in ((0, 1440), (0, 1439))
        return is_round and self.weekdays == _EVERY_DAY and not self.note

    def at(self, now: datetime) -> Opening:
        """Return what is so at ``now``, `unknown` wherever a note or a special day may differ."""
        if self.is_always:
            return Opening("open")
        days, span = self.weekdays, self.span
        if self.note or days is None or span is None:
            return Opening("unknown")
        midnight = datetime.combine(now.date(), time(), now.tzinfo)
        for back in (1, 0):
            day = midnight - timedelta(days=back)
            start, end = (day + timedelta(minutes=one) for one in span)
            if start <= now < end and _is_usual(day, days):
                return Opening("open", until=end)
        if is_holiday(now.date()) or now.date() in NEW_YEAR:
            return Opening("unknown")
        if now.weekday() not in days:
            return Opening("closed")
        opens = midnight + timedelta(minutes=span[0])
        return Opening("later", opens) if now < opens else Opening("over")


def _is_usual(day: datetime, days: frozenset[int]) -> bool:
    is_special = is_holiday(day.date()) or day.date() in NEW_YEAR
    return day.weekday() in days and not is_special


def weekdays_of(text: str) -> frozenset[int] | None:
    """Return the days of the week that 「月火水」「月〜金」「平日」 name; `None`: another form."""
    wide = unicodedata.normalize("NFKC", text)
    if wide in _DAY_WORDS:
        return _DAY_WORDS[wide]
    run = re.fullmatch(r"([月火水木金土日])曜?日?[~～〜\-ー–から]+([月火水木金土日])曜?日?", wide)
    if run is not None:
        first, last = _WEEK.index(run[1]), _WEEK.index(run[2])
        return frozenset(range(first, last + 1)) if first < last else None
    bare = _BETWEEN.sub("", wide)
    is_run = bool(bare) and set(bare) <= set(_WEEK) and len(set(bare)) == len(bare)
    return frozenset(_WEEK.index(one) for one in bare) if is_run else None


def minutes_of(text: str) -> int | None:
    """Return a time of the day in minutes, 「9：00」 or 「09:00:00」; `None`: something else."""
    found = _TIME.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2])
    total = hour * _MINUTES + minute
    is_sound = minute < _MINUTES and total <= _LAST_HOUR * _MINUTES
    return total if is_sound else None


def time_of(text: str) -> time | None:
    """Return a time of the day; `None` where `minutes_of` gives none, and for 24:00."""
    minutes = minutes_of(text)
    is_known = minutes is not None and minutes < _LAST_HOUR * _MINUTES
    return time(*divmod(minutes, _MINUTES)) if minutes is not None and is_known else None
