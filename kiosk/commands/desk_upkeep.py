"""`desk backup|restore|retention`: the care of the database."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from kiosk.clock import SystemClock
from kiosk.commands.desk_sessions import actor, opened, show
from kiosk.desk.restoring import restore_backup
from kiosk.desk.retention import apply_retention
from kiosk.settings import default_data_dir


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
    "backup": _backup,
    "restore": _restore,
    "retention": _retention,
}
