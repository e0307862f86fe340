from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kiosk.desk.store import open_store
from tests.fakes.clock import FrozenClock

ROOT = Path(__file__).parents[3]
IS_LINUX_ROOT = sys.platform == "linux" and os.geteuid() == 0 and bool(shutil.which("mount"))
CAN_FILTER = sys.platform == "linux" and platform.machine() in {"x86_64", "aarch64"}
SAVER = """
import sys
from pathlib import Path
from kiosk.clock import SystemClock
from kiosk.desk.store import open_store
from kiosk.errors import StoreError
from tests.kiosk.desk.failing_disk import fail_syncs
from tests.kiosk.desk.writer import made
store = open_store(Path(sys.argv[1]), SystemClock())
print(store.save(made()).record_id, flush=True)
if sys.argv[2] == "fail":
    fail_syncs()
for _ in range(int(sys.argv[3])):
    session = made()
    try:
        store.save(session)
    except StoreError as error:
        print(error, file=sys.stderr)
        break
    print(session.record_id, flush=True)
"""


def saver(data: Path, how: str, *, saves: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", SAVER, str(data), how, str(saves)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def stored(data: Path) -> set[str]:
    store = open_store(data, FrozenClock())
    found = {str(session.record_id) for session in store.sessions()}
    integrity = store.database.query("PRAGMA integrity_check")
    store.close()
    assert [list(row.values()) for row in integrity] == [["ok"]]
    return found


@pytest.mark.skipif(not CAN_FILTER, reason="needs the system-call filter of Linux")
@pytest.mark.parametrize(("how", "is_saved"), [("fail", False), ("work", True)])
def test_a_disk_that_fails_to_sync_fails_the_save_and_keeps_the_earlier_ones(
    tmp_path: Path, how: str, is_saved: bool
) -> None:
    done = saver(tmp_path, how, saves=1)
    announced = done.stdout.split()

    assert len(announced) == 1 + is_saved, done.stderr
    assert ("保存できていません" in done.stderr) is not is_saved
    assert set(announced) <= stored(tmp_path)


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if subprocess.run(command, check=False).returncode:
        pytest.skip("this system lets nobody mount")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(not IS_LINUX_ROOT, reason="needs mount")
@pytest.mark.parametrize(("size", "is_full"), [("700k", True), ("20m", False)])
def test_a_full_disk_fails_the_save_and_says_so_and_keeps_the_earlier_ones(
    tmp_path: Path, size: str, is_full: bool
) -> None:
    with small_disk(tmp_path / "disk", size) as disk:
        done = saver(disk / "data", "work", saves=600)
        announced = set(done.stdout.split())

        found = stored(disk / "data")

    assert ("いっぱい" in done.stderr) is is_full, done.stderr
    assert len(announced) > 1
    assert announced == found
    assert (len(announced) == 601) is not is_full
