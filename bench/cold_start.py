"""From the start of the process to the home screen painted whole, against one label's window."""

from __future__ import annotations

import time
from collections.abc import Callable

from bench.measure import Demand, Figure, figure, in_turns
from bench.probe import Probe, label, terminal

ROUNDS, FEW_ROUNDS = 40, 8


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure whole processes; the compiled content is there, and files are in the disk's cache."""
    rounds = in_turns(
        FEW_ROUNDS if is_quick else ROUNDS, lambda: _start_ms(terminal), lambda: _start_ms(label)
    )
    demand = Demand("median", limit=2.0, aim=1.5)
    return [
        figure(
            "cold_start", "process start → home painted, all content loaded", "ms", demand,
            rounds=rounds, note="floor: a 1920×1080 QLabel",
        )
    ]  # fmt: skip


def _start_ms(start: Callable[[], Probe]) -> float:
    begun = time.perf_counter()
    with start() as probe:
        probe.line()
        return (time.perf_counter() - begun) * 1000
