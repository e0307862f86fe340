"""Charts of the printed report: bars, a heat map, a ring, a stacked bar, thirteen months.

Each draws into a width and returns the height it took. A value that is a text (「5未満」,
「記録なし」) is written where its bar would begin, and is never drawn as 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor

from kiosk.desk.reporting.table import Cell
from ui.report import form
from ui.report.canvas import Canvas, shortened, width

Item = tuple[str, Cell]
_ROW = 58.0
_BAR = 34.0
_LEAST_LABEL = 0.25
_AFTER_LABEL = 18.0
_TREND_HEIGHT = 640.0
_RING = 165.0
_RING_WIDE = 70.0
_HEAT_HIGH = 50.0
_HEAT_LABEL = 170.0
_DARK_ENOUGH = 0.55


def bars(canvas: Canvas, x: float, y: float, wide: float, items: Sequence[Item]) -> float:
    """Draw one horizontal bar per item, with its number behind it."""
    most = max([value for _label, value in items if not isinstance(value, str)] or [0]) or 1
    longest = max([width(label, form.SMALL) for label, _value in items] or [0.0])
    labels = min(max(longest + _AFTER_LABEL, wide * _LEAST_LABEL), wide / 2)
    start = x + labels
    room = wide - labels - width("00,000", form.SMALL) - form.SMALL
    for number, (label, value) in enumerate(items):
        middle = y + number * _ROW + _ROW / 2
        said = shortened(label, form.SMALL, labels - _AFTER_LABEL)
        canvas.words(said, (start - 16, middle + form.SMALL * 0.36), form.SMALL, align="right")
        long = 0.0
        if not isinstance(value, str):
            long = max(room * value / most, 3.0 if value else 0.0)
            shade = form.ink("primary") if number == 0 and value == most else None
            bar = shade or form.ink("primary", 0.55)
            canvas.box(start, middle - _BAR / 2, long, _BAR, bar, radius=4.0)
        text = value if isinstance(value, str) else f"{value:,}"
        grey = form.ink("second") if isinstance(value, str) else form.ink("ink")
        canvas.words(text, (start + long + 12, middle + form.SMALL * 0.36), form.SMALL, colour=grey)
    axis = y + len(items) * _ROW
    canvas.rule((start, y), (start, axis), colour=form.ink("second", 0.6), wide=form.HAIRLINE)
    return len(items) * _ROW


def heat(
    canvas: Canvas,
    x: float,
    y: float,
    wide: float,
    *,
    columns: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
) -> float:
    """Draw counts as a field of squares: the darker, the more; each with its number."""
    each = (wide - _HEAT_LABEL) / len(columns)
    counts = [cell for _label, cells in rows for cell in cells if not isinstance(cell, str)]
    most = max(counts or [0]) or 1
    for at, label in enumerate(columns):
        middle = x + _HEAT_LABEL + each * (at + 0.5)
        canvas.words(label, (middle, y + form.SMALL), form.SMALL, bold=True, align="centre")
    top = y + form.SMALL * 1.6
    for number, (label, cells) in enumerate(rows):
        upper = top + number * _HEAT_HIGH
        base = upper + _HEAT_HIGH / 2 + form.TINY * 0.36
        canvas.words(label, (x + _HEAT_LABEL - 20, base), form.TINY, align="right")
        for at, cell in enumerate(cells):
            left = x + _HEAT_LABEL + each * at
            share = 0.0 if isinstance(cell, str) else cell / most
            ground = form.ink("primary", 0.06 + 0.8 * share) if share else form.ink("line", 0.25)
            canvas.box(left + 1.5, upper + 1.5, each - 3, _HEAT_HIGH - 3, ground, radius=5.0)
            text = str(cell) if isinstance(cell, str) else f"{cell:,}" if cell else ""
            over = form.ink("on_primary") if share > _DARK_ENOUGH else form.ink("ink")
            canvas.words(text, (left + each / 2, base), form.TINY, colour=over, align="centre")
    return form.SMALL * 1.6 + len(rows) * _HEAT_HIGH


def ring(
    canvas: Canvas,
    x: float,
    y: float,
    items: Sequence[tuple[str, Cell, QColor]],
    *,
    wide: float,
    middle: tuple[str, str],
) -> float:
    """Draw shares of a whole as a ring, with a figure and its name inside and a legend beside.

    Hidden parts get no piece of the ring: it shows what is known, the legend says what is not.
    """
    centre = (x + _RING + _RING_WIDE / 2, y + _RING + _RING_WIDE / 2)
    known = [(value, colour) for _l, value, colour in items if not isinstance(value, str)]
    total = sum(value for value, _colour in known)
    canvas.arc(centre, _RING, turn=(0, 1), colour=form.ink("line", 0.35), wide=_RING_WIDE)
    start = 0.0
    for piece, colour in known:
        share = piece / total if total else 0.0
        canvas.arc(centre, _RING, turn=(start, share), colour=colour, wide=_RING_WIDE)
        start += share
    figure, name = middle
    canvas.words(figure, (centre[0], centre[1] + 12), form.HEADING, bold=True, align="centre")
    canvas.words(name, (centre[0], centre[1] + 52), form.TINY, align="centre")
    left = x + 2 * _RING + _RING_WIDE + 60
    for number, (label, value, colour) in enumerate(items):
        base = y + 34 + number * 44
        canvas.box(left, base - 24, 28, 28, colour, radius=5.0)
        said = shortened(label, form.SMALL, wide - (left - x) - 180)
        canvas.words(said, (left + 46, base), form.SMALL)
        text = value if isinstance(value, str) else f"{value:,}"
        canvas.words(text, (x + wide, base), form.SMALL, align="right")
    return max(2 * _RING + _RING_WIDE, 34.0 + 44 * len(items))


def trend(
    canvas: Canvas, x: float, y: float, wide: float, items: Sequence[tuple[str, str, Cell]]
) -> float:
    """Draw months as columns, the last one dark: year, month and number of each."""
    most = max([value for *_l, value in items if not isinstance(value, str)] or [0]) or 1
    each = wide / len(items)
    foot = y + _TREND_HEIGHT - 90
    room = _TREND_HEIGHT - 90 - form.SMALL * 1.8
    for number, (year, month, value) in enumerate(items):
        middle = x + each * (number + 0.5)
        is_last = number == len(items) - 1
        high = 0.0 if isinstance(value, str) else room * value / most
        colour = form.ink("primary") if is_last else form.ink("primary", 0.3)
        canvas.box(middle - each * 0.32, foot - high, each * 0.64, high, colour, radius=4.0)
        text = value if isinstance(value, str) else f"{value:,}"
        size = form.TINY if isinstance(value, str) else form.SMALL
        grey = form.ink("second") if isinstance(value, str) else form.ink("ink")
        canvas.words(
            text, (middle, foot - high - 12), size, bold=is_last, colour=grey, align="centre"
        )
        canvas.words(month, (middle, foot + 38), form.SMALL, bold=is_last, align="centre")
        if number == 0 or month == "1月":
            canvas.words(year, (middle, foot + 74), form.TINY, align="centre")
    canvas.rule((x, foot), (x + wide, foot), colour=form.ink("second", 0.6), wide=form.HAIRLINE)
    return _TREND_HEIGHT
