"""The terminal as it is, that also tells when its first page is painted whole.

Arguments: seconds until it settles, then those of `python -m ui`. It ends when its input closes.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget

from bench.probes.report import report_painted
from ui.__main__ import main
from ui.screens.page_screen import PageScreen
from ui.widgets.panel import Panel
from ui.widgets.touch_button import TouchButton


class FirstPaint:
    """Notes every widget that paints, until all that stand on the screen have."""

    def __init__(self, settle_s: float) -> None:
        self._settle_s = settle_s
        self._painted: set[QWidget] = set()
        self._screen: PageScreen | None = None
        self._is_told = False

    def watch(self, kind: type[QWidget]) -> None:
        paint = kind.paintEvent

        def paint_and_note(widget: QWidget, event: object) -> None:
            paint(widget, event)  # type: ignore[arg-type]
            if not self._is_told:
                self._note(widget)

        kind.paintEvent = paint_and_note  # type: ignore[method-assign]

    def _note(self, widget: QWidget) -> None:
        self._painted.add(widget)
        if isinstance(widget, PageScreen):
            self._screen = widget
        if self._screen is not None and self._painted.issuperset(self._screen.widgets()):
            self._is_told = True
            report_painted(self._settle_s)


if __name__ == "__main__":
    first = FirstPaint(float(sys.argv[1]))
    for one in (PageScreen, Panel, TouchButton):
        first.watch(one)
    sys.exit(main(sys.argv[2:]))
