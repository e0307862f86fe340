from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.dates.business import (
    NEW_YEAR,
    Yearly,
    add_business_days,
    is_business_day,
    is_holiday,
    last_business_day,
    next_business_day,
    yearly,
)

CLOSED = yearly("12-29/01-03")
DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))


def test_days_of_every_year_may_pass_the_new_year() -> None:
    assert date(2026, 12, 29) in CLOSED
    assert date(2027, 1, 3) in CLOSED
    assert date(2026, 12, 28) not in CLOSED
    assert date(2027, 1, 4) not in CLOSED
    assert date(2026, 8, 14) in yearly("08-13/08-15")
    assert date(2026, 8, 16) not in yearly("08-13/08-15")
    assert "08-14" not in CLOSED


@pytest.mark.parametrize("text", ["12/29-1/3", "13-01/01-03", "02-30/03-01", "", "12-29"])
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"形|day|month"):
        yearly(text)


def test_holidays_and_their_substitutes_are_known() -> None:
    assert is_holiday(date(2026, 11, 23))
    assert is_holiday(date(2027, 3, 22))
    assert not is_holiday(date(2026, 11, 24))


def test_office_rests_on_weekends_holidays_and_its_own_days() -> None:
    assert is_business_day(date(2026, 11, 21), CLOSED) is False
    assert is_business_day(date(2026, 11, 23), CLOSED) is False
    assert is_business_day(date(2026, 12, 31), CLOSED) is False
    assert is_business_day(date(2026, 12, 28), CLOSED) is True


def test_new_year_is_not_guessed() -> None:
    assert is_business_day(date(2026, 12, 28)) is None
    assert is_business_day(date(2027, 1, 1)) is False
    assert next_business_day(date(2026, 12, 26)) is None
    assert add_business_days(date(2026, 12, 24), 1) is None
    assert is_business_day(date(2026, 12, 24)) is True


def test_next_open_day_skips_a_long_weekend() -> None:
    assert next_business_day(date(2026, 11, 21), CLOSED) == date(2026, 11, 24)
    assert next_business_day(date(2026, 12, 29), CLOSED) == date(2027, 1, 4)
    assert add_business_days(date(2026, 11, 20), 1, CLOSED) == date(2026, 11, 24)
    assert add_business_days(date(2026, 11, 20), 0, CLOSED) == date(2026, 11, 20)
    with pytest.raises(ValueError, match="0以上"):
        add_business_days(date(2026, 11, 20), -1)


@pytest.mark.parametrize(
    ("day", "closed", "wanted"),
    [
        (date(2026, 11, 20), CLOSED, date(2026, 11, 20)),
        (date(2026, 11, 23), CLOSED, date(2026, 11, 20)),
        (date(2027, 1, 3), CLOSED, date(2026, 12, 28)),
        (date(2027, 1, 11), None, date(2027, 1, 8)),
        (date(2027, 1, 3), None, None),
    ],
)
def test_last_day_before_on_which_an_office_works(
    day: date, closed: Yearly | None, wanted: date | None
) -> None:
    assert last_business_day(day, closed) == wanted


def test_office_that_never_works_has_no_next_day() -> None:
    assert next_business_day(date(2026, 11, 21), yearly("01-01/12-31")) is None
    assert last_business_day(date(2026, 11, 21), yearly("01-01/12-31")) is None


@given(DAYS, st.integers(0, 20))
def test_business_days_are_counted_one_by_one(day: date, count: int) -> None:
    then = add_business_days(day, count, CLOSED)

    assert then is not None
    between = [day + timedelta(days=n) for n in range(1, (then - day).days + 1)]
    assert sum(is_business_day(one, CLOSED) is True for one in between) == count


@given(DAYS)
def test_only_the_new_year_is_ever_unknown(day: date) -> None:
    assert (is_business_day(day) is None) <= (day in NEW_YEAR)
    assert is_business_day(day, CLOSED) is not None
