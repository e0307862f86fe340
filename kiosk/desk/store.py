"""The desk's store: saves, corrects, cancels and finds help sessions, each with its outbox row.

The only door to the database for the rest of the program. Supporters and staff codes are in
`staff`, deleting after the set time in `retention`, SQLite itself in `kiosk.desk.sqlite`.
"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from kiosk.clock import JST, Clock
from kiosk.desk.codes import CANCELLED
from kiosk.desk.model import FIELDS, HelpSession, RecordId
from kiosk.desk.months import Month, month_bounds
from kiosk.desk.outbox import Outbox
from kiosk.desk.sqlite import audit, backups, opening, rows, schema
from kiosk.desk.sqlite.audit import TERMINAL, Actor
from kiosk.desk.sqlite.database import LOCK_TIMEOUT_S, Database
from kiosk.desk.sqlite.opening import Event, Opened
from kiosk.desk.sqlite.salvage import readable_sessions
from kiosk.desk.terminal import Terminal
from kiosk.desk.validity import check_session
from kiosk.errors import StoreError
from kiosk.i18n import N_

_SELECT = f"SELECT {', '.join(FIELDS)} FROM help_session"  # noqa: S608 - our own field names
_ORDER = " ORDER BY started_on, start_slot, record_id"

_CLOSE = "DELETE FROM open_session WHERE record_id = ?"

UNKNOWN_SAYS = N_("この番号の記録は ありません: {record_id} → 一覧で 番号を 確かめてください。")
CHANGED_SAYS = N_("この記録は ほかの人が 先に 直しました: {record_id} → 開きなおしてください。")
CANCELLED_SAYS = N_(
    "この記録は 取り消されています: {record_id} → 新しい記録として 入れてください。"
)
SALVAGED_EVENT = N_("こわれたファイルから {count}件の記録を 取りもどしました。")


def new_record_id() -> RecordId:
    """Return a random id that is derived from nothing about the resident."""
    return RecordId(str(uuid.uuid4()))


def open_store(data: Path, clock: Clock, *, timeout_s: float = LOCK_TIMEOUT_S) -> DeskStore:
    """Open the store of a data folder; the first time, make it.

    A damaged or lost database is set aside and the newest good backup put in its place; what can
    still be read from the damaged file is added. `Terminal.notices` tells staff.

    Raises:
        StoreError: Locked for longer than ``timeout_s``, made by a newer program (nothing is
            written then), or the folder cannot be used.
    """
    opened = opening.open_database(data, clock.now(), timeout_s=timeout_s)
    try:
        store = DeskStore(opened.database, data, clock)
        _take_over(store, opened)
    except BaseException:
        opened.database.close()
        raise
    return store


class DeskStore:
    """Help sessions on the disk of one terminal.

    Made by `open_store` on any thread and then used by one thread at a time (the store's worker
    thread); calls block for the disk, a few milliseconds, or up to the lock timeout.
    """

    def __init__(self, database: Database, data: Path, clock: Clock) -> None:
        self.database = database
        self.data = data
        self.clock = clock
        self.outbox = Outbox(database, clock)
        self.terminal = Terminal(database, clock)

    @property
    def read_only(self) -> bool:
        """Whether sessions can be read but nothing can be saved."""
        return self.database.read_only

    def close(self) -> None:
        """Close the file; the store cannot be used afterwards."""
        self.database.close()

    def save(self, session: HelpSession, *, memo_confirmed: bool = False) -> HelpSession:
        """Save a new session and its outbox row; both are on the disk when this returns.

        An open session with the same id is closed in the same transaction.

        Args:
            session: With an id from `new_record_id`. Site and station are filled from the
                terminal when empty; times and ``clock_suspect`` are set here.
            memo_confirmed: The supporter has answered the guard's question.

        Returns:
            The session as saved.

        Raises:
            SessionError: A field or the memo is not acceptable; nothing was saved.
            StoreError: Locked, full, read-only or failing disk; nothing was saved.
        """
        check_session(session, memo_confirmed=memo_confirmed)
        now = self.clock.now().astimezone(JST)
        suspect = self.terminal.clock_suspect()
        place = self.terminal.identity.place
        saved = replace(
            session,
            rev=1,
            site=session.site or place.centre,
            station=session.station or place.station,
            clock_suspect=suspect,
            created_at=_half_hour(now),
            edited_at=None,
            edited_by_role=None,
        )
        row = rows.to_row(saved, filed_on=self.terminal.filed_on(now, suspect=suspect))
        body = rows.to_body(saved)
        with self.database.writing() as connection:
            connection.execute(schema.INSERT_SESSION, row)
            connection.execute(schema.INSERT_OUTBOX, (saved.record_id, 1, body))
            connection.execute(_CLOSE, (saved.record_id,))
        if not suspect:
            self.terminal.believe(now)
        return saved

    def correct(
        self, session: HelpSession, *, by: Actor, memo_confirmed: bool = False
    ) -> HelpSession:
        """Save ``session`` as the next revision of the record it was read from.

        The day it started on and what the terminal noted at creation never change.

        Raises:
            SessionError: A field or the memo is not acceptable.
            StoreError: No such record, cancelled, corrected by somebody else since it was read, or
                the disk failed.
        """
        check_session(session, memo_confirmed=memo_confirmed)
        before = self._present(session.record_id)
        if before.rev != session.rev:
            raise StoreError(CHANGED_SAYS.format(record_id=session.record_id))
        after = replace(
            session,
            started_on=before.started_on,
            created_at=before.created_at,
            clock_suspect=before.clock_suspect,
            app_version=before.app_version,
        )
        return self._revise(before, after, by=by, what="correct")

    def cancel(self, record_id: RecordId, *, by: Actor) -> HelpSession:
        """Take a record back: its next revision is empty and marked as cancelled.

        Raises:
            StoreError: No such record, cancelled already, or the disk failed.
        """
        before = self._present(record_id)
        return self._revise(before, before.emptied(), by=by, what="cancel")

    def find(self, record_id: str) -> HelpSession | None:
        """Return the newest revision of a record, cancelled or not; `None` if there is none."""
        found = self._sessions(f"{_SELECT} WHERE record_id = ?", record_id)
        return found[0] if found else None

    def sessions(self, month: Month | None = None) -> list[HelpSession]:
        """Return all sessions, or those of one month, by day and slot; cancelled ones included."""
        if month is None:
            return self._sessions(_SELECT + _ORDER)
        first, after = month_bounds(month)
        where = " WHERE started_on >= ? AND started_on < ?"
        return self._sessions(_SELECT + where + _ORDER, first.isoformat(), after.isoformat())

    def receive(self, session: HelpSession) -> bool:
        """Take in a revision that was saved before, here or elsewhere; the newer one wins.

        Returns:
            Whether anything changed. `False` for an older or equal revision and for a record that
            retention has removed: that one stays removed.
        """
        now = self.clock.now().astimezone(JST)
        with self.database.writing() as connection:
            gone = "SELECT 1 FROM removed WHERE record_id = ?"
            if connection.execute(gone, (session.record_id,)).fetchone():
                return False
            present = connection.execute(
                "SELECT rev FROM help_session WHERE record_id = ?", (session.record_id,)
            ).fetchone()
            if present and present[0] >= session.rev:
                return False
            connection.execute("DELETE FROM help_session WHERE record_id = ?", (session.record_id,))
            row = rows.to_row(session, filed_on=min(session.started_on, now.date()))
            connection.execute(schema.INSERT_SESSION, row)
            connection.execute(
                schema.INSERT_OUTBOX.replace("INSERT", "INSERT OR IGNORE", 1),
                (session.record_id, session.rev, rows.to_body(session)),
            )
        return True

    def backup(self, *, by: Actor = TERMINAL) -> Path:
        """Write a verified backup file and return its path; the newest 14 are kept.

        Raises:
            StoreError: It could not be written or did not verify.
        """
        self.terminal.note_audit(by, "backup", result="ok")
        return backups.make_backup(
            self.database.connection, self.data, self.clock.now(), keys=self.database.keys
        )

    def due_backup(self) -> Path | None:
        """Make the day's backup unless there is one; to be called after a save and at closing.

        Returns:
            The new backup; `None` when today has one already or nothing can be written.

        Raises:
            StoreError: It could not be written or did not verify.
        """
        today = self.clock.now().astimezone(JST).date()
        if self.read_only or backups.has_backup_of(self.data, today):
            return None
        return self.backup()

    def _revise(
        self, before: HelpSession, after: HelpSession, *, by: Actor, what: str
    ) -> HelpSession:
        now = self.clock.now().astimezone(JST)
        saved = replace(
            after, rev=before.rev + 1, edited_at=_half_hour(now), edited_by_role=by.role
        )
        with self.database.writing() as connection:
            filed_on = connection.execute(
                "SELECT filed_on FROM help_session WHERE record_id = ?", (before.record_id,)
            ).fetchone()
            if filed_on is None:
                raise StoreError(UNKNOWN_SAYS.format(record_id=before.record_id))
            row = rows.to_row(saved, filed_on=date.fromisoformat(filed_on[0]))
            changed = connection.execute(
                schema.UPDATE_SESSION, [*row[1:], before.record_id, before.rev]
            )
            if changed.rowcount != 1:
                raise StoreError(CHANGED_SAYS.format(record_id=before.record_id))
            body = rows.to_body(saved)
            connection.execute(schema.INSERT_OUTBOX, (saved.record_id, saved.rev, body))
            line = f"{what} {saved.record_id} rev {saved.rev}"
            audit.append_line(connection, by, line, result="ok", now=now)
        return saved

    def _present(self, record_id: RecordId) -> HelpSession:
        before = self.find(record_id)
        if before is None:
            raise StoreError(UNKNOWN_SAYS.format(record_id=record_id))
        if before.outcome == CANCELLED:
            raise StoreError(CANCELLED_SAYS.format(record_id=record_id))
        return before

    def _sessions(self, sql: str, *values: str) -> list[HelpSession]:
        return [rows.from_row(list(row.values())) for row in self.database.query(sql, values)]


def _half_hour(moment: datetime) -> datetime:
    # The record says the half hour only: an exact time could point at a person in a queue.
    return moment.replace(minute=moment.minute // 30 * 30, second=0, microsecond=0)


def _take_over(store: DeskStore, opened: Opened) -> None:
    events = [event for event in opened.events if event.kind != "read_only"]
    if opened.damaged is not None and not store.read_only:
        saved = sum(
            store.receive(session)
            for session in readable_sessions(opened.damaged, store.database.keys)
        )
        if saved:
            events.append(Event("salvaged", SALVAGED_EVENT.format(count=saved)))
    if events:
        store.terminal.add_notices(events)
