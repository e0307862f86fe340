"""Rules about facts, things to bring and pictures: values fit their unit, days make sense, ids."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

from kiosk.dates.business import yearly
from kiosk.dates.opening import spans_of
from kiosk.errors import Fault
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.model import Fact, FactId, Thing, Unit

_COUNTED: frozenset[Unit] = frozenset({"yen", "days", "months", "years", "times", "minutes"})
_TEL = re.compile(r"#?\d[\d-]*\d")


def check_facts(facts: Sequence[Placed[Fact]], today: date) -> Iterator[Fault]:
    """Yield facts whose days, value or source cannot be right, as seen on ``today``."""
    by_id: dict[FactId, list[Placed[Fact]]] = {}
    for placed in facts:
        by_id.setdefault(placed.value.id, []).append(placed)
        yield from _days(placed, today)
        yield from _value(placed)
    for entries in by_id.values():
        for one, other in combinations(entries, 2):
            if _overlap(one.value, other.value):
                what = f"「{one.value.id}」の 期間が 重なっています"
                remedy = "前のものの valid_until を 次の valid_from の前の日にする"
                yield other.fault("fact.overlap", "valid_from", what, remedy)


def check_things(things: Sequence[Placed[Thing]]) -> Iterator[Fault]:
    """Yield things to bring that are named twice."""
    counts: Counter[str] = Counter()
    for placed in things:
        counts[placed.value.id] += 1
        if counts[placed.value.id] > 1:
            what = f"持ち物「{placed.value.id}」が 2つあります"
            yield placed.fault("id.twice", "id", what, "1つにする")


def _days(placed: Placed[Fact], today: date) -> Iterator[Fault]:
    fact = placed.value
    for key, day in (("checked_on", fact.checked_on), ("source/read", fact.source.read)):
        if day > today:
            what = f"確かめた日（{day}）が 先の日です"
            yield placed.fault("fact.future", key, what, "確かめた日に直す")
    if fact.valid_from and fact.valid_until and fact.valid_from > fact.valid_until:
        what = "終わりの日が はじめの日より前です"
        yield placed.fault("fact.range", "valid_until", what, "valid_from と valid_until を直す")


def _value(placed: Placed[Fact]) -> Iterator[Fault]:
    wanted = _wanted(placed.value)
    if wanted:
        what = f"「{placed.value.value}」は 単位 {placed.value.unit} に合いません"
        yield placed.fault("fact.unit", "value", what, wanted)
    if placed.value.days is not None and placed.value.unit != "hours":
        what = f"単位 {placed.value.unit} に days は 使えません"
        yield placed.fault("fact.days", "days", what, '消すか、unit = "hours" にする')


def _wanted(fact: Fact) -> str:
    """Return how the value should be written; empty when it is right or not known."""
    value = fact.value
    if value is None:
        return ""
    if fact.unit in _COUNTED:
        return "" if isinstance(value, int) and value >= 0 else "引用符なしの 0 以上の整数にする"
    if not isinstance(value, str) or not value.strip():
        return '文字列（"…"）にする'
    fits, remedy = {
        "tel": (_TEL.fullmatch(value) is not None, "半角の数字と - で書く（0120-95-0178、#9110）"),
        "hours": (_is(spans_of, value), '"6:30-23:00" か "8:30-12:00,13:00-17:15" の形にする'),
        "yearly": (_is(yearly, value), '"12-29/01-03"（月-日/月-日）の形にする'),
        "date": (_is(date.fromisoformat, value), "引用符なしの 2026-11-21 の形にする"),
    }.get(fact.unit, (True, ""))
    return "" if fits else remedy


def _is(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _overlap(one: Fact, other: Fact) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    ends = min(one.valid_until or date.max, other.valid_until or date.max)
    return starts <= ends
