"""Who works at the desk: codes chosen and typed, signed in and out, people added. No Qt here."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING

from kiosk.errors import KioskError
from ui.presenters.board import Board

if TYPE_CHECKING:
    from kiosk.desk.model import SupporterCode

WRONG_SAYS = "番号が ちがいます。もういちど 入れてください。"
LOCKED_SAYS = "まちがいが 続いたので、5分 お待ちください。"
DIFFERENT_SAYS = "2回の 番号が ちがいます。はじめから 入れてください。"


class SignIn:
    """Signs supporters in and out; ``signed_in`` is done when somebody has come to work."""

    def __init__(
        self,
        board: Board,
        told: Sequence[str],
        signed_in: Callable[[], Coroutine[object, object, None]],
    ) -> None:
        self._board = board
        self._told = tuple(told)
        self._signed_in = signed_in
        self._signed_in_at = 0.0

    async def load(self) -> None:
        """Show who may sign in, or that the first code is to be set."""
        loaded = await self._board.bridge.in_order(self._board.work.supporters)
        page = "first-code" if loaded.needs_first_code else "who"
        self._board.change(
            supporters=loaded.supporters,
            notices=(*self._told, *loaded.notices),
            page=page,
            typed="",
        )

    def choose(self, value: str) -> None:
        """Take the touch on a code of the list."""
        for one in self._board.shift.supporters:
            if f"{one.organisation}/{one.code}" == value:
                self._board.change(chosen=one, page="code", typed="", says="")

    def code_typed(self, code: str) -> None:
        """Take six digits: a code to check, or one to set."""
        shift = self._board.shift
        if shift.page == "code":
            self._board.run(self._sign_in(code))
        elif not shift.first:
            self._board.change(first=code, typed="")
        elif shift.first != code:
            self._board.change(first="", typed="", says=DIFFERENT_SAYS)
        else:
            self._board.run(self._set_code(code))

    def sign_out(self) -> None:
        """Forget who worked here and note how long; what was typed goes with it."""
        one, self._board.known = self._board.shift.signed_in, None
        if one is not None:
            minutes = round((self._board.clock.monotonic() - self._signed_in_at) / 60)
            self._board.run_quietly(self._shift_ended(one.code, minutes))

    async def add(self) -> None:
        """Begin to add a supporter: the next free code, then its digits."""
        made = await self._board.bridge.in_order(self._board.work.new_supporter)
        self._board.change(chosen=made, page="first-code", typed="", first="")

    async def _set_code(self, code: str) -> None:
        one = self._board.shift.chosen
        try:
            made = await self._board.bridge.in_order(self._board.work.set_code, one, code)
        except KioskError as error:
            self._board.change(first="", typed="", says=str(error))
            return
        signed = self._board.shift.signed_in or made
        self._board.change(signed_in=signed, chosen=None, page="home", typed="", first="", says="")
        await self._board.count()

    async def _sign_in(self, code: str) -> None:
        chosen = self._board.shift.chosen
        if chosen is None:
            return
        answer = await self._board.bridge.in_order(self._board.work.sign_in, chosen, code)
        if answer != "ok":
            says = LOCKED_SAYS if answer == "locked" else WRONG_SAYS
            self._board.change(typed="", says=says)
            return
        self._signed_in_at = self._board.clock.monotonic()
        self._board.change(signed_in=chosen, page="home", typed="", says="")
        await self._board.count()
        await self._signed_in()
        self._board.run_quietly(self._shift_began(chosen.code))

    async def _shift_began(self, code: SupporterCode) -> None:
        await self._board.bridge.in_order(
            self._board.work.in_book, lambda book: book.start_shift(code)
        )

    async def _shift_ended(self, code: SupporterCode, minutes: int) -> None:
        await self._board.bridge.in_order(
            self._board.work.in_book, lambda book: book.end_shift(code, minutes=minutes)
        )
