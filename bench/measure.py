"""What a figure is: rounds of ours and of its floor, taken in turns, as median, p95 and ratio."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

By = Literal["median", "p95"]


class Spread(msgspec.Struct, frozen=True):
    """The middle of many rounds, and the value that 95 of 100 stay under."""

    median: float
    p95: float


class Figure(msgspec.Struct, frozen=True):
    """One measured thing against its floor; ``ok`` is `None` where nothing is demanded.

    ``ratio`` compares the values named by ``by``; ``limit`` is the most it may be, ``aim`` what it
    should be.
    """

    name: str
    what: str
    unit: str
    by: By
    rounds: int
    ours: Spread
    floor: Spread
    ratio: float
    limit: float | None
    aim: float | None
    ok: bool | None
    note: str = ""


class Demand(msgspec.Struct, frozen=True):
    """What is asked of a figure: by its median or its p95, at most ``limit``, best ``aim``."""

    by: By = "median"
    limit: float | None = None
    aim: float | None = None


def spread(values: Sequence[float]) -> Spread:
    """Return the spread of ``values``, by nearest rank."""
    ordered = sorted(values)
    ninety_five = ordered[math.ceil(0.95 * len(ordered)) - 1]
    return Spread(round(statistics.median(ordered), 3), round(ninety_five, 3))


def figure(
    name: str,
    what: str,
    unit: str,
    demand: Demand,
    *,
    rounds: tuple[Sequence[float], Sequence[float]],
    note: str = "",
) -> Figure:
    """Return the figure of ``rounds``: ours first, the floor's second."""
    ours, floor = spread(rounds[0]), spread(rounds[1])
    ratio = round(getattr(ours, demand.by) / getattr(floor, demand.by), 2)
    ok = None if demand.limit is None else ratio <= demand.limit
    count = min(len(rounds[0]), len(rounds[1]))
    return Figure(
        name, what, unit, demand.by, count, ours, floor, ratio, demand.limit, demand.aim, ok, note
    )


def in_turns(
    rounds: int, ours: Callable[[], float], floor: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Return what both gave, taken in turns so that a busy machine disturbs both alike.

    Who goes first changes with every round. One round of each is thrown away before.
    """
    ours()
    floor()
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        if number % 2:
            taken[1].append(floor())
            taken[0].append(ours())
        else:
            taken[0].append(ours())
            taken[1].append(floor())
    return taken


def timed_ms(work: Callable[[], object]) -> float:
    """Return how many milliseconds ``work`` took."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
