"""`desk report|backup|restore|retention`: the month's numbers and the care of the database."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict

from kiosk.clock import SystemClock
from kiosk.commands.desk_sessions import actor, opened, show
from kiosk.desk.report import BREAKDOWNS, as_month, label_of, write_report
from kiosk.desk.retention import apply_retention, month_report
from kiosk.desk.store import restore_backup
from kiosk.settings import default_data_dir


def _report(args: argparse.Namespace) -> int:
    month = as_month(args.month)
    with opened(args) as store:
        report = month_report(store, month)
    files = [str(path) for path in write_report(report, args.out)] if args.out else []
    if args.json:
        tables = {
            name: {code: asdict(count) for code, count in table.items()}
            for name, table in report.tables.items()
        }
        show({"month": month, "total": asdict(report.total), "tables": tables, "files": files})
        return 0
    total = report.total
    print(f"{month}: {total.sessions}件 {total.people}人 {total.minutes}分")
    for breakdown in BREAKDOWNS:
        for code, count in report.tables[breakdown.name].items():
            print(breakdown.title, label_of(breakdown, code), count.sessions, sep="\t")
    for file in files:
        print(file)
    return 0


def _backup(args: argparse.Namespace) -> int:
    with opened(args) as store:
        path = store.backup(by=actor(args))
    if args.json:
        show({"file": str(path)})
    else:
        print(path)
    return 0


def _restore(args: argparse.Namespace) -> int:
    data = args.data or default_data_dir()
    path = restore_backup(data, SystemClock(), args.file, by=actor(args))
    if args.json:
        show({"restored": str(path)})
    else:
        print(path)
    return 0


def _retention(args: argparse.Namespace) -> int:
    with opened(args) as store:
        removal = apply_retention(store, by=actor(args), today=args.now, months=args.months)
    if args.json:
        before = removal.before.isoformat()
        show({"before": before, "removed": removal.removed, "months": list(removal.months)})
    else:
        print(f"{removal.before} より前の {removal.removed}件を 消しました。")
    return 0


ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "report": _report,
    "backup": _backup,
    "restore": _restore,
    "retention": _retention,
}
