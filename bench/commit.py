"""One help session on the disk, against the same two rows by a bare connection, same pragmas."""

from __future__ import annotations

import secrets
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
from kiosk.desk.sqlite.encryption import unlock
from kiosk.desk.sqlite.engine import engine
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
        count = FEW_ROUNDS if is_quick else ROUNDS
        with closing(open_store(folder, SystemClock())) as store:
            return [
                _against("commit", store, _plain(folder), count, "sqlite3, not encrypted"),
                _against("commit_encrypted", store, _encrypted(folder), count, "SQLCipher, a key"),
            ]
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _against(
    name: str, store: DeskStore, bare: sqlite3.Connection, count: int, floor: str
) -> Figure:
    with closing(bare):
        rounds = in_turns(count, lambda: _save_ms(store), lambda: _bare_ms(bare))
    note = f"floor: {floor}; BEGIN IMMEDIATE, two INSERTs of ready values, COMMIT; WAL, FULL"
    demand = Demand("median", limit=1.5)
    return figure(name, "one help session, durable", "ms", demand, rounds=rounds, note=note)


def _plain(folder: Path) -> sqlite3.Connection:
    return _prepared(sqlite3.connect(folder / "plain.db", isolation_level=None))


def _encrypted(folder: Path) -> sqlite3.Connection:
    connection: sqlite3.Connection = engine.connect(folder / "safe.db", isolation_level=None)
    unlock(connection, secrets.token_hex(32))
    return _prepared(connection)


def _prepared(connection: sqlite3.Connection) -> sqlite3.Connection:
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
