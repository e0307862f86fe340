"""A month's report for the desk: counted, shown in a few numbers, written to files. No Qt here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.desk.months import Month
from kiosk.desk.pages.shift import MonthShown
from kiosk.desk.reporting.csv_file import write_csv
from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.store import DeskStore
from kiosk.guide.library import Library
from kiosk.language.ruby import plain
from kiosk.procedures.questions import question_titles

FILES = ("xlsx", "csv", "pdf")
_MOST_BARS = 8
_NUMBERS = ("相談の件数", "相談した人数", "相談の時間（分）", "解決率", "前月の件数")


def report_in(library: Library, month: Month) -> Callable[[DeskStore], Report]:
    """Return the work that counts ``month``, guides and questions called by their titles."""
    titles = {str(one.id): plain(one.title) for one in library.content.procedures}
    titles |= dict(question_titles(library.content.city.questions))

    def count(store: DeskStore) -> Report:
        return month_report(store.database, month, titles)

    return count


def month_shown(report: Report) -> MonthShown:
    """Return what of ``report`` stands on the screen: some numbers, the most frequent topics."""
    said = {str(row[0]): str(row[1]) for row in report.cover.rows}
    numbers = tuple((label, said[label]) for label in _NUMBERS if label in said)
    found: list[tuple[str, int]] = []
    table = report.table("t02-topic")
    if table is not None:
        at = table.column("sessions")
        for row in table.rows:
            count = row[at]
            if isinstance(count, int) and count:
                found.append((str(row[at - 1]), count))
    found.sort(key=lambda one: -one[1])
    return MonthShown(report.month, numbers, tuple(found[:_MOST_BARS]))


def write_file(
    kind: str, report: Report, folder: Path, save_pdf: Callable[[Report, Path], None]
) -> None:
    """Write one kind of file into ``folder``: whole or not at all.

    Raises:
        StoreError: The folder cannot be written, or the disk is full.
    """
    if kind == "csv":
        write_csv(report, folder / f"{report.month}-csv")
        return
    if kind == "pdf":
        save_pdf(report, folder / f"{report.month}.pdf")
        return
    from kiosk.desk.reporting.xlsx_file import write_xlsx  # noqa: PLC0415 - large, rarely used

    write_xlsx(report, folder / f"{report.month}.xlsx")
