from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.desk import codes
from kiosk.desk.model import HelpSession, RecordId
from kiosk.desk.report import (
    BREAKDOWNS,
    Count,
    Month,
    as_month,
    count,
    month_bounds,
    rows_of,
    write_csv,
    write_report,
)
from kiosk.errors import StoreError

MONTH = Month("2026-11")
GOLDEN = Path(__file__).parents[2] / "data" / "desk-report-area.csv"
sessions = st.lists(
    st.builds(
        HelpSession,
        record_id=st.uuids().map(lambda one: RecordId(str(one))),
        started_on=st.dates(*month_bounds(MONTH)),
        start_slot=st.just("10:00"),
        minutes=st.integers(1, 240),
        topics=st.lists(st.sampled_from(sorted(codes.TOPIC)), min_size=1, max_size=3).map(tuple),
        outcome=st.sampled_from([*codes.OUTCOME, codes.CANCELLED]),
        language=st.sampled_from(sorted(codes.LANGUAGE)),
        people=st.integers(1, 30),
        age_band=st.sampled_from(sorted(codes.AGE_BAND)),
        site=st.sampled_from(["", "kugenuma", "tsujido"]),
    ),
    max_size=40,
)


@given(sessions)
def test_every_table_adds_up_to_the_sessions_that_count(found: list[HelpSession]) -> None:
    counted = [one for one in found if not one.cancelled]
    expected = Count(
        len(counted), sum(one.people for one in counted), sum(one.minutes for one in counted)
    )

    report = count(MONTH, found)

    assert report.total == expected
    for breakdown in BREAKDOWNS:
        assert sum(report.tables[breakdown.name].values(), Count()) == expected
        assert rows_of(report, breakdown)[-1][3:] == (
            expected.sessions,
            expected.people,
            expected.minutes,
        )


@given(sessions)
def test_the_order_of_the_sessions_changes_nothing(found: list[HelpSession]) -> None:
    turned = list(reversed(found))

    assert [rows_of(count(MONTH, found), b) for b in BREAKDOWNS] == [
        rows_of(count(MONTH, turned), b) for b in BREAKDOWNS
    ]


def test_the_csv_of_a_month_is_byte_for_byte_the_same(
    tmp_path: Path, make_session: Callable[..., HelpSession]
) -> None:
    found = [
        make_session(),
        make_session(topics=("sf_mail",), people=3, minutes=60),
        make_session(topics=("mn_pin", "ph_qr"), outcome="referred"),
        make_session(outcome=codes.CANCELLED),
    ]

    write_report(count(MONTH, found), tmp_path)

    assert (tmp_path / "2026-11-area.csv").read_bytes() == GOLDEN.read_bytes()
    assert len(list(tmp_path.iterdir())) == len(BREAKDOWNS)


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"

    write_csv(path, [("=1+1", "+81", "-3", "@sum", "普通", 5)])

    expected = "\ufeff'=1+1,'+81,'-3,'@sum,普通,5\r\n"
    assert path.read_bytes() == expected.encode()


def test_a_folder_that_cannot_be_written_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()

    with pytest.raises(StoreError, match="確かめて"):
        write_csv(blocked / "out.csv", [("a",)])


@pytest.mark.parametrize("text", ["2026-13", "2026-1", "26-01", "", "2026-11-01"])
def test_a_month_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(StoreError):
        as_month(text)


@pytest.mark.parametrize(
    ("month", "first", "after"),
    [
        ("2028-02", date(2028, 2, 1), date(2028, 3, 1)),
        ("2026-12", date(2026, 12, 1), date(2027, 1, 1)),
    ],
)
def test_a_month_ends_where_the_next_begins(month: str, first: date, after: date) -> None:
    assert month_bounds(as_month(month)) == (first, after)
