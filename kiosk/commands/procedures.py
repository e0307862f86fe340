"""`procedures`: the catalogue of one city."""

from __future__ import annotations

import argparse
import json
from typing import Any

from kiosk.clock import SystemClock
from kiosk.commands.place import content_of
from kiosk.language.ruby import plain
from kiosk.procedures.content import Content
from kiosk.procedures.model import Procedure


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "procedures",
        help="手続きの一覧を出します",
        description="手続きの id、題、分野、手順の数、道の数、行く場所を出します。",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print the catalogue."""
    content = content_of(args)
    rows = [_row(procedure, content) for procedure in content.procedures]
    if args.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for row in rows:
            print(f"{row['id']}\t{row['title']}\t手順 {row['steps']}\t道 {row['paths']}")
    return 0


def _row(procedure: Procedure, content: Content) -> dict[str, Any]:
    from kiosk.procedures.walk import count_paths

    today = SystemClock().now().date()
    title = procedure.title.replace("{city}", content.city.name)
    return {
        "id": procedure.id,
        "title": plain(title),
        "area": procedure.area,
        "steps": len(procedure.steps),
        "paths": count_paths(procedure, city=content.city.id, today=today),
        "places": list(dict.fromkeys(step.place for step in procedure.steps)),
    }
