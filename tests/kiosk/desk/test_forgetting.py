from __future__ import annotations

from datetime import date

from kiosk.desk.counters import Counters, NeedCount, NeedKind, NeedUnmet
from kiosk.desk.day_book import DayBook
from kiosk.desk.needs import SOME_WORD
from kiosk.desk.retention import apply_retention
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore
from tests.fakes.clock import FrozenClock

BY = Actor("city_officer", "test")
YEAR = (date(2026, 1, 1), date(2027, 12, 31))


def ask(counters: Counters, word: str, times: int) -> None:
    counters.add([NeedUnmet(NeedKind.SEARCH_FAILED, word)] * times)


def test_rare_words_join_the_others_and_frequent_ones_stay(
    store: DeskStore, clock: FrozenClock
) -> None:
    counters = Counters(store.database, clock)
    ask(counters, "ちゅうしゃじょう", 2)
    ask(counters, "粗大ごみ", 3)
    clock.advance(40 * 86400)
    ask(counters, "保育園", 1)

    apply_retention(store, by=BY, today=clock.now().date())

    assert counters.needs(*YEAR) == [
        NeedCount(NeedKind.SEARCH_FAILED, "粗大ごみ", 3),
        NeedCount(NeedKind.SEARCH_FAILED, SOME_WORD, 2),
        NeedCount(NeedKind.SEARCH_FAILED, "保育園", 1),
    ]


def test_old_notes_go_and_new_ones_stay(store: DeskStore, clock: FrozenClock) -> None:
    book = DayBook(store.database, clock)
    first = clock.now().date()
    book.hand_over("つづきが ある", by_code="01")
    book.next_slip()
    clock.advance(40 * 86400)
    book.hand_over("紙を 足す", by_code="01")

    apply_retention(store, by=BY, today=clock.now().date())

    assert book.handovers(first) == []
    assert len(book.handovers(clock.now().date())) == 1
    assert store.database.query("SELECT * FROM slip") == []


def test_shifts_go_with_the_sessions_of_their_time(store: DeskStore, clock: FrozenClock) -> None:
    book = DayBook(store.database, clock)
    book.start_shift("01")

    apply_retention(store, by=BY, today=date(2028, 11, 21))
    kept = len(book.shifts(*YEAR))
    apply_retention(store, by=BY, today=date(2028, 12, 1))

    assert (kept, book.shifts(*YEAR)) == (1, [])
