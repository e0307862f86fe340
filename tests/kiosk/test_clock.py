from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kiosk.clock import JST, SystemClock
from tests.fakes.clock import FrozenClock


def test_wall_time_is_that_of_japan_whatever_the_machine_thinks() -> None:
    before = datetime.now(UTC)

    now = SystemClock().now()

    assert now.utcoffset() == timedelta(hours=9)
    assert before <= now <= datetime.now(UTC)


def test_japan_keeps_its_offset_all_year() -> None:
    summer, winter = datetime(2026, 7, 1, tzinfo=JST), datetime(2026, 1, 1, tzinfo=JST)

    assert summer.utcoffset() == winter.utcoffset() == timedelta(hours=9)


def test_monotonic_never_runs_back() -> None:
    clock = SystemClock()

    seen = [clock.monotonic() for _ in range(5)]

    assert seen == sorted(seen)


def test_wrong_wall_clock_does_not_touch_the_other() -> None:
    clock = FrozenClock()
    before = clock.monotonic()

    clock.jump(-86400 * 365)

    assert clock.monotonic() == before
