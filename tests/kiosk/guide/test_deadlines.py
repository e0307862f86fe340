from __future__ import annotations

from datetime import date

import pytest

from kiosk.guide.deadlines import Due, add, day_of, due, is_over
from kiosk.i18n import Quantity
from kiosk.procedures.facts import FactTable
from kiosk.procedures.model import Confidence, Deadline, Event, Fact, FactId, Source, Unit

TODAY = date(2026, 11, 21)
SOURCE = Source("市の ページ", TODAY)


def fact(name: str, value: int | None, unit: Unit = "days", sure: Confidence = "H") -> Fact:
    return Fact(FactId(name), name, value, unit, SOURCE, TODAY, "市民課", sure)


FACTS = FactTable(
    [
        fact("fortnight", 14),
        fact("quarter", 3, "months"),
        fact("unknown", None),
        fact("doubtful", 7, sure="L"),
        fact("fee", 300, "yen"),
        fact("death.notice_days", 7),
        fact("birth.notice_days", 14),
        Fact(FactId("words"), "words", "すぐ", "text", SOURCE, TODAY, "市民課", "H"),
    ]
)
MOVED = Deadline(FactId("fortnight"), "moved-in")
QUARTER = Deadline(FactId("quarter"), "moved-in")


@pytest.mark.parametrize(
    ("day", "amount", "unit", "wanted"),
    [
        (date(2026, 11, 21), 14, "days", date(2026, 12, 5)),
        (date(2026, 12, 25), 14, "days", date(2027, 1, 8)),
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2028, 1, 31), 1, "months", date(2028, 2, 29)),
        (date(2026, 11, 30), 3, "months", date(2027, 2, 28)),
        (date(2026, 3, 31), -1, "months", date(2026, 2, 28)),
        (date(2026, 1, 15), -1, "months", date(2025, 12, 15)),
        (date(2028, 2, 29), 1, "years", date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "years", date(2032, 2, 29)),
    ],
)
def test_days_months_and_years_are_added_with_the_end_of_the_month_held(
    day: date, amount: int, unit: str, wanted: date
) -> None:
    assert add(day, amount, unit) == wanted


def test_what_is_no_length_of_time_gives_no_day() -> None:
    assert add(TODAY, 300, "yen") is None


@pytest.mark.parametrize(
    ("answer", "wanted"),
    [
        ("today", TODAY),
        ("yesterday", date(2026, 11, 20)),
        ("week", date(2026, 11, 15)),
        ("month", date(2026, 10, 21)),
        ("earlier", None),
        ("not-yet", None),
        ("2026-11-03", date(2026, 11, 3)),
        ("unknown", None),
    ],
)
def test_the_earliest_day_an_answer_can_mean_is_counted_from(
    answer: str, wanted: date | None
) -> None:
    assert day_of(answer, TODAY) == wanted


def test_a_known_day_gives_the_last_day() -> None:
    assert due([MOVED], ["moved-in"], TODAY, FACTS, TODAY) == Due(day=date(2026, 12, 5))


def test_the_first_of_several_deadlines_counts() -> None:
    found = due([QUARTER, MOVED], ["moved-in"], TODAY, FACTS, TODAY)

    assert found.day == date(2026, 12, 5)


def test_without_a_day_the_length_is_told() -> None:
    assert due([MOVED], ["moved-in"], None, FACTS, TODAY) == Due(period=Quantity(14, "days"))


@pytest.mark.parametrize("name", ["unknown", "doubtful", "fee", "gone"])
def test_a_period_that_is_not_certain_is_left_to_the_counter(name: str) -> None:
    doubtful = Deadline(FactId(name), "moved-in")

    assert due([doubtful], ["moved-in"], TODAY, FACTS, TODAY) == Due()
    assert due([MOVED, doubtful], ["moved-in"], TODAY, FACTS, TODAY) == Due()


def test_a_deadline_of_another_event_does_not_apply() -> None:
    unknown_elsewhere = Deadline(FactId("unknown"), "got-job")

    found = due([unknown_elsewhere, MOVED], ["moved-in"], TODAY, FACTS, TODAY)

    assert found.day == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("name", "event", "wanted"),
    [
        ("death.notice_days", "died", date(2026, 11, 27)),
        ("birth.notice_days", "born", date(2026, 12, 4)),
    ],
)
def test_for_a_notice_of_the_family_register_the_day_itself_counts(
    name: str, event: Event, wanted: date
) -> None:
    notice = Deadline(FactId(name), event)

    assert due([notice], [event], TODAY, FACTS, TODAY).day == wanted


def test_another_term_after_a_death_counts_from_the_next_day() -> None:
    insurance = Deadline(FactId("fortnight"), "died")

    assert due([insurance], ["died"], TODAY, FACTS, TODAY).day == date(2026, 12, 5)


def test_a_deadline_of_another_event_or_none_is_left_to_the_counter() -> None:
    assert due([MOVED], ["born"], TODAY, FACTS, TODAY) == Due()
    assert due([], ["born"], TODAY, FACTS, TODAY) == Due()


def test_a_time_in_words_is_told_where_no_number_is_known() -> None:
    words, unknown = Deadline(FactId("words"), "moved-in"), Deadline(FactId("unknown"), "moved-in")

    found = due([unknown, words], ["moved-in"], TODAY, FACTS, TODAY)

    assert found.said is not None
    assert found.said.msgid == "すぐ"
    assert due([MOVED, words], ["moved-in"], TODAY, FACTS, TODAY) == Due(day=date(2026, 12, 5))
    assert due([words], ["born"], TODAY, FACTS, TODAY) == Due()


@pytest.mark.parametrize(
    ("found", "answer", "wanted"),
    [
        (Due(day=date(2026, 11, 20)), "2026-11-06", True),
        (Due(day=date(2026, 11, 21)), "2026-11-07", False),
        (Due(day=date(2026, 11, 20)), "month", False),
        (Due(period=Quantity(31, "days")), "earlier", True),
        (Due(period=Quantity(32, "days")), "earlier", False),
        (Due(period=Quantity(14, "days")), "not-yet", False),
        (Due(), "earlier", False),
    ],
)
def test_only_what_is_certainly_past_is_over(found: Due, answer: str, *, wanted: bool) -> None:
    assert is_over(found, answer, TODAY) == wanted
