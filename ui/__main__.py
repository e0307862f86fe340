"""`python -m ui`: the terminal, and the commands that draw, walk, audit and print its screens."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kiosk.settings import default_data_dir

VERBS = {
    "shot": "ui.shot",
    "walk": "ui.walk",
    "audit": "ui.audit.command",
    "sheet": "ui.sheet_command",
    "report": "ui.report_command",
    "sheetbook": "ui.review.command",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the terminal or one verb; return 0, 1 (a finding) or 2 (wrong use)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false;qt.qpa.*=false")
    if given and given[0] in VERBS:
        return _verb(given)
    parser = argparse.ArgumentParser(prog="python -m ui", description="The terminal.")
    parser.add_argument("--city", help="city profile: fujisawa, chigasaki, kashima-saga, …")
    parser.add_argument("--data", type=Path, default=None, help="folder for settings and database")
    parser.add_argument("--window", metavar="WxH", help="a window of this size, not full screen")
    parser.add_argument("--visit", metavar="JSON", help="the visit to begin with")
    parser.add_argument("--on", metavar="DATE", help="the kiosk as it is on that day (a preview)")
    parser.add_argument(
        "--practice", action="store_true", help="to practise: made-up records, gone at the end"
    )
    parser.epilog = f"verbs: {', '.join(VERBS)} (each has --help)"
    args = parser.parse_args(given)
    from ui.start import start_terminal  # noqa: PLC0415 - Qt is loaded only to run

    return start_terminal(args)


def _verb(given: list[str]) -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(prog="python -m ui")
    sub = parser.add_subparsers(dest="verb", required=True)
    module = importlib.import_module(VERBS[given[0]])
    module.add_parser(sub)
    args = parser.parse_args(given)
    result: int = args.func(args)
    return result


def data_folder(given: Path | None) -> Path:
    """Return the data folder that was named, or the usual one."""
    return given or default_data_dir()


if __name__ == "__main__":
    sys.exit(main())
