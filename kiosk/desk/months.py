"""Calendar months of the desk: bounds, distances, fiscal years, and their names in Japanese."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NewType

from kiosk.errors import StoreError
from kiosk.i18n import N_
from kiosk.language.eras import era

Month = NewType("Month", str)

_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_APRIL = 4


def as_month(text: str) -> Month:
    """Return ``text`` as a month.

    Raises:
        StoreError: It is not ``YYYY-MM``.
    """
    if not _MONTH.fullmatch(text):
        raise StoreError(N_("月は 2026-11 のように 書いてください（年4けた-月2けた）。"))
    return Month(text)


def month_of(day: date) -> Month:
    """Return the month ``day`` lies in."""
    return Month(f"{day.year:04d}-{day.month:02d}")


def month_bounds(month: Month) -> tuple[date, date]:
    """Return the first day of ``month`` and the first day after it."""
    first = date.fromisoformat(f"{month}-01")
    return first, date(first.year + first.month // 12, first.month % 12 + 1, 1)


def months_before(month: Month, count: int) -> Month:
    """Return the month ``count`` months before ``month``; a negative count goes forward."""
    first = month_bounds(month)[0]
    index = first.year * 12 + first.month - 1 - count
    return Month(f"{index // 12:04d}-{index % 12 + 1:02d}")


def months_until(month: Month, count: int) -> tuple[Month, ...]:
    """Return the ``count`` months that end with ``month``, oldest first."""
    return tuple(months_before(month, back) for back in reversed(range(count)))


def fiscal_months(month: Month) -> tuple[Month, ...]:
    """Return the months of the fiscal year (April to March) up to and with ``month``."""
    return months_until(month, (month_bounds(month)[0].month - _APRIL) % 12 + 1)


def month_label(month: Month) -> str:
    """Return ``month`` with both calendars, as in ``2026年11月（令和8年11月）``."""
    first = month_bounds(month)[0]
    return f"{first.year}年{first.month}月（{_era_year(first)}{first.month}月）"


def fiscal_label(month: Month) -> str:
    """Return the fiscal year of ``month``, as in ``2026年度（令和8年度）``."""
    first = month_bounds(fiscal_months(month)[0])[0]
    return f"{first.year}年度（{_era_year(first)}度）"


def period_label(month: Month) -> str:
    """Return first and last day of ``month``, as in ``2026年11月1日から11月30日まで``."""
    first, after = month_bounds(month)
    last = after - timedelta(days=1)
    return f"{first.year}年{first.month}月1日から{last.month}月{last.day}日まで"


def _era_year(day: date) -> str:
    found = era(day)
    if found is None:
        return f"{day.year}年"
    return f"{found.era.name}{'元' if found.year == 1 else found.year}年"
