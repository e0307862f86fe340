"""Paints a drawing with a theme. The reading mark lies under the sentence that is being spoken."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtSvg import QSvgRenderer

from kiosk.settings import ASSETS
from ui.drawing.elements import Box, Circle, Drawing, Icon, Matrix, Scene, Words
from ui.text.fonts import font
from ui.themes import PICTURE_GROUND, PICTURE_INK, Theme

ICONS = ASSETS / "icons"
PICTURES = ASSETS / "pictures"


def paint(painter: QPainter, drawing: Drawing, theme: Theme, reading: object = None) -> None:
    """Paint ``drawing``; ``reading`` is the line whose ground is marked, `None` marks nothing."""
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    for element in drawing.elements:
        match element:
            case Words():
                _paint_words(painter, element, theme, reading)
            case Box():
                _paint_box(painter, element, theme)
            case Icon():
                size = round(element.size)
                ratio = painter.device().devicePixelRatio()
                pixmap = icon(element.name, size, theme.colour(element.ink), ratio)
                painter.drawPixmap(QPointF(element.x, element.y), pixmap)
            case Scene():
                area = QRectF(element.x, element.y, element.width, element.height)
                picture(element.name).render(painter, area)
            case Matrix():
                _paint_matrix(painter, element)
            case Circle():
                _paint_circle(painter, element, theme)
            case _:
                pass


def _paint_words(painter: QPainter, words: Words, theme: Theme, reading: object) -> None:
    if reading is not None:
        mark = QColor(theme.mark)
        for stripe in words.text.stripes:
            if stripe.mark == reading:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(mark)
                painter.drawRoundedRect(
                    QRectF(words.x + stripe.x, words.y + stripe.y, stripe.width, stripe.height),
                    stripe.height / 8,
                    stripe.height / 8,
                )
    ink, lit = QColor(theme.colour(words.ink)), QColor(theme.ink)
    style: tuple[object, ...] = ()
    for run in words.text.runs:
        is_read = reading is not None and run.mark == reading
        wanted = (is_read, run.lang, run.em, run.bold)
        if wanted != style:
            painter.setPen(lit if is_read else ink)
            painter.setFont(font(run.lang, run.em, bold=run.bold))
            style = wanted
        painter.drawText(QPointF(words.x + run.x, words.y + run.baseline), run.text)


def _paint_box(painter: QPainter, box: Box, theme: Theme) -> None:
    half = box.line / 2
    area = QRectF(box.x + half, box.y + half, box.width - box.line, box.height - box.line)
    if box.outline:
        painter.setPen(QPen(QColor(theme.colour(box.outline)), box.line))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
    if box.fill == "picture":
        painter.setBrush(QColor(PICTURE_GROUND))
    elif box.fill:
        painter.setBrush(QColor(theme.colour(box.fill)))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, box.radius, box.radius)


def _paint_circle(painter: QPainter, circle: Circle, theme: Theme) -> None:
    half = circle.line / 2
    area = QRectF(
        circle.x + half, circle.y + half, circle.size - circle.line, circle.size - circle.line
    )
    ink = QColor(theme.colour(circle.ink))
    painter.setPen(QPen(ink, circle.line))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area)
    if circle.is_on:
        inset = circle.size * 0.26
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))


def _paint_matrix(painter: QPainter, matrix: Matrix) -> None:
    painter.fillRect(QRectF(matrix.x, matrix.y, matrix.size, matrix.size), QColor(PICTURE_GROUND))
    module = matrix.size / len(matrix.rows)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(PICTURE_INK))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for y, row in enumerate(matrix.rows):
        for x, is_dark in enumerate(row):
            if is_dark:
                left, top = round(x * module), round(y * module)
                right, bottom = round((x + 1) * module), round((y + 1) * module)
                painter.drawRect(
                    QRectF(matrix.x + left, matrix.y + top, right - left, bottom - top)
                )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


@lru_cache(maxsize=64)
def picture(name: str) -> QSvgRenderer:
    """Return a picture of ours, read once."""
    return QSvgRenderer(str(PICTURES / f"{name}.svg"))


@lru_cache(maxsize=256)
def icon(name: str, size: int, colour: str, ratio: float = 1.0, folder: Path = ICONS) -> QPixmap:
    """Return an icon tinted with ``colour``, ``size`` pixels square."""
    svg = (folder / f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(svg.replace("<path ", f'<path fill="{colour}" ').encode()))
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
