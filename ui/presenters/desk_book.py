"""Between two residents: correct, enter a paper tally, follow up, hand over, look at numbers.

Loaded when a supporter opens the desk. No Qt here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from kiosk.clock import JST
from kiosk.desk.counters import Counters
from kiosk.desk.day_book import DayBook, NoteError
from kiosk.desk.lists import FollowUp, day_page, follow_up_page
from kiosk.desk.model import HelpSession, RecordId
from kiosk.desk.months import Month, as_month, month_of
from kiosk.desk.pages.notebook import missing_in_tally
from kiosk.desk.pages.report import LAST_DAYS
from kiosk.desk.pages.shift import NO_CHANGES, Counted, Exporting
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore, new_record_id
from ui.presenters.board import Board
from ui.presenters.month_work import FILES, month_shown, report_in, write_file

_FIRST_MINUTES = 15


class BookDesk:
    """Opens and works the pages of looking back on ``board``."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._follow_up: RecordId | None = None
        self._is_stopped = False

    def open(self, page: str) -> None:
        """Show ``page`` at once and fill it when the disk has answered."""
        self._board.change(page=page, says="")
        match page:
            case "today":
                self._board.change(listed=(), has_earlier=False)
                self._board.run(self._list())
            case "tally" if self._board.shift.task != "tally":
                self._new_tally()
            case "follow-ups":
                self._board.run(self._load_follow_ups())
            case "handover":
                self._board.change(typed="")
            case "needs" | "stops" | "voices":
                self._board.run(self._load_counted())
            case "month":
                self.show_month(month_of(self._today()))
            case "home" | "look":
                self._board.change(task="close", base=None, changes=NO_CHANGES, typed="")
            case _:
                pass

    def earlier(self) -> None:
        """Show what stands before the last one that is listed."""
        shift = self._board.shift
        if shift.page == "today" and shift.listed:
            self._board.run(self._list(shift.listed[-1]))
        elif shift.page == "follow-ups" and shift.follow_ups:
            self._board.run(self._load_follow_ups(shift.follow_ups[-1]))

    def open_record(self, record_id: str) -> None:
        """Show one saved record for correction."""
        found = next((one for one in self._board.shift.listed if one.record_id == record_id), None)
        if found is not None:
            self._board.change(task="correct", base=found, changes=NO_CHANGES, page="one", says="")

    def correct(self) -> None:
        """Save the next revision of the record that is open."""
        entry = self._board.shift.entry
        if entry is None or self._board.is_working:
            return
        by = self._actor()

        def correct(store: DeskStore) -> None:
            # The memo is the one on the disk: it has passed the guard, or was confirmed.
            store.correct(entry, by=by, memo_confirmed=True)

        self._board.run(self._in_store(correct))

    def cancel(self) -> None:
        """Take the record that is open back."""
        entry = self._board.shift.entry
        if entry is None or self._board.is_working:
            return
        by, record_id = self._actor(), entry.record_id
        self._board.run(self._in_store(lambda store: store.cancel(record_id, by=by)))

    def save_tally(self) -> None:
        """Save the paper tally: one record per session."""
        shift = self._board.shift
        if shift.entry is None or missing_in_tally(shift) or self._board.is_working:
            return
        self._board.run(self._save_tally(shift.entry, shift.several))

    def open_follow_up(self, record_id: str) -> None:
        """Ask whether a session that was to be continued is done."""
        for one in self._board.shift.follow_ups:
            if one.record_id == record_id:
                self._follow_up = one.record_id
                self._board.change(page="follow-up", typed=one.slip_number or "")

    def follow_up_done(self) -> None:
        """Note that nothing more is to be done for it."""
        self._board.change(page="follow-ups", typed="")
        self._board.run(self._end_follow_up())

    def hand_over(self, *, is_sure: bool = False) -> None:
        """Keep the note for the next shift, ask once more, or say why it cannot be kept.

        With ``is_sure`` the supporter has answered what the guard asks; a refusal stands.
        """
        if not self._board.is_working:
            self._board.run(self._hand_over(self._board.shift.typed, is_sure=is_sure))

    async def load_handed_over(self) -> None:
        """Fetch what the shifts of today and yesterday left."""
        today = self._today()

        def notes(book: DayBook) -> tuple[str, ...]:
            days = (today - timedelta(days=1), today)
            found = [one for day in days for one in book.handovers(day)]
            return tuple(f"{one.note}（{one.by_code}）" for one in found)

        handed = await self._board.bridge.in_order(self._board.work.in_book, notes)
        self._board.change(handed_over=handed)

    def show_month(self, wanted: str) -> None:
        """Show a month; one that has not come yet is this month."""
        month = min(as_month(wanted), month_of(self._today()))
        self._board.change(page="month", month=None, says="")
        self._board.run(self._load_month(month))

    def export(self) -> None:
        """Write the month that is shown to files, one after another."""
        shown = self._board.shift.month
        if shown is None or self._board.is_working:
            return
        self._is_stopped = False
        self._board.change(page="export", exporting=Exporting("", 0, len(FILES)))
        self._board.run(self._export(shown.month))

    def stop_export(self) -> None:
        """Stop after the file that is being written; a begun one never gets its final name."""
        self._is_stopped = True

    def _today(self) -> date:
        return self._board.clock.now().astimezone(JST).date()

    def _actor(self) -> Actor:
        one = self._board.shift.signed_in
        return Actor(str(one.role), one.code) if one is not None else Actor("terminal")

    def _new_tally(self) -> None:
        one = self._board.shift.signed_in
        blank = HelpSession(
            record_id=new_record_id(),
            started_on=self._today(),
            start_slot="",
            minutes=_FIRST_MINUTES,
            topics=(),
            outcome="",
            supporter_code=one.code if one is not None else None,
            entered_late=True,
        )
        self._board.change(task="tally", base=blank, changes=NO_CHANGES, several=1)

    async def _list(self, before: HelpSession | None = None) -> None:
        today, one = self._today(), self._board.shift.signed_in
        code = one.code if one is not None and one.role == "volunteer" else None

        def mine(store: DeskStore) -> tuple[list[HelpSession], bool]:
            return day_page(store.database, today, supporter=code, before=before)

        listed, has_earlier = await self._board.bridge.in_order(self._board.work.in_store, mine)
        self._board.change(listed=tuple(listed), has_earlier=has_earlier)

    async def _in_store(self, do: Callable[[DeskStore], object]) -> None:
        await self._board.bridge.in_order(self._board.work.in_store, do)
        self._board.change(task="close", base=None, changes=NO_CHANGES, page="today", says="")
        await self._list()
        await self._board.count()

    async def _save_tally(self, entry: HelpSession, several: int) -> None:
        board = self._board
        for left in range(several, 0, -1):
            # What is left is on the page when the disk fails half-way: nothing is saved twice.
            board.change(several=left)
            await board.bridge.in_order(board.work.save, replace(entry, record_id=new_record_id()))
        board.change(
            task="close", base=None, changes=NO_CHANGES, page="tallied", several=several, says=""
        )
        await board.count()

    async def _load_follow_ups(self, before: FollowUp | None = None) -> None:
        def waiting(store: DeskStore) -> tuple[list[FollowUp], bool]:
            return follow_up_page(store.database, before=before)

        found, has_earlier = await self._board.bridge.in_order(self._board.work.in_store, waiting)
        self._board.change(follow_ups=tuple(found), has_earlier=has_earlier)

    async def _end_follow_up(self) -> None:
        record_id, self._follow_up = self._follow_up, None
        if record_id is not None:
            await self._board.bridge.in_order(
                self._board.work.in_book, lambda book: book.follow_up_done(record_id)
            )
        await self._load_follow_ups()

    async def _hand_over(self, note: str, *, is_sure: bool) -> None:
        one = self._board.shift.signed_in
        code = one.code if one is not None else ""

        def kept(book: DayBook) -> None:
            book.hand_over(note, by_code=code, confirmed=is_sure)

        try:
            await self._board.bridge.in_order(self._board.work.in_book, kept)
        except NoteError as error:
            asks = error.verdict is not None and error.verdict.asks
            page = "handover-sure" if asks else "handover"
            self._board.change(page=page, says=str(error))
            return
        self._board.change(page="handed-over", typed="", says="")
        await self.load_handed_over()

    async def _load_counted(self) -> None:
        after = self._today() + timedelta(days=1)
        first = after - timedelta(days=LAST_DAYS)

        def counted(counters: Counters) -> Counted:
            return Counted(
                tuple(counters.steps(first, after)),
                tuple(counters.needs(first, after)),
                tuple(counters.faces(first, after)),
            )

        found = await self._board.bridge.in_order(self._board.work.in_counters, counted)
        self._board.change(counted=found)

    async def _load_month(self, month: Month) -> None:
        board = self._board
        report = await board.bridge.in_order(board.work.in_store, report_in(board.library, month))
        board.change(month=month_shown(report))

    async def _export(self, month: Month) -> None:
        board = self._board
        folder, where = await board.bridge.in_order(board.work.export_place)
        going = Exporting(where, 0, len(FILES))
        board.change(exporting=going)
        board.on_change()
        try:
            report = await board.bridge.in_order(
                board.work.in_store, report_in(board.library, month)
            )
            for done, kind in enumerate(FILES, 1):
                if self._is_stopped:
                    board.change(exporting=replace(going, state="stopped"))
                    return
                await board.bridge.in_thread(write_file, kind, report, folder, board.work.save_pdf)
                going = replace(going, done=done)
                board.change(exporting=going)
                board.on_change()
        except BaseException:
            board.change(exporting=replace(going, state="failed"))
            raise
        board.change(exporting=replace(going, state="done"))
