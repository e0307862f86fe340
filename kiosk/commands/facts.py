"""`facts`: every fact of one city with its source, or those to check again soon."""

from __future__ import annotations

import argparse
import json
from typing import Any

from kiosk.clock import SystemClock
from kiosk.commands.place import content_of
from kiosk.language.ruby import message_id
from kiosk.procedures.facts import FactTable, due_on
from kiosk.procedures.model import Fact


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "facts",
        help="事実（お金・時間・電話など）と出典を出します",
        description="金額・時間・電話・期間と、その出典・確かめた日・担当を出します。",
    )
    parser.add_argument(
        "--due",
        type=_days,
        metavar="DAYS",
        help="この日数のうちに 確かめなおすものだけ、担当ごとに",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")


def run(args: argparse.Namespace) -> int:
    """Print the facts, all or those due."""
    table = FactTable(content_of(args).facts)
    found = list(table)
    if args.due is not None:
        # Each owner's own stand together, the most urgent owner and fact first.
        due = table.due(args.due, SystemClock().now().date())
        owners = list(dict.fromkeys(fact.owner for fact in due))
        found = sorted(due, key=lambda fact: owners.index(fact.owner))
    if args.json:
        print(json.dumps([_row(fact) for fact in found], ensure_ascii=False, indent=1))
    elif args.due is not None:
        _print_due(found)
    else:
        for fact in found:
            print("\t".join((*_cells(fact), fact.owner, message_id(fact.label))))
    return 0


def _print_due(found: list[Fact]) -> None:
    """Print what each owner has to check, with the day by which."""
    owner = ""
    for fact in found:
        if fact.owner != owner:
            owner = fact.owner
            count = sum(other.owner == owner for other in found)
            print(f"■ {owner}（{count}）")
        print("\t".join((due_on(fact).isoformat(), *_cells(fact), fact.source.url)))


def _cells(fact: Fact) -> tuple[str, ...]:
    row = _row(fact)
    value = "市に確認" if row["value"] is None else str(row["value"])
    return row["id"], value, row["unit"], row["checked_on"], row["valid_until"] or "-"


def _days(text: str) -> int:
    days = int(text)
    if not 0 <= days <= 36_500:  # noqa: PLR2004 - a hundred years: beyond it dates run out
        raise ValueError(text)
    return days


def _row(fact: Fact) -> dict[str, Any]:
    value = message_id(fact.value) if isinstance(fact.value, str) else fact.value
    return {
        "id": fact.id,
        "value": value,
        "unit": fact.unit,
        "source": {
            "title": fact.source.title,
            "url": fact.source.url,
            "read": fact.source.read.isoformat(),
        },
        "checked_on": fact.checked_on.isoformat(),
        "valid_until": fact.valid_until.isoformat() if fact.valid_until else None,
        "owner": fact.owner,
        "confidence": fact.confidence,
    }
