"""Days counted as Japanese law counts them: periods, month ends, birthdays. Pure; no clock.

Sources: 民法 第140条・第141条・第143条 and 年齢計算ニ関する法律, in the wording quoted by
https://gyoseisyoshi.hatenadiary.org/entry/20101114/1289716109 and
https://paperzz.com/doc/6385272/ (both read 2026-11-21; statutes quoted by third parties, to be
compared with e-Gov). What they do not settle is named "our rule" at its function.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

PeriodUnit = Literal["days", "months", "years"]

_MONTHS = 12
_FEBRUARY, _LEAP_DAY = 2, 29


def add_months(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later (or earlier, below 0).

    A month without that day gives its last one. Source: 民法143条2項 ただし書.
    """
    number = day.year * _MONTHS + day.month - 1 + months
    year, month = divmod(number, _MONTHS)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February gives the 28th of a common year."""
    return add_months(day, years * _MONTHS)


def last_day_within(event: date, count: int, unit: PeriodUnit) -> date:
    """Return the last day of a period of ``count`` that an event on ``event`` begins.

    The day of the event is not counted (民法140条), the period ends with its last day (141条). One
    of months or years ends the day before the one that corresponds to its first day, or with the
    month where there is no such day (143条2項): one month from 28 February ends on 31 March.

    Raises:
        ValueError: ``count`` is less than 1.
    """
    if count < 1:
        raise ValueError(f"{count} は 1以上に してください。")
    if unit == "days":
        return event + timedelta(days=count)
    first = event + timedelta(days=1)
    months = count * _MONTHS if unit == "years" else count
    corresponding = add_months(first, months)
    has_that_day = corresponding.day == first.day
    return corresponding - timedelta(days=1) if has_that_day else corresponding


def first_day_before(end: date, months: int) -> date:
    """Return the first day of the window of ``months`` that closes with ``end``.

    It is the day after the date ``months`` earlier: the window before 1 August opens on 2 May.

    Source: 大村市 電子証明書の失効と更新 (fact ``cert.renew_from_months`` and its example), read
    2026-11-21. Our rule: where the earlier month has no such day, its last day counts as it.
    """
    return add_months(end, -months) + timedelta(days=1)


def birthday_in(year: int, month: int, day: int) -> date:
    """Return the birthday in ``year`` of somebody born on ``month``/``day``.

    Our rule: for 29 February it is the 28th in a common year, so that nobody comes a day late.

    Raises:
        ValueError: There is no such day in any year.
    """
    if (month, day) == (_FEBRUARY, _LEAP_DAY):
        return date(year, month, min(day, monthrange(year, month)[1]))
    return date(year, month, day)


def nth_birthday_after(issued: date, count: int, month: int, day: int) -> date:
    """Return the ``count``-th birthday after ``issued``; one on the day itself does not count.

    Source: 東村山市 公的個人認証サービスの有効期間 (「発行の日後の5回目の誕生日」)
    https://www.city.higashimurayama.tokyo.jp/faq/kurashi/koseki/juki/jnet_q_005.html, read
    2026-11-21; the example 10 October, issued 2020-05-15, tenth birthday 2029-10-10 of
    https://smil-en.co.jp/archives/1170 (after 政府広報オンライン), read the same day.
    """
    is_ahead = birthday_in(issued.year, month, day) > issued
    return birthday_in(issued.year + count - (1 if is_ahead else 0), month, day)


def reaches_age_on(born: date, age: int) -> date:
    """Return the day with whose end somebody reaches ``age``: the day before the birthday.

    Source: 年齢計算ニ関する法律 (an age is counted from the day of birth) with 民法143条2項: born
    on 1 April 2009, one year old on 31 March 2010; born on 29 February, on 28 February.

    Raises:
        ValueError: ``age`` is less than 1.
    """
    if age < 1:
        raise ValueError(f"{age} は 1以上に してください。")
    corresponding = add_years(born, age)
    return corresponding - timedelta(days=1) if corresponding.day == born.day else corresponding
