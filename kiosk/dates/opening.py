"""Opening hours as a calendar: open now, opens when, closed today. Pure; the caller brings now.

What is not known is never guessed: the answer is then "unknown", and the page sends the resident to
the telephone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from kiosk.dates.business import NEW_YEAR, Yearly, is_holiday, is_weekend

Days = Literal["weekdays", "holidays", "not-year-end", "every-day"]
"""On which days hours hold: Monday to Friday without holidays; weekends and holidays; every day but
the closing days of the new year; really every day. The first three exclude those closing days."""

DayState = Literal["open", "closed", "unknown"]
Kind = Literal["open", "later", "over", "closed", "unknown"]

_SPAN = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_DAY_MINUTES = 24 * 60
_HOUR_MINUTES = 60
_LONGEST_SEARCH_DAYS = 40

Span = tuple[int, int]
"""Start and end in minutes from the midnight that the day begins with; an end beyond 1440 lies in
the next day."""


class Opening(msgspec.Struct, frozen=True):
    """What is so at one moment.

    ``kind``: open (``until``), opens later today, over for today, closed today, unknown. ``opens``
    is the next opening; `None` while open, and where it is not known.
    """

    kind: Kind
    opens: datetime | None = None
    until: datetime | None = None


class Calendar(msgspec.Struct, frozen=True):
    """When a place is open. ``days`` or ``spans`` of nothing: not known.

    ``closed`` are its closing days of the new year, `None` where they are not known.
    """

    spans: tuple[Span, ...] = ()
    days: Days | None = None
    closed: Yearly | None = None

    def on(self, day: date) -> DayState:
        """Say whether the place opens on ``day``."""
        if self.days is None or not self.spans:
            return "unknown"
        if self.days == "every-day":
            return "open"
        is_off = is_weekend(day) or is_holiday(day)
        if (self.days == "weekdays" and is_off) or (self.days == "holidays" and not is_off):
            return "closed"
        if self.closed is None:
            return "unknown" if day in NEW_YEAR else "open"
        return "closed" if day in self.closed else "open"

    def is_open(self, now: datetime) -> bool | None:
        """Say whether the place is open at ``now``; `None` where that is not known."""
        kind = self.at(now).kind
        return None if kind == "unknown" else kind == "open"

    def next_opening(self, now: datetime) -> datetime | None:
        """Return when the place opens next after ``now``.

        `None`: a day that is not known comes before, or it does not open within weeks.
        """
        for ahead in range(_LONGEST_SEARCH_DAYS):
            day = now.date() + timedelta(days=ahead)
            state = self.on(day)
            if state == "unknown":
                return None
            starts = [start for start, _ in self._moments(day, now)] if state == "open" else []
            later = [start for start in starts if start > now]
            if later:
                return min(later)
        return None

    def at(self, now: datetime) -> Opening:
        """Return what is so at ``now``; a span that began yesterday still counts."""
        today = now.date()
        for day in (today - timedelta(days=1), today):
            if self.on(day) != "open":
                continue
            for start, end in self._moments(day, now):
                if start <= now < end:
                    return Opening("open", until=end)
        state = self.on(today)
        if state == "unknown" or self._may_still_be_open(now):
            return Opening("unknown")
        opens = self.next_opening(now)
        if state == "closed":
            return Opening("closed", opens)
        is_today = opens is not None and opens.date() == today
        return Opening("later" if is_today else "over", opens)

    def _may_still_be_open(self, now: datetime) -> bool:
        """Say whether a span of yesterday, of which nothing is known, would still run."""
        yesterday = now.date() - timedelta(days=1)
        if self.on(yesterday) != "unknown":
            return False
        return any(start <= now < end for start, end in self._moments(yesterday, now))

    def _moments(self, day: date, now: datetime) -> Iterator[tuple[datetime, datetime]]:
        midnight = datetime.combine(day, time(), now.tzinfo)
        for start, end in self.spans:
            yield midnight + timedelta(minutes=start), midnight + timedelta(minutes=end)


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the spans of ``8:30-12:00,13:00-17:15``; ``22:00-7:00`` ends on the next day.

    Raises:
        ValueError: Another form.
    """
    return tuple(_span(part.strip()) for part in text.split(","))


def _span(text: str) -> Span:
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(f"時間帯「{text}」は 6:30-23:00 の形で 書いてください。")
    hour, minute, end_hour, end_minute = (int(part) for part in match.groups())
    start, end = hour * _HOUR_MINUTES + minute, end_hour * _HOUR_MINUTES + end_minute
    is_sound = max(minute, end_minute) < _HOUR_MINUTES and max(start, end) <= _DAY_MINUTES
    if not is_sound or start == end:
        raise ValueError(f"時間帯「{text}」は 6:30-23:00 の形で 書いてください。")
    return (start, end) if end > start else (start, end + _DAY_MINUTES)
