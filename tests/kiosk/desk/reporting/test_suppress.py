"""Hidden counts against a reader who knows every sum that is shown and what the marks mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.desk.reporting.suppress import LEAST, hide_grid, hide_line

lines = st.lists(st.one_of(st.just(0), st.integers(1, 4), st.integers(5, 40)), max_size=9)
small_lines = st.lists(st.integers(0, 12), min_size=1, max_size=4)
grids = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.one_of(st.just(0), st.integers(1, 8)), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def could_be(value: int, total: int) -> range:
    """What a reader must reckon with: 1 to 4 where it says so, otherwise 5 and more."""
    return range(1, LEAST) if 0 < value < LEAST else range(LEAST, total + 1)


def lines_that_fit(
    values: Sequence[int], hidden: Sequence[bool], total: int
) -> Iterator[tuple[int, ...]]:
    choices = [
        could_be(value, total) if gone else (value,)
        for value, gone in zip(values, hidden, strict=True)
    ]
    return (one for one in product(*choices) if sum(one) == total)


@given(small_lines)
@settings(deadline=None)
def test_no_hidden_count_of_a_line_follows_from_the_total(values: list[int]) -> None:
    hidden = hide_line(values)
    if hidden is None:
        return

    fitting = list(lines_that_fit(values, hidden, sum(values)))

    assert tuple(values) in fitting
    for at, gone in enumerate(hidden):
        if gone:
            assert len({one[at] for one in fitting}) > 1


@given(lines)
@settings(deadline=None)
def test_every_small_count_is_hidden_and_no_zero_is(values: list[int]) -> None:
    hidden = hide_line(values)
    if hidden is None:
        return

    assert all(gone for value, gone in zip(values, hidden, strict=True) if 0 < value < LEAST)
    assert not any(gone for value, gone in zip(values, hidden, strict=True) if value == 0)


@given(lines)
@settings(deadline=None)
def test_nothing_is_hidden_where_nothing_is_small(values: list[int]) -> None:
    plenty = [value for value in values if value == 0 or value >= LEAST]

    assert hide_line(plenty) == [False] * len(plenty)


@given(grids)
@settings(deadline=None, max_examples=60)
def test_no_hidden_count_of_a_grid_follows_from_its_sums(rows: list[list[int]]) -> None:
    hidden_rows = hide_line([sum(row) for row in rows])
    columns = [sum(column) for column in zip(*rows, strict=True)]
    hidden_columns = hide_line(columns)
    if hidden_rows is None or hidden_columns is None:
        return
    hidden = hide_grid(rows, hidden_rows=hidden_rows, hidden_columns=hidden_columns)
    if hidden is None:
        return

    fitting = list(grids_that_fit(rows, hidden, hidden_rows, hidden_columns))

    assert any(one == [tuple(row) for row in rows] for one in fitting)
    for y, line in enumerate(hidden):
        for x, gone in enumerate(line):
            if gone:
                assert len({one[y][x] for one in fitting}) > 1
    for y, gone in enumerate(hidden_rows):
        if gone:
            assert len({sum(one[y]) for one in fitting}) > 1
    for x, gone in enumerate(hidden_columns):
        if gone:
            assert len({sum(row[x] for row in one) for one in fitting}) > 1


def grids_that_fit(
    rows: list[list[int]],
    hidden: list[list[bool]],
    hidden_rows: list[bool],
    hidden_columns: list[bool],
) -> Iterator[list[tuple[int, ...]]]:
    total = sum(map(sum, rows))
    per_row: list[list[tuple[int, ...]]] = []
    for row, gone, is_sum_hidden in zip(rows, hidden, hidden_rows, strict=True):
        sums = could_be(sum(row), total) if is_sum_hidden else (sum(row),)
        # A count above the true one by more than this never makes a difference to what is unique.
        most = [min(total, value + 3) for value in row]
        choices = [
            [n for n in could_be(value, top) if n <= top] if is_gone else [value]
            for value, is_gone, top in zip(row, gone, most, strict=True)
        ]
        per_row.append([one for one in product(*choices) if sum(one) in sums])
    columns = [sum(column) for column in zip(*rows, strict=True)]
    for one in product(*per_row):
        found = [sum(column) for column in zip(*one, strict=True)]
        if sum(found) == total and all(
            value in could_be(true, total) if gone else value == true
            for value, true, gone in zip(found, columns, hidden_columns, strict=True)
        ):
            yield list(one)


def test_a_single_small_count_takes_the_smallest_other_with_it() -> None:
    assert hide_line([2, 30, 9, 0]) == [True, False, True, False]


def test_two_ones_would_follow_from_their_sum_and_take_a_third_with_them() -> None:
    assert hide_line([1, 1, 12]) == [True, True, True]


def test_a_count_that_cannot_be_protected_hides_the_line() -> None:
    assert hide_line([3, 0, 0]) is None


def test_a_grid_is_protected_along_a_circle_of_counts() -> None:
    rows = [[2, 20, 30], [20, 20, 30], [30, 30, 30]]

    hidden = hide_grid(rows, hidden_rows=[False] * 3, hidden_columns=[False] * 3)

    assert hidden == [[True, True, False], [True, True, False], [False, False, False]]


@pytest.mark.parametrize("count", [40])
def test_a_full_size_table_is_answered(count: int) -> None:
    rows = [[(y * 7 + x * 3) % 11 for x in range(8)] for y in range(count)]
    rows_hidden = hide_line([sum(row) for row in rows])
    columns_hidden = hide_line([sum(column) for column in zip(*rows, strict=True)])
    assert rows_hidden is not None
    assert columns_hidden is not None

    hidden = hide_grid(rows, hidden_rows=rows_hidden, hidden_columns=columns_hidden)

    assert hidden is not None
    assert all(
        gone
        for row, line in zip(rows, hidden, strict=True)
        for value, gone in zip(row, line, strict=True)
        if 0 < value < LEAST
    )
