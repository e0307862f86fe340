"""Hiding small counts so that none can be worked out again from what is shown.

Pure arithmetic on counts; what is published and how it is marked is decided in `public`.

Counts that add up are a network: a row is a place that its cells flow out of, a column one that
they flow into, and totals lead back. Hidden counts can be anything that keeps every place
balanced, so a hidden count is safe exactly when some other balanced flow exists in which it
differs: when a circle of hidden counts runs through it along which one more (or one less) can go.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

LEAST = 5
_SMALLEST = 1


@dataclass(frozen=True, slots=True)
class Arc:
    """One count between two places of the network.

    ``is_open`` counts may be hidden to protect others; totals that are shown elsewhere may not.
    """

    tail: str
    head: str
    value: int
    is_hidden: bool = False
    is_open: bool = True

    @property
    def is_small(self) -> bool:
        """Whether the count alone would describe single persons."""
        return _SMALLEST <= self.value < LEAST

    @property
    def can_grow(self) -> bool:
        """Whether a reader must reckon with one more; he knows that a small count is below 5."""
        return not self.is_small or self.value < LEAST - 1

    @property
    def can_shrink(self) -> bool:
        """Whether a reader must reckon with one less; he knows that others are 5 or more."""
        return self.value > (_SMALLEST if self.is_small else LEAST)


def hide_line(values: Sequence[int]) -> list[bool] | None:
    """Return which of the counts to hide when they and their total are shown.

    Returns:
        One answer per count: all that are 1 to 4, and as few others as it takes. `None` when no
        choice protects them all: then none of the counts may be shown.
    """
    arcs = [Arc("row", "sum", value) for value in values]
    hidden = _hide([*arcs, Arc("sum", "row", sum(values), is_open=False)])
    return None if hidden is None else hidden[: len(values)]


def hide_grid(
    rows: Sequence[Sequence[int]], *, hidden_rows: Sequence[bool], hidden_columns: Sequence[bool]
) -> list[list[bool]] | None:
    """Return which counts of a table to hide when its total and some sums are shown.

    Args:
        rows: The counts; all rows of one length.
        hidden_rows: Which sums of rows are hidden already.
        hidden_columns: Which sums of columns are hidden already.

    Returns:
        One answer per count; `None` when no choice of counts protects them all and the sums that
        are hidden: then none of the counts may be shown.
    """
    sums = [sum(row) for row in rows]
    column_sums = [sum(row[at] for row in rows) for at in range(len(hidden_columns))]
    arcs = [
        Arc(f"r{y}", f"c{x}", value) for y, row in enumerate(rows) for x, value in enumerate(row)
    ]
    arcs += [Arc("c", f"r{y}", sums[y], gone, is_open=False) for y, gone in enumerate(hidden_rows)]
    arcs += [
        Arc(f"c{x}", "r", column_sums[x], gone, is_open=False)
        for x, gone in enumerate(hidden_columns)
    ]
    hidden = _hide([*arcs, Arc("r", "c", sum(sums), is_open=False)])
    if hidden is None:
        return None
    width = len(hidden_columns)
    return [hidden[y * width : (y + 1) * width] for y in range(len(rows))]


def _hide(arcs: list[Arc]) -> list[bool] | None:
    arcs = [replace(arc, is_hidden=arc.is_hidden or (arc.is_open and arc.is_small)) for arc in arcs]
    for at in range(len(arcs)):
        if not arcs[at].is_hidden or is_safe(arcs, at):
            continue
        more = _cheapest_circle(arcs, at)
        if more is None:
            return None
        # Those hidden now lie on the same circle, so they are safe too; and hiding more never
        # endangers what was safe.
        for one in more:
            arcs[one] = replace(arcs[one], is_hidden=True)
    return [arc.is_hidden for arc in arcs]


def is_safe(arcs: Sequence[Arc], at: int) -> bool:
    """Return whether the hidden count ``at`` cannot be worked out from those that are shown."""
    return _path(arcs, at, may_hide=False) is not None


def _cheapest_circle(arcs: Sequence[Arc], at: int) -> list[int] | None:
    path = _path(arcs, at, may_hide=True)
    return None if path is None else [one for one in path if not arcs[one].is_hidden]


def _path(arcs: Sequence[Arc], at: int, *, may_hide: bool) -> list[int] | None:
    """Return the counts on the cheapest circle through ``at``, without ``at`` itself."""
    arc = arcs[at]
    found = []
    if arc.can_grow:
        found.append(_cheapest(arcs, (arc.head, arc.tail), at, may_hide=may_hide))
    if arc.can_shrink:
        found.append(_cheapest(arcs, (arc.tail, arc.head), at, may_hide=may_hide))
    paths = [one for one in found if one is not None]
    return min(paths)[1] if paths else None


def _cheapest(
    arcs: Sequence[Arc], ends: tuple[str, str], without: int, *, may_hide: bool
) -> tuple[int, list[int]] | None:
    start, goal = ends
    waiting: list[tuple[int, str, list[int]]] = [(0, start, [])]
    done: set[str] = set()
    while waiting:
        cost, place, path = heapq.heappop(waiting)
        if place == goal:
            return cost, path
        if place in done:
            continue
        done.add(place)
        for step, to, price in _steps(arcs, place, may_hide=may_hide):
            if step != without and to not in done:
                heapq.heappush(waiting, (cost + price, to, [*path, step]))
    return None


def _steps(arcs: Sequence[Arc], place: str, *, may_hide: bool) -> Iterator[tuple[int, str, int]]:
    for at, arc in enumerate(arcs):
        # A count of 0 stays visible: nobody is in it, and 0 is not what 非公開 stands for.
        if not arc.is_hidden and not (may_hide and arc.is_open and arc.value >= LEAST):
            continue
        price = 0 if arc.is_hidden else arc.value
        if arc.tail == place and arc.can_grow:
            yield at, arc.head, price
        if arc.head == place and arc.can_shrink:
            yield at, arc.tail, price
