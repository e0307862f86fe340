"""The report as one JSON document, for programs."""

from __future__ import annotations

from typing import Any

from kiosk.desk.reporting.month_report import Report
from kiosk.desk.reporting.table import Cell, Mark, Table

_FORMAT = 1


def document(report: Report) -> dict[str, Any]:
    """Return ``report`` as plain values; what is not known or hidden is the mark's own text."""
    return {
        "format": _FORMAT,
        "month": report.month,
        "edition": "public" if report.is_public else "city",
        "cover": {str(row[0]): _plain(row[1]) for row in report.cover.rows},
        "trend": _table(report.trend),
        "tables": [_table(table) for table in report.tables],
    }


def _table(table: Table) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    proof = table.proof
    return {
        "number": table.number,
        "name": table.name,
        "title": table.title,
        "columns": [
            {"key": column.key, "title": column.title, "kind": column.kind}
            for column in table.columns
        ],
        "rows": [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows],
        "total": dict(zip(keys, map(_plain, table.total), strict=True)) if table.total else None,
        "proof": None
        if proof is None
        else {"rule": proof.rule, "sum": proof.table_sum, "raw": proof.raw, "holds": proof.holds},
        "notes": list(table.notes),
    }


def _plain(cell: Cell) -> Cell:
    return str(cell) if isinstance(cell, Mark) else cell
