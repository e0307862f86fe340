"""`languages`: how far each catalogue is translated and reviewed."""

from __future__ import annotations

import argparse
import json

from kiosk.settings import LOCALES


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "languages",
        help="言葉ごとの 訳の数と 人が確かめた数を出します",
        description="言葉ごとに、文の数・訳のある数・人が確かめた数を出します。",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print one line per language."""
    from kiosk.procedures.catalogs import status

    found = status(LOCALES)
    if args.json:
        rows = [
            {
                "lang": one.lang,
                "messages": one.messages,
                "translated": one.translated,
                "reviewed": one.reviewed,
            }
            for one in found
        ]
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.lang}\t文 {one.messages}\t訳 {one.translated}\t確かめた {one.reviewed}")
    return 0
