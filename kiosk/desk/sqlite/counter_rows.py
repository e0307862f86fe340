"""Reading the anonymous counters by day: those of this terminal and those of files from others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.engine import engine
from kiosk.desk.sqlite.walking import walk

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one counter table is read: what gives the day, what tells rows apart, what is added."""

    day: str
    keys: tuple[str, ...]
    sums: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CounterRow:
    """The counts of one day under one key; ``sums`` in the order of the shape."""

    counter: str
    day: str
    key: Key
    sums: tuple[int, ...]


SHAPES: Mapping[str, Shape] = {
    "visit_step": Shape(
        "substr(hour, 1, 10)", ("procedure", "step", "language"), ("entered", '"left"', "ended")
    ),
    "feedback": Shape("day", ("procedure", "language", "face", "reason"), ("count",)),
    "unclear": Shape("day", ("procedure", "step", "language"), ("count",)),
    "need": Shape("day", ("kind", "what"), ("count",)),
    "resident_notice": Shape("day", ("language",), ("heard", "declined")),
    "question_answer": Shape("day", ("question", "answer"), ("count",)),
    "shift": Shape("started_on", ("slot", "supporter_code"), ("minutes",)),
    "lesson": Shape("day", ("title", "seats"), ("came", "absent")),
}
ALWAYS = (date(1, 1, 1), date(9999, 12, 31))
_UPSERT = (
    "INSERT INTO merged_counter (terminal_id, counter, day, key, sums) VALUES (?, ?, ?, ?, ?) "
    "ON CONFLICT (counter, day, terminal_id, key) DO UPDATE SET sums = excluded.sums "
    "WHERE sums <> excluded.sums"
)


def own_rows(
    database: Database, counter: str, span: tuple[date, date] = ALWAYS
) -> Iterator[CounterRow]:
    """Yield what this terminal counted from the first day of ``span`` up to before its second.

    Raises:
        StoreError: The file is locked for too long, damaged or unreadable.
    """
    shape = SHAPES[counter]
    named = ", ".join((f"{shape.day} AS on_day", *shape.keys))
    added = ", ".join(f"sum(coalesce({one}, 0))" for one in shape.sums)
    order = ", ".join(str(place) for place in range(1, 2 + len(shape.keys)))
    sql = (
        f"SELECT {named}, {added} FROM {counter} "  # noqa: S608 - names of our own tables
        f"WHERE on_day >= ? AND on_day < ? GROUP BY {order} ORDER BY {order}"
    )
    for day, *cells in walk(database, sql, [one.isoformat() for one in span]):
        cut = len(shape.keys)
        yield CounterRow(counter, day, tuple(cells[:cut]), tuple(cells[cut:]))


def all_rows(database: Database, counter: str, span: tuple[date, date]) -> Iterator[CounterRow]:
    """Yield what all terminals counted; see `own_rows`."""
    yield from own_rows(database, counter, span)
    sql = (
        "SELECT day, key, sums FROM merged_counter WHERE counter = ? AND day >= ? AND day < ? "
        "ORDER BY day, key, terminal_id"
    )
    for day, key, sums in walk(database, sql, (counter, *(one.isoformat() for one in span))):
        yield CounterRow(counter, day, tuple(json.loads(key)), tuple(json.loads(sums)))


def merge_row(connection: engine.Connection, terminal_id: str, row: CounterRow) -> bool:
    """Take in what another terminal counted, and return whether anything changed.

    Counters only grow: of two files the larger count is the newer one, in whatever order they come.
    """
    key = json.dumps(row.key, ensure_ascii=False)
    known = connection.execute(
        "SELECT sums FROM merged_counter "
        "WHERE counter = ? AND day = ? AND terminal_id = ? AND key = ?",
        (row.counter, row.day, terminal_id, key),
    ).fetchone()
    sums = list(row.sums)
    if known is not None:
        sums = [max(pair) for pair in zip(sums, json.loads(known[0]), strict=True)]
    values = (terminal_id, row.counter, row.day, key, json.dumps(sums))
    return connection.execute(_UPSERT, values).rowcount > 0
