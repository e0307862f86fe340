from __future__ import annotations

from datetime import date

import pytest

from kiosk.places.days import days_of

AS_OF = date(2026, 8, 21)
Days = tuple[date | None, date | None]


def day(month: int, number: int, year: int = 2026) -> date:
    return date(year, month, number)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-09-05", "", (day(9, 5), day(9, 5))),
        ("2026/9/5", "2026/9/6", (day(9, 5), day(9, 6))),
        ("令和8年9月5日", "", (day(9, 5), day(9, 5))),
        ("9月5日（土）", "", (day(9, 5), day(9, 5))),
        ("8月5日（水）～8月16日（日）\n※10日（月）以外", "", (day(8, 5), day(8, 16))),
        ("7月4日(土)～9月27日(日）", "", (day(7, 4), day(9, 27))),
        ("7月1日（水）～\n8月31日（月）", "", (day(7, 1), day(8, 31))),
        ("12月20日(日)～1月10日(日)", "", (day(12, 20), day(1, 10, 2027))),
        ("8月16日(日)まで", "", (None, day(8, 16))),
        ("～9月25日(金) まで", "", (None, day(9, 25))),
        ("1月9日", "", (day(1, 9, 2027), day(1, 9, 2027))),
    ],
)
def test_days_as_cities_write_them(first: str, last: str, days: Days) -> None:
    assert days_of(first, last, AS_OF) == days


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("", ""),
        ("随時（要調整）", ""),
        ("8・9月の試合日程", ""),
        ("9月4日、18日、10月2日、16日", ""),
        ("9月5日（日）", ""),  # it is a Saturday
        ("2026-02-30", ""),
        ("2月29日", ""),
        ("2026-09-06", "2026-09-05"),
        ("44698", ""),
    ],
)
def test_what_is_not_sure_is_not_read(first: str, last: str) -> None:
    assert days_of(first, last, AS_OF) == (None, None)
