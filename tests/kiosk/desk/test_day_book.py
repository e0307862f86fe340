from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kiosk.desk.day_book import DayBook, Lesson, NoteError, ShiftTime
from kiosk.desk.model import HelpSession
from kiosk.desk.slips import MOST_A_DAY, is_slip_number, slip_number
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock

DAY = date(2026, 11, 21)
MONTH = (date(2026, 11, 1), date(2026, 12, 1))
Make = Callable[..., HelpSession]


@pytest.fixture
def book(store: DeskStore, clock: FrozenClock) -> DayBook:
    return DayBook(store.database, clock)


def test_a_day_has_five_hundred_different_slip_numbers() -> None:
    numbers = {slip_number(DAY, given) for given in range(MOST_A_DAY)}

    assert len(numbers) == MOST_A_DAY
    assert all(is_slip_number(number) for number in numbers)


def test_yesterdays_slips_are_not_todays() -> None:
    today = {slip_number(DAY, given) for given in range(300)}
    yesterday = {slip_number(DAY - timedelta(days=1), given) for given in range(300)}

    assert not today & yesterday


def test_a_wrong_digit_or_two_exchanged_are_found() -> None:
    for given in range(MOST_A_DAY):
        right = slip_number(DAY, given)
        for place in (1, 2, 3):
            for digit in set("0123456789") - {right[place]}:
                assert not is_slip_number(right[:place] + digit + right[place + 1 :])
        for place in (1, 2):
            swapped = right[:place] + right[place + 1] + right[place] + right[place + 2 :]
            assert swapped == right or not is_slip_number(swapped)


def test_slips_are_given_once_and_begin_again_the_next_day(
    book: DayBook, clock: FrozenClock
) -> None:
    first = [book.next_slip() for _ in range(3)]
    clock.advance(86400)
    next_day = book.next_slip()

    assert len(set(first)) == 3
    assert next_day == slip_number(DAY + timedelta(days=1), 0)


def test_a_slip_number_is_accepted_by_the_record(
    book: DayBook, store: DeskStore, make_session: Make
) -> None:
    number = book.next_slip()

    assert store.save(make_session(slip_number=number)).slip_number == number


def test_when_all_slips_are_given_the_supporter_is_told(book: DayBook, store: DeskStore) -> None:
    for _ in range(2):
        book.next_slip()
    store.database.connection.execute("UPDATE slip SET given = ?", (MOST_A_DAY,))

    with pytest.raises(StoreError, match="番号なしで"):
        book.next_slip()


def test_a_shift_is_noted_with_its_minutes(book: DayBook, clock: FrozenClock) -> None:
    book.start_shift("01")
    book.start_shift("01")
    book.start_shift("02")
    clock.advance(3 * 3600)
    book.end_shift("01", minutes=180)
    book.end_shift("03", minutes=5)

    assert book.shifts(*MONTH) == [
        ShiftTime(DAY, "10:00", "01", 180),
        ShiftTime(DAY, "10:00", "02", None),
    ]


def test_minutes_of_a_shift_stay_possible(book: DayBook) -> None:
    book.start_shift("01")
    book.end_shift("01", minutes=99999)

    assert book.shifts(*MONTH)[0].minutes == 720


def test_a_note_for_the_next_shift_is_guarded_and_kept(book: DayBook) -> None:
    number = slip_number(DAY, 3)
    book.hand_over("再発行の つづき。午後に 来る予定", by_code="01", slip_numbers=[number])

    with pytest.raises(NoteError, match="お名前"):
        book.hand_over("山田さんが また来る", by_code="01")
    with pytest.raises(NoteError, match="整理番号"):
        book.hand_over("つづき", by_code="01", slip_numbers=["A111"])
    with pytest.raises(NoteError, match="120文字"):
        book.hand_over("あ" * 121, by_code="01")

    (note,) = book.handovers(DAY)
    assert (note.note, note.slip_numbers, note.by_code) == (
        "再発行の つづき。午後に 来る予定",
        (number,),
        "01",
    )


def test_a_questioned_note_is_kept_when_confirmed(book: DayBook) -> None:
    with pytest.raises(NoteError):
        book.hand_over("借金の話が 出た", by_code="01")

    book.hand_over("借金の話が 出た", by_code="01", confirmed=True)

    assert len(book.handovers(DAY)) == 1


def test_a_refused_note_is_never_kept_however_confirmed(book: DayBook) -> None:
    with pytest.raises(NoteError):
        book.hand_over("090-1234-5678", by_code="01", confirmed=True)

    assert book.handovers(DAY) == []


def test_lessons_are_kept_with_their_counts(book: DayBook) -> None:
    lesson = Lesson(DAY, "ph_type", seats=12, came=9, absent=2)
    book.add_lesson(lesson)

    with pytest.raises(StoreError, match="人数"):
        book.add_lesson(Lesson(DAY, "ph_type", seats=12, came=-1, absent=2))

    assert book.lessons(*MONTH) == [lesson]


def test_follow_ups_are_listed_until_done(
    book: DayBook, store: DeskStore, make_session: Make
) -> None:
    store.save(make_session())
    again = store.save(make_session(follow_up="again_here", slip_number="A123"))
    outcome = store.save(make_session(outcome="again"))
    gone = store.save(make_session(follow_up="other"))
    store.cancel(gone.record_id, by=Actor("site_lead", "test"))

    listed = {one.record_id for one in book.follow_ups()}
    book.follow_up_done(again.record_id)
    book.follow_up_done(again.record_id)

    assert listed == {again.record_id, outcome.record_id}
    assert [one.record_id for one in book.follow_ups()] == [outcome.record_id]
