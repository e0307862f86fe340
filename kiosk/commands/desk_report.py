"""`desk report|export|import`: the month in numbers, and one file per terminal to merge."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from kiosk.commands.desk_sessions import opened, show
from kiosk.desk.months import as_month
from kiosk.desk.reporting.csv_file import write_csv
from kiosk.desk.reporting.json_document import document
from kiosk.desk.reporting.month_facts import month_facts
from kiosk.desk.reporting.month_report import Report, report_of
from kiosk.desk.reporting.public import public_edition
from kiosk.desk.reporting.table import words
from kiosk.desk.reporting.xlsx_file import write_xlsx
from kiosk.desk.transfer import Progress, export_desk, import_desk
from kiosk.errors import KioskError
from kiosk.settings import default_data_dir

STOPPED_SAYS = "止めました。なにも 書きかえていません。"


def guide_titles(data: Path, city: str | None) -> dict[str, str]:
    """Return what guides and the city's questions are called, by their ids.

    Empty when the content cannot be read: the report must come out even then, it shows the ids.
    """
    from kiosk.language import ruby
    from kiosk.procedures.model import CityId
    from kiosk.procedures.questions import question_titles
    from kiosk.procedures.stored import load_content
    from kiosk.settings import ASSETS, load_settings

    try:
        named = CityId(city or load_settings(data).city)
        content, _faults = load_content(ASSETS, data / "cache", named)
    except (KioskError, OSError):
        return {}
    titles = {
        str(procedure.id): ruby.plain(procedure.title).replace(" ", "")
        for procedure in content.procedures
    }
    return titles | dict(question_titles(content.city.questions))


def _report(args: argparse.Namespace) -> int:
    month = as_month(args.month)
    titles = guide_titles(args.data or default_data_dir(), getattr(args, "city", None))
    with opened(args) as store:
        facts = month_facts(store.database, month, titles)
    report = report_of(facts)
    if args.public:
        report = public_edition(report)
    files = [str(path) for path in _write(report, args.out)] if args.out else []
    if args.json:
        total = msgspec.to_builtins(facts.tally.total) if not args.public else None
        show({**document(report), "total": total, "files": files})
        return 0
    for label, said in report.cover.rows:
        print(label, words(said, "count"), sep="\t")
    for file in files:
        print(file)
    return 0


def _write(report: Report, folder: Path) -> list[Path]:
    edition = "-public" if report.is_public else ""
    book = write_xlsx(report, folder / f"{report.month}{edition}.xlsx")
    return [book, *write_csv(report, folder)]


def _export(args: argparse.Namespace) -> int:
    with opened(args) as store, _progress("書きだしています") as progress:
        head = export_desk(store, args.out, progress)
    if args.json:
        show({"file": str(args.out), **msgspec.to_builtins(head)})
    else:
        print(f"{args.out}: {head.sessions}件の記録と {head.counters}行の回数を 書きだしました。")
    return 0


def _import(args: argparse.Namespace) -> int:
    with opened(args) as store, _progress("取りこんでいます") as progress:
        taken = import_desk(store, args.file, progress)
    if args.json:
        show({"file": str(args.file), **msgspec.to_builtins(taken)})
    else:
        print(
            f"{args.file}: {taken.sessions}件のうち、新しい記録 {taken.new}件、"
            f"直された記録 {taken.newer}件を 取りこみました。"
        )
        if taken.removed:
            print(f"保存期間を すぎて消した {taken.removed}件は、もどしていません。")
    return 0


@contextmanager
def _progress(says: str) -> Iterator[Progress | None]:
    """Show how far the work is, on a terminal only: a log wants no moving bar."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(says), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(says, total=None)

        def tell(done: int, wanted: int) -> None:
            bar.update(task, completed=done, total=wanted)

        yield tell


def _stoppable(action: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    def run(args: argparse.Namespace) -> int:
        try:
            return action(args)
        except KeyboardInterrupt:
            print(STOPPED_SAYS, file=sys.stderr)
            return 1

    return run


ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "report": _stoppable(_report),
    "export": _stoppable(_export),
    "import": _stoppable(_import),
}
