"""From a touch to the next page painted, against the same page built of stock widgets."""

from __future__ import annotations

from typing import Any, NamedTuple

from bench.measure import Demand, Figure, figure
from bench.probe import Probe

MOST, FEW = 5000, 250


class _Pair(NamedTuple):
    ours_ms: float
    floor_ms: float
    is_new: bool


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure pages shown for the first time in their process, and pages shown again.

    A language is chosen when the terminal has come to rest, as with a person before it; how long
    it takes in the fraction of a second before that is told beside it, without a limit.
    """
    most = FEW if is_quick else MOST
    demand = Demand("p95", limit=1.2)
    taps = _pairs("taps", most)
    switches = _pairs("languages", most)
    hasty = _pairs("languages-at-once", most)
    note = "floor: same texts (without readings), icons, pictures, in layouts"
    free = Demand("p95")
    return [
        figure(name, what, "ms", asked, rounds=_columns(pairs, is_new=is_new), note=note)
        for name, what, pairs, is_new, asked in (
            ("tap", "touch → next page painted, page never shown before", taps, True, demand),
            ("tap_again", "touch → next page painted, page shown before", taps, False, demand),
            ("language", "language switch → painted, never shown before", switches, True, demand),
            ("language_again", "language switch → painted, shown before", switches, False, demand),
            ("language_hasty", "the same, before the page came to rest", hasty, True, free),
        )
        if len(_columns(pairs, is_new=is_new)[0]) > 1
    ]


def _columns(pairs: list[_Pair], *, is_new: bool) -> tuple[list[float], list[float]]:
    chosen = [pair for pair in pairs if pair.is_new == is_new]
    return [pair.ours_ms for pair in chosen], [pair.floor_ms for pair in chosen]


def _pairs(what: str, most: int) -> list[_Pair]:
    """Return the pages of a tour, each in both programs one after the other.

    They are two processes, so that neither finds letters that the other has drawn already.
    """
    pairs: list[_Pair] = []
    with Probe("pages", what) as ours, Probe("stock") as floor:
        while len(pairs) < most:
            page: dict[str, Any] = ours.ask(None)
            if not page:
                break
            built = floor.ask(page["items"])
            pairs.append(_Pair(page["ms"], built["ms"], page["is_new"]))
    return pairs
