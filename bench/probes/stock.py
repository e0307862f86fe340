"""The floor of a page: the same texts, icons and pictures in stock Qt widgets, built and painted.

Every line on the input is a page (`bench.probes.items`); the answer is how many milliseconds it
took from nothing to painted.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bench.probes.items import Item
from ui.drawing.painter import icon, picture
from ui.text.fonts import font, load_fonts
from ui.themes import THEMES

_INK = THEMES["light"].ink
_EXPAND = 1


class Page(QWidget):
    """One page of stock widgets in stock layouts."""

    def __init__(self, items: list[Item], parent: QWidget) -> None:
        super().__init__(parent)
        self.is_painted = False
        column = QVBoxLayout(self)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        column.addLayout(top)
        rows: dict[str, QGridLayout] = {}
        for item in items:
            widget = _widget(item)
            if item["row"] in ("top", "bottom"):
                (top if item["row"] == "top" else bottom).addWidget(widget)
                continue
            if item["row"] not in rows:
                rows[item["row"]] = QGridLayout()
                column.addLayout(rows[item["row"]])
            grid = rows[item["row"]]
            if item["kind"] == "button":
                grid.addWidget(widget, 0, grid.columnCount())
            else:
                grid.addWidget(widget, grid.rowCount(), 0)
        column.addLayout(bottom)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        self.is_painted = True


def _widget(item: Item) -> QWidget:
    if item["kind"] == "button":
        button = QPushButton(item["text"])
        button.setFont(font(item["lang"], item["em"], bold=item["bold"]))
        if item["icon"]:
            size = item["icon_size"]
            button.setIcon(QIcon(icon(item["icon"], size, _INK)))
            button.setIconSize(QSize(size, size))
        return button
    if item["kind"] == "label":
        label = QLabel(item["text"])
        label.setFont(font(item["lang"], item["em"], bold=item["bold"]))
        return label
    drawn = QLabel()
    if item["kind"] == "icon":
        drawn.setPixmap(icon(item["icon"], item["width"], _INK))
        return drawn
    pixmap = QPixmap(item["width"], item["height"])
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    picture(item["icon"]).render(painter, pixmap.rect())
    painter.end()
    drawn.setPixmap(pixmap)
    return drawn


class Window(QWidget):
    """Shows one page after another, each built anew."""

    def __init__(self) -> None:
        super().__init__()
        self._page: Page | None = None
        self.resize(1920, 1080)
        self.show()
        QApplication.processEvents()

    def show_ms(self, items: list[Item]) -> float:
        start = time.perf_counter()
        page = Page(items, self)
        page.setGeometry(self.rect())
        before, self._page = self._page, page
        if before is not None:
            before.hide()
        page.show()
        while not page.is_painted:
            QApplication.processEvents()
        passed = (time.perf_counter() - start) * 1000
        if before is not None:
            before.deleteLater()
            QApplication.processEvents()
        return passed


def main() -> None:
    application = QApplication([])
    load_fonts()
    window = Window()
    for line in sys.stdin:
        answer = {"ms": window.show_ms(json.loads(line))}
        if len(sys.argv) > 1:
            window.grab().save(sys.argv[1])
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
    del application


if __name__ == "__main__":
    main()
