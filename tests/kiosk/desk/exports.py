"""Run by the kill tests: the four ways a month leaves the terminal, and what their files hold."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pypdf
from pypdf.errors import PyPdfError

from kiosk.clock import Clock
from kiosk.desk.durable import PART
from kiosk.desk.months import as_month
from kiosk.desk.reporting.csv_file import write_csv
from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.reporting.xlsx_file import write_xlsx
from kiosk.desk.store import DeskStore, open_store
from kiosk.desk.transfer import export_desk
from tests.fakes.clock import FrozenClock

OUT = "out"
MONTH = as_month("2026-11")
KINDS = ("xlsx", "csv", "pdf", "merge")
_applications: list[object] = []


def report_of(store: DeskStore) -> Report:
    return month_report(store.database, MONTH, {})


def draw_pdf(report: Report, path: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from ui.report.document import save_pdf

    # A whole application, and kept: tests of the screen in the same process go on with it.
    _applications.append(QApplication.instance() or QApplication([]))
    save_pdf(report, path)


def export(kind: str, store: DeskStore, folder: Path) -> None:
    """Write one kind of file, as the screen and the commands do."""
    ways: dict[str, Callable[[], object]] = {
        "xlsx": lambda: write_xlsx(report_of(store), folder / "month.xlsx"),
        "csv": lambda: write_csv(report_of(store), folder),
        "pdf": lambda: draw_pdf(report_of(store), folder / "month.pdf"),
        "merge": lambda: export_desk(store, folder / "terminal.jsonl"),
    }
    ways[kind]()


def export_in(kind: str, data: Path, clock: Clock | None = None) -> None:
    with closing(open_store(data, clock or FrozenClock())) as store:
        export(kind, store, data / OUT)


def final_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.glob("*")) if path.suffix != PART)


def marks(folder: Path) -> dict[str, str]:
    """Return a mark of each file under its final name; a PDF, which holds its hour, is read."""
    return {path.name: _mark(path) for path in final_files(folder)}


def _mark(path: Path) -> str:
    if path.suffix != ".pdf":
        return hashlib.sha256(path.read_bytes()).hexdigest()
    try:
        pages = pypdf.PdfReader(path, strict=True).pages
        return f"{len(pages)} pages, {pages[-1].extract_text()[-5:].strip()}"
    except (PyPdfError, IndexError, ValueError):
        return "broken"
