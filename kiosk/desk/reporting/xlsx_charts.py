"""The charts of the workbook: real Excel charts that stay tied to the cells of their sheet."""

from __future__ import annotations

from typing import Any

from kiosk.desk.reporting.table import Table

_FONT = {"name": "BIZ UDPゴシック", "size": 10, "color": "#1a1a1c"}
_BLUE, _PALE = "#0017c1", "#e8f1fe"
_OUTCOMES = (
    *("#115a36", "#4f8f6a", "#00525c", "#5109ad", "#b3a08c", "#a90000", "#7d7d7d", "#c9c6be"),
)
_BARS = {
    "t01-site": "sessions",
    "t02-area": "sessions",
    "t03-age": "sessions",
    "t05-obstacle": "mentions",
    "t06-referral": "sessions",
    "t07-language": "sessions",
    "t07-need": "mentions",
    "t10-satisfaction": "sessions",
}
_ROW_PX = 20
# With more columns a chart beside the table would be out of sight.
_MOST_BESIDE = 6


def has_chart(table: Table) -> bool:
    """Return whether `add_chart` draws anything for ``table``."""
    return bool(table.rows) and table.name in {*_BARS, "trend", "t05-outcome", "t04-time"}


def add_chart(book: Any, sheet: Any, table: Table, *, head_row: int, below: int) -> None:
    """Put the chart of ``table`` beside it, or at row ``below`` when it is wide; lists get none.

    Cells whose number is hidden or not known are left out of a chart by Excel itself.
    """
    if not has_chart(table):
        return
    first, last = head_row + 1, head_row + len(table.rows)
    if table.name in _BARS:
        chart = _bars(book, sheet, table, (first, last))
    elif table.name == "trend":
        chart = _line(book, sheet, table, (first, last))
    elif table.name == "t05-outcome":
        chart = _stacked(book, sheet, table, (first, last))
    else:
        _heat(sheet, (first, last))
        return
    chart.set_title({"name": table.heading, "name_font": {**_FONT, "size": 12, "bold": True}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 760, "height": max(320, _ROW_PX * (len(table.rows) + 6))})
    is_wide = len(table.columns) > _MOST_BESIDE
    place = (below, 0) if is_wide else (head_row, len(table.columns) + 1)
    sheet.insert_chart(*place, chart)


def _bars(book: Any, sheet: Any, table: Table, rows: tuple[int, int]) -> Any:
    chart = book.add_chart({"type": "bar"})
    at = table.column(_BARS[table.name])
    chart.add_series(
        {
            "name": table.columns[at].title,
            "categories": [sheet.name, rows[0], 0, rows[1], 0],
            "values": [sheet.name, rows[0], at, rows[1], at],
            "fill": {"color": _BLUE},
            "gap": 40,
            "data_labels": {"value": True, "font": _FONT},
        }
    )
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": {"color": "#c9c6be"}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_legend({"none": True})
    return chart


def _line(book: Any, sheet: Any, table: Table, rows: tuple[int, int]) -> Any:
    chart = book.add_chart({"type": "line"})
    at = table.column("sessions")
    chart.add_series(
        {
            "name": table.columns[at].title,
            "categories": [sheet.name, rows[0], 0, rows[1], 0],
            "values": [sheet.name, rows[0], at, rows[1], at],
            "line": {"color": _BLUE, "width": 2.5},
            "marker": {"type": "circle", "size": 7, "fill": {"color": _BLUE}},
            "data_labels": {"value": True, "position": "above", "font": _FONT},
        }
    )
    chart.set_y_axis({"min": 0, "num_font": _FONT, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"num_font": _FONT})
    chart.set_legend({"none": True})
    return chart


def _stacked(book: Any, sheet: Any, table: Table, rows: tuple[int, int]) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for number, at in enumerate(range(1, table.column("sessions"))):
        chart.add_series(
            {
                "name": table.columns[at].title,
                "categories": [sheet.name, rows[0], 0, rows[1], 0],
                "values": [sheet.name, rows[0], at, rows[1], at],
                "fill": {"color": _OUTCOMES[number % len(_OUTCOMES)]},
                "gap": 40,
            }
        )
    chart.set_y_axis({"reverse": True, "num_font": _FONT})
    chart.set_x_axis({"num_font": _FONT, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    return chart


def _heat(sheet: Any, rows: tuple[int, int]) -> None:
    colours = {"type": "2_color_scale", "min_color": "#ffffff", "max_color": "#6f7fe0"}
    sheet.conditional_format(rows[0], 1, rows[1], 7, colours)
