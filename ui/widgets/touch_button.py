"""A button that shows a drawing: big, outlined, with a focus ring."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.guide.blocks import Button
from ui.drawing.elements import Box, Drawing
from ui.drawing.painter import paint
from ui.themes import Theme
from ui.tokens import Metrics

PRESSED = "paper"
"""The ground of a button under the finger: every ink stands out from it."""


class TouchButton(QAbstractButton):
    """Shows a `Button`'s drawing and says when it is pressed."""

    touched = Signal(str)
    """The button's key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drawing = Drawing(0, 0)
        self._theme: Theme | None = None
        self._metrics: Metrics | None = None
        self._reading: object = None
        self.button: Button | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents, on=False)
        self.clicked.connect(self._on_clicked)

    def show_button(
        self, button: Button, drawing: Drawing, theme: Theme, metrics: Metrics, text: str
    ) -> None:
        """Show ``button``; ``text`` is its accessible name."""
        self.button = button
        now = (drawing, theme, metrics, None)
        if now != (self._drawing, self._theme, self._metrics, self._reading):
            self._drawing, self._theme, self._metrics, self._reading = now
            self.update()
        if self.text() != text:
            self.setText(text)
            self.setAccessibleName(text)
        self.setDown(False)

    def forget(self) -> None:
        """Let go of what was shown."""
        self.hide()
        self.button = None
        self._drawing = Drawing(0, 0)

    def mark(self, reading: object) -> None:
        """Mark the line that is being read; `None` marks nothing."""
        if reading != self._reading:
            self._reading = reading
            self.update()

    @property
    def drawing(self) -> Drawing:
        """What is shown, for the audit."""
        return self._drawing

    def _on_clicked(self) -> None:
        if self.button is not None:
            self.touched.emit(self.button.key)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Paint the drawing, pressed or focused as it is."""
        if self._theme is None or self._metrics is None:
            return
        painter = QPainter(self)
        drawing = self._pressed() if self.isDown() else self._drawing
        paint(painter, drawing, self._theme, self._reading)
        if self.hasFocus() and self.window().property("keys_used"):
            self._paint_ring(painter)
        painter.end()

    def _pressed(self) -> Drawing:
        """Return the drawing with the ground of a pressed button."""
        first, *rest = self._drawing.elements
        if isinstance(first, Box) and self.button is not None and self.button.look != "main":
            first = Box(
                first.x,
                first.y,
                first.width,
                first.height,
                PRESSED,
                first.outline,
                first.line,
                first.radius,
            )
        return Drawing(self._drawing.width, self._drawing.height, (first, *rest))

    def _paint_ring(self, painter: QPainter) -> None:
        metrics, theme = self._metrics, self._theme
        if metrics is None or theme is None:
            return
        half = metrics.ring / 2
        area = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.focus), metrics.ring))
        painter.drawRoundedRect(area, metrics.radius, metrics.radius)
        inner = area.adjusted(metrics.ring, metrics.ring, -metrics.ring, -metrics.ring)
        painter.setPen(QPen(QColor(theme.focus_inner), metrics.ring))
        painter.drawRoundedRect(inner, metrics.radius * 0.7, metrics.radius * 0.7)
