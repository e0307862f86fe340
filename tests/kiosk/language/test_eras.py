from __future__ import annotations

from datetime import date, timedelta

import pytest

from kiosk.language.eras import ERAS, era

BOUNDARIES = [
    (date(1868, 1, 25), "明治", 1),
    (date(1912, 7, 29), "明治", 45),
    (date(1912, 7, 30), "大正", 1),
    (date(1926, 12, 24), "大正", 15),
    (date(1926, 12, 25), "昭和", 1),
    (date(1926, 12, 31), "昭和", 1),
    (date(1927, 1, 1), "昭和", 2),
    (date(1944, 3, 3), "昭和", 19),
    (date(1989, 1, 7), "昭和", 64),
    (date(1989, 1, 8), "平成", 1),
    (date(2019, 4, 30), "平成", 31),
    (date(2019, 5, 1), "令和", 1),
    (date(2019, 12, 31), "令和", 1),
    (date(2020, 1, 1), "令和", 2),
    (date(2026, 11, 21), "令和", 8),
]


@pytest.mark.parametrize(("day", "name", "year"), BOUNDARIES)
def test_a_day_lies_in_the_era_of_the_golden_list(day: date, name: str, year: int) -> None:
    found = era(day)

    assert found is not None
    assert (found.era.name, found.year) == (name, year)


def test_a_day_before_meiji_has_no_era() -> None:
    assert era(ERAS[0].first - timedelta(days=1)) is None


def test_each_era_begins_with_its_first_year() -> None:
    firsts = [era(one.first) for one in ERAS]

    assert [(first.era, first.year) for first in firsts if first] == [(one, 1) for one in ERAS]
