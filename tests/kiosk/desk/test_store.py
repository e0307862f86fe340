from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.desk.model import FIELDS, HelpSession
from kiosk.desk.months import Month
from kiosk.desk.outbox import State
from kiosk.desk.restoring import restore_backup
from kiosk.desk.sqlite.audit import Actor, first_bad_line
from kiosk.desk.store import DeskStore, open_store
from kiosk.desk.terminal import Place
from kiosk.desk.validity import SessionError
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock

Make = Callable[..., HelpSession]
LEAD = Actor("site_lead", "city/A01")
YEAR_S = 365 * 86400


def test_a_saved_session_is_found_again_as_it_was(store: DeskStore, make_session: Make) -> None:
    session = make_session(
        memo="2回目の来所", blocked_by=("no_card", "time"), satisfaction=4, slip_number="A12"
    )

    saved = store.save(session)

    assert store.find(session.record_id) == saved
    assert replace(saved, created_at=None) == session


def test_the_table_holds_exactly_the_fields_of_a_session(store: DeskStore) -> None:
    columns = [row["name"] for row in store.database.query("PRAGMA table_info(help_session)")]

    assert sorted(columns) == sorted([*FIELDS, "filed_on", "crc"])


def test_the_disk_is_asked_to_flush_every_commit(store: DeskStore) -> None:
    assert store.database.query("PRAGMA journal_mode")[0]["journal_mode"] == "wal"
    assert store.database.query("PRAGMA synchronous")[0]["synchronous"] == 2


def test_what_leaves_the_terminal_has_no_memo(store: DeskStore, make_session: Make) -> None:
    store.save(make_session(memo="窓口へ案内"))

    (row,) = store.outbox.rows()

    assert "memo" not in json.loads(row.body)
    assert "窓口へ案内" not in row.body


def test_times_are_kept_to_the_half_hour(store: DeskStore, make_session: Make) -> None:
    saved = store.save(make_session())

    assert saved.created_at is not None
    assert (saved.created_at.minute, saved.created_at.second) == (0, 0)


def test_a_refused_memo_is_nowhere_in_the_files(
    tmp_path: Path, store: DeskStore, make_session: Make
) -> None:
    with pytest.raises(SessionError) as refused:
        store.save(make_session(memo="山田花子さん 090-1234-5678"))
    store.save(make_session(memo="2回目の来所"))

    content = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert "山田" not in str(refused.value)
    assert "山田".encode() not in content
    assert b"1234-5678" not in content
    assert len(store.sessions()) == 1


def test_a_questioned_memo_is_saved_only_when_confirmed(
    store: DeskStore, make_session: Make
) -> None:
    session = make_session(memo="借金の話")

    with pytest.raises(SessionError):
        store.save(session)
    saved = store.save(session, memo_confirmed=True)

    assert store.sessions() == [saved]


def test_a_refused_memo_cannot_be_confirmed(store: DeskStore, make_session: Make) -> None:
    with pytest.raises(SessionError):
        store.save(make_session(memo="暗証番号は1234"), memo_confirmed=True)


@pytest.mark.parametrize(
    "changes",
    [
        {"topics": ()},
        {"topics": ("mn_cert", "mn_cert")},
        {"topics": ("nonsense",)},
        {"minutes": 0},
        {"minutes": 241},
        {"people": 31},
        {"outcome": "great"},
        {"start_slot": "10:12"},
        {"satisfaction": 6},
        {"supporter_code": "山田"},
        {"slip_number": "1234"},
        {"site": "6214 9832 0257"},
        {"supporter_code": "621498320257"},
        {"started_on": date(1999, 1, 1)},
    ],
)
def test_a_field_out_of_its_list_or_range_is_not_saved(
    store: DeskStore, make_session: Make, changes: dict[str, object]
) -> None:
    with pytest.raises(SessionError):
        store.save(make_session(**changes))

    assert store.sessions() == []


def test_a_correction_is_the_next_revision_and_is_sent_too(
    store: DeskStore, make_session: Make
) -> None:
    saved = store.save(make_session())

    after = store.correct(replace(saved, minutes=30, started_on=date(2026, 1, 1)), by=LEAD)

    assert (after.rev, after.minutes, after.edited_by_role) == (2, 30, "site_lead")
    assert after.started_on == saved.started_on
    assert store.find(saved.record_id) == after
    assert [row.rev for row in store.outbox.rows()] == [1, 2]


def test_two_people_correcting_the_same_revision_do_not_overwrite_each_other(
    store: DeskStore, make_session: Make
) -> None:
    saved = store.save(make_session())
    first = store.correct(replace(saved, minutes=30), by=LEAD)

    with pytest.raises(StoreError, match="ほかの人"):
        store.correct(replace(saved, minutes=60), by=LEAD)

    assert store.find(saved.record_id) == first


def test_a_cancelled_session_keeps_nothing_of_the_help(
    tmp_path: Path, store: DeskStore, make_session: Make
) -> None:
    saved = store.save(make_session(memo="窓口へ案内", satisfaction=5))

    gone = store.cancel(saved.record_id, by=LEAD)

    assert gone.cancelled
    assert (gone.memo, gone.topics, gone.satisfaction, gone.minutes) == ("", (), None, 0)
    assert store.find(saved.record_id) == gone
    with pytest.raises(StoreError, match="取り消され"):
        store.correct(gone, by=LEAD)


def test_an_unknown_record_cannot_be_cancelled(store: DeskStore, make_session: Make) -> None:
    with pytest.raises(StoreError, match="ありません"):
        store.cancel(make_session().record_id, by=LEAD)


