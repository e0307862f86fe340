"""Anonymous counts of what residents do: steps shown, left, ended; searches in vain; calls.

Nothing that was typed is ever counted by its words: the end page promises that it is erased.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.guide.player import Position
from kiosk.visit import Visit
from ui.presenters.board import Board

if TYPE_CHECKING:
    from kiosk.desk.counters import Event

WRITE_AFTER = 12
"""So many events of a visit are written together; the rest when it ends."""
ELSEWHERE = "zz_other"
"""The topic under which a call for a person outside a procedure is counted."""
_Event = tuple[str, str, str, str]


class Counting:
    """Collects the events of a visit and gives them to the store's thread."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._before = Visit()
        self._events: list[_Event] = []
        self._stands: Position | None = None

    def visit_moved(self, visit: Visit) -> None:
        """Count what the touch that led to ``visit`` means."""
        before, self._before = self._before, visit
        language = visit.language
        position = visit.spot.position if visit.spot.screen == "procedure" else None
        if position is not None and position.step is not None:
            self._stepped(position, language)
        if visit.spot.screen == "help" and before.spot.screen != "help":
            self._called(before, language)
        if before.spot.screen == "search" and visit.spot.screen != "search":
            self._searched(before)
        if visit.spot.screen == "thanks" and before.spot.screen == "city-question":
            self._voted(visit)
        if len(self._events) >= WRITE_AFTER:
            self._write()

    def visit_ended(self, visit: Visit) -> None:
        """Count where the visit stopped, and write what waits."""
        if visit.spot.screen == "search":
            self._searched(visit)
        if self._stands is not None and self._stands.step is not None:
            where = (self._stands.procedure, self._stands.step)
            self._events.append(("left", *where, visit.language))
        self._before, self._stands = Visit(), None
        self._write()

    def _stepped(self, position: Position, language: str) -> None:
        last = self._stands
        if position.step is None or (
            last is not None and (last.procedure, last.step) == (position.procedure, position.step)
        ):
            return
        if last is not None and last.step is not None and last.procedure != position.procedure:
            self._events.append(("left", last.procedure, last.step, language))
        where = (position.procedure, position.step)
        self._events.append(("entered", *where, language))
        self._stands = position
        if self._is_end(position):
            self._events.append(("ended", *where, language))
            self._stands = None

    def _is_end(self, position: Position) -> bool:
        library = self._board.library
        if position.step is None or not library.has_procedure(position.procedure):
            return True
        return library.procedure(position.procedure).step(position.step).kind == "result"

    def _called(self, before: Visit, language: str) -> None:
        at = before.spot.position if before.spot.screen == "procedure" else None
        self._events.append(("called", at.procedure if at else ELSEWHERE, "", language))

    def _searched(self, visit: Visit) -> None:
        if visit.query and not self._board.library.find(visit.query, visit.language):
            self._events.append(("searched", "", "", visit.language))

    def _voted(self, visit: Visit) -> None:
        """Count an answer at once: the visit it came after has ended, nothing follows."""
        question, _, answer = visit.spot.item.partition("/")
        self._events.append(("voted", question, answer, ""))
        self._write()

    def _write(self) -> None:
        events, self._events = self._events, []
        if events:
            self._board.run_quietly(self._written(events))

    async def _written(self, events: list[_Event]) -> None:
        from kiosk.desk.counters import Counters  # noqa: PLC0415 - after the visit's touches

        def add(counters: Counters) -> None:
            counters.add([_event(*one) for one in events])

        await self._board.bridge.in_order(self._board.work.in_counters, add)


def _event(kind: str, procedure: str, step: str, language: str) -> Event:
    from kiosk.desk.counters import (  # noqa: PLC0415 - see above
        NeedKind,
        NeedUnmet,
        Passage,
        QuestionAnswered,
        StepPassed,
    )

    if kind == "voted":
        return QuestionAnswered(procedure, step)
    if kind == "searched":
        return NeedUnmet(NeedKind.SEARCH_FAILED, "")
    if kind == "called":
        return NeedUnmet(NeedKind.UNANSWERED, procedure)
    return StepPassed(procedure, step, language, Passage(kind))
