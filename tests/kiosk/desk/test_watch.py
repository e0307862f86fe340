from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.clock import JST
from kiosk.desk.day_book import DayBook, NoteError
from kiosk.desk.model import HelpSession, Role, Supporter, SupporterCode
from kiosk.desk.months import month_of
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.staff import LOCK, SignIn, Staff
from kiosk.desk.store import DeskStore, open_store
from kiosk.desk.validity import SessionError
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk.disk import make_plain

Make = Callable[..., HelpSession]
LEAD = Supporter(SupporterCode("A01"), "city", Role.SITE_LEAD)
BY = Actor("site_lead", "test")
RIGHT = "482913"
GUESSES = 1000


def test_a_thousand_guesses_over_restarts_try_few_codes_and_each_leaves_a_line(
    tmp_path: Path, clock: FrozenClock
) -> None:
    answers: Counter[SignIn] = Counter()
    store = open_store(tmp_path, clock)
    Staff(store.database, clock).set_first_code(LEAD, RIGHT)
    before = len(store.terminal.audit_lines())
    for guess in range(GUESSES):
        if guess % 40 == 0:
            store.close()
            store = open_store(tmp_path, clock)
        code = f"{100000 + guess:06d}"
        answers[Staff(store.database, clock).sign_in("city", "A01", code).answer] += 1
        clock.advance(1)
    lines = len(store.terminal.audit_lines()) - before
    bad_line = store.terminal.first_bad_audit_line()
    clock.advance(LOCK.total_seconds())
    after = Staff(store.database, clock).sign_in("city", "A01", RIGHT).answer
    store.close()

    windows = GUESSES // int(LOCK.total_seconds()) + 1
    assert answers[SignIn.WRONG] <= 5 * windows
    assert answers[SignIn.WRONG] + answers[SignIn.LOCKED] == GUESSES
    assert lines == GUESSES
    assert bad_line is None
    assert after is SignIn.OK


@pytest.mark.parametrize(
    ("damage", "first_bad"),
    [
        ("UPDATE audit SET who = 'nobody' WHERE seq = 2", 2),
        ("UPDATE audit SET result = 'refused' WHERE seq = 4", 4),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 4", 4),
        ("DELETE FROM audit WHERE seq > 1", 2),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET what = what", None),
    ],
)
def test_an_edited_or_cut_audit_log_names_the_first_bad_line(
    tmp_path: Path, clock: FrozenClock, damage: str, first_bad: int | None
) -> None:
    with closing(open_store(tmp_path, clock)) as store:
        for _ in range(4):
            store.terminal.note_audit(BY, "export", result="ok")
        store.database.connection.execute(damage)

    with closing(open_store(tmp_path, clock)) as again:
        found = again.terminal.first_bad_audit_line()

    assert found == first_bad


def test_a_log_cut_and_continued_is_still_found(store: DeskStore) -> None:
    for _ in range(3):
        store.terminal.note_audit(BY, "export", result="ok")
    store.database.connection.execute("DELETE FROM audit WHERE seq = 3")
    store.terminal.note_audit(BY, "export", result="ok")

    assert store.terminal.first_bad_audit_line() is not None


@pytest.mark.parametrize("years", [-10, 2])
def test_with_a_wrong_clock_everything_goes_on_and_is_marked(
    tmp_path: Path, clock: FrozenClock, make_session: Make, years: int
) -> None:
    with closing(open_store(tmp_path, clock)) as store:
        right = store.save(make_session())
    clock.jump(years * 365 * 86400)

    with closing(open_store(tmp_path, clock)) as again:
        suspect = again.save(make_session(started_on=clock.now().date()))
        again.due_backup()
        DayBook(again.database, clock).next_slip()
        found = {one.record_id for one in again.sessions()}

    assert (right.clock_suspect, suspect.clock_suspect) == (False, True)
    assert found == {right.record_id, suspect.record_id}


@pytest.mark.parametrize(
    ("moment", "month"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=JST), "2026-11"),
        (datetime(2026, 12, 1, 0, 0, 0, tzinfo=JST), "2026-12"),
        (datetime(2028, 2, 29, 23, 59, 0, tzinfo=JST), "2028-02"),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=JST), "2026-12"),
    ],
)
def test_a_save_at_the_edge_of_a_month_lies_in_the_month_of_japan(
    tmp_path: Path, make_session: Make, moment: datetime, month: str
) -> None:
    with closing(open_store(tmp_path, FrozenClock(moment))) as store:
        saved = store.save(make_session(started_on=moment.date()))

        assert month_of(saved.started_on) == month
        assert [one.record_id for one in store.sessions(month_of(moment.date()))] == [
            saved.record_id
        ]


def test_one_backup_a_day_is_due(store: DeskStore, clock: FrozenClock, make_session: Make) -> None:
    store.save(make_session())

    made = [store.due_backup() is not None for _ in range(3)]
    clock.advance(86400)
    made.append(store.due_backup() is not None)

    assert made == [True, False, False, True]


CANARIES = ("6214 9832 0257", "090-1234-5678", "taro@example.com", "昭和23年生まれ", "山田さん")


@pytest.mark.parametrize("canary", CANARIES)
def test_what_the_guard_refuses_is_written_nowhere(
    tmp_path: Path,
    clock: FrozenClock,
    make_session: Make,
    capfd: pytest.CaptureFixture[str],
    canary: str,
) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    data = tmp_path / "data"
    with closing(open_store(data, clock)) as store:
        with pytest.raises(SessionError) as refused:
            store.save(make_session(memo=canary), memo_confirmed=True)
        with pytest.raises(NoteError) as refused_note:
            DayBook(store.database, clock).hand_over(canary, by_code="01", confirmed=True)
        store.save(make_session(memo="窓口へ案内"))
    # Without the encryption, or nothing could be seen anyway.
    make_plain(data / "desk.sqlite3", data)
    written = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    said = "".join([*capfd.readouterr(), str(refused.value), str(refused_note.value)])

    for form in (canary, canary.replace(" ", "").replace("-", "")):
        assert form.encode() not in written
        assert form not in said
    assert "窓口へ案内".encode() in written
