"""`check`: all content rules, every path in every language, every fault with its remedy."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from kiosk.clock import SystemClock
from kiosk.commands.place import city_of
from kiosk.errors import Fault
from kiosk.settings import ASSETS, LOCALES


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "check",
        help="手続き・事実・訳をすべて確かめます",
        description="すべての手続きの すべての道を、すべての言葉で たどります。"
        "--city がなければ すべての市で確かめます。",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print the report; 1 when there is a fault."""
    from kiosk.procedures.check import check_all

    cities = [city_of(args)] if args.city else None
    report = check_all(ASSETS, LOCALES, today=SystemClock().now().date(), cities=cities)
    for advice in report.advice:
        print(f"参考 {advice}", file=sys.stderr)
    paths = sum(report.paths.values())
    if args.json:
        document = {
            "procedures": len(report.procedures),
            "paths": paths,
            "languages": list(report.languages),
            "faults": [_as_json(fault) for fault in report.faults],
        }
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        for fault in report.faults:
            print(f"{fault} [{fault.rule}]", file=sys.stderr)
        print(
            f"手続き {len(report.procedures)}、道 {paths}、言葉 {len(report.languages)}、"
            f"直すところ {len(report.faults)}"
        )
    return 1 if report.faults else 0


def _as_json(fault: Fault) -> dict[str, Any]:
    return {
        "file": str(fault.file),
        "line": fault.line,
        "key": fault.key,
        "rule": fault.rule,
        "what": fault.what,
        "remedy": fault.remedy,
    }
