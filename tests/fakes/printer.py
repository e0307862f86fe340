"""A `Printer` without paper: it prints when the test lets it, and notes what it was given."""

from __future__ import annotations

import threading
from pathlib import Path

from kiosk.handoff.sheet import Sheet


class FakePrinter:
    """Prints into a list. While ``gate`` is not set, a sheet is on its way."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.forgotten = 0
        self.saved: Path | None = None
        self.error: OSError | None = None
        self.gate = threading.Event()
        self.gate.set()

    def available(self) -> bool:
        return True

    def print_sheet(self, sheet: Sheet) -> Path | None:
        assert self.gate.wait(10), "the test never let the sheet come out"
        if self.error is not None:
            raise self.error
        self.sheets.append(sheet)
        return self.saved

    def forget(self) -> None:
        self.forgotten += 1
