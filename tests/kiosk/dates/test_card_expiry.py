from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kiosk.dates.card_expiry import (
    Expiry,
    Issue,
    expiry_after_renewal,
    first_expiry,
    renewable_from,
)


def test_adult_card_holds_ten_birthdays_and_its_certificates_five() -> None:
    issue = Issue(2020, 10, 10, is_before=True)

    assert first_expiry(issue) == Expiry(date(2029, 10, 10), date(2024, 10, 10))
    assert expiry_after_renewal(issue) == Expiry(date(2029, 10, 10), date(2029, 10, 10))


def test_card_made_after_the_birthday_holds_a_year_longer() -> None:
    issue = Issue(2020, 3, 1, is_before=False)

    assert first_expiry(issue) == Expiry(date(2030, 3, 1), date(2025, 3, 1))


def test_child_card_ends_with_its_certificates() -> None:
    issue = Issue(2023, 7, 7, is_adult=False, is_before=False)

    assert first_expiry(issue) == Expiry(date(2028, 7, 7), date(2028, 7, 7))
    assert expiry_after_renewal(issue).certificate == date(2028, 7, 7)


def test_unknown_side_of_the_birthday_gives_the_earlier_day() -> None:
    assert first_expiry(Issue(2020, 5, 5)) == first_expiry(Issue(2020, 5, 5, is_before=True))


def test_leap_day_is_never_a_day_too_late() -> None:
    assert first_expiry(Issue(2017, 2, 29, is_before=False)).card == date(2027, 2, 28)
    assert expiry_after_renewal(Issue(2018, 2, 29, is_before=False)).certificate == date(
        2028, 2, 29
    )


def test_renewal_begins_three_months_before() -> None:
    assert renewable_from(date(2027, 8, 1), 3) == date(2027, 5, 2)


@given(
    st.integers(2016, 2060),
    st.dates(date(2024, 1, 1), date(2024, 12, 31)),
    st.booleans(),
    st.sampled_from([True, False, None]),
)
def test_certificates_never_outlive_the_card(
    year: int, born: date, is_adult: bool, is_before: bool | None
) -> None:
    issue = Issue(year, born.month, born.day, is_adult=is_adult, is_before=is_before)

    first, later = first_expiry(issue), expiry_after_renewal(issue)

    assert first.certificate <= later.certificate <= later.card == first.card
    assert first.card.year - year in (4, 5, 9, 10)
    assert renewable_from(first.certificate, 3) < first.certificate
