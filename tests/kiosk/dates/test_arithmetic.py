from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dates.arithmetic import (
    PeriodUnit,
    add_months,
    add_years,
    birthday_in,
    first_day_before,
    last_day_within,
    nth_birthday_after,
    reaches_age_on,
)

DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 10), -1, date(2025, 12, 10)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
    ],
)
def test_months_end_with_the_month(day: date, months: int, then: date) -> None:
    assert add_months(day, months) == then


@pytest.mark.parametrize(
    ("event", "count", "unit", "last"),
    [
        (date(2026, 11, 21), 14, "days", date(2026, 12, 5)),
        (date(2026, 12, 20), 14, "days", date(2027, 1, 3)),
        (date(2028, 2, 20), 14, "days", date(2028, 3, 5)),
        (date(2026, 12, 31), 2, "months", date(2027, 2, 28)),
        (date(2027, 12, 31), 2, "months", date(2028, 2, 29)),
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2026, 2, 28), 1, "months", date(2026, 3, 31)),
        (date(2026, 1, 19), 2, "months", date(2026, 3, 19)),
        (date(2026, 4, 30), 3, "months", date(2026, 7, 31)),
        (date(2024, 2, 28), 1, "years", date(2025, 2, 28)),
        (date(2026, 11, 21), 2, "years", date(2028, 11, 21)),
    ],
)
def test_period_is_counted_from_the_day_after(
    event: date, count: int, unit: PeriodUnit, last: date
) -> None:
    assert last_day_within(event, count, unit) == last


def test_renewal_window_opens_the_day_after_the_date_three_months_earlier() -> None:
    assert first_day_before(date(2027, 8, 1), 3) == date(2027, 5, 2)
    assert first_day_before(date(2027, 5, 31), 3) == date(2027, 3, 1)
    assert first_day_before(date(2028, 5, 30), 3) == date(2028, 3, 1)
    assert first_day_before(date(2027, 1, 10), 3) == date(2026, 10, 11)


def test_birthday_on_leap_day_is_the_28th_in_a_common_year() -> None:
    assert birthday_in(2027, 2, 29) == date(2027, 2, 28)
    assert birthday_in(2028, 2, 29) == date(2028, 2, 29)
    assert birthday_in(2100, 2, 29) == date(2100, 2, 28)
    with pytest.raises(ValueError, match="day"):
        birthday_in(2027, 4, 31)


def test_nth_birthday_counts_from_the_next_one() -> None:
    assert nth_birthday_after(date(2020, 5, 15), 10, 10, 10) == date(2029, 10, 10)
    assert nth_birthday_after(date(2020, 10, 10), 5, 10, 10) == date(2025, 10, 10)
    assert nth_birthday_after(date(2020, 10, 9), 5, 10, 10) == date(2024, 10, 10)


def test_age_is_reached_the_day_before_the_birthday() -> None:
    assert reaches_age_on(date(2009, 4, 1), 1) == date(2010, 3, 31)
    assert reaches_age_on(date(1952, 2, 29), 75) == date(2027, 2, 28)
    assert reaches_age_on(date(1952, 2, 29), 76) == date(2028, 2, 28)
    assert reaches_age_on(date(1962, 1, 1), 65) == date(2026, 12, 31)


@pytest.mark.parametrize("count", [0, -1])
def test_period_without_length_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="1以上"):
        last_day_within(date(2026, 11, 21), count, "days")
    with pytest.raises(ValueError, match="1以上"):
        reaches_age_on(date(2026, 11, 21), count)


@given(DAYS, st.integers(-240, 240))
def test_added_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    then = add_months(day, months)

    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then + timedelta(days=1)).day == 1 < day.day
    assert then.day <= day.day


@given(DAYS, st.integers(1, 60), st.sampled_from(["days", "months", "years"]))
def test_longer_periods_never_end_earlier(event: date, count: int, unit: PeriodUnit) -> None:
    last = last_day_within(event, count, unit)

    assert last > event
    assert last_day_within(event, count + 1, unit) > last
    assert last_day_within(event + timedelta(days=1), count, unit) >= last
    if unit == "years":
        assert last == last_day_within(event, count * 12, "months")


@given(DAYS, st.integers(1, 12))
def test_renewal_window_is_never_longer_than_its_months(end: date, months: int) -> None:
    first = first_day_before(end, months)

    assert first <= end
    assert 28 * months - 4 <= (end - first).days + 1 <= 31 * months


@given(DAYS, st.integers(1, 12), st.dates(date(1920, 1, 1), date(2026, 1, 1)))
def test_nth_birthday_lies_within_its_year(issued: date, count: int, born: date) -> None:
    found = nth_birthday_after(issued, count, born.month, born.day)

    assert found > add_years(issued, count - 1) - timedelta(days=1)
    assert found <= add_years(issued, count) + timedelta(days=1)
    assert found > issued
