from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.review.layout import Edge, Placed, Spacing, laid_out

SPACING = Spacing(across=20.0, beside=10.0, down=25.0)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, tuple[float, float]], list[Edge], set[str]]:
    """Any graph whose edges lead from a lower number to a higher one."""
    count = draw(st.integers(2, 14))
    names = [str(number) for number in range(count)]
    side = st.integers(10, 200)
    sizes = {name: (float(draw(side)), float(draw(side))) for name in names}
    edges = draw(st.lists(st.sampled_from(list(combinations(names, 2))), unique=True, max_size=30))
    return sizes, edges, set(draw(st.lists(st.sampled_from(names), unique=True)))


@given(graphs())
def test_no_two_boxes_touch(
    graph: tuple[dict[str, tuple[float, float]], list[Edge], set[str]],
) -> None:
    sizes, edges, labels = graph

    placed = laid_out(sizes, edges, SPACING, labels)

    for one, other in combinations(sizes, 2):
        assert _apart(one, other, placed, sizes), (one, other)


def _apart(one: str, other: str, placed: Placed, sizes: dict[str, tuple[float, float]]) -> bool:
    first, second = placed.places[one], placed.places[other]
    across = abs(first.x - second.x) + 0.01 >= (sizes[one][0] + sizes[other][0]) / 2 + 20
    upper, lower = sorted((one, other), key=lambda name: placed.places[name].y)
    below = placed.places[lower].y + 0.01 >= placed.places[upper].y + sizes[upper][1] + 25
    return across or below


@given(graphs())
def test_arrows_only_lead_down_and_everything_stands_in_the_picture(
    graph: tuple[dict[str, tuple[float, float]], list[Edge], set[str]],
) -> None:
    sizes, edges, labels = graph

    placed = laid_out(sizes, edges, SPACING, labels)

    for start, end in edges:
        way = [placed.places[start], *placed.routes[start, end], placed.places[end]]
        assert all(one.y <= other.y for one, other in pairwise(way))
        assert placed.places[end].y >= placed.places[start].y + sizes[start][1] + SPACING.down
    for name, (wide, high) in sizes.items():
        place = placed.places[name]
        assert place.x - wide / 2 >= -0.01
        assert place.x + wide / 2 <= placed.width + 0.01
        assert place.y + high <= placed.height + 0.01


def test_arrows_into_one_box_run_together_where_they_meet() -> None:
    sizes = dict.fromkeys(("a", "b", "c", "end"), (50.0, 20.0))
    edges = [("a", "b"), ("b", "c"), ("c", "end"), ("a", "end"), ("b", "end")]

    routes = laid_out(sizes, edges, SPACING, set()).routes

    assert routes["a", "end"][-2:] == routes["b", "end"][-2:]


def test_arrows_do_not_cross_where_they_need_not() -> None:
    sizes = dict.fromkeys(("top", "left", "right", "under-left", "under-right"), (50.0, 20.0))
    edges = [
        ("top", "left"), ("top", "right"),
        ("left", "under-right"), ("right", "under-left"),
    ]  # fmt: skip

    places = laid_out(sizes, edges, SPACING, set()).places

    assert (places["left"].x < places["right"].x) == (
        places["under-right"].x < places["under-left"].x
    )


def test_a_chain_stands_upright() -> None:
    sizes = {"a": (50.0, 20.0), "b": (90.0, 20.0), "c": (30.0, 20.0)}

    places = laid_out(sizes, [("a", "b"), ("b", "c")], SPACING, set()).places

    assert places["a"].x == pytest.approx(places["b"].x) == pytest.approx(places["c"].x)
