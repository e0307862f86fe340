"""The supporter's desk at the terminal: signs in, starts and closes help sessions. No Qt here.

The store works in one thread of its own, off the paint path; what the supporter typed stays on the
screen until the disk has it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.guide import actions, kana_pad
from kiosk.guide.frame import Scene
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.visit import Spot, Use, Visit
from ui.async_bridge import Bridge
from ui.presenters.store_port import DeskWork

if TYPE_CHECKING:
    from kiosk.desk.model import Draft, HelpSession, ProcedureUse
    from kiosk.desk.pages import Shift

_log = logging.getLogger(__name__)
CODE_LENGTH = 6
_CORNER_TOUCHES = 3
_CORNER_WITHIN_S = 2.0
SIGN_OUT_AFTER_S = 30 * 60
WRONG_SAYS = "番号が ちがいます。もういちど 入れてください。"
LOCKED_SAYS = "まちがいが 続いたので、5分 お待ちください。"
DIFFERENT_SAYS = "2回の 番号が ちがいます。はじめから 入れてください。"
FAILED_SAYS = "まだ 保存できていません。入れたものは 残っています。"


class DeskPresenter:
    """Keeps the shift and does the desk's work through ``work``."""

    def __init__(
        self,
        library: Library,
        clock: Clock,
        bridge: Bridge,
        work: DeskWork,
        *,
        quit_kiosk: Callable[[], None],
        told: Sequence[str] = (),
    ) -> None:
        self._library = library
        self._clock = clock
        self._bridge = bridge
        self._work = work
        self._quit = quit_kiosk
        self._told = tuple(told)
        self._corner: list[float] = []
        self._started: datetime | None = None
        self._began = 0.0
        self._uses: tuple[Use, ...] = ()
        self._language = "ja"
        self._shift: Shift | None = None
        self._is_working = False
        self.on_change: Callable[[], None] = lambda: None

    @property
    def holds(self) -> bool:
        """Whether a help session is open: two people talk, and nothing may end by itself."""
        return self._started is not None

    @property
    def helper(self) -> str:
        """What the frame shows of the desk: nothing, ``ready`` or ``open``."""
        if not self.is_signed_in:
            return ""
        return "open" if self.holds else "ready"

    @property
    def is_signed_in(self) -> bool:
        """Whether a supporter is at work."""
        return self._shift is not None and self._shift.signed_in is not None

    @property
    def shift(self) -> Shift:
        """What the desk knows now."""
        if self._shift is None:
            from kiosk.desk.pages import Shift  # noqa: PLC0415 - only for the desk

            self._shift = Shift()
        return self._shift

    def corner_touched(self, now: float) -> bool:
        """Note a touch on the quiet corner; true when it opens the desk."""
        self._corner = [then for then in self._corner if now - then < _CORNER_WITHIN_S] + [now]
        if not self.is_signed_in and len(self._corner) < _CORNER_TOUCHES:
            return False
        self._corner = []
        self._open()
        return True

    def page(self, scene: Scene) -> Page | None:
        """Return the desk's page when the visit stands at the desk, else `None`."""
        if scene.visit.spot.screen != "staff" or scene.visit.panel:
            return None
        from kiosk.desk.pages import desk_page  # noqa: PLC0415 - only for the desk

        shift = self.shift
        if not shift.page:
            shift = self._shift = replace(shift, page="who")
        return desk_page(scene, shift)

    def act(self, action: actions.Desk, visit: Visit) -> Visit:
        """Do what a supporter touched; slow work goes on in the background."""
        match action.what:
            case "open":
                self._open()
                return visit.go(Spot("staff", position=visit.spot.position))
            case "choose":
                self._choose(action.value)
            case "start":
                self._start(int(action.value or 0))
                return self._left(visit)
            case "outcome":
                self._shift = replace(self.shift, outcome=action.value, says="")
            case "memo" | "hints":
                self._shift = replace(self.shift, page=action.what, typed=self.shift.memo, says="")
            case "memo-done":
                self._memo_done()
            case "back":
                self._shift = replace(self.shift, page="close" if self.holds else "home")
            case "save":
                self._save()
            case "done" | "sign-out" | "quit" | "add":
                return self._leave(action.what, visit)
        return visit

    def type_key(self, key: str) -> None:
        """Take a key of the desk's pad."""
        shift = self.shift
        typed = kana_pad.press(shift.typed, key)
        self._shift = replace(shift, typed=typed, says="")
        if shift.page in ("code", "first-code") and len(typed) == CODE_LENGTH:
            self._code_typed(typed)

    def visit_moved(self, visit: Visit) -> None:
        """Note the procedures a visit used while a session is open."""
        if self.holds:
            self._language = visit.language
            known = {use.procedure for use in visit.used}
            kept = tuple(use for use in self._uses if use.procedure not in known)
            self._uses = (*kept, *visit.used)

    def visit_ended(self, visit: Visit) -> None:
        """Note the end of a visit; an open session goes on until the supporter closes it."""
        self.visit_moved(visit)

    def tick(self, now: float) -> None:
        """Sign out a supporter who has gone."""
        if self.is_signed_in and not self.holds and now - self._began > SIGN_OUT_AFTER_S:
            self._shift = None

    def _open(self) -> None:
        self._began = self._clock.monotonic()
        shift = self.shift
        if shift.signed_in is None:
            self._run(self._load())
        elif self.holds:
            self._shift = replace(shift, page="close", draft=self._draft(), says="")
        else:
            self._shift = replace(shift, page="home", says="")
            self._run(self._count())

    async def _load(self) -> None:
        loaded = await self._bridge.in_order(self._work.supporters)
        page = "first-code" if loaded.needs_first_code else "who"
        self._shift = replace(
            self.shift,
            supporters=loaded.supporters,
            notices=(*self._told, *loaded.notices),
            page=page,
            typed="",
        )

    async def _count(self) -> None:
        today = await self._bridge.in_order(self._work.count, self._clock.now().date())
        self._shift = replace(self.shift, today=today)

    def _choose(self, value: str) -> None:
        for one in self.shift.supporters:
            if f"{one.organisation}/{one.code}" == value:
                self._shift = replace(self.shift, chosen=one, page="code", typed="", says="")

    def _code_typed(self, code: str) -> None:
        shift = self.shift
        if shift.page == "code":
            self._run(self._sign_in(code))
        elif not shift.first:
            self._shift = replace(shift, first=code, typed="")
        elif shift.first != code:
            self._shift = replace(shift, first="", typed="", says=DIFFERENT_SAYS)
        else:
            self._run(self._set_code(code))

    async def _set_code(self, code: str) -> None:
        one = self.shift.chosen
        try:
            made = await self._bridge.in_order(self._work.set_code, one, code)
        except KioskError as error:
            self._shift = replace(self.shift, first="", typed="", says=str(error))
            return
        signed = self.shift.signed_in or made
        self._shift = replace(
            self.shift, signed_in=signed, chosen=None, page="home", typed="", first="", says=""
        )
        await self._count()

    async def _sign_in(self, code: str) -> None:
        chosen = self.shift.chosen
        if chosen is None:
            return
        answer = await self._bridge.in_order(self._work.sign_in, chosen, code)
        if answer == "ok":
            self._shift = replace(self.shift, signed_in=chosen, page="home", typed="", says="")
            await self._count()
        else:
            says = LOCKED_SAYS if answer == "locked" else WRONG_SAYS
            self._shift = replace(self.shift, typed="", says=says)

    def _start(self, minutes_ago: int) -> None:
        self._started = self._clock.now() - timedelta(minutes=minutes_ago)
        self._uses = ()
        self._shift = replace(self.shift, is_open=True, outcome="", memo="", page="", says="")

    def _draft(self) -> Draft:
        from kiosk.desk.model import draft_from_visit  # noqa: PLC0415 - only for the desk

        uses = [self._use(use) for use in self._uses if self._library.has_procedure(use.procedure)]
        started = self._started or self._clock.now()
        return draft_from_visit(uses, self._language, started=started, now=self._clock.now())

    def _use(self, use: Use) -> ProcedureUse:
        from kiosk.desk.model import ProcedureUse  # noqa: PLC0415 - only for the desk

        procedure = self._library.procedure(use.procedure)
        steps = [step.id for step in procedure.steps]
        number = steps.index(use.step) + 1 if use.step in steps else 1
        finished = use.step is not None and procedure.step(use.step).kind == "result"
        return ProcedureUse(procedure.id, procedure.topic, number, number, finished)

    def _memo_done(self) -> None:
        from kiosk.desk.guard import judge  # noqa: PLC0415 - only for the desk

        verdict = judge(self.shift.typed)
        if verdict.refused or verdict.asks:
            says = " ".join(reason.say for reason in verdict.reasons)
            self._shift = replace(self.shift, says=says)
        else:
            self._shift = replace(self.shift, memo=self.shift.typed, typed="", page="close", says="")

    def _save(self) -> None:
        if self._is_working or not self.shift.outcome:
            return
        self._run(self._saved(self._session()))

    def _session(self) -> HelpSession:
        from kiosk.desk.store import new_record_id  # noqa: PLC0415 - only for the desk

        shift = self.shift
        code = shift.signed_in.code if shift.signed_in else None
        session = self._draft().session(new_record_id(), supporter_code=code)
        return replace(session, outcome=shift.outcome, memo=shift.memo)

    async def _saved(self, session: HelpSession) -> None:
        try:
            await self._bridge.in_order(self._work.save, session)
        except KioskError as error:
            self._shift = replace(self.shift, says=f"{FAILED_SAYS} {error}")
            return
        self._started, self._uses = None, ()
        self._shift = replace(
            self.shift, is_open=False, page="saved", memo="", outcome="", draft=None, says=""
        )
        await self._count()

    def _leave(self, what: str, visit: Visit) -> Visit:
        if what == "quit":
            self._quit()
        elif what == "add":
            self._run(self._add())
            return visit
        elif what == "sign-out":
            self._shift = None
        else:
            self._shift = replace(self.shift, page="home")
        return self._left(visit)

    async def _add(self) -> None:
        made = await self._bridge.in_order(self._work.new_supporter)
        self._shift = replace(self.shift, chosen=made, page="first-code", typed="", first="")

    def _left(self, visit: Visit) -> Visit:
        """Return the visit where it was before the desk opened."""
        if not visit.behind:
            return visit.at(Spot())
        return msgspec.structs.replace(visit, spot=visit.behind[-1], behind=visit.behind[:-1])

    def _run(self, work: Coroutine[object, object, None]) -> None:
        self._bridge.start(self._guarded(work), name="desk")

    async def _guarded(self, work: Coroutine[object, object, None]) -> None:
        self._is_working = True
        try:
            await work
        except KioskError as error:
            _log.warning("desk: %s", type(error).__name__)
            self._shift = replace(self.shift, says=str(error), page=self.shift.page or "who")
        finally:
            self._is_working = False
            self.on_change()
