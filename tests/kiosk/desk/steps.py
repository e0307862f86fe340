"""Run by the kill tests: does one piece of work again and again, killed one step later each time.

A step is a statement of the database or a change of a file; in an export also each write.
The work is done in a forked process that kills itself, so nothing is tidied up; afterwards the
folder is opened and looked over. Prints one JSON line per kill.
Usage: ``python steps.py SCENARIO FOLDER EVERY``.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from kiosk.desk.key_rotation import rotate_key
from kiosk.desk.model import HelpSession, RecordId
from kiosk.desk.restoring import restore_backup
from kiosk.desk.retention import apply_retention
from kiosk.desk.sqlite import backups, opening, schema
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.store import open_store
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk import exports
from tests.kiosk.desk.disk import make_older, make_plain

BY = Actor("city_officer", "test")
NEW = RecordId("00000000-0000-4000-8000-00000000ffff")
FILE_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "shutil.copyfile"}
WRITES = {"write", "drawText", "newPage", "end", "fsync"}
connect = engine.connect


def session(number: int, **changes: Any) -> HelpSession:
    made = HelpSession(
        record_id=RecordId(f"00000000-0000-4000-8000-{number:012d}"),
        started_on=date(2026, 11, 21),
        start_slot="10:00",
        minutes=10,
        topics=("mn_cert",),
        outcome="solved",
        created_at=FrozenClock().now(),
    )
    return replace(made, **changes)


def kill_at(last: int, *, at_writes: bool) -> None:
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def file_event(event: str, _args: object) -> None:
        if event in FILE_EVENTS:
            step()

    def traced(*args: Any, **options: Any) -> engine.Connection:
        connection = connect(*args, **options)
        connection.set_trace_callback(step)
        return connection

    def called(_frame: object, event: str, function: object) -> None:
        if event == "c_call" and getattr(function, "__name__", "") in WRITES:
            step()

    engine.connect = traced  # type: ignore[assignment]
    sys.addaudithook(file_event)
    if at_writes:
        sys.setprofile(called)


def filled(data: Path) -> None:
    with closing(open_store(data, FrozenClock())) as store:
        for number in range(5):
            store.save(session(number))
        store.backup()


def older(data: Path) -> None:
    make_older(data, 1, [session(number) for number in range(5)])


def plain(data: Path) -> None:
    filled(data)
    make_plain(data / opening.FILE, data)
    for backup in backups.backups_in(data):
        make_plain(backup, data)
    (data / "desk.known").write_text("")


def with_old_month(data: Path) -> None:
    with closing(open_store(data, FrozenClock())) as store:
        for number in range(5):
            store.save(session(number))
        store.save(session(99, record_id=NEW, started_on=date(2021, 1, 5)))


def save(data: Path) -> None:
    with closing(open_store(data, FrozenClock())) as store:
        store.save(session(0, record_id=NEW))


def correct(data: Path) -> None:
    with closing(open_store(data, FrozenClock())) as store:
        store.correct(replace(store.sessions()[0], minutes=30), by=BY)


def back_up(data: Path) -> None:
    clock = FrozenClock()
    clock.advance(60)
    with closing(open_store(data, clock)) as store:
        store.backup()


def retain(data: Path) -> None:
    with closing(open_store(data, FrozenClock())) as store:
        apply_retention(store, by=BY, today=date(2026, 11, 21))


def exported(kind: str) -> Callable[[Path], None]:
    def prepare(data: Path) -> None:
        filled(data)
        exports.export_in(kind, data)
        save(data)

    return prepare


SCENARIOS: dict[str, tuple[Callable[[Path], None], Callable[[Path], object]]] = {
    "first start": (lambda data: data.mkdir(), lambda data: open_store(data, FrozenClock())),
    "save": (filled, save),
    "correct": (filled, correct),
    "back up": (filled, back_up),
    "migrate": (older, lambda data: open_store(data, FrozenClock())),
    "encrypt": (plain, lambda data: open_store(data, FrozenClock())),
    "rotate": (filled, lambda data: rotate_key(data, FrozenClock(), by=BY)),
    "restore": (filled, lambda data: restore_backup(data, FrozenClock(), by=BY)),
    "retention": (with_old_month, retain),
    **{
        f"export {kind}": (exported(kind), partial(exports.export_in, kind))
        for kind in exports.KINDS
    },
}


def looked_over(data: Path) -> dict[str, object]:
    with closing(open_store(data, FrozenClock())) as store:
        keys, connection = store.database.keys, store.database.connection
        sent = {(row.record_id, row.rev) for row in store.outbox.rows(limit=1000)}
        found = store.sessions()
        made = backups.backups_in(data)
        return {
            "sessions": sorted(one.record_id for one in found),
            "whole": all((one.record_id, one.rev) in sent for one in found),
            "sent": len({record_id for record_id, _ in sent}),
            "integrity": connection.execute("PRAGMA integrity_check").fetchone()[0],
            "version": schema.version_of(connection),
            "audit": store.terminal.first_bad_audit_line(),
            "notices": [notice.kind for notice in store.terminal.notices()],
            "bad_backups": [path.name for path in made if not backups.is_good(path, keys)],
            "key_mode": keys.path.stat().st_mode & 0o777,
            "files": exports.marks(data / exports.OUT),
            "aside": sorted(one.name for one in (data / opening.ASIDE).glob("desk-damaged*")),
        }


def killed(work: Callable[[Path], object], data: Path, step: int, *, at_writes: bool) -> bool:
    child = os.fork()
    if child == 0:
        kill_at(step, at_writes=at_writes)
        work(data)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"step {step}: the work itself failed")
    return os.WIFSIGNALED(status)


def main(scenario: str, folder: Path, every: int) -> None:
    prepare, work = SCENARIOS[scenario]
    os.environ["XDG_CONFIG_HOME"] = str(folder / "config")
    prepare(folder / "data")
    shutil.copytree(folder, folder.with_name("first"))
    step, is_killed, is_export = 1, True, scenario.startswith("export")
    while is_killed:
        shutil.rmtree(folder)
        shutil.copytree(folder.with_name("first"), folder)
        is_killed = killed(work, folder / "data", step, at_writes=is_export)
        sys.stdout.write(json.dumps({"step": step, **looked_over(folder / "data")}) + "\n")
        step += every


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
