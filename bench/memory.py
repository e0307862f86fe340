"""Memory of the terminal's process at home, settled and collected, against one label's window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bench.measure import Demand, Figure, figure
from bench.probe import Probe, label, terminal
from bench.sound_server import sound_server

ROUNDS, FEW_ROUNDS = 5, 2
SETTLE_S = 3.5
_KB_PER_MB = 1024


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure with the voice's side loaded, as the terminal stands in the hall."""
    with sound_server() as server:
        environment = server.environment if server else {}
        ours: list[dict[str, float]] = []
        floor: list[dict[str, float]] = []
        for _ in range(FEW_ROUNDS if is_quick else ROUNDS):
            ours.append(_settled_mb(terminal, environment))
            floor.append(_settled_mb(label, environment))
    note = "voice side loaded" if server else "no sound server: voice side without an output"
    return [
        figure(
            f"memory_{name.lower()}",
            f"{name} of the UI process at home",
            "MB",
            # Others that have Qt loaded at this moment make the shared part of Pss smaller.
            Demand("median", limit=2.0 if name == "Rss" else None),
            rounds=([one[name] for one in ours], [one[name] for one in floor]),
            note=note,
        )
        for name in ("Rss", "Pss")
    ]


def _settled_mb(start: Callable[..., Probe], environment: dict[str, str]) -> dict[str, float]:
    with start(settle_s=SETTLE_S, environment=environment) as probe:
        for wanted in ("painted", "settled"):
            assert probe.line() == wanted
        lines = Path(f"/proc/{probe.process.pid}/smaps_rollup").read_text("utf-8").splitlines()
    sizes = [line.split() for line in lines]
    return {s[0].rstrip(":"): int(s[1]) / _KB_PER_MB for s in sizes if s[0] in ("Rss:", "Pss:")}
