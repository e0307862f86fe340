from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.desk.codes import CANCELLED
from kiosk.desk.model import HelpSession
from kiosk.desk.months import Month
from kiosk.desk.reporting.month_report import month_report
from kiosk.desk.retention import apply_retention
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore, open_store
from kiosk.desk.transfer import export_desk, import_desk
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock

Make = Callable[..., HelpSession]
OFFICER = Actor("city_officer", "console")
_HEAD_BYTES = 512


@pytest.fixture
def office(tmp_path: Path, clock: FrozenClock) -> Iterator[DeskStore]:
    """The computer at which the files of the terminals come together."""
    opened = open_store(tmp_path / "office", clock)
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "usb" / "st1.jsonl"


def count_step(store: DeskStore, entered: int) -> None:
    with store.database.writing() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO visit_step "
            "VALUES ('a.b', 'pin', 'ja', '2026-11-05T10', ?, 1, 0)",
            (entered,),
        )


def fresh_store(path: Path, clock: FrozenClock, sessions: list[HelpSession]) -> DeskStore:
    store = open_store(path, clock)
    for session in sessions:
        store.save(session)
    return store


def test_what_was_written_out_comes_in_whole_except_the_memo(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    saved = store.save(make_session(memo="二度目の来所", support_needs=("voice", "slow")))

    head = export_desk(store, file)
    taken = import_desk(office, file)

    assert (head.sessions, taken.sessions, taken.new) == (1, 1, 1)
    found = office.find(saved.record_id)
    assert found is not None
    assert (found.memo, found.support_needs) == ("", saved.support_needs)
    assert "二度目" not in file.read_text()


def test_a_file_taken_in_twice_changes_nothing(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    for _ in range(3):
        store.save(make_session())
    count_step(store, 5)
    export_desk(store, file)
    import_desk(office, file)
    before = (office.sessions(), month_report(office.database, Month("2026-11")))

    again = import_desk(office, file)

    assert (again.new, again.newer, again.counters) == (0, 0, 0)
    assert (office.sessions(), month_report(office.database, Month("2026-11"))) == before


def test_files_of_several_terminals_add_up(
    tmp_path: Path, clock: FrozenClock, office: DeskStore, make_session: Make
) -> None:
    for number in (1, 2):
        terminal = fresh_store(tmp_path / f"t{number}", clock, [make_session(people=number)])
        count_step(terminal, 10 * number)
        export_desk(terminal, tmp_path / f"{number}.jsonl")
        terminal.close()

    for number in (2, 1):
        import_desk(office, tmp_path / f"{number}.jsonl")

    report = month_report(office.database, Month("2026-11"))
    site, steps = report.table("t01-site"), report.table("a1-stops")
    assert site is not None
    assert steps is not None
    assert (site.total or ())[1:3] == (2, 3)
    assert (steps.total or ())[2] == 30


def test_a_newer_file_of_a_terminal_replaces_its_counts_and_an_older_one_does_not(
    store: DeskStore, office: DeskStore, tmp_path: Path
) -> None:
    for name, entered in (("old", 5), ("new", 9)):
        count_step(store, entered)
        export_desk(store, tmp_path / name)

    for name in ("new", "old"):
        import_desk(office, tmp_path / name)

    steps = month_report(office.database, Month("2026-11")).table("a1-stops")
    assert steps is not None
    assert (steps.total or ())[2] == 9


def test_the_newer_revision_wins_in_either_order(
    store: DeskStore, office: DeskStore, make_session: Make, tmp_path: Path
) -> None:
    saved = store.save(make_session(minutes=10))
    export_desk(store, tmp_path / "old")
    store.correct(make_session(record_id=saved.record_id, minutes=45), by=OFFICER)
    export_desk(store, tmp_path / "new")

    assert import_desk(office, tmp_path / "old").new == 1
    assert import_desk(office, tmp_path / "new").newer == 1
    assert import_desk(office, tmp_path / "old").newer == 0

    assert [(one.minutes, one.rev) for one in office.sessions()] == [(45, 2)]


def test_a_cancellation_travels_like_a_correction(
    store: DeskStore, office: DeskStore, make_session: Make, tmp_path: Path
) -> None:
    saved = store.save(make_session())
    export_desk(store, tmp_path / "old")
    store.cancel(saved.record_id, by=OFFICER)
    export_desk(store, tmp_path / "new")
    import_desk(office, tmp_path / "old")

    import_desk(office, tmp_path / "new")

    assert [one.outcome for one in office.sessions()] == [CANCELLED]


def test_a_memo_written_here_survives_a_correction_from_elsewhere(
    store: DeskStore, make_session: Make, tmp_path: Path, clock: FrozenClock, file: Path
) -> None:
    saved = store.save(make_session(memo="二度目の来所"))
    export_desk(store, file)
    elsewhere = open_store(tmp_path / "elsewhere", clock)
    import_desk(elsewhere, file)
    elsewhere.correct(make_session(record_id=saved.record_id, minutes=45), by=OFFICER)
    export_desk(elsewhere, file)
    elsewhere.close()

    import_desk(store, file)

    assert [(one.minutes, one.memo) for one in store.sessions()] == [(45, "二度目の来所")]


def test_what_retention_removed_does_not_come_back(
    store: DeskStore, make_session: Make, file: Path
) -> None:
    store.save(make_session())
    export_desk(store, file)
    apply_retention(store, by=OFFICER, today=date(2028, 12, 15))

    taken = import_desk(store, file)

    assert (taken.new, taken.removed) == (0, 1)
    assert store.sessions() == []


def test_a_damaged_line_is_named_and_nothing_comes_in(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    for _ in range(3):
        store.save(make_session())
    export_desk(store, file)
    lines = file.read_bytes().splitlines(keepends=True)
    lines[2] = lines[2].replace(b'"minutes":15', b'"minutes":16')
    file.write_bytes(b"".join(lines))

    with pytest.raises(StoreError, match="3行目が こわれています"):
        import_desk(office, file)

    assert office.sessions() == []


@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_file_that_was_cut_is_refused_whole(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path, kept: int
) -> None:
    for _ in range(3):
        store.save(make_session())
    export_desk(store, file)
    file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:kept]))

    with pytest.raises(StoreError, match=f"{kept + 1}行目で とぎれています"):
        import_desk(office, file)

    assert office.sessions() == []


