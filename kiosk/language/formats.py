"""Values as marked text: money, days, hours, counts, telephone numbers, one wording per language.

Choosing the sentence around a value belongs to the phrasebook. Nothing here imports Babel, whose
first use of a language takes longer than a touch may.
"""

from __future__ import annotations

import re
from datetime import date, time
from typing import Literal, Protocol

from kiosk.language.eras import EraYear, era
from kiosk.language.formats_en import English
from kiosk.language.formats_ja import Japanese
from kiosk.language.languages import EASY, EN, JA, PSEUDO, Lang

CountUnit = Literal["days", "months", "years", "times", "minutes"]
COUNT_UNITS: frozenset[str] = frozenset({"days", "months", "years", "times", "minutes"})

_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
_TELEPHONE = re.compile(r"[+#*]?[0-9]+(?:-[0-9]+)*")
_YEARLY = re.compile(r"(\d{2})-(\d{2})/(\d{2})-(\d{2})")
_LEAP_YEAR = 2024
_MIDNIGHT = 24
_ALL_DAY = ((0, 0), (_MIDNIGHT, 0))


class Wording(Protocol):
    """How one language words values. A new language is one more class and one row below."""

    def yen(self, amount: int) -> str:
        """Return whole yen."""
        ...

    def count(self, value: int, unit: str) -> str:
        """Return ``value`` of a `CountUnit`."""
        ...

    def day(self, value: date, *, with_year: bool, with_weekday: bool, with_era: bool) -> str:
        """Return a calendar day."""
        ...

    def time_of_day(self, value: time, *, is_end: bool) -> str:
        """Return an hour; ``is_end`` when it closes a span."""
        ...

    def spans(self, spans: tuple[tuple[time, time], ...]) -> str:
        """Return opening hours."""
        ...

    def all_day(self) -> str:
        """Return the words for round the clock."""
        ...

    def every_year(self, first: date, last: date) -> str:
        """Return days that come back every year; the years given mean nothing."""
        ...

    def month(self, number: int) -> str:
        """Return the name of a month of the year, 1 to 12."""
        ...

    @property
    def era_comma(self) -> str:
        """What stands between two names of one year."""
        ...

    def era_year(self, value: EraYear) -> str:
        """Return a year of an era."""
        ...

    def days_left(self, days: int) -> str:
        """Return how long there still is."""
        ...


_WORDINGS: dict[Lang, Wording] = {
    JA: Japanese(is_easy=False),
    EASY: Japanese(is_easy=True),
    EN: English(),
    PSEUDO: English(),
}


def is_free(amount: int) -> bool:
    """Tell whether ``amount`` yen is nothing, so that the caller says so in words."""
    return amount == 0


def yen(amount: int, lang: Lang) -> str:
    """Return whole yen as the language writes them: 1,000円.

    Raises:
        ValueError: ``amount`` is negative.
    """
    return _WORDINGS[lang].yen(_not_negative(amount))


def number(value: int, lang: Lang) -> str:
    """Return a bare number with its thousands set apart; the same in every language so far."""
    _ = _WORDINGS[lang]
    return f"{value:,}"


def count(value: int, unit: CountUnit, lang: Lang) -> str:
    """Return a number of days, months, years, times or minutes: 3か月, 3 months.

    Raises:
        ValueError: ``value`` is negative.
    """
    return _WORDINGS[lang].count(_not_negative(value), unit)


def day(
    value: date,
    lang: Lang,
    *,
    today: date | None = None,
    with_weekday: bool = True,
    with_era: bool = False,
) -> str:
    """Return a Japanese calendar day in words: 12月2日（水）.

    Args:
        value: The day (JST).
        lang: Language code.
        today: The year is left out when ``value`` lies in the same one; `None` always names it.
        with_weekday: Add the day of the week.
        with_era: Add the era year beside the western one (never alone, EJ15).
    """
    with_year = today is None or today.year != value.year
    return _WORDINGS[lang].day(
        value, with_year=with_year, with_weekday=with_weekday, with_era=with_era
    )


def time_of_day(value: str | time, lang: Lang) -> str:
    """Return an hour on the twelve-hour clock: 午前6時30分, 6:30 am.

    Raises:
        ValueError: ``value`` is a string not of the form 6:30.
    """
    if isinstance(value, str):
        value = _clock_time(*_hour_and_minute(value))
    return _WORDINGS[lang].time_of_day(value, is_end=False)