def test_saving_the_same_record_twice_keeps_the_first(store: DeskStore, make_session: Make) -> None:
    saved = store.save(make_session())

    with pytest.raises(StoreError):
        store.save(replace(saved, minutes=60))

    assert store.sessions() == [saved]


def test_receiving_keeps_the_newest_revision_whatever_the_order(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    first = replace(make_session(), created_at=clock.now())
    third = replace(first, rev=3, minutes=45)

    assert store.receive(third)
    assert not store.receive(first)
    assert not store.receive(third)
    assert store.find(first.record_id) == third


def test_a_month_lists_its_own_days_only(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    inside = {date(2026, 2, 1), date(2026, 2, 28)}
    for day in (*inside, date(2026, 1, 31), date(2026, 3, 1)):
        store.save(make_session(started_on=day))

    found = {session.started_on for session in store.sessions(Month("2026-02"))}

    assert found == inside


def test_outbox_rows_are_deleted_thirty_days_after_arrival_and_rejected_ones_stay(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    for _ in range(3):
        store.save(make_session())
    first, second, _ = store.outbox.rows()
    store.outbox.acknowledge([first.seq])
    store.outbox.reject(second.seq, "形式")

    early = store.outbox.drop_acknowledged()
    clock.advance(31 * 86400)
    late = store.outbox.drop_acknowledged()

    assert (early, late) == (0, 1)
    assert store.outbox.waiting() == 1
    assert [row.reason for row in store.outbox.rows(State.REJECTED)] == ["形式"]


@pytest.mark.parametrize("years", [-10, 2])
def test_a_jumping_clock_marks_the_record_and_not_the_ones_before_or_after(
    store: DeskStore, make_session: Make, clock: FrozenClock, years: int
) -> None:
    before = store.save(make_session())
    clock.jump(years * YEAR_S)
    during = store.save(make_session())
    clock.jump(-years * YEAR_S)
    after = store.save(make_session())

    assert [one.clock_suspect for one in (before, during, after)] == [False, True, False]


def test_a_clock_somebody_compared_is_believed(
    store: DeskStore, make_session: Make, clock: FrozenClock
) -> None:
    store.save(make_session())
    clock.jump(2 * YEAR_S)

    store.terminal.trust_clock(by=LEAD)

    assert not store.save(make_session()).clock_suspect


def test_the_place_of_the_terminal_is_on_every_record(store: DeskStore, make_session: Make) -> None:
    store.terminal.set_place(Place("14205", "kugenuma", "k1"))

    saved = store.save(make_session())

    assert (saved.site, saved.station) == ("kugenuma", "k1")


def test_the_store_works_in_the_one_thread_it_is_handed_to(
    store: DeskStore, make_session: Make
) -> None:
    session = make_session()
    worker = threading.Thread(target=store.save, args=(session,))

    worker.start()
    worker.join()

    assert store.find(session.record_id) is not None


def test_a_changed_audit_line_is_named(store: DeskStore, make_session: Make) -> None:
    saved = store.save(make_session())
    for minutes in (20, 30, 45):
        saved = store.correct(replace(saved, minutes=minutes), by=LEAD)
    intact = first_bad_line(store.terminal.audit_lines())
    store.database.connection.execute("UPDATE audit SET who = 'nobody' WHERE seq = 2")

    assert intact is None
    assert first_bad_line(store.terminal.audit_lines()) == 2


def test_a_removed_audit_line_is_named(store: DeskStore) -> None:
    for _ in range(3):
        store.terminal.note_audit(LEAD, "export", result="ok")
    store.database.connection.execute("DELETE FROM audit WHERE seq = 2")

    assert first_bad_line(store.terminal.audit_lines()) == 2


def test_only_the_newest_fourteen_backups_are_kept(store: DeskStore, clock: FrozenClock) -> None:
    made = []
    for _ in range(16):
        made.append(store.backup())
        clock.advance(60)

    kept = sorted((store.data / "backups").iterdir())

    assert kept == made[2:]


def test_restoring_brings_the_backup_back_under_a_new_epoch_and_keeps_the_other_file(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    store = open_store(tmp_path, clock)
    kept = store.save(make_session())
    store.backup()
    store.save(make_session())
    epoch = store.terminal.identity.epoch
    store.close()

    restore_backup(tmp_path, clock, by=LEAD)
    again = open_store(tmp_path, clock)
    found, new_epoch = again.sessions(), again.terminal.identity.epoch
    again.close()

    assert found == [kept]
    assert new_epoch != epoch
    assert len(list((tmp_path / "set-aside").glob("desk-replaced-*.sqlite3"))) == 1


def test_restoring_while_the_terminal_runs_is_refused(
    store: DeskStore, clock: FrozenClock, make_session: Make
) -> None:
    saved = store.save(make_session())
    store.backup()

    with pytest.raises(StoreError, match="使っています"):
        restore_backup(store.data, clock, by=LEAD)

    assert store.sessions() == [saved]


def test_a_damaged_backup_is_never_restored(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    store = open_store(tmp_path, clock)
    saved = store.save(make_session())
    backup = store.backup()
    store.close()
    backup.write_bytes(backup.read_bytes()[:5000])

    with pytest.raises(StoreError, match="使えるバックアップ"):
        restore_backup(tmp_path, clock, backup, by=LEAD)
    again = open_store(tmp_path, clock)
    found = again.sessions()
    again.close()

    assert found == [saved]
