"""The take-home sheet of the procedure on the screen: preview, print, forget. No Qt here."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.guide.frame import Scene
from kiosk.guide.page import Page
from kiosk.guide.views.other import sheet_page
from ui.async_bridge import Bridge, pause

if TYPE_CHECKING:
    from kiosk.handoff.card import CardSheet
    from kiosk.handoff.sheet import Sheet

_log = logging.getLogger(__name__)
PAINT_FIRST_S = 0.1


class Printer(Protocol):
    """Prints a sheet. The real one is `ui.printing.printer`."""

    def available(self) -> bool:
        """Say whether paper can come out."""
        ...

    def print_sheet(self, sheet: Sheet | CardSheet) -> Path | None:
        """Print, or save a file and return it; blocks."""
        ...

    def forget(self) -> None:
        """Delete what was saved for this visit."""
        ...


class SheetPresenter:
    """Keeps the sheet of the visit; it goes with the visit."""

    def __init__(self, bridge: Bridge, printer: Printer) -> None:
        self._bridge = bridge
        self._printer = printer
        self._state = "ready"
        self.sheet: Sheet | CardSheet | None = None
        self.on_change: Callable[[], None] = lambda: None

    @property
    def is_printing(self) -> bool:
        """Whether a sheet is on its way; nothing may end meanwhile."""
        return self._state == "printing"

    def page(self, scene: Scene) -> Page | None:
        """Return the preview when the visit stands at the sheet, else `None`."""
        spot = scene.visit.spot
        if spot.screen != "sheet" or scene.visit.panel:
            return None
        sheet = _sheet_of(scene)
        if sheet is None:
            return None
        self.sheet = sheet
        return sheet_page(scene, self.sheet.lines(), self._state)

    def visit_moved(self, scene: Scene) -> None:
        """Note that the resident has gone on: the next sheet begins anew."""
        if scene.visit.spot.screen != "sheet" and self._state != "printing":
            self._state = "ready"

    def start_printing(self) -> None:
        """Print the sheet on the page in the background."""
        if self.sheet is None or self.is_printing:
            return
        self._state = "printing"
        self._bridge.start(self._print(self.sheet), name="print")
        self.on_change()

    def forget(self) -> None:
        """Drop the sheet and what was saved of it."""
        self.sheet = None
        self._state = "ready"
        self._printer.forget()

    async def _print(self, sheet: Sheet | CardSheet) -> None:
        # The page that says so is painted first; fonts may only be used in the screen's thread.
        await pause(PAINT_FIRST_S)
        try:
            saved = self._printer.print_sheet(sheet)
            self._state = "printed" if saved is None else "saved"
        except OSError:
            _log.warning("print: failed")
            self._state = "saved"
        finally:
            self.on_change()


def _sheet_of(scene: Scene) -> Sheet | CardSheet | None:
    """Return the sheet of the procedure, life event, lesson, card or place the visit came from."""
    spot = scene.visit.spot
    if spot.area in _OWN:
        return _OWN[spot.area](scene)
    if spot.position is not None:
        from kiosk.handoff.compose import sheet_for  # noqa: PLC0415 - only for a sheet

        return sheet_for(scene, spot.position)
    event = scene.library.event(spot.finding.event) if spot.finding is not None else None
    if spot.finding is not None and event is not None:
        from kiosk.handoff.compose_event import event_sheet  # noqa: PLC0415 - only for a sheet

        return event_sheet(scene, event, spot.finding)
    return None


def _sheet_of_lesson(scene: Scene) -> Sheet | None:
    from kiosk.handoff.compose_lesson import lesson_sheet  # noqa: PLC0415 - only for a sheet

    lesson = scene.library.lesson(scene.visit.spot.item)
    return lesson_sheet(scene, lesson) if lesson is not None else None


def _sheet_of_card(scene: Scene) -> CardSheet | None:
    from kiosk.handoff.card import card_sheet  # noqa: PLC0415 - only for a sheet

    card = scene.library.card(scene.visit.spot.item)
    return card_sheet(scene, card) if card is not None else None


def _sheet_of_place(scene: Scene) -> Sheet | None:
    from kiosk.handoff.compose_list import place_sheet  # noqa: PLC0415 - only for a sheet

    found = scene.library.shelf.list_of(scene.visit.spot.item)
    *_, last = ("", *scene.visit.spot.picks)
    place = found.place(last.removeprefix("place:")) if found is not None else None
    return place_sheet(scene, found, place) if found is not None and place is not None else None


_OWN: dict[str, Callable[[Scene], Sheet | CardSheet | None]] = {
    "lesson": _sheet_of_lesson,
    "card": _sheet_of_card,
    "list": _sheet_of_place,
}
