"""Gives a take-home sheet to the printer, or saves it where there is none.

What the page looks like is `ui.printing.paper`'s.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol
from uuid import uuid4

from PySide6.QtCore import QBuffer, QMarginsF, QRectF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.handoff.card import CardSheet
from kiosk.handoff.sheet import Sheet
from kiosk.settings import Settings
from ui.printing.form import DPI
from ui.printing.paper import paint_sheet

FOLDER = "sheets"
SAVE = "pdf"
"""The setting ``printer`` that saves every sheet as a file."""


class Printer(Protocol):
    """Whatever brings a sheet to the resident."""

    def available(self) -> bool:
        """Tell whether `print_sheet` ends with paper in the tray."""
        ...

    def print_sheet(self, sheet: Sheet | CardSheet) -> Path | None:
        """Print ``sheet``; return the file it was saved to, `None` when it went to paper.

        Raises:
            OSError: Neither paper nor file; nothing of the sheet is left behind.
        """
        ...

    def forget(self) -> None:
        """Delete every saved sheet. Called when the visit ends."""
        ...


class QtPrinter:
    """The printer of the system, or PDF files under ``<data>/sheets`` where there is none.

    Files are kept only until the visit ends. What was handed to the system's print spooler is out
    of our reach: on the terminal CUPS must be told to keep nothing of finished jobs
    (``PreserveJobHistory No`` and ``PreserveJobFiles No`` in ``cupsd.conf``).
    Main thread only: the fonts it shares with the screen are not safe in two threads at once.
    """

    def __init__(self, data: Path, settings: Settings) -> None:
        self._name = settings.printer
        self._folder = data / FOLDER

    def available(self) -> bool:
        """Tell whether a printer of the system will take the sheet. Asks the spooler: may wait."""
        return bool(self._system_name())

    def print_sheet(self, sheet: Sheet | CardSheet) -> Path | None:
        """Print ``sheet``, or save it where there is no printer and return the file.

        Raises:
            OSError: The printer did not take it, or the file cannot be written.
        """
        name = self._system_name()
        if name:
            self._send(sheet, name)
            return None
        # A name without meaning: nothing tells from outside what somebody asked about.
        path = self._folder / f"{uuid4().hex}.pdf"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            save_pdf(sheet, path)
        except OSError:
            path.unlink(missing_ok=True)
            raise
        return path

    def forget(self) -> None:
        """Delete every saved sheet, those of a visit that ended without notice too."""
        for path in self._folder.glob("*.pdf"):
            path.unlink(missing_ok=True)

    def _system_name(self) -> str:
        if self._name == SAVE:
            return ""
        # Loads the print plug-in and talks to the spooler: not before somebody prints.
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415

        if self._name:
            return self._name if self._name in QPrinterInfo.availablePrinterNames() else ""
        return QPrinterInfo.defaultPrinterName()

    def _send(self, sheet: Sheet | CardSheet, name: str) -> None:
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415

        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(name)
        # The queue shows this name to whoever stands there: not what the paper is about.
        device.setDocName("市民キオスク")
        if not draw(device, sheet):
            raise OSError(f"プリンター「{name}」が 受け付けません。電源と 紙を 確かめてください。")


def save_pdf(sheet: Sheet | CardSheet, path: Path) -> None:
    """Write ``sheet`` to ``path`` as A4 with embedded fonts and text that can be found.

    Raises:
        OSError: The file cannot be written.
    """
    # In memory first: a full disk leaves no half page behind.
    drawn = QBuffer()
    drawn.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(drawn)
    writer.setResolution(DPI)
    writer.setTitle(sheet.title.shown)
    draw(writer, sheet)
    path.write_bytes(drawn.data().data())


def draw(device: QPagedPaintDevice, sheet: Sheet | CardSheet) -> bool:
    """Paint ``sheet`` on ``device``; false when the device does not take it."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    # The sheet brings its own margins; the printer's would make the type smaller.
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        page = QRectF(0, 0, device.width(), device.height())
        paint_sheet(painter, sheet, page)
        if isinstance(sheet, Sheet) and sheet.second is not None and device.newPage():
            paint_sheet(painter, sheet.second, page)
    finally:
        # A device that is still being painted on brings the process down when it goes.
        is_done = painter.end()
    return is_done
