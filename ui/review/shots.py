"""Takes the pictures of a sheet book: shows a visit on an offscreen terminal, part by part."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QPoint
from PySide6.QtGui import QPainter

from kiosk.review.book import Screen
from ui.shot import page_for
from ui.stage import Stage

WINDOW = (1280, 720)


class Shots:
    """Draws screens of a stage whose window has the size `WINDOW`."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def parts(self, screen: Screen) -> int:
        """Return on how many parts the page of ``screen`` stands; the first one is shown."""
        visit = screen.visit
        self._stage.navigator.visit = visit
        self._stage.show(page_for(self._stage, visit), visit)
        return self._stage.screen.parts

    def paint(self, screen: Screen, part: int, painter: QPainter) -> None:
        """Paint one part at the painter's origin, a unit a pixel. Words stay words."""
        visit = screen.visit
        self._stage.navigator.visit = visit
        self._stage.show(page_for(self._stage, visit), visit, part)
        self._stage.screen.render(painter, QPoint(0, 0))

    def addresses(self, screen: Screen) -> list[str]:
        """Return each part as the address of a picture that stands in the address itself."""
        return list(self._addresses(screen))

    def _addresses(self, screen: Screen) -> Iterator[str]:
        for part in range(self.parts(screen)):
            self._stage.show(page_for(self._stage, screen.visit), screen.visit, part)
            stored = QBuffer()
            stored.open(QBuffer.OpenModeFlag.WriteOnly)
            # Without loss: a third of the same picture as PNG.
            self._stage.screen.grab().save(stored, "WEBP", 100)
            code = base64.b64encode(stored.data().data()).decode()
            yield f"data:image/webp;base64,{code}"
