from __future__ import annotations

import contextlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.desk.model import HelpSession
from kiosk.desk.sqlite import backups, clean, condition, opening, schema
from kiosk.desk.sqlite.backups import backups_in
from kiosk.desk.store import open_store
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk.disk import PAGE, break_sessions, flip, make_older, make_plain, raw, run_sql

ROOT = Path(__file__).parents[3]
Make = Callable[..., HelpSession]
LOCK = """
import sys
from pathlib import Path
from kiosk.desk.sqlite import clean, opening
from kiosk.desk.sqlite.database import connect
data = Path(sys.argv[1])
c = connect(data / opening.FILE, opening.keys_of(data))
c.execute("PRAGMA locking_mode = EXCLUSIVE")
c.execute("BEGIN EXCLUSIVE")
print("locked", flush=True)
sys.stdin.read()
"""
FULL = """
import resource, sys
from datetime import date
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.desk.model import HelpSession
from kiosk.desk.store import new_record_id, open_store
from kiosk.errors import StoreError
store = open_store(Path(sys.argv[1]), SystemClock())
size = sum(path.stat().st_size for path in Path(sys.argv[1]).glob("desk.sqlite3*"))
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 20000, size + 20000))
saved = []
for _ in range(500):
    session = HelpSession(record_id=new_record_id(), started_on=date(2026, 11, 21),
        start_slot="10:00", minutes=10, topics=("mn_cert",), outcome="solved")
    try:
        store.save(session)
    except StoreError as error:
        print(error, file=sys.stderr)
        break
    saved.append(session.record_id)
print("\\n".join(saved), flush=True)
"""


def announced_and_stored(data: Path, clock: FrozenClock) -> tuple[set[str], set[str]]:
    store = open_store(data, clock)
    try:
        rows = {str(session.record_id) for session in store.sessions()}
        sent = {row.record_id for row in store.outbox.rows(limit=1_000_000)}
    finally:
        store.close()
    return rows, sent


def filled(data: Path, clock: FrozenClock, make: Make, count: int) -> list[str]:
    store = open_store(data, clock)
    saved = [store.save(make()).record_id for _ in range(count)]
    store.close()
    return [str(one) for one in saved]


