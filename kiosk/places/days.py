"""The days of an event out of a city's list: 2026-08-05, 令和8年8月5日, 8月5日（水）～16日（日）.

A day without a year is taken as the first such day from the month before the data were made; where
the day of the week contradicts it, nothing is read, and the page shows what was written.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_ISO = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ERA = re.compile(r"(?:令和|R)(\d{1,2}|元)[年.](\d{1,2})[月.](\d{1,2})日?")
_SHORT = re.compile(r"(\d{1,2})[月/](\d{1,2})日?(?:\(([月火水木金土日])[^)]*\))?")
_TO = re.compile(r"[~〜～]|から|-(?=\d{1,2}[月/])")
_MORE = re.compile(r"[、,・]|及び|と|毎週|以外")
_BROKEN_SPAN = re.compile(r"([~〜～])\n")
_UNTIL = re.compile(r"まで\s*$")
_WEEK = "月火水木金土日"
_REIWA = 2018
_BACK = timedelta(days=31)

Days = tuple[date | None, date | None]


def days_of(first: str, last: str, as_of: date) -> Days:
    """Return the first and the last day of an event; (`None`, `None`) where they are not sure.

    ``first`` may hold both. One day is its own last; 「9月25日まで」 has a last day only. Several
    separate days are not sure.
    """
    text = _BROKEN_SPAN.sub(r"\1", unicodedata.normalize("NFKC", first)).split("\n")[0].strip()
    begin, *rest = _TO.split(text, maxsplit=1)
    end = _UNTIL.sub("", unicodedata.normalize("NFKC", last).split("\n")[0] or "".join(rest))
    if not end.strip():
        if _MORE.search(begin):
            return None, None
        day = _day(_UNTIL.sub("", begin), as_of)
        return (None if _UNTIL.search(begin) else day), day
    until = _day(end, as_of)
    if until is None or not begin.strip():
        return None, until
    since = _day(begin, _year_before(until)) if _SHORT.match(begin.strip()) else _day(begin, as_of)
    return (since, until) if since is not None and since <= until else (None, None)


def _year_before(day: date) -> date:
    """Return the day from which a day without a year is counted up to ``day``, with the margin."""
    return day - timedelta(days=364) + _BACK


def _day(text: str, as_of: date) -> date | None:
    """Return the one day ``text`` begins with, in the year it names or the next that fits."""
    text = text.strip()
    try:
        if found := _ISO.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _ERA.match(text):
            year = 1 if found[1] == "元" else int(found[1])
            return date(_REIWA + year, int(found[2]), int(found[3]))
        if found := _SHORT.match(text):
            return _in_year(int(found[1]), int(found[2]), found[3], as_of)
    except ValueError:
        return None
    return None


def _in_year(month: int, day: int, weekday: str | None, as_of: date) -> date | None:
    earliest = as_of - _BACK
    for year in (earliest.year, earliest.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found >= earliest:
            fits = weekday is None or _WEEK[found.weekday()] == weekday
            return found if fits else None
    return None
