"""A `Printer` without paper: notes what it was given."""

from __future__ import annotations

from pathlib import Path

from kiosk.handoff.card import CardSheet
from kiosk.handoff.sheet import Sheet


class FakePrinter:
    """Prints into a list, or fails with ``error``."""

    def __init__(self) -> None:
        self.sheets: list[Sheet | CardSheet] = []
        self.forgotten = 0
        self.saved: Path | None = None
        self.error: OSError | None = None

    def available(self) -> bool:
        return True

    def print_sheet(self, sheet: Sheet | CardSheet) -> Path | None:
        if self.error is not None:
            raise self.error
        self.sheets.append(sheet)
        return self.saved

    def forget(self) -> None:
        self.forgotten += 1
