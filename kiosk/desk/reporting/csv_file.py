"""The report as CSV: one file per table, for any spreadsheet; the same report, the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from kiosk.desk.durable import appearing
from kiosk.desk.reporting.month_report import Report
from kiosk.desk.reporting.table import Cell, Kind, Table

_BOM = b"\xef\xbb\xbf"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_DECIMALS = 4


def write_csv(report: Report, folder: Path) -> list[Path]:
    """Write one file per table and return the paths.

    UTF-8 with a byte order mark, CRLF, a header line; shares as fractions with four decimals. A
    text that a spreadsheet would run as a formula gets an apostrophe in front.

    Raises:
        StoreError: The folder cannot be written.
    """
    return [_write(table, folder / file_name(report, table)) for table in report.pages]


def file_name(report: Report, table: Table) -> str:
    """Return the name of a table's file, as in ``2026-11-t02-area.csv``."""
    edition = "-public" if report.is_public else ""
    return f"{report.month}{edition}-{table.name}.csv"


def _write(table: Table, path: Path) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(_rows(table))
    with appearing(path) as part:
        part.write_bytes(_BOM + text.getvalue().encode())
    return path


def _rows(table: Table) -> Iterator[list[str]]:
    kinds = [column.kind for column in table.columns]
    yield [column.title for column in table.columns]
    for row in (*table.rows, *([table.total] if table.total else [])):
        yield [_cell(cell, kind) for cell, kind in zip(row, kinds, strict=True)]


def _cell(cell: Cell, kind: Kind) -> str:
    if isinstance(cell, str):
        # A mark such as － is ours; a text may begin with anything.
        return f"'{cell}" if cell.startswith(_FORMULA) else str(cell)
    if isinstance(cell, int) and kind in {"count", "change"}:
        return str(cell)
    return f"{cell:.{_DECIMALS}f}"
