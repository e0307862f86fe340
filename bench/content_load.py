"""How long the terminal takes to load its content, against `json.loads` of the same bytes.

Run: python bench/content_load.py. Prints one JSON document; exits 1 below the floor.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.procedures.build import build
from kiosk.procedures.stored import compiled_file, fingerprint, load
from kiosk.procedures.model import CityId
from kiosk.settings import ASSETS, Settings

MOST_TIMES_JSON = 1.5
RUNS = 50


def best_ms(work: Callable[[], object]) -> float:
    """Return the shortest of many runs: the one nothing else disturbed."""
    shortest = float("inf")
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return round(shortest * 1000, 3)


def main() -> int:
    city = CityId(Settings().city)
    with tempfile.TemporaryDirectory() as name:
        content = build(ASSETS, city, Path(name)).content
        file = compiled_file(Path(name), city)
        load_ms = best_ms(lambda: load(file))
        json_ms = best_ms(lambda: json.loads(file.read_bytes()))
        size = file.stat().st_size
    found = {
        "procedures": len(content.procedures),
        "bytes": size,
        "load_ms": load_ms,
        "json_ms": json_ms,
        "times_json": round(load_ms / json_ms, 2),
        "most_times_json": MOST_TIMES_JSON,
        "fingerprint_ms": best_ms(lambda: fingerprint(ASSETS, city)),
    }
    print(json.dumps(found))
    return 1 if load_ms > MOST_TIMES_JSON * json_ms else 0


if __name__ == "__main__":
    sys.exit(main())
