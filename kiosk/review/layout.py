"""A layered layout: where boxes stand and arrows run, for any graph without circles.

Sizes and places are in pixels. Ranks by the longest way, order by barycentres, places by the least
shift. Arrows that end in the same box run together from the rank where they meet. Pure, and the
same input gives the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise

import msgspec

_SWEEPS = 32
_ALTERNATING = 18
"""Sweeps that look at the rank before only; the others look at both sides."""
_STRAIGHT = 6.0
"""How much more a bend in a long arrow weighs than a box that stands off its neighbours."""


class Spacing(msgspec.Struct, frozen=True):
    """Least room between neighbours of a rank, beside a passing arrow, and between ranks."""

    across: float
    beside: float
    down: float


class Place(msgspec.Struct, frozen=True):
    """The middle of the upper edge of a box."""

    x: float
    y: float


class Placed(msgspec.Struct, frozen=True):
    """The finished layout; ``routes`` are the points an arrow passes between its boxes."""

    places: Mapping[str, Place]
    routes: Mapping[tuple[str, str], tuple[Place, ...]]
    width: float
    height: float


Sizes = Mapping[str, tuple[float, float]]
Edge = tuple[str, str]


def laid_out(sizes: Sizes, edges: Sequence[Edge], spacing: Spacing, labels: set[str]) -> Placed:
    """Return a place for each of ``sizes`` (width, height) and a route for each of ``edges``.

    ``labels`` stand on ranks between those of the boxes.

    Raises:
        graphlib.CycleError: The graph has a circle.
    """
    ranks = _ranks(sizes, edges, labels)
    chains, pairs = _chains(edges, ranks)
    all_ranks = {**ranks, **{name: rank for chain in chains.values() for name, rank in chain}}
    layers = _layers(all_ranks, [*sizes], pairs)
    full = {name: sizes.get(name, (0.0, 0.0)) for name in all_ranks}
    best = _ordered(layers, pairs)
    xs = _across(best, pairs, full, spacing)
    tops, height = _down(best, full, spacing)
    places = {name: Place(xs[name], tops[all_ranks[name]]) for name in sizes}
    heights = [max((full[name][1] for name in layer), default=0.0) for layer in best]
    routes = {
        edge: tuple(
            Place(xs[name], tops[rank] + shift)
            for name, rank in chain
            for shift in (0.0, heights[rank])
        )
        for edge, chain in chains.items()
    }
    wide = max((place.x + sizes[name][0] / 2 for name, place in places.items()), default=0.0)
    return Placed(places, routes, max(wide, max(xs.values(), default=0.0)), height)


def _ranks(sizes: Sizes, edges: Sequence[Edge], labels: set[str]) -> dict[str, int]:
    before: dict[str, list[str]] = {name: [] for name in sizes}
    for start, end in edges:
        before[end].append(start)
    ranks: dict[str, int] = {}
    for name in TopologicalSorter(before).static_order():
        rank = max((ranks[one] + 1 for one in before[name]), default=0)
        ranks[name] = rank + (rank % 2 == (name not in labels))
    return ranks


def _chains(
    edges: Sequence[Edge], ranks: Mapping[str, int]
) -> tuple[dict[Edge, list[tuple[str, int]]], list[Edge]]:
    """Return the points each edge passes on the ranks between, and all pairs of neighbours."""
    chains: dict[Edge, list[tuple[str, int]]] = {}
    pairs: dict[Edge, None] = {}
    for start, end in edges:
        between = range(ranks[start] + 1, ranks[end])
        chain = [(f"|{end}|{rank}", rank) for rank in between]
        chains[start, end] = chain
        names = [start, *(name for name, _ in chain), end]
        pairs.update(dict.fromkeys(pairwise(names)))
    return chains, list(pairs)


def _layers(
    ranks: Mapping[str, int], roots: Iterable[str], pairs: Sequence[Edge]
) -> list[list[str]]:
    """Return the names of each rank in the order in which a walk from the first box meets them."""
    after = _neighbours(pairs)[1]
    layers: list[list[str]] = [[] for _ in range(max(ranks.values(), default=-1) + 1)]
    seen: set[str] = set()
    for root in roots:
        waiting = [root]
        while waiting:
            name = waiting.pop()
            if name not in seen:
                seen.add(name)
                layers[ranks[name]].append(name)
                waiting += reversed(after[name])
    return layers


def _neighbours(
    pairs: Sequence[Edge],
) -> tuple[defaultdict[str, list[str]], defaultdict[str, list[str]]]:
    before: defaultdict[str, list[str]] = defaultdict(list)
    after: defaultdict[str, list[str]] = defaultdict(list)
    for start, end in pairs:
        before[end].append(start)
        after[start].append(end)
    return before, after


def _ordered(layers: list[list[str]], pairs: Sequence[Edge]) -> list[list[str]]:
    """Return the layers in an order with few crossings; the first one found wins a tie."""
    before, after = _neighbours(pairs)
    now = [list(layer) for layer in layers]
    best, fewest = now, _crossings(now, after)
    for sweep in range(_SWEEPS):
        if not fewest:
            break
        now = [list(layer) for layer in now]
        numbers = range(1, len(now)) if sweep % 2 == 0 else range(len(now) - 2, -1, -1)
        for number in numbers:
            beside = now[number - 1] if sweep % 2 == 0 else now[number + 1]
            position = {name: place for place, name in enumerate(beside)}
            linked = before if sweep % 2 == 0 else after
            now[number] = _by_barycentre(now[number], linked, position)
        found = _crossings(now, after)
        if found < fewest:
            best, fewest = now, found
    return best


def _by_barycentre(
    layer: list[str], linked: Mapping[str, list[str]], position: Mapping[str, int]
) -> list[str]:
    keys: dict[str, float] = {}
    last = 0.0
    for name in layer:
        seen = [position[one] for one in linked.get(name, ()) if one in position]
        last = sum(seen) / len(seen) if seen else last
        keys[name] = last
    return sorted(layer, key=lambda name: keys[name])


def _crossings(layers: Sequence[Sequence[str]], after: Mapping[str, list[str]]) -> int:
    count = 0
    for upper, lower in pairwise(layers):
        position = {name: place for place, name in enumerate(lower)}
        ends: list[int] = []
        for name in upper:
            mine = sorted(position[one] for one in after.get(name, ()) if one in position)
            count += sum(1 for end in mine for other in ends if other > end)
            ends += mine
    return count


def _across(
    layers: Sequence[Sequence[str]], pairs: Sequence[Edge], sizes: Sizes, spacing: Spacing
) -> dict[str, float]:
    before, after = _neighbours(pairs)
    xs: dict[str, float] = {}
    for layer in layers:
        xs.update(_spread(layer, dict.fromkeys(layer, 0.0), sizes, spacing))
    for sweep in range(_SWEEPS):
        is_down = sweep % 2 == 0
        for layer in layers if is_down else reversed(layers):
            linked = before if is_down else after
            wanted = {
                name: sum(xs[one] for one in near) / len(near) if near else xs[name]
                for name in layer
                for near in (linked[name] if sweep < _ALTERNATING else before[name] + after[name],)
            }
            xs.update(_spread(layer, wanted, sizes, spacing))
    left = min((xs[name] - sizes[name][0] / 2 for name in xs), default=0.0)
    return {name: x - left for name, x in xs.items()}


def _spread(
    layer: Sequence[str], wanted: Mapping[str, float], sizes: Sizes, spacing: Spacing
) -> dict[str, float]:
    """Return places as near to ``wanted`` as the widths allow, in this order.

    Neighbours that would overlap are pooled and moved together (isotonic regression).
    """
    shifts = [0.0]
    for one, other in pairwise(layer):
        is_box = sizes[one][0] and sizes[other][0]
        room = spacing.across if is_box else spacing.beside
        shifts.append(shifts[-1] + (sizes[one][0] + sizes[other][0]) / 2 + room)
    pools: list[tuple[float, float, int]] = []
    for name, shift in zip(layer, shifts, strict=False):
        weight = 1.0 if sizes[name][0] else _STRAIGHT
        pool = (wanted[name] - shift, weight, 1)
        while pools and pools[-1][0] > pool[0]:
            mean, heavy, count = pools.pop()
            both = heavy + pool[1]
            pool = ((mean * heavy + pool[0] * pool[1]) / both, both, count + pool[2])
        pools.append(pool)
    means = [mean for mean, _, count in pools for _ in range(count)]
    return {n: mean + shift for n, mean, shift in zip(layer, means, shifts, strict=False)}


def _down(
    layers: Sequence[Sequence[str]], sizes: Sizes, spacing: Spacing
) -> tuple[list[float], float]:
    tops, y = [], 0.0
    for layer in layers:
        tops.append(y)
        y += max((sizes[name][1] for name in layer), default=0.0) + spacing.down
    return tops, max(0.0, y - spacing.down)
