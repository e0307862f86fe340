from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.idle import READING_CHARACTERS_PER_S, TYPING_EXTRA_S, IdlePolicy
from kiosk.settings import _LIMITS, Settings

WARN_S, WIPE_S = 120.0, 40.0


def policy(now: float = 0.0) -> IdlePolicy:
    return IdlePolicy(warn_s=WARN_S, wipe_s=WIPE_S, now=now)


def test_nothing_happens_before_the_warning_is_due() -> None:
    assert policy().tick(WARN_S - 0.1, is_held=False).state == "busy"


def test_warning_counts_down_in_whole_seconds_to_the_end() -> None:
    idle = policy()

    told = [idle.tick(WARN_S + second, is_held=False) for second in (0, 0.5, 39, 39.9, 40)]

    assert [(one.state, one.seconds_left) for one in told] == [
        ("warning", 40),
        ("warning", 40),
        ("warning", 1),
        ("warning", 1),
        ("over", 0),
    ]


def test_work_beside_the_machine_has_its_minutes() -> None:
    idle = policy()
    idle.show(0, minutes=10)

    assert idle.tick(WARN_S + 599, is_held=False).state == "busy"
    assert idle.tick(WARN_S + 600, is_held=False).state == "warning"


def test_touch_during_the_warning_begins_anew() -> None:
    idle = policy()
    idle.tick(WARN_S + 30, is_held=False)

    idle.touched(WARN_S + 31)

    assert idle.tick(WARN_S + 31 + WARN_S - 1, is_held=False).state == "busy"
    assert idle.tick(WARN_S + 31 + WARN_S, is_held=False).seconds_left == WIPE_S


@pytest.mark.parametrize("state", ["listening", "printing", "help session"])
def test_visit_in_use_is_never_warned_however_long(state: str) -> None:
    idle = policy()

    told = {idle.tick(float(second), is_held=True).state for second in range(0, 25 * 60, 5)}

    assert told == {"busy"}, state


def test_count_begins_anew_when_the_voice_or_the_printer_ends() -> None:
    idle = policy()
    idle.tick(1000, is_held=True)

    assert idle.tick(1000 + WARN_S - 1, is_held=False).state == "busy"
    assert idle.tick(1000 + WARN_S, is_held=False).state == "warning"


def test_print_that_starts_during_the_warning_takes_it_back() -> None:
    idle = policy()
    idle.tick(WARN_S, is_held=False)

    assert idle.tick(WARN_S + 5, is_held=True).state == "busy"
    assert idle.tick(WARN_S + 6, is_held=False).state == "busy"


def test_long_page_gives_time_to_read_it() -> None:
    idle = policy()

    idle.show(400)

    extra = 400 / READING_CHARACTERS_PER_S
    assert idle.tick(WARN_S + extra - 1, is_held=False).state == "busy"
    assert idle.tick(WARN_S + extra, is_held=False).state == "warning"


def test_typing_gives_time_to_find_the_keys() -> None:
    idle = policy()

    idle.show(0, is_typing=True)

    assert idle.tick(WARN_S + TYPING_EXTRA_S - 1, is_held=False).state == "busy"
    assert idle.tick(WARN_S + TYPING_EXTRA_S, is_held=False).state == "warning"


def test_short_page_after_a_long_one_gives_its_own_time() -> None:
    idle = policy()
    idle.show(4000)

    idle.show(0)

    assert idle.tick(WARN_S, is_held=False).state == "warning"


def test_late_tick_warns_before_it_ends() -> None:
    idle = policy()

    first = idle.tick(WARN_S + WIPE_S + 500, is_held=False)

    assert (first.state, first.seconds_left) == ("warning", WIPE_S)


@given(st.lists(st.tuples(st.floats(0, 400), st.sampled_from(["tick", "held", "touch"]))))
def test_full_warning_precedes_every_end(moves: list[tuple[float, str]]) -> None:
    idle, now = policy(), 0.0
    warned_at: float | None = None
    for passed, move in moves:
        now += passed
        if move == "touch":
            idle.touched(now)
            warned_at = None
            continue
        state = idle.tick(now, is_held=move == "held").state
        if state == "warning" and warned_at is None:
            warned_at = now
        if state == "over":
            assert warned_at is not None
            assert now - warned_at >= WIPE_S
        if state == "busy":
            warned_at = None


def test_no_setting_makes_the_warning_shorter_than_half_a_minute() -> None:
    assert _LIMITS["idle_wipe_s"][0] >= 30
    assert Settings().idle_wipe_s >= 30
