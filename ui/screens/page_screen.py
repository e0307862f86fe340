"""The one screen of the kiosk: shows a page, reports touches. It decides nothing.

Widgets are kept and given the next page's drawings, so that a new step, another language or
another text size is the same cheap change.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.guide import actions
from kiosk.guide.page import Button, Frame, Line, Page, Subheading, block_lines
from kiosk.i18n import N_
from ui.build.buttons import draw_button
from ui.build.look import Pencil, style
from ui.drawing.elements import Drawing
from ui.layout import Arranged, Bars, Placement, Rect, arrange, bars
from ui.tokens import Metrics, Theme
from ui.widgets.panel import Panel, SheetPainter
from ui.widgets.touch_button import TouchButton

MORE = N_("つづき {now} / {of}")


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
        self._theme: Theme | None = None
        self._arranged: Arranged | None = None
        self._shown: list[Panel | TouchButton] = []
        self.page: Page | None = None
        self.part = 0
        self.parts = 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_page(
        self,
        page: Page,
        metrics: Metrics,
        theme: Theme,
        *,
        part: int = 0,
        is_reach: bool = False,
        more: Callable[[int, int], Line] | None = None,
        paint_sheet: SheetPainter | None = None,
    ) -> None:
        """Show part ``part`` of ``page``; a part beyond the last shows the last.

        ``more`` gives the label of the button to the next part (its number, of how many).
        """
        has_lower = bool(page.frame.below())
        frame = bars(metrics, tools=len(page.frame.tools), is_reach=is_reach, has_lower=has_lower)
        arranged = arrange(page, metrics, frame)
        self._bars, self._theme, self._arranged = frame, theme, arranged
        self.parts = len(arranged.parts)
        self.part = min(part, self.parts - 1)
        self.page = page
        shown = arranged.parts[self.part]
        self._shown = []
        self.setUpdatesEnabled(False)
        self._show_content(shown, metrics, theme, is_reach=is_reach, paint_sheet=paint_sheet)
        label = more(self.part + 2, self.parts) if more and self.part + 1 < self.parts else None
        self._show_frame(page.frame, metrics, theme, label)
        self._chain_focus()
        self.setAccessibleName(_title(page))
        self.setUpdatesEnabled(True)
        self.update()

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
        self._arranged = None
        self.page = None

    def mark(self, line: Line | None) -> None:
        """Mark the line that is being read; `None` takes the mark away."""
        plain = Line(line.text, line.lang) if line is not None else None
        for widget in (self._place, *self._shown):
            widget.mark(plain)

    def _show_content(
        self,
        placements: tuple[Placement, ...],
        metrics: Metrics,
        theme: Theme,
        *,
        is_reach: bool,
        paint_sheet: SheetPainter | None,
    ) -> None:
        panels = buttons = 0
        down = self._drop(placements) if is_reach else 0
        for placement in placements:
            rect = placement.rect
            if placement.button is None:
                panel = self._panel(panels)
                panels += 1
                panel.setGeometry(rect.x, rect.y, rect.width, rect.height)
                text = _said(tuple(block_lines(placement.block)))
                panel.show_drawing(placement.drawing, theme, text, paint_sheet)
                panel.block = placement.block
                panel.show()
                self._shown.append(panel)
            else:
                button = self._button(buttons)
                buttons += 1
                button.setGeometry(rect.x, rect.y + down, rect.width, rect.height)
                self._fill(button, placement.button, placement.drawing, metrics, theme)
                self._shown.append(button)
        for panel in self._panels[panels:]:
            panel.hide()
        for button in self._buttons[buttons:]:
            button.hide()
            button.button = None

    def _drop(self, placements: tuple[Placement, ...]) -> int:
        """Return how far the buttons move down in reach mode, to stand on the lower bars."""
        pressed = [p.rect.bottom for p in placements if p.button is not None]
        if not pressed or self._bars is None:
            return 0
        return max(0, self._bars.content.bottom - max(pressed) - self._bars.tools[0].height // 6)

    def _show_frame(self, frame: Frame, metrics: Metrics, theme: Theme, more: Line | None) -> None:
        where = self._bars
        if where is None:
            return
        self._show_place(frame, metrics, theme, where.place)
        slots = dict(zip(("back", "home", "read", "call", "end", "main"), where.slots, strict=True))
        last = self.part + 1 >= self.parts
        main = frame.main
        if not last and more is not None:
            turn = actions.TurnPage(self.part + 1)
            main = Button(more, turn, "main", "next", key="more")
        wanted: list[tuple[str, Button, Rect]] = []
        for name in ("back", "home", "read", "call", "end"):
            found = getattr(frame, name)
            if found is not None:
                wanted.append((name, found, slots[name]))
        if main is not None:
            wanted.append(("main", main, slots["main"]))
        wanted += [
            (f"tool:{tool.key}", tool, rect)
            for tool, rect in zip(frame.tools, where.tools, strict=False)
        ]
        for name, button, rect in wanted:
            widget = self._frame_button(name)
            widget.setGeometry(rect.x, rect.y, rect.width, rect.height)
            self._fill(
                widget,
                button,
                draw_button(button, metrics, rect.width, rect.height),
                metrics,
                theme,
            )
            self._shown.append(widget)
        names = {name for name, _, _ in wanted}
        for name, widget in self._frame_buttons.items():
            if name not in names:
                widget.hide()
                widget.button = None

    def _show_place(self, frame: Frame, metrics: Metrics, theme: Theme, rect: Rect) -> None:
        pencil = Pencil(metrics, rect.width)
        em = metrics.tool_text
        pencil.words((frame.place,), style(metrics, em, bold=True, tight=True))
        if frame.today is not None:
            pencil.words((frame.today,), style(metrics, round(em * 0.85), tight=True), ink="second")
        if pencil.y > rect.height:
            pencil = Pencil(metrics, rect.width)
            pencil.words((frame.place,), style(metrics, round(em * 0.8), bold=True, tight=True))
        drawing = Drawing(rect.width, pencil.y, tuple(pencil.elements))
        top = rect.y + max(0, round((rect.height - pencil.y) / 2))
        self._place.setGeometry(rect.x, top, rect.width, max(1, round(pencil.y)))
        lines = (frame.place,) if frame.today is None else (frame.place, frame.today)
        self._place.show_drawing(drawing, theme, _said(lines))
        self._place.show()

    def _fill(
        self, widget: TouchButton, button: Button, drawing: Drawing, metrics: Metrics, theme: Theme
    ) -> None:
        widget.show_button(button, drawing, theme, metrics, _said(tuple(block_lines(button))))
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
        if self._theme is None or self._bars is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.paper))
        line = QColor(self._theme.line)
        for bar in (self._bars.top, self._bars.bottom):
            painter.fillRect(bar.x, bar.y, bar.width, bar.height, QColor(self._theme.card))
        painter.fillRect(0, self._bars.top.bottom, self.width(), 3, line)
        painter.fillRect(0, self._bars.bottom.y - 3, self.width(), 3, line)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Notice a touch on the quiet corner, where the centre's name stands."""
        if self._place.geometry().contains(event.position().toPoint() - QPoint(0, 0)):
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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing by itself: the navigator shows the page again in the new size."""
        super().resizeEvent(event)


def _said(lines: tuple[Line, ...]) -> str:
    return " ".join(part.shown for line in lines for part in line.each())


def _title(page: Page) -> str:
    for block in page.blocks:
        if not isinstance(block, Subheading):
            found = next(iter(block_lines(block)), None)
            if found is not None:
                return found.shown
    return page.frame.place.shown


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
