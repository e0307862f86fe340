"""The supporter's desk at the terminal: who is signed in, and which part takes a touch. No Qt here.

The store works in one thread of its own, off the paint path; what the supporter typed stays on the
screen until the disk has it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec

from kiosk.clock import Clock
from kiosk.guide import actions, kana_pad
from kiosk.guide.frame import Scene
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.visit import Spot, Visit
from ui.async_bridge import Bridge
from ui.presenters.board import Board
from ui.presenters.desk_counting import Counting
from ui.presenters.desk_sign_in import SignIn
from ui.presenters.store_port import DeskWork

if TYPE_CHECKING:
    from kiosk.desk.pages.shift import Shift
    from ui.presenters.desk_book import BookDesk
    from ui.presenters.desk_session import SessionDesk

CODE_LENGTH = 6
MEMO_LENGTH = 60
NOTE_LENGTH = 120
_CORNER_TOUCHES = 3
_CORNER_WITHIN_S = 2.0
SIGN_OUT_AFTER_S = 30 * 60
_LOOKING_BACK = (
    *("home", "look", "today", "tally", "follow-ups", "handover"),
    *("needs", "stops", "voices", "month"),
)


class DeskPresenter:
    """Signs in and out, and hands each touch to the part of the desk that it means."""

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
        self._clock = clock
        self._quit = quit_kiosk
        self._board = Board(library, clock, bridge, work)
        self._counting = Counting(self._board)
        self._sign_in = SignIn(self._board, told, self._came_to_work)
        self._corner: list[float] = []
        self._began = 0.0
        self._sessions_made: SessionDesk | None = None
        self._book_made: BookDesk | None = None

    @property
    def on_change(self) -> Callable[[], None]:
        """What is called when the desk's page has changed by itself."""
        return self._board.on_change

    @on_change.setter
    def on_change(self, call: Callable[[], None]) -> None:
        self._board.on_change = call

    @property
    def holds(self) -> bool:
        """Whether a help session is open: two people talk, and nothing may end by itself."""
        return self._board.known is not None and self._board.known.is_open

    @property
    def helper(self) -> str:
        """What the frame shows of the desk: nothing, ``ready`` or ``open``."""
        if not self.is_signed_in:
            return ""
        return "open" if self.holds else "ready"

    @property
    def is_signed_in(self) -> bool:
        """Whether a supporter is at work."""
        return self._board.known is not None and self._board.known.signed_in is not None

    @property
    def shift(self) -> Shift:
        """What the desk knows now."""
        return self._board.shift

    @property
    def _sessions(self) -> SessionDesk:
        if self._sessions_made is None:
            from ui.presenters.desk_session import SessionDesk  # noqa: PLC0415 - only for the desk

            self._sessions_made = SessionDesk(self._board)
        return self._sessions_made

    @property
    def _book(self) -> BookDesk:
        if self._book_made is None:
            from ui.presenters.desk_book import BookDesk  # noqa: PLC0415 - only for the desk

            self._book_made = BookDesk(self._board)
        return self._book_made

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
        from kiosk.desk.pages.show import desk_page  # noqa: PLC0415 - only for the desk

        if not self.shift.page:
            self._board.change(page="who")
        return desk_page(scene, self.shift)

    def act(self, action: actions.Desk, visit: Visit) -> Visit:
        """Do what a supporter touched; slow work goes on in the background."""
        if action.what == "open":
            self._open()
            return visit.go(Spot("staff", position=visit.spot.position))
        before = self.shift.page
        leaves = self._acted(action.what, action.value)
        if leaves:
            left = self._left(visit)
            return left.go(Spot("lessons")) if action.what == "lesson" else left
        if self.shift.page != before or action.what == "earlier":
            return visit.at(msgspec.structs.replace(visit.spot, part=0))
        return visit

    def type_key(self, key: str) -> None:
        """Take a key of the desk's pad."""
        shift = self.shift
        most = {"memo": MEMO_LENGTH, "handover": NOTE_LENGTH}.get(shift.page, kana_pad.MAX_LENGTH)
        typed = _typed(shift.typed, key, most)
        self._board.change(typed=typed, says="")
        if shift.page in ("code", "first-code") and len(typed) == CODE_LENGTH:
            self._sign_in.code_typed(typed)

    def visit_moved(self, visit: Visit) -> None:
        """Count the step, and note the procedures used while a session is open."""
        self._counting.visit_moved(visit)
        if self.holds:
            self._sessions.visit_moved(visit)

    def visit_ended(self, visit: Visit) -> None:
        """Note the end of a visit; an open session goes on until the supporter closes it."""
        self._counting.visit_ended(visit)
        if self.holds:
            self._sessions.visit_moved(visit)

    def tick(self, now: float) -> None:
        """Sign out a supporter who has gone."""
        if self.is_signed_in and not self.holds and now - self._began > SIGN_OUT_AFTER_S:
            self._sign_in.sign_out()

    def _acted(self, what: str, value: str) -> bool:
        """Do what a touch means and return whether the desk is left."""
        if what in ("sign-out", "quit", "done"):
            return self._leave(what, value)
        if what in ("start", "lesson", "resume", "notice"):
            return self._begin(what, value)
        sessions, book = self._sessions, self._book
        plain: dict[str, Callable[[], None]] = {
            "back": self._go_back,
            "add": lambda: self._board.run(self._sign_in.add()),
            "pause": sessions.pause,
            "memo": sessions.open_memo,
            "hints": lambda: self._board.change(page="hints", says=""),
            "memo-done": sessions.memo_done,
            "memo-sure": lambda: sessions.memo_done(is_sure=True),
            "write-on": self._write_on,
            "save": sessions.save,
            "save-next": lambda: sessions.save(and_next=True),
            "drop": sessions.drop,
            "earlier": book.earlier,
            "correct": book.correct,
            "cancel": book.cancel,
            "save-tally": book.save_tally,
            "follow-up-done": book.follow_up_done,
            "handover-done": book.hand_over,
            "handover-sure": lambda: book.hand_over(is_sure=True),
            "export": book.export,
            "export-stop": book.stop_export,
        }
        with_value: dict[str, Callable[[str], None]] = {
            "choose": self._sign_in.choose,
            "page": self._show,
            "outcome": sessions.outcome,
            "set": sessions.set,
            "toggle": sessions.toggle,
            "area": lambda area: self._board.change(area=area, page="topics"),
            "face": sessions.face,
            "one": book.open_record,
            "follow-up": book.open_follow_up,
            "month": book.show_month,
        }
        if what in plain:
            plain[what]()
        elif what in with_value:
            with_value[what](value)
        return False

    def _show(self, page: str) -> None:
        if page in _LOOKING_BACK and not self.holds:
            self._book.open(page)
        else:
            self._board.change(page=page, says="")

    def _begin(self, what: str, value: str) -> bool:
        if what == "start":
            self._sessions.start(int(value or 0))
            return False
        if what == "lesson":
            self._sessions.start(people=int(value))
        elif what == "resume":
            self._sessions.resume(value)
        else:
            self._sessions.answered(value)
        return True

    def _write_on(self) -> None:
        page = "memo" if self.shift.page == "memo-sure" else "handover"
        self._board.change(page=page, says="")

    def _go_back(self) -> None:
        if self.holds:
            self._sessions.open_close()
        else:
            self._board.change(page="home")

    def _open(self) -> None:
        self._began = self._clock.monotonic()
        shift = self.shift
        if shift.signed_in is None:
            self._board.run(self._sign_in.load())
        elif self.holds:
            self._sessions.open_close()
        else:
            self._book.open("home")
            self._board.run(self._board.count())

    def _leave(self, what: str, value: str) -> bool:
        if what == "quit":
            self._quit()
        elif what == "done" and self._is_next_untold():
            self._board.change(page="notice")
            return False
        elif what == "done":
            self._board.change(page="home")
        elif self.shift.waiting and not value:
            self._board.change(page="leaving")
            return False
        else:
            self._sign_in.sign_out()
        return True

    def _is_next_untold(self) -> bool:
        running = self.shift.running
        return running is not None and not running.is_told

    async def _came_to_work(self) -> None:
        await self._sessions.load_waiting()
        await self._book.load_handed_over()

    def _left(self, visit: Visit) -> Visit:
        """Return the visit where it was before the desk opened."""
        if not visit.behind:
            return visit.at(Spot())
        return msgspec.structs.replace(visit, spot=visit.behind[-1], behind=visit.behind[:-1])


def _typed(text: str, key: str, most: int) -> str:
    """Return ``text`` after a key of the pad; the pad itself knows only short texts."""
    if key == kana_pad.CLEAR:
        return ""
    kept = max(0, len(text) - kana_pad.MAX_LENGTH + 1)
    if len(text) < kana_pad.MAX_LENGTH and most <= kana_pad.MAX_LENGTH:
        kept = 0
    return (text[:kept] + kana_pad.press(text[kept:], key))[:most]
