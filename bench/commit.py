"""One help session on the disk, against the same two rows by bare `sqlite3` with the same pragmas."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from bench.machine import BUILD
from bench.measure import Demand, Figure, figure, in_turns, timed_ms
from kiosk.clock import SystemClock
from kiosk.desk.model import HelpSession
from kiosk.desk.sqlite import rows, schema
from kiosk.desk.store import DeskStore, new_record_id, open_store

ROUNDS, FEW_ROUNDS = 400, 60
# Those of `kiosk.desk.sqlite.opening`.
_PRAGMAS = (
    "locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL", "secure_delete = ON",
)  # fmt: skip


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure both in one folder on the disk of this checkout."""
    folder = BUILD / "bench-commit"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        with closing(open_store(folder, SystemClock())) as store, closing(_bare(folder)) as bare:
            rounds = in_turns(
                FEW_ROUNDS if is_quick else ROUNDS, lambda: _save_ms(store), lambda: _bare_ms(bare)
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    demand = Demand("median", limit=1.5)
    note = "floor: BEGIN IMMEDIATE, two INSERTs of ready values, COMMIT; WAL, FULL"
    return [
        figure("commit", "one help session, durable", "ms", demand, rounds=rounds, note=note)
    ]  # fmt: skip


def _bare(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "bare.db", isolation_level=None)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for version in schema.MIGRATIONS:
        for statement in version:
            connection.execute(statement)
    return connection


def _session() -> HelpSession:
    today = SystemClock().now().date()
    return HelpSession(
        record_id=new_record_id(),
        started_on=today,
        start_slot="10:30",
        minutes=15,
        topics=("zz_guide",),
        outcome="solved",
        guide_id="mynumber.cert-renewal",
        guide_step=4,
        supporter_code="01",
        memo="つぎは カードを もってくる",
    )


def _save_ms(store: DeskStore) -> float:
    session = _session()
    return timed_ms(lambda: store.save(session))


def _bare_ms(connection: sqlite3.Connection) -> float:
    session = replace(_session(), created_at=SystemClock().now())
    row = rows.to_row(session, filed_on=session.started_on)
    body = rows.to_body(session)

    def save() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(schema.INSERT_SESSION, row)
        connection.execute(schema.INSERT_OUTBOX, (session.record_id, 1, body))
        connection.execute("COMMIT")

    return timed_ms(save)

