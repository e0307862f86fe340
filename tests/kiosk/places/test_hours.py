from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.clock import JST
from kiosk.places.hours import Hours, minutes_of, weekdays_of

WEEKDAYS = Hours("月火水木金", "9:00", "17:00")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("月火水木金土日", {0, 1, 2, 3, 4, 5, 6}),
        ("月火木金", {0, 1, 3, 4}),
        ("月・水・金", {0, 2, 4}),
        ("月曜日、日曜日", {0, 6}),
        ("月〜金", {0, 1, 2, 3, 4}),
        ("月曜日から金曜日", {0, 1, 2, 3, 4}),
        ("平日", {0, 1, 2, 3, 4}),
        ("日", {6}),
        ("土日祝以外", None),
        ("第2・第4土曜日", None),
        ("月月", None),
        ("", None),
    ],
)
def test_days_of_the_week(text: str, days: set[int] | None) -> None:
    assert weekdays_of(text) == days


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("9：00", 540),
        ("09:00:00", 540),
        ("24:00", 1440),
        ("24:01", None),
        ("9:60", None),
        ("-", None),
    ],
)
def test_times(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        ("2026-11-20T10:00", "open"),
        ("2026-11-20T08:59", "later"),
        ("2026-11-20T17:00", "over"),
        ("2026-11-21T10:00", "closed"),
        ("2026-11-23T10:00", "unknown"),  # a holiday
        ("2026-12-29T10:00", "unknown"),  # around the new year
    ],
)
def test_state_of_now(now: str, kind: str) -> None:
    assert WEEKDAYS.at(at(now)).kind == kind


def test_note_of_the_city_silences_the_state() -> None:
    told = Hours("月火水木金", "9:00", "17:00", "毎月末日休館")

    assert told.at(at("2026-11-20T10:00")).kind == "unknown"


def test_night_after_a_day_is_still_open() -> None:
    bar = Hours("月火水木金", "22:00", "2:00")

    assert bar.at(at("2026-11-21T01:00")).kind == "open"
    assert bar.at(at("2026-11-22T01:00")).kind == "closed"


def test_always_open() -> None:
    always = Hours("月火水木金土日", "0:00", "24:00")

    assert always.is_always
    assert always.at(at("2026-12-31T23:59")).kind == "open"
    assert not Hours("月火水木金", "0:00", "24:00").is_always
