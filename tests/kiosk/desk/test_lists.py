from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from kiosk.desk import lists
from kiosk.desk.codes import CANCELLED
from kiosk.desk.model import HelpSession
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore

TODAY = date(2026, 11, 21)
BY = Actor("city_officer", "test")
Make = Callable[..., HelpSession]


def all_of_day(store: DeskStore, supporter: str | None = None) -> list[list[HelpSession]]:
    pages: list[list[HelpSession]] = []
    last, goes_on = None, True
    while goes_on:
        page, goes_on = lists.day_page(store.database, TODAY, supporter=supporter, before=last)
        pages.append(page)
        last = page[-1] if page else None
    return pages


def test_a_day_is_listed_page_by_page_without_a_gap_or_a_double(
    store: DeskStore, make_session: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "ROWS", 4)
    for number in range(10):
        store.save(make_session(started_on=TODAY, start_slot=f"{9 + number % 3:02d}:00"))
    store.save(make_session(started_on=TODAY - timedelta(1)))
    gone = store.save(make_session(started_on=TODAY))
    store.cancel(gone.record_id, by=BY)

    pages = all_of_day(store)

    listed = [one for page in pages for one in page]
    assert [len(page) for page in pages] == [4, 4, 2]
    assert listed == [
        one
        for one in reversed(store.sessions())
        if one.started_on == TODAY and one.outcome != CANCELLED
    ]
    assert lists.day_count(store.database, TODAY) == 10


def test_a_volunteer_sees_her_own_records_only(store: DeskStore, make_session: Make) -> None:
    own = store.save(make_session(started_on=TODAY, supporter_code="V7"))
    store.save(make_session(started_on=TODAY, supporter_code="V8"))

    assert all_of_day(store, "V7") == [[own]]


def test_follow_ups_are_listed_newest_first_page_by_page(
    store: DeskStore, make_session: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "ROWS", 2)
    days = [TODAY - timedelta(days=number) for number in range(5)]
    for day in days:
        store.save(make_session(started_on=day, follow_up="again_here"))
        store.save(make_session(started_on=day))

    first, goes_on = lists.follow_up_page(store.database)
    second, still = lists.follow_up_page(store.database, before=first[-1])
    third, more = lists.follow_up_page(store.database, before=second[-1])

    assert [one.started_on for one in (*first, *second, *third)] == days
    assert (goes_on, still, more) == (True, True, False)
    assert [one.started_on for one in lists.follow_ups(store.database)] == days[::-1]


@pytest.mark.parametrize(
    "ask",
    [
        lambda store: lists.day_page(store.database, TODAY),
        lambda store: lists.day_page(store.database, TODAY, supporter="V7"),
        lambda store: lists.day_count(store.database, TODAY),
        lambda store: lists.follow_up_page(store.database),
    ],
)
def test_no_list_reads_all_records(store: DeskStore, ask: Callable[[DeskStore], object]) -> None:
    asked: list[str] = []
    store.database.connection.set_trace_callback(asked.append)
    ask(store)
    store.database.connection.set_trace_callback(None)

    plans = [
        str(row["detail"])
        for sql in asked
        for row in store.database.query(f"EXPLAIN QUERY PLAN {sql}")
    ]

    assert plans
    assert not [one for one in plans if one == "SCAN help_session"]
    assert any("help_session_report" in one or "help_session_follow_up" in one for one in plans)
