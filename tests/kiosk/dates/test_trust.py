from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.clock import JST
from kiosk.dates.trust import DayWatch

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=JST)


def test_day_before_the_build_is_doubtful() -> None:
    assert DayWatch().is_doubtful(datetime(2026, 11, 20, 23, 59, tzinfo=JST), 0.0)
    assert not DayWatch().is_doubtful(datetime(2026, 11, 21, tzinfo=JST), 0.0)


def test_time_that_passes_is_believed() -> None:
    watch = DayWatch()

    assert not watch.is_doubtful(NOON, 100.0)
    assert not watch.is_doubtful(NOON + timedelta(days=40), 100.0 + 40 * 86400)


def test_jump_of_more_than_a_day_is_doubtful_until_the_clock_is_back() -> None:
    watch = DayWatch()
    watch.is_doubtful(NOON, 100.0)

    assert not watch.is_doubtful(NOON + timedelta(hours=23), 101.0)
    assert watch.is_doubtful(NOON + timedelta(days=2), 102.0)
    assert watch.is_doubtful(NOON - timedelta(days=1, hours=1), 103.0)
    assert not watch.is_doubtful(NOON + timedelta(seconds=5), 104.0)


def test_jump_after_a_day_before_the_build_is_measured_from_the_first_good_day() -> None:
    watch = DayWatch()

    assert watch.is_doubtful(datetime(2020, 1, 1, tzinfo=JST), 0.0)
    assert not watch.is_doubtful(NOON, 1.0)
