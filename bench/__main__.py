"""`python -m bench`: measures everything, prints one table, writes `build/bench.json`.

Exits 1 when a figure is over its limit. Each group of figures runs in a process of its own, so that
none finds the caches of another.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.machine import BUILD, facts
from bench.measure import Figure
from kiosk.settings import ROOT

GROUPS = (
    *("cold_start", "pages", "memory", "first_sound", "commit", "content_load"),
    *("desk_report", "search"),
)
_HEAD = ("figure", "unit", "ours", "p95", "floor", "p95", "ratio", "limit", "aim", "")
_WIDE = (20, 4, 8, 8, 8, 8, 12, 7, 6, 6)


class Report(msgspec.Struct):
    """What `build/bench.json` holds."""

    machine: dict[str, object]
    is_quick: bool
    figures: list[Figure]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the groups that were asked for; return 1 when one is over its limit."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=GROUPS, action="append", help="one group; may repeat")
    parser.add_argument("--quick", action="store_true", help="few rounds: a look, not a figure")
    parser.add_argument("--out", type=Path, default=BUILD / "bench.json")
    parser.add_argument("--one", choices=GROUPS, help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.one:
        found = importlib.import_module(f"bench.{args.one}").figures(is_quick=args.quick)
        sys.stdout.buffer.write(msgspec.json.encode(found))
        return 0
    report = Report(facts(), args.quick, [])
    print("  ".join(f"{key}: {value}" for key, value in report.machine.items()))
    print(_row(_HEAD))
    for group in args.only or GROUPS:
        for one in _measured(group, is_quick=args.quick):
            report.figures.append(one)
            print(_row(_cells(one)), flush=True)
    print("\nratio: of the medians, or of the p95 where it says so")
    print("\n".join(f"{one.name}: {one.what}. {one.note}" for one in report.figures))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    text = msgspec.json.format(msgspec.json.encode(report), indent=1)
    args.out.write_bytes(text + b"\n")
    return 1 if any(one.ok is False for one in report.figures) else 0


def _measured(group: str, *, is_quick: bool) -> list[Figure]:
    command = [sys.executable, "-m", "bench", "--one", group, *(["--quick"] if is_quick else [])]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(ran.stdout, type=list[Figure])


def _cells(one: Figure) -> tuple[str, ...]:
    said = {True: "ok", False: "OVER", None: ""}[one.ok]
    return (
        one.name, one.unit, f"{one.ours.median:.2f}", f"{one.ours.p95:.2f}",
        f"{one.floor.median:.2f}", f"{one.floor.p95:.2f}",
        f"{one.ratio:.2f}" + (" p95" if one.by == "p95" else "    "),
        "" if one.limit is None else f"{one.limit:.1f}",
        "" if one.aim is None else f"{one.aim:.1f}", said,
    )  # fmt: skip


def _row(cells: Sequence[str]) -> str:
    first, *rest = zip(cells, _WIDE, strict=True)
    return f"{first[0]:<{first[1]}}" + "".join(f"{cell:>{wide}}" for cell, wide in rest)


if __name__ == "__main__":
    sys.exit(main())
