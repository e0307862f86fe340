from __future__ import annotations

from collections.abc import Callable

import pytest

from kiosk.desk.model import HelpSession
from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.reporting.public import TOO_FEW, public_edition
from kiosk.desk.reporting.table import Mark, Table
from kiosk.desk.store import DeskStore
from tests.kiosk.desk.reporting.conftest import MONTH

Fill = Callable[..., DeskStore]
HIDDEN = {Mark.UNDER_FIVE, Mark.WITHHELD}


def editions(store: DeskStore) -> tuple[Report, Report]:
    report = month_report(store.database, MONTH)
    return report, public_edition(report)


def table(report: Report, name: str) -> Table:
    found = report.table(name)
    assert found is not None
    return found


@pytest.mark.parametrize("count", [6, 30, 120, 900])
def test_no_count_of_one_to_four_is_shown(fill: Fill, count: int) -> None:
    _city, public = editions(fill(count))

    for one in public.pages:
        for row in (*one.rows, *([one.total] if one.total else [])):
            for cell, column in zip(row, one.columns, strict=True):
                is_count = column.kind == "count" and column.key not in {"days"}
                if is_count and isinstance(cell, int) and one.name not in {"cover"}:
                    assert cell == 0 or cell >= 5, (one.heading, row)


@pytest.mark.parametrize("count", [30, 120, 900])
def test_what_is_shown_is_true(fill: Fill, count: int) -> None:
    city, public = editions(fill(count))

    for one in public.tables:
        whole = city.table(one.name)
        if whole is None:
            continue
        for row, true in zip(one.rows, whole.rows, strict=True):
            for cell, value in zip(row, true, strict=True):
                assert cell == value or cell in HIDDEN


@pytest.mark.parametrize("seed", range(5))
def test_areas_are_hidden_alike_wherever_they_stand(fill: Fill, seed: int) -> None:
    _city, public = editions(fill(500, seed=seed))

    outcome = public.table("t05-outcome")
    if outcome is not None:
        assert outcome.values("sessions") == table(public, "t02-area").values("sessions")


def test_a_hidden_count_hides_what_was_reckoned_from_it(fill: Fill) -> None:
    _city, public = editions(fill(60))

    for row in table(public, "t01-site").rows:
        if row[1] in HIDDEN:
            assert set(row[2:5]) == {Mark.WITHHELD}
    for row in table(public, "t02-area").rows:
        if row[1] in HIDDEN:
            assert row[2] == Mark.WITHHELD


def test_an_earlier_month_is_hidden_as_in_its_own_report(fill: Fill) -> None:
    store = fill(200, days=60)
    earlier = public_edition(month_report(store.database, "2026-10"))  # type: ignore[arg-type]

    _city, public = editions(store)

    before = table(public, "t02-area").values("before")
    assert before == table(earlier, "t02-area").values("sessions")


def test_nothing_in_it_points_at_a_person(
    store: DeskStore, make_session: Callable[..., HelpSession]
) -> None:
    for number in range(8):
        store.save(
            make_session(
                supporter_code="SUPPORTER9",
                slip_number=f"Q{number}",
                station="STATION9",
                memo="二度目の来所",
                outcome="again",
            )
        )

    _city, public = editions(store)

    said = str(public)
    for secret in ("SUPPORTER9", "Q1", "STATION9", "二度目"):
        assert secret not in said
    assert {one.number for one in public.tables}.isdisjoint({"T9", "T12", "T14"})


def test_a_month_of_fewer_than_five_publishes_no_table(fill: Fill) -> None:
    _city, public = editions(fill(4))

    assert public.tables == ()
    assert public.cover.notes == (TOO_FEW,)
    assert table(public, "trend").rows[-1][1] == Mark.UNDER_FIVE


def test_notes_with_counts_stay_in_the_house(fill: Fill) -> None:
    city, public = editions(fill(200))

    assert table(city, "t10-satisfaction").notes
    assert not any("平均" in note for one in public.tables for note in one.notes)