def run_child(script: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", script, str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_torn_log_leaves_a_prefix_of_the_saves(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    data = tmp_path / "data"
    store = open_store(data, clock)
    saved = [store.save(make_session()).record_id for _ in range(40)]
    log = (data / "desk.sqlite3-wal").read_bytes()
    main = (data / "desk.sqlite3").read_bytes()
    store.close()
    chance = random.Random(3)  # noqa: S311 - where to cut, no secret

    for turn in range(60):
        copy = tmp_path / f"copy{turn}"
        copy.mkdir()
        (copy / condition.KNOWN).touch()
        (copy / "desk.sqlite3").write_bytes(main)
        (copy / "desk.sqlite3-wal").write_bytes(log[: chance.randrange(len(log))])
        rows, sent = announced_and_stored(copy, clock)

        assert rows == sent
        assert rows == set(saved[: len(rows)])
        assert not (copy / opening.ASIDE).exists()


@pytest.mark.parametrize("damage", ["header", "page", "letter", "missing", "empty", "text"])
def test_a_damaged_database_is_set_aside_and_the_backup_comes_back(
    tmp_path: Path, clock: FrozenClock, make_session: Make, damage: str
) -> None:
    store = open_store(tmp_path, clock)
    before = [store.save(make_session(memo="窓口へ案内")).record_id for _ in range(30)]
    epoch = store.terminal.identity.epoch
    store.backup()
    store.close()
    spoil(tmp_path, damage)

    again = open_store(tmp_path, clock)
    notices = [notice.kind for notice in again.terminal.notices()]
    found = {session.record_id for session in again.sessions()}
    after = again.save(make_session()).record_id
    identity = again.terminal.identity
    again.close()

    assert found == set(before)
    assert after not in found
    assert "restored" in notices
    assert identity.epoch != epoch
    aside = list((tmp_path / opening.ASIDE).glob("desk-damaged-20261121-*.sqlite3"))
    assert len(aside) == (0 if damage == "missing" else 1)


def spoil(data: Path, damage: str) -> None:
    path = data / opening.FILE
    match damage:
        case "header":
            path.write_bytes(bytes(100) + path.read_bytes()[100:])
        case "page":
            flip(path, path.stat().st_size // PAGE // 2 * PAGE + 100)
        case "letter":
            run_sql(data, "UPDATE help_session SET memo = '窓口へ案外'")
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_bytes(b"this is no database\n" * 300)
        case _:
            path.unlink()


def test_without_a_backup_whole_rows_are_salvaged_and_staff_are_told(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    saved = filled(tmp_path, clock, make_session, 20)
    with closing(raw(tmp_path)) as connection:
        connection.execute("UPDATE help_session SET minutes = 9 WHERE record_id = ?", (saved[3],))

    store = open_store(tmp_path, clock)
    found = {session.record_id for session in store.sessions()}
    notices = {notice.kind for notice in store.terminal.notices()}
    store.close()

    assert {"set_aside", "started_empty", "salvaged"} <= notices
    assert found == set(saved) - {saved[3]}


def test_rows_on_both_sides_of_a_broken_page_are_salvaged(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    saved = filled(tmp_path, clock, make_session, 200)
    break_sessions(tmp_path)

    store = open_store(tmp_path, clock)
    found = {session.record_id for session in store.sessions()}
    store.close()

    assert found < set(saved)
    assert len(found) > len(saved) / 2


def test_a_first_start_tells_nothing(tmp_path: Path, clock: FrozenClock) -> None:
    store = open_store(tmp_path, clock)

    notices = store.terminal.notices()
    store.close()

    assert notices == []
    assert backups_in(tmp_path) == []


@contextlib.contextmanager
def locked(data: Path) -> Iterator[None]:
    command = [sys.executable, "-c", LOCK, str(data)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == "locked"
        try:
            yield
        finally:
            child.communicate("")


def test_a_database_locked_by_another_program_is_an_error_with_a_remedy_and_nothing_is_set_aside(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    saved = filled(tmp_path, clock, make_session, 3)

    with locked(tmp_path), pytest.raises(StoreError, match="もういちど"):
        open_store(tmp_path, clock, timeout_s=0.05)
    rows, _ = announced_and_stored(tmp_path, clock)

    assert rows == set(saved)
    assert not (tmp_path / opening.ASIDE).exists()


def test_a_save_that_meets_a_lock_fails_and_succeeds_when_the_lock_is_gone(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    store = open_store(tmp_path, clock, timeout_s=0.05)
    session = make_session()
    other = raw(tmp_path)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="もういちど"):
        store.save(session)
    other.execute("ROLLBACK")
    other.close()
    saved = store.save(session)
    found = store.find(session.record_id)
    store.close()

    assert found == saved


@pytest.mark.parametrize("is_plain_file", [False, True])
def test_a_newer_schema_is_refused_and_nothing_is_written(
    tmp_path: Path, clock: FrozenClock, make_session: Make, is_plain_file: bool
) -> None:
    filled(tmp_path, clock, make_session, 2)
    run_sql(tmp_path, f"PRAGMA user_version = {schema.SCHEMA_VERSION + 1}")
    if is_plain_file:
        make_plain(tmp_path / opening.FILE, tmp_path)
    before = {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.is_file()}

    with pytest.raises(StoreError, match="新しい版"):
        open_store(tmp_path, clock)

    assert {one.name: one.read_bytes() for one in tmp_path.iterdir() if one.is_file()} == before


@pytest.mark.parametrize("version", range(1, schema.SCHEMA_VERSION))
def test_an_older_schema_is_backed_up_and_migrated(
    tmp_path: Path, clock: FrozenClock, make_session: Make, version: int
) -> None:
    sessions = [replace(make_session(), created_at=clock.now()) for _ in range(2)]
    make_older(tmp_path, version, sessions)

    rows, _ = announced_and_stored(tmp_path, clock)
    with closing(raw(tmp_path)) as connection:
        now = schema.version_of(connection)

    assert rows == {session.record_id for session in sessions}
    assert now == schema.SCHEMA_VERSION
    assert len(backups_in(tmp_path)) == schema.SCHEMA_VERSION - version
    assert not (tmp_path / opening.ASIDE).exists()


def test_a_failed_migration_leaves_the_old_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FrozenClock, make_session: Make
) -> None:
    saved = filled(tmp_path, clock, make_session, 2)
    broken = (*schema.MIGRATIONS, ("CREATE TABLE half (one TEXT)", "CREATE TABLE half (one TEXT)"))
    monkeypatch.setattr(schema, "MIGRATIONS", broken)
    for module in (schema, condition, backups):
        monkeypatch.setattr(module, "SCHEMA_VERSION", len(broken))

    with pytest.raises(StoreError):
        open_store(tmp_path, clock)
    monkeypatch.undo()
    rows, _ = announced_and_stored(tmp_path, clock)

    assert rows == set(saved)


def test_a_full_disk_fails_the_save_and_half_writes_nothing(
    tmp_path: Path, clock: FrozenClock
) -> None:
    child = run_child(FULL, tmp_path)
    announced = set(child.stdout.split())

    rows, sent = announced_and_stored(tmp_path, clock)

    assert "保存" in child.stderr
    assert announced
    assert rows == sent == announced


@pytest.mark.skipif(os.geteuid() != 0 or shutil.which("mount") is None, reason="needs mount")
def test_a_read_only_disk_is_read_and_a_save_says_so(
    tmp_path: Path, clock: FrozenClock, make_session: Make
) -> None:
    data = tmp_path / "data"
    saved = filled(data, clock, make_session, 3)
    mounted = subprocess.run(["mount", "--bind", str(data), str(data)], check=False)
    if mounted.returncode:
        pytest.skip("this system lets nobody mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", str(data)], check=True)
        store = open_store(data, clock)
        found = [session.record_id for session in store.sessions()]
        notices = [notice.kind for notice in store.terminal.notices()]
        with pytest.raises(StoreError, match="紙の記録用紙"):
            store.save(make_session())
        store.close()
    finally:
        subprocess.run(["umount", str(data)], check=True)

    assert set(found) == set(saved)
    assert notices == ["read_only"]


def test_a_store_closed_cleanly_is_not_read_through_again(
    tmp_path: Path, clock: FrozenClock, make_session: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(tmp_path, clock)
    saved = store.save(make_session()).record_id
    store.close()
    read: list[object] = []
    monkeypatch.setattr(condition, "faults_in", lambda connection: read.append(connection) or [])

    again = open_store(tmp_path, clock)
    found = [session.record_id for session in again.sessions()]
    again.close()

    assert found == [saved]
    assert read == []


@pytest.mark.parametrize("how", ["killed", "copied", "touched", "no mark"])
def test_a_store_not_closed_cleanly_is_read_through(
    tmp_path: Path,
    clock: FrozenClock,
    make_session: Make,
    monkeypatch: pytest.MonkeyPatch,
    how: str,
) -> None:
    store = open_store(tmp_path, clock)
    store.save(make_session())
    path = tmp_path / opening.FILE
    if how == "killed":
        log = (tmp_path / f"{opening.FILE}-wal").read_bytes()
    store.close()
    match how:
        case "killed":
            (tmp_path / f"{opening.FILE}-wal").write_bytes(log)
        case "copied":
            whole = path.read_bytes()
            path.unlink()
            path.write_bytes(whole)
        case "touched":
            path.touch()
        case _:
            (tmp_path / clean.MARK).unlink()
    read: list[object] = []
    monkeypatch.setattr(condition, "faults_in", lambda connection: read.append(connection) or [])

    open_store(tmp_path, clock).close()

    assert len(read) == 1
