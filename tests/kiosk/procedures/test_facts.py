from __future__ import annotations

from datetime import date, timedelta

from kiosk.procedures.facts import FactTable
from kiosk.procedures.model import Confidence, Fact, FactId, Source

FEE = FactId("card.fee")
TODAY = date(2026, 11, 21)


def fact(
    value: int | None = 200,
    *,
    valid_from: date | None = None,
    valid_until: date | None = None,
    checked_on: date = TODAY,
    confidence: Confidence = "H",
) -> Fact:
    return Fact(
        id=FEE,
        label="お金",
        value=value,
        unit="yen",
        source=Source("page", TODAY),
        checked_on=checked_on,
        owner="市民課",
        confidence=confidence,
        valid_from=valid_from,
        valid_until=valid_until,
    )


def test_entry_in_force_changes_on_its_first_day() -> None:
    last, first = date(2027, 3, 31), date(2027, 4, 1)
    table = FactTable([fact(200, valid_until=last), fact(300, valid_from=first)])

    assert [table.usable(FEE, day).value for day in (TODAY, last, first)] == [  # type: ignore[union-attr]
        200,
        200,
        300,
    ]


def test_value_that_must_not_be_shown_is_not_usable() -> None:
    yesterday, tomorrow = TODAY - timedelta(days=1), TODAY + timedelta(days=1)

    assert FactTable([fact(None)]).usable(FEE, TODAY) is None
    assert FactTable([fact(confidence="L")]).usable(FEE, TODAY) is None
    assert FactTable([fact(valid_until=yesterday)]).usable(FEE, TODAY) is None
    assert FactTable([fact(valid_from=tomorrow)]).usable(FEE, TODAY) is None
    assert FactTable([]).usable(FEE, TODAY) is None


def test_free_of_charge_and_medium_confidence_are_usable() -> None:
    found = FactTable([fact(0, confidence="M")]).usable(FEE, TODAY)

    assert found is not None
    assert found.value == 0


def test_nearest_entry_lends_its_label_when_none_is_in_force() -> None:
    old = fact(1, valid_until=date(2025, 1, 1))
    older = fact(2, valid_until=date(2024, 1, 1))
    coming = fact(3, valid_from=date(2030, 1, 1))

    assert FactTable([older, old]).nearest(FEE, TODAY) == old
    assert FactTable([coming]).nearest(FEE, TODAY) == coming
    assert FactTable([old, fact()]).nearest(FEE, TODAY) == fact()
    assert FactTable([]).nearest(FEE, TODAY) is None


def test_due_facts_end_or_grow_old_within_the_days() -> None:
    ending = fact(valid_until=TODAY + timedelta(days=30))
    aged = fact(checked_on=TODAY - timedelta(days=340))
    fine = fact()

    assert FactTable([fine, ending]).due(30, TODAY) == [ending]
    assert FactTable([fine, ending]).due(29, TODAY) == []
    assert FactTable([aged, fine]).due(30, TODAY) == [aged]
    assert FactTable([fact(valid_until=TODAY - timedelta(days=400))]).due(0, TODAY)


def test_fact_without_value_or_with_a_successor_is_not_due() -> None:
    ended = fact(valid_until=date(2026, 3, 31))
    successor = fact(valid_from=date(2026, 4, 1))

    assert FactTable([ended, successor]).due(30, TODAY) == []
    assert FactTable([fact(None, checked_on=date(2020, 1, 1))]).due(30, TODAY) == []
