"""Help sessions at the desk: start, pause, go on, fill in, save. No Qt here.

Loaded when a supporter opens the desk; an open session is on the disk from its first moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from kiosk.desk.counters import Counters, Face, FaceTouched, NoticeHeard
from kiosk.desk.day_book import DayBook
from kiosk.desk.guard import judge, prepare
from kiosk.desk.model import MAX_TOPICS, HelpSession, ProcedureUse, RecordId, draft_from_visit
from kiosk.desk.open_session import OpenSession, begin, begin_lesson
from kiosk.desk.open_sessions import OpenSessions
from kiosk.desk.pages.shift import NO_CHANGES, Helped
from kiosk.desk.store import new_record_id
from kiosk.errors import KioskError
from kiosk.procedures.model import ProcedureId
from kiosk.visit import Use, Visit
from ui.presenters.board import Board

KEEP_EVERY_S = 60.0
NOTICE = "notice"
"""The page that is turned to the resident before a session is recorded."""
FAILED_SAYS = "まだ 保存できていません。入れたものは 残っています。"
_NOTHING_USED = ("zz_guide",)
_FACE_OF = {5: Face.GOOD, 3: Face.SO_SO, 1: Face.BAD}
_NUMBERS = ("minutes", "people")


class SessionDesk:
    """Keeps the open sessions of the shift on ``board``."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._kept_at = 0.0

    def start(self, minutes_ago: int = 0, *, people: int = 0) -> None:
        """Begin a session, or with ``people`` a lesson.

        The screen is turned to the resident first: what is recorded, and whether she agrees. Until
        she has answered or gone on, nothing is on the disk. A lesson asks nobody.
        """
        now, shift = self._board.clock.now(), self._board.shift
        record_id = new_record_id()
        session = begin(record_id, now, minutes_ago=minutes_ago)
        if people:
            session = begin_lesson(record_id, now, people=people)
        code = shift.signed_in.code if shift.signed_in else None
        session = replace(session, supporter_code=code)
        is_told = bool(people)
        self._board.change(
            running=Helped(session, is_told=is_told),
            changes=NO_CHANGES,
            base=None,
            task="close",
            page="" if is_told else NOTICE,
            says="",
        )
        if is_told:
            self._keep(session)

    async def load_waiting(self) -> None:
        """Offer again what is open in the database: after a pause, a sign-out, a power cut."""
        work = self._board.work
        found = await self._board.bridge.in_order(work.in_open, OpenSessions.left_over)
        running = self._board.shift.running
        busy = {running.session.record_id} if running else set()
        known = {one.session.record_id: one for one in self._board.shift.waiting}
        waiting = tuple(
            known.get(one.record_id) or Helped(one, tuple(_use(name) for name in one.procedures))
            for one in found
            if one.record_id not in busy
        )
        self._board.change(waiting=waiting)

    def pause(self) -> None:
        """Stop the clock of the open session; it waits on the first page of the desk."""
        shift = self._board.shift
        if shift.running is None:
            return
        stopped = shift.running.session.paused(self._board.clock.now())
        helped = replace(shift.running, session=stopped, changes=shift.changes)
        self._board.change(
            running=None,
            waiting=(*shift.waiting, helped),
            changes=NO_CHANGES,
            base=None,
            page="home",
        )
        self._keep(stopped)

    def resume(self, record_id: str) -> None:
        """Go on with a session that waits."""
        shift = self._board.shift
        found = next((one for one in shift.waiting if one.session.record_id == record_id), None)
        if found is None or shift.running is not None:
            return
        going = found.session.resumed(self._board.clock.now())
        code = shift.signed_in.code if shift.signed_in else going.supporter_code
        going = replace(going, supporter_code=code)
        self._board.change(
            running=replace(found, session=going),
            waiting=tuple(one for one in shift.waiting if one is not found),
            changes=found.changes,
            page="",
        )
        self._keep(going)

    def open_close(self) -> None:
        """Show the closing page, filled in from the screens used."""
        self._board.change(page="close", task="close", base=self._base(), says="")

    def visit_moved(self, visit: Visit) -> None:
        """Note the procedures and the language of the resident's visit."""
        running = self._board.shift.running
        if running is None:
            return
        known = {use.procedure for use in visit.used}
        uses = (*(use for use in running.uses if use.procedure not in known), *visit.used)
        session = replace(
            running.session,
            language=visit.language,
            procedures=tuple(dict.fromkeys(use.procedure for use in uses)),
        )
        self._board.change(running=replace(running, session=session, uses=uses))
        now = self._board.clock.monotonic()
        is_new = session.procedures != running.session.procedures
        if running.is_recorded and (is_new or now - self._kept_at >= KEEP_EVERY_S):
            self._keep(session)

    def answered(self, answer: str) -> None:
        """Count that the resident was told what is recorded; a no leaves nothing behind."""
        running = self._board.shift.running
        if running is None:
            return
        declined = answer == "no"
        language = running.session.language
        running = replace(running, is_told=True, is_recorded=not declined)
        if declined:
            self._board.change(running=running, changes=NO_CHANGES, typed="")
            self._drop(running.session.record_id)
        else:
            self._board.change(running=running)
            self._keep(running.session)
        self._count(NoticeHeard(language, declined))

    def drop(self) -> None:
        """End a session that is not recorded."""
        self._board.change(running=None, changes=NO_CHANGES, base=None, page="home", says="")

    def outcome(self, code: str) -> None:
        """Take the touch on what came of the open session."""
        self._board.known = replace(self._board.shift.changed("outcome", code), says="")

    def set(self, setting: str) -> None:
        """Take a touch on a tile, ``field=value``, and go back to the task's page."""
        shift = self._board.shift
        name, _, value = setting.partition("=")
        if name == "several":
            self._board.change(several=int(value), page=shift.hub)
            return
        given: object = value
        if name in _NUMBERS:
            given = int(value)
        elif name == "started_on":
            given = date.fromisoformat(value)
        self._board.known = replace(shift.changed(name, given), page=shift.hub, says="")
        if name == "follow_up" and value == "again_here":
            self._board.run(self._give_slip())

    def toggle(self, setting: str) -> None:
        """Take a touch on a tile of which several can be on."""
        shift, (name, _, value) = self._board.shift, setting.partition("=")
        entry = shift.entry
        if entry is None:
            return
        chosen: tuple[str, ...] = getattr(entry, name)
        if name == "topics" and name not in shift.changes and chosen == _NOTHING_USED:
            chosen = ()
        if value in chosen:
            chosen = tuple(one for one in chosen if one != value)
        else:
            chosen = (*chosen, value)
        if name == "topics":
            # The newest stays: a fourth touch means that an earlier one was wrong.
            chosen = chosen[-MAX_TOPICS:]
        if chosen or name != "topics":
            self._board.known = shift.changed(name, chosen)

    def face(self, value: str) -> None:
        """Take the resident's answer; an empty one means that she did not want to."""
        shift = self._board.shift
        if value:
            shift = shift.changed("satisfaction", int(value))
        self._board.known = replace(shift, page="close")

    def open_memo(self) -> None:
        """Show the pad of the memo, and have the guard's dictionary read meanwhile."""
        self._board.change(page="memo", typed=self._board.shift.memo, says="")
        self._board.run_quietly(self._prepare())

    def memo_done(self, *, is_sure: bool = False) -> None:
        """Keep the memo, ask once more, or say kindly why it cannot be kept.

        With ``is_sure`` the supporter has answered what the guard asks; a refusal stands.
        """
        shift = self._board.shift
        verdict = judge(shift.typed)
        if verdict.refused or (verdict.asks and not is_sure):
            page = "memo" if verdict.refused else "memo-sure"
            self._board.change(page=page, says=" ".join(one.say for one in verdict.reasons))
        else:
            self._board.known = replace(
                shift.changed("memo", shift.typed), typed="", page="close", says=""
            )

    def save(self, *, and_next: bool = False) -> None:
        """Save the session; with ``and_next`` the next one begins when it is on the disk."""
        entry = self._board.shift.entry
        if self._board.is_working or entry is None or not entry.outcome:
            return
        self._board.run(self._save(entry, and_next=and_next))

    async def _prepare(self) -> None:
        await self._board.bridge.in_thread(prepare)

    async def _save(self, entry: HelpSession, *, and_next: bool) -> None:
        board = self._board
        try:
            await board.bridge.in_order(board.work.save, entry)
        except KioskError as error:
            board.change(says=f"{FAILED_SAYS} {error}")
            return
        if entry.satisfaction is not None:
            face = _FACE_OF[entry.satisfaction]
            self._count(FaceTouched(entry.guide_id or "", entry.language, face))
        board.change(running=None, page="saved", changes=NO_CHANGES, base=None, typed="", says="")
        if and_next:
            self.start()
            board.change(page="saved")
        await board.count()

    async def _give_slip(self) -> None:
        board = self._board
        entry = board.shift.entry
        if entry is None or entry.slip_number:
            board.change(page="slip" if entry is not None else board.shift.page)
            return
        number = await board.bridge.in_order(board.work.in_book, DayBook.next_slip)
        board.known = replace(board.shift.changed("slip_number", number), page="slip")

    def _base(self) -> HelpSession | None:
        """Return the record of the open session as the screens propose it, without an outcome."""
        running = self._board.shift.running
        if running is None:
            return None
        session = running.session
        library = self._board.library
        uses = [self._used(use) for use in running.uses if library.has_procedure(use.procedure)]
        ended = session.started + session.passed(self._board.clock.now())
        draft = draft_from_visit(uses, session.language, started=session.started, now=ended)
        record = draft.session(session.record_id, supporter_code=session.supporter_code)
        return replace(record, outcome="", channel=session.channel, people=session.people)

    def _used(self, use: Use) -> ProcedureUse:
        procedure = self._board.library.procedure(use.procedure)
        steps = [step.id for step in procedure.steps]
        number = steps.index(use.step) + 1 if use.step in steps else 1
        finished = use.step in steps and procedure.steps[number - 1].kind == "result"
        return ProcedureUse(procedure.id, procedure.topic, number, number, finished)

    def _keep(self, session: OpenSession) -> None:
        self._kept_at = self._board.clock.monotonic()
        self._in_open(lambda kept: kept.keep(session))

    def _drop(self, record_id: RecordId) -> None:
        self._in_open(lambda kept: kept.drop(record_id))

    def _in_open(self, do: Callable[[OpenSessions], None]) -> None:
        async def work() -> None:
            await self._board.bridge.in_order(self._board.work.in_open, do)

        self._board.run_quietly(work())

    def _count(self, event: NoticeHeard | FaceTouched) -> None:
        async def work() -> None:
            def add(counters: Counters) -> None:
                counters.add((event,))

            await self._board.bridge.in_order(self._board.work.in_counters, add)

        self._board.run_quietly(work())


def _use(procedure: str) -> Use:
    return Use(ProcedureId(procedure))
