"""``python -m ui report``: the month's report as a PDF, for print and for reading."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.commands.desk_report import guide_titles
from kiosk.desk.months import as_month
from kiosk.desk.reporting.month_report import month_report
from kiosk.desk.reporting.public import public_edition
from kiosk.desk.store import open_store
from kiosk.errors import KioskError
from kiosk.settings import default_data_dir

_DONE, _FAILED = 0, 1


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "report",
        help="月のまとめを PDF にします",
        description="月のまとめを A4 の PDF にします。Excel と CSV は「kiosk desk report」で。",
    )
    parser.add_argument("--month", required=True, metavar="YYYY-MM", help="どの月か")
    parser.add_argument("--public", action="store_true", help="公開版（5件未満の数を かくします）")
    parser.add_argument("--city", metavar="ID", help="市の id（案内の題名に使います）")
    parser.add_argument("--data", metavar="DIR", type=Path, help="データの フォルダー")
    parser.add_argument("--out", metavar="F.pdf", required=True, type=Path, help="書きだす PDF")
    parser.add_argument("--pictures", metavar="DIR", type=Path, help="ページを PNG でも 書きだす")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Write the report; return 0, or 1 when it cannot be read or written."""
    try:
        _write(args)
    except KioskError as error:
        sys.stderr.write(f"{error}\n")
        return _FAILED
    return _DONE


def _write(args: argparse.Namespace) -> None:
    month = as_month(args.month)
    data = args.data or default_data_dir()
    store = open_store(data, SystemClock())
    try:
        report = month_report(store.database, month, guide_titles(data, args.city))
    finally:
        store.close()
    if args.public:
        report = public_edition(report)
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Only now Qt: what comes before may fail without a window system.
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from ui.report.document import save_pdf, save_pictures  # noqa: PLC0415

    # Kept to the end of the call: without an application there are no fonts.
    application = QGuiApplication.instance() or QGuiApplication([])
    save_pdf(report, args.out)
    if args.pictures is not None:
        save_pictures(report, args.pictures)
    del application
