from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path

from kiosk.clock import JST
from kiosk.desk.model import HelpSession
from kiosk.desk.open_session import begin, begin_lesson, is_late, turn_to
from kiosk.desk.open_sessions import OpenSessions
from kiosk.desk.store import DeskStore, new_record_id, open_store
from tests.fakes.clock import FrozenClock

NOW = datetime(2026, 11, 21, 10, 12, tzinfo=JST)
Make = Callable[..., HelpSession]


def after(minutes: float) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_a_session_remembered_late_began_earlier() -> None:
    session = begin(new_record_id(), NOW, minutes_ago=15)

    record = session.record(after(5), topics=("mn_cert",), outcome="solved")

    assert (record.start_slot, record.minutes) == ("09:30", 20)
    assert record.record_id == session.record_id


def test_nobody_begins_in_the_future_or_yesterday() -> None:
    assert begin(new_record_id(), NOW, minutes_ago=-5).started == NOW
    assert begin(new_record_id(), NOW, minutes_ago=9999).started == NOW - timedelta(hours=2)


def test_a_pause_is_no_help() -> None:
    session = begin(new_record_id(), NOW).paused(after(10)).paused(after(15)).resumed(after(30))

    assert session.resumed(after(31)).minutes(after(35)) == 15


def test_two_residents_in_turn_share_no_minute() -> None:
    first, second = begin(new_record_id(), NOW), begin(new_record_id(), after(10))
    sessions = turn_to((first, second), second.record_id, after(10))
    sessions = turn_to(sessions, first.record_id, after(25))

    assert [one.minutes(after(30)) for one in sessions] == [15, 15]
    assert [one.is_paused for one in sessions] == [False, True]


def test_a_clock_that_jumps_in_mid_session_gives_no_impossible_minutes() -> None:
    session = begin(new_record_id(), NOW)

    assert session.minutes(NOW - timedelta(days=3650)) == 1
    assert session.minutes(NOW + timedelta(days=730)) == 240
    assert session.paused(NOW - timedelta(days=1)).resumed(NOW).minutes(after(7)) == 7


def test_a_session_over_midnight_and_the_end_of_february_keeps_its_day() -> None:
    evening = datetime(2028, 2, 29, 23, 50, tzinfo=JST)
    session = begin(new_record_id(), evening)

    record = session.record(evening + timedelta(minutes=30), topics=("mn_cert",), outcome="solved")

    assert (record.started_on, record.start_slot) == (date(2028, 2, 29), "23:30")
    assert record.minutes == 30


def test_a_lesson_is_one_record_with_a_head_count() -> None:
    record = begin_lesson(new_record_id(), NOW, people=12).record(
        after(60), topics=("ph_type",), outcome="explained"
    )

    assert (record.channel, record.people, record.minutes) == ("class", 12, 60)


def test_the_first_procedure_used_is_the_guide_of_the_record() -> None:
    session = begin(new_record_id(), NOW).used("a.one").used("b.two").used("a.one")

    assert session.procedures == ("a.one", "b.two")
    assert session.record(after(5), topics=("mn_cert",), outcome="solved").guide_id == "a.one"


def test_a_tally_typed_in_afterwards_is_late() -> None:
    assert is_late(date(2026, 11, 20), "10:00", 15, now=NOW)
    assert is_late(date(2026, 11, 21), "08:30", 15, now=NOW)
    assert not is_late(date(2026, 11, 21), "10:00", 15, now=NOW)


def test_open_sessions_are_offered_again_after_a_power_cut(
    tmp_path: Path, clock: FrozenClock
) -> None:
    session = begin(new_record_id(), clock.now(), language="en").used("a.one")
    store = open_store(tmp_path, clock)
    clock.advance(600)
    OpenSessions(store.database, clock).keep(session)
    # No close: the power is gone.
    clock.advance(7200)

    with closing(open_store(tmp_path, clock)) as again:
        (offered,) = OpenSessions(again.database, clock).left_over()
    store.close()

    assert offered.is_paused
    assert offered.minutes(clock.now()) == 10
    assert (offered.language, offered.procedures) == ("en", ("a.one",))


def test_an_open_session_holds_codes_and_times_only(store: DeskStore, clock: FrozenClock) -> None:
    OpenSessions(store.database, clock).keep(begin(new_record_id(), clock.now()))

    (row,) = store.database.query("SELECT * FROM open_session")

    assert set(row) == {"record_id", "body"}
    assert "memo" not in row["body"]


def test_saving_a_session_closes_it(store: DeskStore, clock: FrozenClock) -> None:
    book = OpenSessions(store.database, clock)
    first, second = (begin(new_record_id(), clock.now()) for _ in range(2))
    book.keep(first)
    book.keep(second)

    store.save(first.record(after(5), topics=("mn_cert",), outcome="solved"))
    left = book.left_over()
    book.drop(second.record_id)

    assert [one.record_id for one in left] == [second.record_id]
    assert book.left_over() == ()


def test_a_late_entry_is_marked_on_the_disk_and_whole_after_a_restart(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    with closing(open_store(tmp_path, clock)) as store:
        late = store.save(make_session(entered_late=True))
        now = store.save(make_session())

    with closing(open_store(tmp_path, clock)) as again:
        assert again.terminal.notices() == []
        assert again.find(late.record_id) == late
        assert again.find(now.record_id) == now
    assert (late.entered_late, now.entered_late) == (True, False)
