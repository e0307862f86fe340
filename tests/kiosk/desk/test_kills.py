from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kiosk.desk.sqlite import opening, schema
from kiosk.desk.store import open_store
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk import exports
from tests.kiosk.desk.writer import made

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
# The long form: KIOSK_LONG_FAULTS=1 kills at every step, and a hundred times at random moments.
IS_LONG = bool(os.environ.get("KIOSK_LONG_FAULTS"))
KILLS = 100 if IS_LONG else 12
FEW_KILLS = 4
FIVE = [f"00000000-0000-4000-8000-{number:012d}" for number in range(5)]
ONE_MORE = [*FIVE, "00000000-0000-4000-8000-00000000ffff"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")


def killed_at_steps(scenario: str, folder: Path, *, every: int) -> list[dict[str, Any]]:
    work = folder / "work"
    work.mkdir()
    command = [sys.executable, str(HERE / "steps.py"), scenario, str(work), str(every)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("scenario", "every", "allowed"),
    [
        ("first start", 5, [[]]),
        ("save", 4, [FIVE, ONE_MORE]),
        ("correct", 4, [FIVE]),
        ("back up", 5, [FIVE]),
        ("migrate", 7, [FIVE]),
        ("encrypt", 7, [FIVE]),
        ("rotate", 13, [FIVE]),
        ("restore", 8, [FIVE]),
        ("retention", 7, [FIVE, ONE_MORE]),
    ],
)
def test_a_kill_at_any_step_leaves_the_old_or_the_new_and_nothing_between(
    tmp_path: Path, scenario: str, every: int, allowed: list[list[str]]
) -> None:
    found = killed_at_steps(scenario, tmp_path, every=1 if IS_LONG else every)

    # The last one was not killed: the work is done.
    assert len(found) > 3
    assert found[-1]["sessions"] == allowed[0 if scenario == "retention" else -1]
    for one in found:
        assert one["sessions"] in allowed, one
        assert one["whole"], one
        assert one["sent"] == len(one["sessions"]), one
        assert one["integrity"] == "ok", one
        assert one["version"] == schema.SCHEMA_VERSION, one
        assert one["audit"] is None, one
        assert one["notices"] == [], one
        assert one["aside"] == [], one
        assert one["bad_backups"] == [], one
        assert one["key_mode"] == 0o600, one


@pytest.mark.parametrize(
    ("kind", "every", "long_every"),
    [("xlsx", 1500, 83), ("csv", 60, 3), ("pdf", 600, 31), ("merge", 9, 1)],
)
def test_a_kill_at_any_step_of_an_export_leaves_each_file_old_or_new(
    tmp_path: Path, kind: str, every: int, long_every: int
) -> None:
    found = killed_at_steps(f"export {kind}", tmp_path, every=long_every if IS_LONG else every)

    before, after = found[0]["files"], found[-1]["files"]
    assert len(found) > 3
    assert after
    assert before.keys() == after.keys()
    assert kind == "pdf" or before != after
    for one in found:
        assert one["files"].keys() == after.keys(), one
        assert all(mark in (before[name], after[name]) for name, mark in one["files"].items()), one
        assert (one["sessions"], one["integrity"]) == (ONE_MORE, "ok")


def test_a_kill_at_a_random_moment_of_an_export_leaves_only_whole_files(tmp_path: Path) -> None:
    chance = random.Random("export")  # noqa: S311 - when to kill, no secret
    with closing(open_store(tmp_path, FrozenClock())) as store:
        store.save(made())
        for kind in exports.KINDS:
            exports.export(kind, store, tmp_path / exports.OUT)
    whole = exports.marks(tmp_path / exports.OUT)
    command = [sys.executable, str(HERE / "writer.py"), str(tmp_path), "export"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    for _ in range(KILLS if IS_LONG else FEW_KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
            assert child.stdout is not None
            for _ in range(chance.randrange(1, 6)):
                child.stdout.readline()
            child.kill()
        assert exports.marks(tmp_path / exports.OUT) == whole

    assert "broken" not in whole.values()


def test_the_check_of_half_files_sees_one_that_is_cut(tmp_path: Path) -> None:
    with closing(open_store(tmp_path, FrozenClock())) as store:
        for kind in exports.KINDS:
            exports.export(kind, store, tmp_path / exports.OUT)
    whole = exports.marks(tmp_path / exports.OUT)

    for path in exports.final_files(tmp_path / exports.OUT):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    cut = exports.marks(tmp_path / exports.OUT)

    assert [name for name in whole if whole[name] == cut[name]] == []


@pytest.mark.parametrize("work", ["save", "correct", "back-up"])
def test_a_kill_at_a_random_moment_loses_nothing_that_was_announced(
    tmp_path: Path, work: str
) -> None:
    chance = random.Random(work)  # noqa: S311 - when to kill, no secret
    announced: dict[str, int] = {}
    command = [sys.executable, str(HERE / "writer.py"), str(tmp_path), work]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}

    for _ in range(KILLS):
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as child:
            assert child.stdout is not None
            lines = [child.stdout.readline() for _ in range(chance.randrange(1, 25))]
            child.kill()
            lines += [line for line in child.stdout if line.endswith("\n")]
        for record_id, rev in (line.split() for line in lines):
            announced[record_id] = max(int(rev), announced.get(record_id, 0))
    store = open_store(tmp_path, FrozenClock())
    rows = {str(one.record_id): one.rev for one in store.sessions()}
    sent = {(row.record_id, row.rev) for row in store.outbox.rows(limit=1_000_000)}
    bad_line = store.terminal.first_bad_audit_line()
    integrity = store.database.query("PRAGMA integrity_check")
    store.close()

    assert len(announced) >= KILLS
    assert all(rows.get(record_id, 0) >= rev for record_id, rev in announced.items())
    assert sent == {(one, rev) for one, last in rows.items() for rev in range(1, last + 1)}
    assert bad_line is None
    assert [list(row.values()) for row in integrity] == [["ok"]]
    assert not (tmp_path / opening.ASIDE).exists()


def test_the_check_of_lost_saves_sees_one_that_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, str(HERE / "writer.py"), str(tmp_path), "announce-only"]

    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    store = open_store(tmp_path, FrozenClock())
    rows = {str(one.record_id) for one in store.sessions()}
    store.close()

    assert set(done.stdout.split()[::2]) - rows
