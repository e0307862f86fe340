"""The one screen of the kiosk: shows a page, reports touches. It decides nothing.

Widgets are kept and given the next page's drawings, so that a new step, another language or
another text size is the same cheap change.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.guide import actions
from kiosk.guide.blocks import Button, Line, Look, block_lines
from kiosk.guide.page import Frame, Page
from ui.build.buttons import draw_button
from ui.build.place import draw_place
from ui.drawing.elements import Drawing
from ui.frame_places import LOWER, Bars, Placement, Rect
from ui.screens.setting import How, set_page
from ui.widgets.panel import Panel
from ui.widgets.touch_button import TouchButton


class PageScreen(QWidget):
    """Shows pages. ``pressed`` carries the key of the button; `button` finds it."""

    pressed = Signal(str)
    corner_touched = Signal()
    key_used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panels: list[Panel] = []
        self._buttons: list[TouchButton] = []
        self._frame_buttons: dict[str, TouchButton] = {}
        self._place = Panel(self)
        self._bars: Bars | None = None
        self._how: How | None = None
        self._shown: list[Panel | TouchButton] = []
        self.page: Page | None = None
        self.practice: Line | None = None
        self.part = 0
        self.parts = 1
        self._is_answerable = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(self, page: Page, how: How) -> None:
        """Show a part of ``page``; a part beyond the last shows the last.

        Where ``practice`` is set, every page says so above, within a line around the window.
        """
        page = page.marked(self.practice) if self.practice is not None else page
        arranged = set_page(page, how)
        ground = (arranged.bars, how.theme, how.metrics)
        if self._how is None or ground != (self._bars, self._how.theme, self._how.metrics):
            self.update()  # otherwise each widget repaints what changes of it
        self._bars, self._how, self.page = arranged.bars, how, page
        self.parts = len(arranged.parts)
        self.part = min(how.part, self.parts - 1)
        self._is_answerable = _has_every_answer(arranged.parts, self.part)
        self._shown = []
        self._show_content(arranged.parts[self.part], how)
        self._show_frame(page.frame, how)
        self._chain_focus()
        self.setAccessibleName(page.title.shown)

    def button(self, key: str) -> Button | None:
        """Return the button on the screen with ``key``, `None` where there is none."""
        for widget in (*self._frame_buttons.values(), *self._buttons):
            if widget.button is not None and widget.button.key == key and not widget.isHidden():
                return widget.button
        return None

    def widgets(self) -> list[Panel | TouchButton]:
        """Return what is on the screen now in reading order, for the audit and the tests."""
        return list(self._shown)

    @property
    def bars_shown(self) -> Bars | None:
        """The frame's places on the screen now."""
        return self._bars

    def lines(self) -> tuple[Line, ...]:
        """Return the lines on the screen now in reading order: of this part, and of the frame."""
        if self.page is None:
            return ()
        frame = self._frame_buttons.values()
        found = [line for w in self._shown if w not in frame for line in _lines_of(w)]
        lower = [w for w in self._shown if w in frame and not _is_tool(w)]
        found += [line for w in lower for line in _lines_of(w)]
        found += self.page.frame.place.each()
        if self.page.frame.today is not None:
            found += self.page.frame.today.each()
        found += [line for w in self._shown if _is_tool(w) for line in _lines_of(w)]
        return tuple(found)

    def content_lines(self) -> tuple[Line, ...]:
        """Return the lines between the bars, and the main action's."""
        main = self._frame_buttons.get("main")
        wanted = [w for w in self._shown if w not in self._frame_buttons.values() or w is main]
        return tuple(line for widget in wanted for line in _lines_of(widget))

    def forget(self) -> None:
        """Let go of every drawing, so that no typed letter outlives its visit."""
        for panel in self._panels:
            panel.hide()
            panel.deleteLater()
        self._panels = []
        self._shown = []
        self.page = None

    def mark(self, line: Line | None) -> None:
        """Mark the line that is being read; `None` takes the mark away."""
        plain = Line(line.text, line.lang) if line is not None else None
        for widget in (self._place, *self._shown):
            widget.mark(plain)

    def _show_content(self, placements: tuple[Placement, ...], how: How) -> None:
        panels = buttons = 0
        for placement in placements:
            rect = placement.rect
            if placement.button is None:
                panel = self._panel(panels)
                panels += 1
                panel.setGeometry(rect.x, rect.y, rect.width, rect.height)
                text = _said(tuple(block_lines(placement.block)))
                panel.show_drawing(placement.drawing, how.theme, text, how.paint_sheet)
                panel.block = placement.block
                panel.show()
                self._shown.append(panel)
            else:
                button = self._button(buttons)
                buttons += 1
                button.setGeometry(rect.x, rect.y, rect.width, rect.height)
                self._fill(button, placement.button, placement.drawing, how)
                self._shown.append(button)
        for panel in self._panels[panels:]:
            panel.forget()
        for button in self._buttons[buttons:]:
            button.forget()

    def _show_frame(self, frame: Frame, how: How) -> None:
        where = self._bars
        if where is None:
            return
        self._show_place(frame, how, where.place)
        wanted = [
            (name, button, rect)
            for name, rect in zip(LOWER, where.slots, strict=True)
            if (button := self._in_slot(frame, name, how)) is not None
        ]
        wanted += [
            (f"tool:{tool.key}", tool, rect)
            for tool, rect in zip(frame.tools, where.tools, strict=False)
        ]
        for name, button, rect in wanted:
            widget = self._frame_button(name)
            widget.setGeometry(rect.x, rect.y, rect.width, rect.height)
            drawing = draw_button(button, how.metrics, rect.width, rect.height)
            self._fill(widget, button, drawing, how)
            self._shown.append(widget)
        names = {name for name, _, _ in wanted}
        for name, widget in self._frame_buttons.items():
            if name not in names:
                widget.forget()

    def _in_slot(self, frame: Frame, name: str, how: How) -> Button | None:
        """Return the button of a slot; while parts follow, one of them turns to the next.

        It is the main one, unless the page's own action can be taken at once. It stands back
        where that action, or every answer, is in sight.
        """
        turns = "more" if self.page is not None and self.page.may_skip else "main"
        if name == turns and self.part + 1 < self.parts and how.more is not None:
            label = how.more(self.part + 2, self.parts)
            look: Look = "go" if turns == "more" or self._is_answerable else "main"
            return Button(label, actions.TurnPage(self.part + 1), look, "next", key="more")
        found: Button | None = getattr(frame, name, None)
        return found

    def _show_place(self, frame: Frame, how: How, rect: Rect) -> None:
        """Show where one is and what day it is, as large as the bar allows."""
        drawing = draw_place(frame, how.metrics, rect)
        top = rect.y + max(0, round((rect.height - drawing.height) / 2))
        self._place.setGeometry(rect.x, top, rect.width, max(1, round(drawing.height)))
        lines = (frame.place,) if frame.today is None else (frame.place, frame.today)
        self._place.show_drawing(drawing, how.theme, _said(lines))
        self._place.show()

    def _fill(self, widget: TouchButton, button: Button, drawing: Drawing, how: How) -> None:
        text = _said(tuple(block_lines(button)))
        widget.show_button(button, drawing, how.theme, how.metrics, text)
        widget.show()

    def _panel(self, number: int) -> Panel:
        while number >= len(self._panels):
            self._panels.append(Panel(self))
        return self._panels[number]

    def _button(self, number: int) -> TouchButton:
        while number >= len(self._buttons):
            self._buttons.append(self._new_button())
        return self._buttons[number]

    def _frame_button(self, name: str) -> TouchButton:
        if name not in self._frame_buttons:
            self._frame_buttons[name] = self._new_button()
        return self._frame_buttons[name]

    def _new_button(self) -> TouchButton:
        widget = TouchButton(self)
        widget.touched.connect(self.pressed)
        return widget

    def _chain_focus(self) -> None:
        before: QWidget = self
        for widget in self._shown:
            if isinstance(widget, TouchButton):
                QWidget.setTabOrder(before, widget)
                before = widget

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name
        """Paint paper, the two bars and their lines."""
        if self._how is None or self._bars is None:
            return
        theme = self._how.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(theme.paper))
        line = QColor(theme.line)
        for bar in (self._bars.top, self._bars.bottom):
            painter.fillRect(bar.x, bar.y, bar.width, bar.height, QColor(theme.card))
        thin = self._how.metrics.hairline
        painter.fillRect(0, self._bars.top.bottom, self.width(), thin, line)
        painter.fillRect(0, self._bars.bottom.y - thin, self.width(), thin, line)
        if self.practice is not None:
            place = self._bars.place
            painter.fillRect(0, place.y, place.right, place.height, QColor(theme.mark))
            # Half of a line lies outside what it goes around.
            painter.setPen(QPen(QColor(theme.danger), 2 * self._how.metrics.practice_line))
            painter.drawRect(self.rect())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Notice a touch on the quiet corner, where the centre's name stands."""
        if self._place.geometry().contains(event.position().toPoint()):
            self.corner_touched.emit()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the focus by arrow keys; Enter presses."""
        self.key_used.emit()
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Right:
                self.focusNextChild()
            case Qt.Key.Key_Up | Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                focused = self.focusWidget()
                if isinstance(focused, TouchButton):
                    focused.click()
            case _:
                super().keyPressEvent(event)


def _has_every_answer(parts: tuple[tuple[Placement, ...], ...], now: int) -> bool:
    """Say whether the last answer of the page's question stands on part ``now`` or before it."""
    asking = [n for n, part in enumerate(parts) for p in part if _is_answer(p)]
    return bool(asking) and asking[-1] <= now


def _is_answer(placement: Placement) -> bool:
    return placement.button is not None and placement.button.look == "answer"


def _said(lines: tuple[Line, ...]) -> str:
    return " ".join(part.shown for line in lines for part in line.each())


def _is_tool(widget: Panel | TouchButton) -> bool:
    return (
        isinstance(widget, TouchButton)
        and widget.button is not None
        and widget.button.look == "tool"
    )


def _lines_of(widget: Panel | TouchButton) -> list[Line]:
    if isinstance(widget, TouchButton):
        if widget.button is None:
            return []
        return [part for line in block_lines(widget.button) for part in line.each()]
    if widget.block is None:
        return []
    return [part for line in block_lines(widget.block) for part in line.each()]
