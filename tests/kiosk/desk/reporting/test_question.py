"""The answers to the city's question in the month's report, and what of them may be published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from kiosk.desk.counters import AnswerCount, Counters, QuestionAnswered
from kiosk.desk.reporting.csv_file import write_csv
from kiosk.desk.reporting.month_report import month_report
from kiosk.desk.reporting.public import public_edition
from kiosk.desk.reporting.table import Mark, Table
from kiosk.desk.sqlite import schema
from kiosk.desk.store import DeskStore, open_store
from kiosk.desk.transfer import export_desk, import_desk
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk.disk import make_older
from tests.kiosk.desk.reporting.conftest import MONTH

Fill = Callable[..., DeskStore]
NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))
TITLES = {
    "question:again": "また 使いますか",
    "question:again/yes": "はい",
    "question:again/half": "だいたい",
    "question:again/no": "いいえ",
}


def count(store: DeskStore, clock: FrozenClock, **answers: int) -> None:
    counters = Counters(store.database, clock)
    for answer, times in answers.items():
        question, _, chosen = answer.partition("_")
        counters.add([QuestionAnswered(question, chosen)] * times)


def table_of(store: DeskStore, titles: Mapping[str, str] = TITLES, *, is_public: bool) -> Table:
    report = month_report(store.database, MONTH, titles)
    found = (public_edition(report) if is_public else report).table("a6-question")
    assert found is not None
    return found


def test_an_answer_is_a_number_of_its_day_and_nothing_else(
    store: DeskStore, clock: FrozenClock
) -> None:
    count(store, clock, again_yes=2, again_no=1)

    rows = store.database.query("SELECT * FROM question_answer ORDER BY answer")

    assert [tuple(row.values()) for row in rows] == [
        ("2026-11-21", "again", "no", 1),
        ("2026-11-21", "again", "yes", 2),
    ]
    assert set(rows[0]) == {"day", "question", "answer", "count"}


def test_a_store_of_the_version_before_takes_answers_after_it_was_opened(
    tmp_path: Path, clock: FrozenClock
) -> None:
    before = next(
        version
        for version, steps in enumerate(schema.MIGRATIONS)
        if any("question_answer" in step for step in steps)
    )
    make_older(tmp_path, before, [])

    store = open_store(tmp_path, clock)
    count(store, clock, again_yes=1)
    found = Counters(store.database, clock).answers(*NOVEMBER)
    store.close()

    assert found == [AnswerCount("again", "yes", 1)]


def test_the_report_has_every_answer_with_its_share_also_one_nobody_chose(
    store: DeskStore, clock: FrozenClock
) -> None:
    count(store, clock, again_yes=6, again_no=2)

    table = table_of(store, is_public=False)

    assert table.number == "付6"
    assert table.rows == (
        ("また 使いますか", "はい", 6, 0.75),
        ("また 使いますか", "だいたい", 0, 0.0),
        ("また 使いますか", "いいえ", 2, 0.25),
    )
    assert table.total is not None
    assert table.total[2] == 8
    assert table.proof is not None
    assert table.proof.holds


def test_an_answer_that_is_in_no_file_any_more_is_called_by_its_id(
    store: DeskStore, clock: FrozenClock
) -> None:
    count(store, clock, again_yes=1, gone_maybe=1)

    assert table_of(store, is_public=False).rows[-1][:3] == ("gone", "maybe", 1)


def test_a_month_without_answers_says_so_and_publishes_no_table(fill: Fill) -> None:
    report = month_report(fill(60).database, MONTH, TITLES)
    table = report.table("a6-question")

    assert table is not None
    assert set(table.rows[0]) == {Mark.NOT_RECORDED}
    assert public_edition(report).table("a6-question") is None


def test_the_public_edition_hides_one_to_four_and_what_would_tell_them(
    fill: Fill, clock: FrozenClock
) -> None:
    store = fill(60)
    count(store, clock, again_yes=20, again_half=9, again_no=3)

    table = table_of(store, is_public=True)

    assert table.values("count") == (20, Mark.WITHHELD, Mark.UNDER_FIVE)
    assert table.total is not None
    assert table.total[2] == 32


def test_shares_of_two_questions_do_not_tell_what_is_hidden(fill: Fill, clock: FrozenClock) -> None:
    store = fill(60)
    count(store, clock, again_yes=20, again_no=3, other_a=9, other_b=40)

    table = table_of(store, is_public=True)

    assert [column.key for column in table.columns] == ["question", "label", "count"]
    assert 3 not in table.values("count")
    assert sum(cell in (Mark.UNDER_FIVE, Mark.WITHHELD) for cell in table.values("count")) >= 2


def test_fewer_than_five_answers_are_all_hidden(fill: Fill, clock: FrozenClock) -> None:
    store = fill(60)
    count(store, clock, again_yes=2, again_no=1)

    table = table_of(store, is_public=True)

    assert not any(isinstance(cell, int) for cell in (*table.values("count"), *(table.total or ())))


def test_answers_of_another_terminal_are_added_once(
    store: DeskStore, clock: FrozenClock, tmp_path: Path
) -> None:
    other = open_store(tmp_path / "other", clock)
    count(other, clock, again_yes=5)
    export_desk(other, tmp_path / "st2.jsonl")
    other.close()
    count(store, clock, again_yes=1)

    for _ in range(2):
        import_desk(store, tmp_path / "st2.jsonl")

    assert table_of(store, is_public=False).rows[0][2] == 6


@pytest.mark.parametrize("is_public", [False, True])
def test_the_table_is_written_as_a_file(
    fill: Fill, clock: FrozenClock, tmp_path: Path, is_public: bool
) -> None:
    store = fill(60)
    count(store, clock, again_yes=8, again_half=7)
    report = month_report(store.database, MONTH, TITLES)

    files = write_csv(public_edition(report) if is_public else report, tmp_path)

    (file,) = [path for path in files if "a6-question" in path.name]
    assert "また 使いますか,はい,8" in file.read_text("utf-8-sig")
