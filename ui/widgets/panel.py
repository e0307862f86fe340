"""A widget that shows a drawing nobody can press; a screen reader finds its text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from kiosk.guide.blocks import Block
from ui.drawing.elements import Drawing, Sheet
from ui.drawing.painter import paint
from ui.themes import Theme

SheetPainter = Callable[[QPainter, Sheet], None]


class Panel(QLabel):
    """Shows one drawing. `QLabel` for its role: a screen reader reads it as text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.block: Block | None = None
        self._drawing = Drawing(0, 0)
        self._theme: Theme | None = None
        self._reading: object = None
        self._paint_sheet: SheetPainter | None = None

    def show_drawing(
        self, drawing: Drawing, theme: Theme, text: str, paint_sheet: SheetPainter | None = None
    ) -> None:
        """Show ``drawing``; ``text`` is what a screen reader says."""
        now = (drawing, theme, None)
        holds_sheet = any(isinstance(element, Sheet) for element in drawing.elements)
        if holds_sheet or now != (self._drawing, self._theme, self._reading):
            self._drawing, self._theme, self._reading = now
            self.update()
        self._paint_sheet = paint_sheet
        if self.accessibleName() != text:
            self.setAccessibleName(text)

    def forget(self) -> None:
        """Let go of what was shown: it may hold what a resident typed."""
        self.hide()
        self.block = None
        self._drawing = Drawing(0, 0)
        self.setAccessibleName("")

    def mark(self, reading: object) -> None:
        """Mark the line that is being read; `None` marks nothing."""
        if reading != self._reading:
            self._reading = reading
            self.update()

    @property
    def drawing(self) -> Drawing:
        """What is shown, for the audit."""
        return self._drawing

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Paint the drawing."""
        if self._theme is None:
            return
        painter = QPainter(self)
        paint(painter, self._drawing, self._theme, self._reading)
        if self._paint_sheet is not None:
            for element in self._drawing.elements:
                if isinstance(element, Sheet):
                    self._paint_sheet(painter, element)
        painter.end()
