"""Loading the compiled content into its typed form, against `json.loads` of the same bytes."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from bench.measure import Demand, Figure, figure, in_turns, timed_ms
from kiosk.procedures.build import build
from kiosk.procedures.model import CityId
from kiosk.procedures.stored import compiled_file, load
from kiosk.settings import ASSETS, Settings

ROUNDS, FEW_ROUNDS = 200, 40


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure on the content of the default city, built for it."""
    city = CityId(Settings().city)
    with tempfile.TemporaryDirectory() as name:
        content = build(ASSETS, city, Path(name)).content
        file = compiled_file(Path(name), city)
        rounds = in_turns(
            FEW_ROUNDS if is_quick else ROUNDS,
            lambda: timed_ms(lambda: load(file)),
            lambda: timed_ms(lambda: json.loads(file.read_bytes())),
        )
        size = file.stat().st_size
    note = f"{len(content.procedures)} procedures, {size:,} bytes"
    demand = Demand("median", limit=1.5)
    return [
        figure("content_load", "compiled content, typed", "ms", demand, rounds=rounds, note=note)
    ]  # fmt: skip
