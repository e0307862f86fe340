"""The tables of the printed report, set into as many pages as they need; each repeats the head.

Narrow tables stand in two lanes side by side, wide ones go across the page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kiosk.desk.reporting.table import Cell, Column, Table, words
from ui.report import form
from ui.report.canvas import Canvas, width, wrapped

Draw = Callable[[Canvas], None]
_LINE = 1.42
_PAD = 16.0
_AIR = 16.0
_LEAST_NUMBER = 104.0
_LEAST_ROWS = 4
_NO_LANE = float(form.PAGE[1])
_SHORT_TITLE = 5
_LANE = (form.WIDTH - form.GAP) / 2


@dataclass(frozen=True, slots=True)
class _Setting:
    """A table with the widths of its columns."""

    table: Table
    widths: tuple[float, ...]

    @property
    def wide(self) -> float:
        return sum(self.widths)

    @property
    def is_narrow(self) -> bool:
        return self.wide <= _LANE + 1

    @property
    def head(self) -> tuple[list[str], ...]:
        return tuple(
            wrapped(column.title, form.TINY, wide - _PAD, bold=True)
            for column, wide in zip(self.table.columns, self.widths, strict=True)
        )

    @property
    def head_high(self) -> float:
        return max(len(lines) for lines in self.head) * form.TINY * _LINE + _AIR

    def row_high(self, row: tuple[Cell, ...]) -> float:
        lines = max(len(one) for one in self.lines(row))
        return lines * form.SMALL * _LINE + _AIR

    def lines(self, row: tuple[Cell, ...]) -> list[list[str]]:
        return [
            wrapped(words(cell, column.kind), form.SMALL, wide - 2 * _PAD)
            if column.kind == "text"
            else [words(cell, column.kind)]
            for cell, column, wide in zip(row, self.table.columns, self.widths, strict=True)
        ]


class _Flow:
    """Where the next thing goes: a page, one of its lanes, a height."""

    def __init__(self) -> None:
        self.pages: list[list[Draw]] = [[]]
        self._lane = 0
        self._lane_top = _NO_LANE
        self.y = self._deepest = float(form.TOP)

    @property
    def x(self) -> float:
        return form.MARGIN + self._lane * (_LANE + form.GAP)

    def begin(self, *, is_narrow: bool, needs: float) -> None:
        """Go to a place for a table whose head and first rows need that much height."""
        if not is_narrow:
            self._lane = 0
            self.y = self._deepest
            self._lane_top = _NO_LANE
        if self.y + needs > form.BOTTOM:
            self.turn(is_narrow=is_narrow)
        elif is_narrow and self._lane_top == _NO_LANE:
            # What comes first in a lane decides where the lane beside it begins.
            self._lane_top = self.y

    def turn(self, *, is_narrow: bool) -> None:
        """Go to the next lane, or to a new page."""
        if is_narrow and not self._lane and self._lane_top < form.BOTTOM / 2:
            self._lane = 1
            self.y = self._lane_top
            return
        self.pages.append([])
        self._lane = 0
        self.y = self._deepest = float(form.TOP)
        self._lane_top = self.y if is_narrow else _NO_LANE

    def add(self, draw: Draw, high: float) -> None:
        self.pages[-1].append(draw)
        self.y += high
        self._deepest = max(self._deepest, self.y)

    def leave(self, gap: float) -> None:
        """End a table: keep a distance to the next."""
        self.y += gap
        self._deepest = max(self._deepest, self.y)


def table_pages(tables: Sequence[Table]) -> list[Draw]:
    """Return one drawing per page that holds ``tables`` one after another."""
    flow = _Flow()
    for table in tables:
        _flow_table(flow, _set(table))
    return [_all_of(page) for page in flow.pages if page]


def _flow_table(flow: _Flow, setting: _Setting) -> None:
    table = setting.table
    rows = [(row, False) for row in table.rows]
    rows += [(table.total, True)] if table.total is not None else []
    first = sum(setting.row_high(row) for row, _is_total in rows[:_LEAST_ROWS])
    flow.begin(is_narrow=setting.is_narrow, needs=_title_high() + setting.head_high + first)
    _open(flow, setting, table.heading)
    for row, is_total in rows:
        if flow.y + setting.row_high(row) > form.BOTTOM:
            flow.turn(is_narrow=setting.is_narrow)
            _open(flow, setting, f"{table.heading}（つづき）")
        _row(flow, setting, row, is_total=is_total)
    for note in table.notes:
        for line in wrapped(note, form.TINY, setting.wide):
            if flow.y + form.TINY * _LINE > form.BOTTOM:
                flow.turn(is_narrow=setting.is_narrow)
            _note(flow, line)
    flow.leave(form.GAP)


def _set(table: Table) -> _Setting:
    natural = [_natural(table, at) for at in range(len(table.columns))]
    texts = [at for at, column in enumerate(table.columns) if column.kind == "text"]
    room = _LANE if sum(natural) <= _LANE else float(form.WIDTH)
    numbers = sum(natural) - sum(natural[at] for at in texts)
    left = room - numbers
    if not texts:
        natural = [one * room / numbers for one in natural]
    # Short columns get what they need, the longest what is left.
    for done, at in enumerate(sorted(texts, key=lambda at: natural[at])):
        is_last = done == len(texts) - 1
        natural[at] = left if is_last else min(natural[at], left / (len(texts) - done))
        left -= natural[at]
    return _Setting(table, tuple(natural))


def _natural(table: Table, at: int) -> float:
    column = table.columns[at]
    cells = [row[at] for row in (*table.rows, *([table.total] if table.total else []))]
    body = max([width(words(cell, column.kind), form.SMALL, bold=True) for cell in cells] or [0.0])
    if column.kind == "text":
        return max(body, width(column.title, form.TINY, bold=True)) + 2 * _PAD
    # A title may go into two lines, a number may not.
    title = width(column.title, form.TINY, bold=True)
    if len(column.title) > _SHORT_TITLE:
        title = title / 2 + form.TINY
    return max(body, title, _LEAST_NUMBER - 2 * _PAD) + 2 * _PAD


def _title_high() -> float:
    return form.HEADING * 1.7


def _open(flow: _Flow, setting: _Setting, title: str) -> None:
    x, y = flow.x, flow.y
    top = y + _title_high()
    foot = top + setting.head_high

    def draw(canvas: Canvas) -> None:
        canvas.words(title, (x, y + form.HEADING), form.HEADING - 6, bold=True)
        canvas.box(x, top, setting.wide, setting.head_high, form.ink("ground"))
        left = x
        for column, wide, lines in zip(
            setting.table.columns, setting.widths, setting.head, strict=True
        ):
            for number, line in enumerate(lines):
                base = top + _AIR / 2 + (number + 0.85) * form.TINY * _LINE
                _cell(canvas, line, (left, base, wide), column, is_head=True)
            left += wide
        canvas.rule((x, foot), (x + setting.wide, foot), colour=form.ink("ink"), wide=form.RULE)

    flow.add(draw, _title_high() + setting.head_high)


def _row(flow: _Flow, setting: _Setting, row: tuple[Cell, ...], *, is_total: bool) -> None:
    x, y = flow.x, flow.y
    high = setting.row_high(row)

    def draw(canvas: Canvas) -> None:
        left = x
        for column, wide, lines in zip(
            setting.table.columns, setting.widths, setting.lines(row), strict=True
        ):
            for number, line in enumerate(lines):
                base = y + _AIR / 2 + (number + 0.82) * form.SMALL * _LINE
                _cell(canvas, line, (left, base, wide), column, is_bold=is_total)
            left += wide
        where = y if is_total else y + high
        colour = form.ink("ink") if is_total else form.ink("line")
        canvas.rule((x, where), (x + setting.wide, where), colour=colour, wide=form.HAIRLINE)

    flow.add(draw, high)


def _cell(
    canvas: Canvas,
    text: str,
    place: tuple[float, float, float],
    column: Column,
    *,
    is_bold: bool = False,
    is_head: bool = False,
) -> None:
    x, base, wide = place
    size = form.TINY if is_head else form.SMALL
    bold = is_bold or is_head
    if column.kind == "text":
        canvas.words(text, (x + _PAD, base), size, bold=bold)
    else:
        canvas.words(text, (x + wide - _PAD, base), size, bold=bold, align="right")


def _note(flow: _Flow, text: str) -> None:
    x, base = flow.x, flow.y + form.TINY * _LINE

    def draw(canvas: Canvas) -> None:
        canvas.words(text, (x, base), form.TINY, colour=form.ink("second"))

    flow.add(draw, form.TINY * _LINE)


def _all_of(parts: Sequence[Draw]) -> Draw:
    def draw(canvas: Canvas) -> None:
        for part in parts:
            part(canvas)

    return draw
