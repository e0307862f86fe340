from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kiosk.desk.model import HelpSession
from kiosk.desk.months import Month
from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.retention import apply_retention
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.sqlite.database import connect_read_only
from kiosk.desk.store import DeskStore
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock

Make = Callable[..., HelpSession]
OFFICER = Actor("city_officer", "console")
TODAY = date(2028, 12, 15)


def test_whole_months_go_after_twenty_four_months_and_later_ones_stay(
    store: DeskStore, make_session: Make
) -> None:
    for day in (date(2026, 11, 1), date(2026, 11, 30), date(2026, 12, 1), date(2027, 5, 5)):
        store.save(make_session(started_on=day))

    removal = apply_retention(store, by=OFFICER, today=TODAY)

    assert (removal.before, removal.removed) == (date(2026, 12, 1), 2)
    assert removal.months == (Month("2026-11"),)
    assert [one.started_on for one in store.sessions()] == [date(2026, 12, 1), date(2027, 5, 5)]


def shown(report: Report, *, without: set[str]) -> dict[str, object]:
    return {
        one.name: (one.rows, one.total, one.notes)
        for one in report.pages
        if one.name not in without
    }


def test_the_month_report_is_the_same_before_and_after(
    store: DeskStore, make_session: Make
) -> None:
    for topic in ("mn_cert", "mn_cert", "ph_qr"):
        store.save(
            make_session(
                topics=(topic,),
                supporter_code=f"S-{topic}",
                support_needs=("voice", "slow"),
                satisfaction=4,
                confidence_before=1,
                confidence_after=3,
            )
        )
    before = month_report(store.database, Month("2026-11"))

    apply_retention(store, by=OFFICER, today=TODAY)

    after = month_report(store.database, Month("2026-11"))
    assert store.sessions() == []
    # Who helped, and which cases were open, is not kept.
    person = {"t09-supporter"}
    assert shown(after, without=person) == shown(before, without=person)
    kept, known = (one.table("t09-supporter") for one in (after, before))
    assert kept is not None
    assert known is not None
    assert [row[2:] for row in kept.rows] == [row[2:] for row in known.rows]
    assert [row[1] for row in kept.rows] == ["#1", "#2"]
    assert all(one.proof.holds for one in after.tables if one.proof)


def test_totals_grow_when_a_late_entry_is_removed_too(store: DeskStore, make_session: Make) -> None:
    store.save(make_session())
    apply_retention(store, by=OFFICER, today=TODAY)
    store.save(make_session())

    apply_retention(store, by=OFFICER, today=TODAY)

    report = month_report(store.database, Month("2026-11"))
    assert dict(report.cover.rows)["相談の件数"] == 2
    assert all(one.proof.holds for one in report.tables if one.proof)


def test_a_cancelled_record_leaves_no_count_behind(store: DeskStore, make_session: Make) -> None:
    saved = store.save(make_session())
    store.cancel(saved.record_id, by=OFFICER)

    removal = apply_retention(store, by=OFFICER, today=TODAY)

    report = month_report(store.database, Month("2026-11"))
    assert removal.removed == 1
    assert dict(report.cover.rows)["相談の件数"] == 0


def test_nothing_removed_comes_back_by_receiving_it(store: DeskStore, make_session: Make) -> None:
    saved = store.save(make_session())
    apply_retention(store, by=OFFICER, today=TODAY)

    assert not store.receive(saved)
    assert store.sessions() == []
    assert store.outbox.waiting() == 0


def test_the_moved_clock_of_the_terminal_removes_nothing_and_a_said_day_does(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    store.save(make_session())
    clock.jump(3 * 365 * 86400)

    with pytest.raises(StoreError, match="時計"):
        apply_retention(store, by=OFFICER)
    kept = len(store.sessions())
    apply_retention(store, by=OFFICER, today=TODAY)

    assert kept == 1
    assert store.sessions() == []


def test_a_record_of_a_wrong_clock_is_not_removed_at_once(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    store.save(make_session())
    clock.jump(-10 * 365 * 86400)
    wrong = store.save(make_session(started_on=date(2016, 11, 23)))
    clock.jump(10 * 365 * 86400)

    apply_retention(store, by=OFFICER)

    assert store.find(wrong.record_id) is not None


def test_a_failure_half_way_removes_nothing(store: DeskStore, make_session: Make) -> None:
    store.save(make_session())
    store.database.connection.execute(
        "CREATE TRIGGER refuse BEFORE INSERT ON removed BEGIN SELECT RAISE(ABORT, 'full'); END"
    )

    with pytest.raises(StoreError):
        apply_retention(store, by=OFFICER, today=TODAY)

    assert len(store.sessions()) == 1
    assert store.database.query("SELECT * FROM monthly_total") == []


def test_old_backups_with_removed_rows_are_dropped_after_a_good_new_one(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    saved = store.save(make_session())
    old = store.backup()
    clock.advance(40 * 86400)

    apply_retention(store, by=OFFICER, today=TODAY)

    (left,) = (store.data / "backups").iterdir()
    connection = connect_read_only(left, store.database.keys)
    found = connection.execute("SELECT record_id FROM help_session").fetchall()
    connection.close()
    assert left != old
    assert (saved.record_id,) not in found
