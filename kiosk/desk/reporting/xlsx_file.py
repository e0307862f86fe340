"""The report as a workbook: one sheet per table, charts, and a sheet that says how it was counted.

Written row by row (xlsxwriter's constant memory); no text becomes a formula or a link.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from kiosk.clock import JST
from kiosk.desk.durable import appearing
from kiosk.desk.months import fiscal_label, month_bounds, month_label
from kiosk.desk.reporting.month_report import Report
from kiosk.desk.reporting.table import Cell, Column, Kind, Table
from kiosk.desk.reporting.xlsx_charts import add_chart, has_chart
from kiosk.i18n import N_

HOW_COUNTED = N_("この数え方")
_FONT = "BIZ UDPゴシック"
_INK, _HEAD, _LINE = "#1a1a1c", "#e8f1fe", "#c9c6be"
_FORMATS: dict[Kind, str] = {
    "count": "#,##0",
    "change": "+#,##0;-#,##0;0",
    "percent": "0.0%",
    "mean": "0.00",
}
_KINDS: tuple[Kind, ...] = ("text", *_FORMATS)
# Title, a line of space, then the header row.
_HEAD_ROW = 2
_MOST_LETTERS = 31
_A4 = 9
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", "・"))


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Any
    head: Any
    number_head: Any
    note: Any
    good: Any
    bad: Any
    cells: dict[Kind, Any]
    totals: dict[Kind, Any]


def write_xlsx(report: Report, path: Path) -> Path:
    """Write ``report`` as a workbook and return its path.

    Raises:
        StoreError: The folder cannot be written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with appearing(path) as part:
        book = xlsxwriter.Workbook(str(part), options)
        # A date of its own would make two files of the same report differ.
        book.set_properties({"title": _title(report), "created": _made(report)})
        styles = _styles(book)
        for table in report.pages:
            _add_sheet(book, styles, report, table)
        _add_how_counted(book, styles, report)
        book.close()
    return path


def sheet_name(table: Table) -> str:
    """Return what a table's sheet is called: number and title, as Excel allows it."""
    name = table.title if table.number == "表紙" else table.heading
    return name.translate(_FORBIDDEN)[:_MOST_LETTERS]


def _add_sheet(book: Any, styles: _Styles, report: Report, table: Table) -> None:
    sheet = book.add_worksheet(sheet_name(table))
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    # A list may go over many pages; a table with its chart stays on one.
    sheet.fit_to_pages(1, int(has_chart(table)))
    sheet.repeat_rows(_HEAD_ROW)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, max(column.width, 2 * len(column.title) + 2))
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.write_string(0, 0, f"{table.heading}　{_title(report)}", styles.title)
    for at, column in enumerate(table.columns):
        look = styles.head if column.kind == "text" else styles.number_head
        sheet.write_string(_HEAD_ROW, at, column.title, look)
    at_row = _HEAD_ROW + 1
    for row in table.rows:
        _write_row(sheet, at_row, row, table.columns, styles.cells)
        at_row += 1
    if table.total is not None:
        _write_row(sheet, at_row, table.total, table.columns, styles.totals)
        at_row += 1
    for number, note in enumerate(table.notes, start=1):
        sheet.write_string(at_row + number, 0, note, styles.note)
    below = at_row + len(table.notes) + 2
    add_chart(book, sheet, table, head_row=_HEAD_ROW, below=below)


def _write_row(
    sheet: Any, at_row: int, row: tuple[Cell, ...], columns: tuple[Column, ...], styles: Any
) -> None:
    for at, (cell, column) in enumerate(zip(row, columns, strict=True)):
        if isinstance(cell, str):
            sheet.write_string(at_row, at, cell, styles[column.kind])
        else:
            sheet.write_number(at_row, at, cell, styles[column.kind])


