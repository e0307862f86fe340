"""The whole printed report: as a PDF whose words can be searched, or as pictures of its pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.desk.durable import appearing
from kiosk.desk.months import month_label
from kiosk.desk.reporting.month_report import Report
from kiosk.desk.reporting.shapes import text
from kiosk.desk.reporting.table import Column, Mark, Table
from kiosk.desk.reporting.xlsx_file import HOW_COUNTED, rules
from kiosk.errors import StoreError
from ui.report import form
from ui.report.canvas import Canvas
from ui.report.front_pages import Draw, front_pages
from ui.report.table_pages import table_pages
from ui.text.fonts import JAPANESE, load_fonts

# A list longer than this is read on the screen, not on paper.
MOST_ROWS = 64
_PDF_END = b"%%EOF"


def save_pdf(report: Report, path: Path) -> int:
    """Write ``report`` as an A4 PDF and return how many pages it has.

    The file appears whole or not at all. Needs a running `QGuiApplication`.

    Raises:
        StoreError: The file cannot be written.
    """
    pages = report_pages(report)
    with appearing(path) as part:
        part.touch()
        writer = QPdfWriter(str(part))
        writer.setTitle(f"デジタル活用支援 月のまとめ {month_label(report.month)}")
        writer.setResolution(form.DPI)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        painter = QPainter()
        if not painter.begin(writer):
            raise StoreError(f"{path}: 書けません → 保存先の 空きと 許可を 確かめてください。")
        scale = form.DPI / form.UNITS_PER_INCH
        painter.scale(scale, scale)
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            page(Canvas(painter))
        # Qt says nothing of a disk that is full.
        if not painter.end() or not _is_whole(part):
            raise StoreError(f"{path}: 書けません → 保存先の 空きと 許可を 確かめてください。")
    return len(pages)


def _is_whole(part: Path) -> bool:
    return part.read_bytes().rstrip().endswith(_PDF_END)


def save_pictures(report: Report, folder: Path, *, dpi: int = 110) -> list[Path]:
    """Write each page as a PNG and return the paths."""
    scale = dpi / form.UNITS_PER_INCH
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, page in enumerate(report_pages(report), start=1):
        wide, high = (round(one * scale) for one in form.PAGE)
        image = QImage(wide, high, QImage.Format.Format_RGB32)
        image.fill(form.ink("on_primary"))
        painter = QPainter(image)
        painter.scale(scale, scale)
        page(Canvas(painter))
        painter.end()
        path = folder / f"{report.month}-{number:02d}.png"
        image.save(str(path))
        paths.append(path)
    return paths


def report_pages(report: Report) -> list[Draw]:
    """Return one drawing per page, with its foot."""
    load_fonts(JAPANESE)
    tables = [_shortened(table) for table in report.tables if not _is_empty(table)]
    pages = [*front_pages(report), *table_pages([*tables, _how_counted(report)])]
    return [
        _with_foot(page, report, f"{number} / {len(pages)}")
        for number, page in enumerate(pages, start=1)
    ]


def _is_empty(table: Table) -> bool:
    return all(cell == Mark.NOT_RECORDED for row in table.rows for cell in row)


def _shortened(table: Table) -> Table:
    left_out = len(table.rows) - MOST_ROWS
    if left_out <= 0:
        return table
    told = f"ほかの {left_out}行は、Excel と CSV の「{table.heading}」に あります。"
    return replace(table, rows=table.rows[:MOST_ROWS], notes=(told, *table.notes))


def _with_foot(page: Draw, report: Report, number: str) -> Draw:
    edition = "公開版" if report.is_public else "市の内部用"

    def draw(canvas: Canvas) -> None:
        page(canvas)
        y = form.PAGE[1] - 110
        right = form.MARGIN + form.WIDTH
        canvas.rule((form.MARGIN, y), (right, y), colour=form.ink("line"), wide=form.HAIRLINE)
        grey = form.ink("second")
        said = f"{month_label(report.month)}　{edition}"
        canvas.words(said, (form.MARGIN, y + 46), form.TINY, colour=grey)
        canvas.words(number, (right, y + 46), form.TINY, colour=grey, align="right")

    return draw


def _how_counted(report: Report) -> Table:
    if report.is_public:
        lines = tuple((line,) for line in rules(report))
        return Table(
            "おわりに",
            "how-counted",
            HOW_COUNTED,
            (text("rule", "公開版について"),),
            lines,
            None,
            None,
        )
    proven = [(table, table.proof) for table in report.pages if table.proof is not None]
    return Table(
        "おわりに",
        "how-counted",
        HOW_COUNTED,
        (
            text("label", "表"),
            Column("sum", "表の合計"),
            Column("raw", "元の記録の数"),
            text("holds", "一致"),
            text("rule", "なにを どう数えたか"),
        ),
        tuple(
            (
                *(table.heading, proof.table_sum, proof.raw),
                *("一致" if proof.holds else "不一致", proof.rule),
            )
            for table, proof in proven
        ),
        None,
        None,
        tuple(f"・{line}" for line in (*rules(report), *_left_out(report))),
    )


def _left_out(report: Report) -> list[str]:
    empty = [table.heading for table in report.tables if _is_empty(table)]
    return [f"この月に 記録が なかった表: {'、'.join(empty)}"] if empty else []
