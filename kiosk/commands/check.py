"""`check`: all content rules, every path in every language, every fault with its remedy."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiosk.clock import SystemClock
from kiosk.commands.place import city_of, data_of
from kiosk.errors import Fault, StoreError
from kiosk.settings import ASSETS, LOCALES

if TYPE_CHECKING:
    from kiosk.procedures.check import Report
    from kiosk.procedures.model import CityId


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "check",
        help="手続き・事実・訳をすべて確かめます",
        description="すべての手続きの すべての道を、すべての言葉で たどります。"
        "--city がなければ すべての市で確かめます。",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")
    parser.add_argument(
        "--out",
        type=Path,
        default=None,
        metavar="DIR",
        help="内容の ようすを書く場所（index.html と、手続きごとの 流れの 図）",
    )


def run(args: argparse.Namespace) -> int:
    """Print the report; 1 when there is a fault."""
    from kiosk.procedures.check import check_all

    cities = [city_of(args)] if args.city else None
    today = SystemClock().now().date()
    report = check_all(ASSETS, LOCALES, today=today, cities=cities)
    report.faults += _in_lists(cities, today)
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
    if args.out is not None:
        _write(args, report, today)
    return 1 if report.faults else 0


def _write(args: argparse.Namespace, report: Report, today: date) -> None:
    """Write the content report of one city: the one named, or the terminal's own."""
    from kiosk.guide.library import Library
    from kiosk.language.stored_catalogs import ensure_compiled
    from kiosk.procedures.build import assemble
    from kiosk.review.report import Findings, write_report

    catalogs = data_of(args) / "cache" / "locales"
    ensure_compiled(LOCALES, catalogs)
    library = Library(assemble(ASSETS, city_of(args)).content, catalogs)
    found = Findings(report.faults, report.advice, report.paths)
    try:
        written = write_report(args.out, library, today, report.languages, found)
    except OSError as error:
        raise StoreError(
            f"{args.out}: 書けません（{error.strerror}） → 場所と 許可を 確かめてください。"
        ) from None
    print(f"{written[0]}: 流れの 図 {len(written) - 1}", file=sys.stderr)


def _in_lists(cities: Sequence[CityId] | None, today: date) -> list[Fault]:
    """Return what is wrong with the lists that the cities' folders ship."""
    from kiosk.places.check import check_shelf
    from kiosk.procedures.load import city_ids
    from kiosk.procedures.load_lists import read_lists

    read = read_lists(ASSETS / "lists" / "lists.toml", [])
    folders = [ASSETS / "cities" / city / "places" for city in cities or city_ids(ASSETS)]
    if read is None:
        return []
    return [fault for folder in folders for fault in check_shelf(read.lists, folder, today)]


def _as_json(fault: Fault) -> dict[str, Any]:
    return {
        "file": str(fault.file),
        "line": fault.line,
        "key": fault.key,
        "rule": fault.rule,
        "what": fault.what,
        "remedy": fault.remedy,
    }
