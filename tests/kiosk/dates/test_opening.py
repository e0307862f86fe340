from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.clock import JST
from kiosk.dates.business import yearly
from kiosk.dates.opening import Calendar, Opening, spans_of

CLOSED = yearly("12-29/01-03")
COUNTER = Calendar(spans_of("8:30-17:00"), "weekdays", CLOSED)
NIGHT = Calendar(spans_of("22:00-7:00"), "not-year-end", CLOSED)
SHOP = Calendar(spans_of("6:30-23:00"), "not-year-end", CLOSED)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


def test_spans_may_be_several_and_pass_midnight() -> None:
    assert spans_of("8:30-12:00,13:00-17:15") == ((510, 720), (780, 1035))
    assert spans_of("22:00-7:00") == ((1320, 1860),)
    assert spans_of("0:00-24:00") == ((0, 1440),)


@pytest.mark.parametrize("text", ["8:30", "8:30-8:30", "25:00-26:00", "8:70-9:00", "8時-9時"])
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="時間帯"):
        spans_of(text)


@pytest.mark.parametrize(
    ("now", "opening"),
    [
        ("2026-11-20T10:00", Opening("open", until=at("2026-11-20T17:00"))),
        ("2026-11-20T08:29", Opening("later", at("2026-11-20T08:30"))),
        ("2026-11-20T08:30", Opening("open", until=at("2026-11-20T17:00"))),
        ("2026-11-20T17:00", Opening("over", at("2026-11-24T08:30"))),
        ("2026-11-21T10:00", Opening("closed", at("2026-11-24T08:30"))),
        ("2026-11-23T10:00", Opening("closed", at("2026-11-24T08:30"))),
        ("2026-12-31T10:00", Opening("closed", at("2027-01-04T08:30"))),
    ],
)
def test_counter_says_when_it_opens_next(now: str, opening: Opening) -> None:
    assert COUNTER.at(at(now)) == opening
    assert COUNTER.is_open(at(now)) is (opening.kind == "open")


def test_lunch_break_closes_for_an_hour() -> None:
    counter = Calendar(spans_of("8:30-12:00,13:00-17:15"), "weekdays", CLOSED)

    assert counter.at(at("2026-11-20T12:30")) == Opening("later", at("2026-11-20T13:00"))


def test_night_service_is_open_after_midnight() -> None:
    assert NIGHT.is_open(at("2026-11-21T23:30"))
    assert NIGHT.is_open(at("2026-11-22T06:59"))
    assert not NIGHT.is_open(at("2026-11-22T07:00"))
    assert NIGHT.at(at("2026-12-29T03:00")).kind == "open"
    assert NIGHT.at(at("2026-12-30T03:00")) == Opening("closed", at("2027-01-04T22:00"))


def test_shop_is_open_on_sundays_but_not_at_new_year() -> None:
    assert SHOP.is_open(at("2026-11-22T22:59"))
    assert SHOP.at(at("2026-11-22T23:30")) == Opening("over", at("2026-11-23T06:30"))
    assert SHOP.at(at("2026-12-31T10:00")).kind == "closed"


def test_unknown_stays_unknown() -> None:
    nothing = Calendar()
    without_new_year = Calendar(spans_of("8:30-17:00"), "weekdays")

    assert nothing.at(at("2026-11-20T10:00")) == Opening("unknown")
    assert nothing.is_open(at("2026-11-20T10:00")) is None
    assert nothing.next_opening(at("2026-11-20T10:00")) is None
    assert without_new_year.is_open(at("2026-11-20T10:00")) is True
    assert without_new_year.at(at("2026-12-28T10:00")) == Opening("unknown")
    assert without_new_year.at(at("2026-12-26T10:00")) == Opening("closed")


def test_night_after_an_unknown_day_is_unknown_too() -> None:
    night = Calendar(spans_of("22:00-7:00"), "not-year-end")

    assert night.at(at("2027-01-08T03:00")) == Opening("unknown")
    assert night.at(at("2027-01-08T12:00")).kind == "later"


def test_holiday_hours_hold_on_weekends_and_holidays_only() -> None:
    line = Calendar(spans_of("9:30-17:30"), "holidays", CLOSED)

    assert line.is_open(at("2026-11-23T10:00"))
    assert line.at(at("2026-11-20T10:00")) == Opening("closed", at("2026-11-21T09:30"))


def test_line_that_never_closes_is_open_on_new_year() -> None:
    assert Calendar(spans_of("0:00-24:00"), "every-day").is_open(at("2027-01-01T00:00"))


@given(
    st.integers(0, 5 * 365 * 24 * 60),
    st.sampled_from([COUNTER, NIGHT, SHOP]),
)
def test_next_opening_is_the_first_moment_it_opens(minutes: int, calendar: Calendar) -> None:
    now = at("2026-01-01T00:00") + timedelta(minutes=minutes)

    opens = calendar.next_opening(now)

    assert opens is not None
    assert opens > now
    assert calendar.is_open(opens)
    assert not calendar.is_open(opens - timedelta(seconds=1))
    opening = calendar.at(now)
    if opening.kind == "open":
        assert opening.until is not None
        assert opening.until > now
    else:
        assert opening.opens == opens
        assert (opening.kind == "later") == (opens.date() == now.date())
