"""A page to draw on in tenths of a millimetre: words, rules and boxes over a QPainter.

Knows nothing of reports. Words stay words: in a PDF they can be searched and copied.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.report import form
from ui.text.fonts import font

Align = Literal["left", "right", "centre"]
_JA = "ja"
_NO_BREAK_BEFORE = "、。）」』・％%件円人分日月年"


class Canvas:
    """One page. Origin at the top left corner of the paper, y downwards."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def words(
        self,
        text: str,
        at: tuple[float, float],
        size: int = form.BODY,
        *,
        bold: bool = False,
        colour: QColor | None = None,
        align: Align = "left",
    ) -> None:
        """Write one line; ``at`` is the left end, right end or middle of its baseline."""
        shift = {"left": 0.0, "right": 1.0, "centre": 0.5}[align]
        self._painter.setFont(_font(size, bold))
        self._painter.setPen(colour or form.ink("ink"))
        left = at[0] - shift * width(text, size, bold=bold)
        self._painter.drawText(QPointF(left, at[1]), text)

    def box(
        self, x: float, y: float, wide: float, high: float, colour: QColor, *, radius: float = 0.0
    ) -> None:
        """Fill a rectangle."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        if radius:
            self._painter.drawRoundedRect(QRectF(x, y, wide, high), radius, radius)
        else:
            self._painter.drawRect(QRectF(x, y, wide, high))

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        colour: QColor,
        wide: float,
    ) -> None:
        """Draw a straight line."""
        self._painter.setPen(QPen(colour, wide))
        self._painter.drawLine(QPointF(*start), QPointF(*end))

    def arc(
        self,
        centre: tuple[float, float],
        radius: float,
        *,
        turn: tuple[float, float],
        colour: QColor,
        wide: float,
    ) -> None:
        """Draw a part of a ring; ``turn`` is its beginning and its length, 1 is all round."""
        pen = QPen(colour, wide)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        around = QRectF(centre[0] - radius, centre[1] - radius, 2 * radius, 2 * radius)
        start, span = turn
        # Qt counts sixteenths of a degree against the clock from three o'clock.
        self._painter.drawArc(around, round((0.25 - start) * 5760), round(-span * 5760))


def width(text: str, size: int, *, bold: bool = False) -> float:
    """Return how wide one line is."""
    return QFontMetricsF(_font(size, bold)).horizontalAdvance(text)


def wrapped(text: str, size: int, room: float, *, bold: bool = False) -> list[str]:
    """Return ``text`` in lines that fit into ``room``.

    A line never begins with a closing mark; numbers and Latin words stay whole where they can.
    """
    lines, line = [], ""
    for letter in text:
        if line and width(line + letter, size, bold=bold) > room and letter not in _NO_BREAK_BEFORE:
            cut = _break_before(line, letter)
            lines.append(line[:cut])
            line = line[cut:]
        line += letter
    return [*lines, line]


def _break_before(line: str, letter: str) -> int:
    cut = len(line)
    while cut and _is_word(letter) and _is_word(line[cut - 1]):
        cut -= 1
    return cut or len(line)


def _is_word(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def shortened(text: str, size: int, room: float, *, bold: bool = False) -> str:
    """Return ``text``, cut with … where it does not fit."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text + "…"


@lru_cache(maxsize=64)
def _font(size: int, bold: bool) -> QFont:
    # One of its own: a report is drawn off the paint path, and two threads may not share a font.
    own = QFont(font(_JA, size, bold=bold))
    own.setPixelSize(size + 1)
    own.setPixelSize(max(1, size))
    return own