def _add_how_counted(book: Any, styles: _Styles, report: Report) -> None:
    sheet = book.add_worksheet(HOW_COUNTED)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    for at, width in enumerate((30, 12, 14, 10, 90)):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.write_string(0, 0, f"{HOW_COUNTED}　{_title(report)}", styles.title)
    for at, title in enumerate(("表", "表の合計", "元の記録の数", "一致", "なにを どう数えたか")):
        sheet.write_string(_HEAD_ROW, at, title, styles.head)
    at_row = _HEAD_ROW + 1
    for table in report.pages:
        if table.proof is None:
            continue
        proof = table.proof
        sheet.write_string(at_row, 0, table.heading, styles.cells["text"])
        sheet.write_number(at_row, 1, proof.table_sum, styles.cells["count"])
        sheet.write_number(at_row, 2, proof.raw, styles.cells["count"])
        sheet.write_string(
            at_row,
            3,
            "一致" if proof.holds else "不一致",
            styles.good if proof.holds else styles.bad,
        )
        sheet.write_string(at_row, 4, proof.rule, styles.cells["text"])
        at_row += 1
    for number, line in enumerate(rules(report), start=1):
        sheet.write_string(at_row + number, 0, line, styles.note)


def rules(report: Report) -> tuple[str, ...]:
    """Return the sentences that hold for all tables of this edition."""
    if report.is_public:
        return (
            N_("公開版です。相談の 1件ずつの記録、支援者、端末、メモは 入れていません。"),
            N_("1〜4件の数は「5未満」と書いています。0件は 0 です。"),
            N_("「非公開」は、合計からの 引き算で 5未満の数が わからないように かくした数です。"),
            N_("割合・平均・前月比は、もとの数を かくしたとき、いっしょに かくしています。"),
        )
    return (
        N_("「元の記録の数」は、表とは べつに データベースが 数えた数です。"),
        N_("取り消した記録は、どの表にも 数えていません。"),
        N_("直した記録は、いちばん新しい内容で 1回だけ 数えています。"),
        N_("講座のように 人数が 2人以上の記録も、件数では 1件です。人数は べつに 数えています。"),
        N_("保存期間を すぎて消した記録は、消すときに 残した合計で 数えています。"),
        N_("「記録なし」は、端末では わからないことです。0 では ありません。"),
        N_("月は、相談した日の月です。年度は 4月から 3月までです。"),
    )


def _title(report: Report) -> str:
    edition = N_("公開版") if report.is_public else N_("市の内部用")
    return f"{month_label(report.month)}・{fiscal_label(report.month)}（{edition}）"


def _made(report: Report) -> datetime:
    after = month_bounds(report.month)[1]
    return datetime(after.year, after.month, after.day, tzinfo=JST).replace(tzinfo=None)


def _styles(book: Any) -> _Styles:
    base = {"font_name": _FONT, "font_size": 11, "font_color": _INK, "valign": "vcenter"}
    cell = {**base, "bottom": 1, "bottom_color": _LINE}
    total = {**base, "bold": True, "top": 1, "top_color": _INK}
    head = {**base, "bold": True, "bg_color": _HEAD, "bottom": 2, "bottom_color": _INK}
    return _Styles(
        title=book.add_format({**base, "bold": True, "font_size": 14}),
        head=book.add_format(head),
        number_head=book.add_format({**head, "align": "right"}),
        note=book.add_format(base),
        good=book.add_format({**cell, "font_color": "#115a36", "bold": True}),
        bad=book.add_format({**cell, "font_color": "#a90000", "bold": True}),
        cells={kind: book.add_format({**cell, **_look(kind)}) for kind in _KINDS},
        totals={kind: book.add_format({**total, **_look(kind)}) for kind in _KINDS},
    )


def _look(kind: Kind) -> dict[str, Any]:
    align = "left" if kind == "text" else "right"
    # A number among words, as on the cover, stays a number and stands where the words begin.
    shape = _FORMATS.get(kind, _FORMATS["count"])
    return {"num_format": shape, "align": align}
