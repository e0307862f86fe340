"""The sheet presenter with its paper: the printer, and the painter of the preview, loaded late."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from kiosk.settings import Settings
from ui.async_bridge import AsyncBridge
from ui.drawing.elements import Sheet as SheetElement
from ui.presenters.sheet import SheetPresenter
from ui.themes import PICTURE_GROUND

if TYPE_CHECKING:
    from kiosk.handoff.card import CardSheet
    from kiosk.handoff.sheet import Sheet
    from ui.printing.printer import QtPrinter


class SheetPaper(SheetPresenter):
    """The sheet of the visit, on paper and on the screen."""

    def __init__(self, bridge: AsyncBridge, data: Path, settings: Settings) -> None:
        super().__init__(bridge, LatePrinter(data, settings))

    def paint(self, painter: QPainter, element: SheetElement) -> None:
        """Paint the sheet small, where the preview stands."""
        if self.sheet is None:
            return
        from kiosk.handoff.sheet import Sheet  # noqa: PLC0415 - only for a sheet
        from ui.printing.paper import paint_sheet  # noqa: PLC0415

        area = QRectF(element.x, element.y, element.width, element.height)
        painter.fillRect(area, QColor(PICTURE_GROUND))
        second = self.sheet.second if isinstance(self.sheet, Sheet) else None
        if second is None:
            paint_sheet(painter, self.sheet, area)
            return
        half = area.width() / 2
        paint_sheet(painter, self.sheet, QRectF(area.x(), area.y(), half, area.height()))
        right = QRectF(area.x() + half, area.y(), half, area.height())
        paint_sheet(painter, second, right)


class LatePrinter:
    """The real printer, loaded with the first sheet."""

    def __init__(self, data: Path, settings: Settings) -> None:
        self._data = data
        self._settings = settings
        self._printer: QtPrinter | None = None

    def _real(self) -> QtPrinter:
        if self._printer is None:
            from ui.printing.printer import QtPrinter  # noqa: PLC0415 - only for a sheet

            self._printer = QtPrinter(self._data, self._settings)
        return self._printer

    def available(self) -> bool:
        """Say whether paper can come out."""
        return self._real().available()

    def print_sheet(self, sheet: Sheet | CardSheet) -> Path | None:
        """Print, or save a file and return it; blocks."""
        return self._real().print_sheet(sheet)

    def forget(self) -> None:
        """Delete what was saved for this visit."""
        if self._printer is not None:
            self._printer.forget()
