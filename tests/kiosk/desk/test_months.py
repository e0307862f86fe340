from __future__ import annotations

from datetime import date

import pytest

from kiosk.desk.months import (
    Month,
    as_month,
    fiscal_label,
    fiscal_months,
    month_bounds,
    month_label,
    months_before,
    months_until,
    period_label,
)
from kiosk.errors import StoreError


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "26-01", "", "2026-11-01"])
def test_a_month_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(StoreError):
        as_month(text)


@pytest.mark.parametrize(
    ("month", "first", "after"),
    [
        ("2028-02", date(2028, 2, 1), date(2028, 3, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_month_ends_where_the_next_begins(month: str, first: date, after: date) -> None:
    assert month_bounds(as_month(month)) == (first, after)


@pytest.mark.parametrize(
    ("back", "expected"), [(0, "2026-01"), (1, "2025-12"), (13, "2024-12"), (-12, "2027-01")]
)
def test_months_are_counted_back_over_the_year(back: int, expected: str) -> None:
    assert months_before(Month("2026-01"), back) == expected


def test_months_until_end_with_the_month() -> None:
    assert months_until(Month("2026-01"), 3) == ("2025-11", "2025-12", "2026-01")


@pytest.mark.parametrize(
    ("month", "first", "count"), [("2026-04", "2026-04", 1), ("2027-03", "2026-04", 12)]
)
def test_a_fiscal_year_runs_from_april_to_march(month: str, first: str, count: int) -> None:
    found = fiscal_months(Month(month))

    assert (found[0], found[-1], len(found)) == (first, month, count)


def test_months_are_named_in_both_calendars() -> None:
    assert month_label(Month("2026-11")) == "2026年11月（令和8年11月）"
    assert month_label(Month("2019-05")) == "2019年5月（令和元年5月）"
    assert fiscal_label(Month("2027-03")) == "2026年度（令和8年度）"
    assert period_label(Month("2028-02")) == "2028年2月1日から2月29日まで"
