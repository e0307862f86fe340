"""`build`: compile content and catalogues, or write the schema that helps authors' editors."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from kiosk.commands.place import city_of, complain, data_of
from kiosk.procedures.build import build
from kiosk.procedures.load import city_ids
from kiosk.procedures.model import CityId
from kiosk.procedures.stored import compiled_file
from kiosk.settings import ASSETS, LOCALES


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "build",
        help="手続きと訳を 端末が読む形に組み立てます",
        description="市ごとに content-<市>.json を1つ作り、訳も組み立てます。",
    )
    parser.add_argument("--out", type=Path, default=None, metavar="DIR", help="書きこむ場所")
    parser.add_argument("--all-cities", action="store_true", help="すべての市のものを作ります")
    parser.add_argument(
        "--schema",
        type=Path,
        default=None,
        metavar="FILE",
        help="JSON Schema を書く",
    )
    parser.add_argument(
        "--of",
        choices=("procedure", "event", "letters", "lesson", "cards"),
        default="procedure",
        help="何の JSON Schema か（はじめは 手続き）",
    )


def run(args: argparse.Namespace) -> int:
    """Build; 1 when something had to be left out."""
    if args.schema is not None:
        return _schema(args.schema, args.of)
    from kiosk.procedures.catalogs import compile_catalogs

    out = args.out or data_of(args) / "cache"
    cities: list[CityId] = city_ids(ASSETS) if args.all_cities else [city_of(args)]
    faults = compile_catalogs(LOCALES, out / "locales")
    for city in cities:
        result = build(ASSETS, city, out)
        faults.extend(result.faults)
        print(f"{compiled_file(out, city)}: 手続き {len(result.content.procedures)}")
    faults = list(dict.fromkeys(faults))
    complain(faults)
    return 1 if faults else 0


def _schema(file: Path, of: str) -> int:
    from kiosk.procedures.schema import procedure_schema
    from kiosk.procedures.schema_lessons import lesson_schema
    from kiosk.procedures.schema_occasions import cards_schema, event_schema, letters_schema

    make = {
        "procedure": procedure_schema,
        "event": event_schema,
        "letters": letters_schema,
        "lesson": lesson_schema,
        "cards": cards_schema,
    }[of]
    text = json.dumps(make(), ensure_ascii=False, indent=2) + "\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    print(file)
    return 0