def span(value: str, lang: Lang) -> str:
    """Return opening hours in words: ``6:30-23:00`` → 午前6時30分から 午後11時まで.

    Several spans are separated by commas: ``8:30-12:00,13:00-17:15``. ``0:00-24:00`` is said as
    round the clock, and the end of ``22:00-7:00`` as one of the next day.

    Raises:
        ValueError: ``value`` has another form, or a span ends when it begins.
    """
    ends = tuple(_span_ends(part) for part in value.split(","))
    wording = _WORDINGS[lang]
    if ends == (_ALL_DAY,):
        return wording.all_day()
    return wording.spans(tuple((_clock_time(*start), _clock_time(*end)) for start, end in ends))


def every_year(value: str, lang: Lang) -> str:
    """Return days that come back every year in words: ``12-29/01-03`` → 12月29日から 1月3日まで.

    Raises:
        ValueError: ``value`` has another form.
    """
    match = _YEARLY.fullmatch(value)
    if match is None:
        raise ValueError(f"「{value}」は 12-29/01-03 の形で 書いてください。")
    month, day_, last_month, last_day = (int(part) for part in match.groups())
    first, last = date(_LEAP_YEAR, month, day_), date(_LEAP_YEAR, last_month, last_day)
    return _WORDINGS[lang].every_year(first, last)


def is_span(value: str) -> bool:
    """Tell whether `span` can word ``value``."""
    try:
        span(value, EN)
    except ValueError:
        return False
    return True


def era_years(year: int, lang: Lang) -> str:
    """Return the era years of a western year: 平成31年・令和元年 for 2019; empty before Meiji."""
    found = [era(date(year, 1, 1)), era(date(year, 12, 31))]
    names = [_WORDINGS[lang].era_year(one) for one in found if one is not None]
    return _WORDINGS[lang].era_comma.join(dict.fromkeys(names))


def days_left(days: int, lang: Lang) -> str:
    """Return how long there still is: あと 11日; 0 is the last day, less than 0 is past."""
    return _WORDINGS[lang].days_left(days)


def month(number: int, lang: Lang) -> str:
    """Return the name of a month of the year: 「3月」, ``March``.

    Raises:
        IndexError: There is no month ``number``.
    """
    return _WORDINGS[lang].month(range(1, 13)[number - 1])


def telephone(number: str, lang: Lang) -> str:
    """Return a telephone number as printed; the voice says it figure by figure.

    Raises:
        ValueError: ``number`` is not written with ASCII digits and hyphens.
    """
    _ = _WORDINGS[lang]
    if not _TELEPHONE.fullmatch(number):
        raise ValueError(f"電話番号「{number}」は 0120-95-0178 の形で 書いてください。")
    return number


def quantity(
    value: int | str | date | None, unit: str, lang: Lang, *, today: date | None = None
) -> str:
    """Return the value of a fact of ``unit`` (see `kiosk.procedures.model.Fact`) in words.

    A text is returned as it is: its translation is the caller's. Dates may be ISO strings.

    Raises:
        ValueError: The value does not fit its unit, or there is none.
    """
    if isinstance(value, int):
        if unit == "yen":
            return yen(value, lang)
        if unit in COUNT_UNITS:
            return _WORDINGS[lang].count(_not_negative(value), unit)
    elif unit == "date" and value is not None:
        moment = value if isinstance(value, date) else date.fromisoformat(value)
        return day(moment, lang, today=today)
    elif isinstance(value, str):
        words = {"tel": telephone, "hours": span, "yearly": every_year}.get(unit)
        if words is not None:
            return words(value, lang)
        if unit == "text":
            return value
    raise ValueError(f"値「{value}」は 単位「{unit}」に 合いません。")


def _not_negative(value: int) -> int:
    if value < 0:
        raise ValueError(f"{value} は 0 以上に してください。")
    return value


def _hour_and_minute(text: str) -> tuple[int, int]:
    match = _TIME.fullmatch(text.strip())
    if match is None or (match[1] == str(_MIDNIGHT) and match[2] != "00"):
        raise ValueError(f"時刻「{text}」は 6:30 の形で 書いてください。")
    return int(match[1]), int(match[2])


def _span_ends(text: str) -> tuple[tuple[int, int], tuple[int, int]]:
    start, dash, end = text.partition("-")
    if not dash:
        raise ValueError(f"時間帯「{text}」は 6:30-23:00 の形で 書いてください。")
    ends = _hour_and_minute(start), _hour_and_minute(end)
    if ends[0] == ends[1]:
        raise ValueError(f"時間帯「{text}」は 始まりと 終わりが 同じです。")
    return ends


def _clock_time(hour: int, minute: int) -> time:
    return time(hour % _MIDNIGHT, minute)