def test_a_cut_within_a_line_is_refused_whole(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    store.save(make_session())
    export_desk(store, file)
    file.write_bytes(file.read_bytes()[:-20])

    with pytest.raises(StoreError, match="2行目が こわれています"):
        import_desk(office, file)

    assert office.sessions() == []


def test_a_line_taken_out_is_noticed_though_every_line_left_is_whole(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    for _ in range(2):
        store.save(make_session())
    export_desk(store, file)
    head, first, _second = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(head + first + first)

    with pytest.raises(StoreError, match="こわれています"):
        import_desk(office, file)

    assert office.sessions() == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "書きだした ファイルでは ありません"),
        (b"name,phone\r\n", "書きだした ファイルでは ありません"),
        (b'{"format":"other"}', "書きだした ファイルでは ありません"),
    ],
)
def test_a_foreign_file_is_refused_with_a_remedy(
    office: DeskStore, tmp_path: Path, content: bytes, says: str
) -> None:
    path = tmp_path / "foreign"
    path.write_bytes(content)

    with pytest.raises(StoreError, match=says):
        import_desk(office, path)


def test_a_file_of_a_newer_program_is_refused(
    store: DeskStore, office: DeskStore, file: Path
) -> None:
    export_desk(store, file)
    raw = file.read_bytes()
    head = json.loads(raw[:_HEAD_BYTES])
    text = json.dumps({**head, "version": 2}).encode().ljust(_HEAD_BYTES - 1) + b"\n"
    file.write_bytes(text + raw[_HEAD_BYTES:])

    with pytest.raises(StoreError, match="新しい版"):
        import_desk(office, file)


def test_a_missing_file_is_an_error_with_a_remedy(office: DeskStore, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="読めません"):
        import_desk(office, tmp_path / "none")


def test_a_code_that_nobody_knows_is_refused(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    saved = store.save(make_session())
    with store.database.writing() as connection:
        sql = "UPDATE help_session SET language = 'elvish' WHERE record_id = ?"
        connection.execute(sql, (saved.record_id,))
    export_desk(store, file)

    with pytest.raises(StoreError, match="2行目が こわれています"):
        import_desk(office, file)


def test_the_same_content_gives_the_same_bytes(
    store: DeskStore, make_session: Make, tmp_path: Path
) -> None:
    store.save(make_session())
    for name in ("a", "b"):
        export_desk(store, tmp_path / name)

    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_stopping_half_way_leaves_no_file_and_no_record(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    def stop(_done: int, _wanted: int) -> None:
        raise KeyboardInterrupt

    store.save(make_session())
    with pytest.raises(KeyboardInterrupt):
        export_desk(store, file, stop)
    assert list(file.parent.iterdir()) == []
    export_desk(store, file)

    with pytest.raises(KeyboardInterrupt):
        import_desk(office, file, stop)

    assert office.sessions() == []


def test_progress_ends_with_all_of_it(
    store: DeskStore, office: DeskStore, make_session: Make, file: Path
) -> None:
    told: list[tuple[int, int]] = []
    for _ in range(3):
        store.save(make_session())

    export_desk(store, file, lambda done, wanted: told.append((done, wanted)))
    import_desk(office, file, lambda done, wanted: told.append((done, wanted)))

    assert told == [(3, 3), (3, 3)]
