"""What the desk's presenters share: the shift they keep, the clock, the store's thread. No Qt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from kiosk.clock import Clock
from kiosk.errors import KioskError
from kiosk.guide.library import Library
from ui.async_bridge import Bridge
from ui.presenters.store_port import DeskWork

if TYPE_CHECKING:
    from kiosk.desk.pages.shift import Shift

_log = logging.getLogger(__name__)


class Board:
    """Keeps the shift; every change of it goes through here."""

    def __init__(self, library: Library, clock: Clock, bridge: Bridge, work: DeskWork) -> None:
        self.library = library
        self.clock = clock
        self.bridge = bridge
        self.work = work
        self.known: Shift | None = None
        self.is_working = False
        self.on_change: Callable[[], None] = lambda: None

    @property
    def shift(self) -> Shift:
        """What the desk knows now."""
        if self.known is None:
            from kiosk.desk.pages.shift import Shift  # noqa: PLC0415 - only for the desk

            self.known = Shift()
        return self.known

    def change(self, **values: Any) -> None:
        """Replace fields of the shift."""
        self.known = replace(self.shift, **values)

    def run(self, work: Coroutine[object, object, None]) -> None:
        """Do ``work`` in the background; what goes wrong is said on the page that is open."""
        self.bridge.start(self._guarded(work), name="desk")

    def run_quietly(self, work: Coroutine[object, object, None]) -> None:
        """Do ``work`` in the background; what goes wrong is logged, nobody waits for it."""
        self.bridge.start(self._quiet(work), name="desk")

    async def count(self) -> None:
        """Count the sessions of the day again."""
        today = await self.bridge.in_order(self.work.count, self.clock.now().date())
        self.change(today=today)

    async def _guarded(self, work: Coroutine[object, object, None]) -> None:
        self.is_working = True
        try:
            await work
        except KioskError as error:
            _log.warning("desk: %s", type(error).__name__)
            self.change(says=str(error), page=self.shift.page or "who")
        finally:
            self.is_working = False
            self.on_change()

    async def _quiet(self, work: Coroutine[object, object, None]) -> None:
        try:
            await work
        except KioskError as error:
            _log.warning("desk: %s", type(error).__name__)
