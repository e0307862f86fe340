"""The condition language of ``when``: evaluate it, name its names. Total: no calls, no loops.

``answers.have-card == "yes" and not (city in ["fujisawa"] or today < 2026-08-01)``
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from kiosk.procedures.rule_parser import parse
from kiosk.procedures.rule_tree import (
    All,
    Compare,
    Constant,
    Listed,
    Name,
    Not,
    Operand,
    Operator,
    Problem,
    Rule,
    Some,
    Value,
)

__all__ = [
    "Problem",
    "Rule",
    "Value",
    "compared_values",
    "comparisons",
    "evaluate",
    "holds",
    "names_in",
    "parse",
]


def evaluate(rule: Rule, names: Mapping[str, Value]) -> bool:
    """Return whether ``rule`` holds. A name that ``names`` lacks counts as not answered (none).

    ``==`` with an unanswered name is false except against ``none``; ``!=`` is its opposite; an
    order between different kinds of values is false. Never raises.
    """
    match rule:
        case All(parts):
            return all(evaluate(part, names) for part in parts)
        case Some(parts):
            return any(evaluate(part, names) for part in parts)
        case Not(part):
            return not evaluate(part, names)
        case Compare(left, operator, right):
            return _compare(_value(left, names), operator, _value(right, names))


def holds(text: str, names: Mapping[str, Value]) -> bool:
    """Return whether the condition ``text`` holds; an empty one always does.

    A condition that cannot be read never holds; the content check has refused it long before.
    """
    if not text.strip():
        return True
    rule = parse(text)
    return not isinstance(rule, Problem) and evaluate(rule, names)


def names_in(rule: Rule) -> frozenset[str]:
    """Return every name the condition asks for."""
    return frozenset(
        operand.name
        for compare in comparisons(rule)
        for operand in (compare.left, compare.right)
        if isinstance(operand, Name)
    )


def comparisons(rule: Rule) -> Iterator[Compare]:
    """Yield the comparisons of ``rule`` from left to right."""
    match rule:
        case All(parts) | Some(parts):
            for part in parts:
                yield from comparisons(part)
        case Not(part):
            yield from comparisons(part)
        case Compare():
            yield rule


def compared_values(rule: Rule) -> Iterator[tuple[str, Value]]:
    """Yield each name with each value it is compared to."""
    for compare in comparisons(rule):
        for one, other in ((compare.left, compare.right), (compare.right, compare.left)):
            if isinstance(one, Name):
                values = other.values if isinstance(other, Listed) else ()
                if isinstance(other, Constant):
                    values = (other.value,)
                for value in values:
                    yield one.name, value


def _value(operand: Operand, names: Mapping[str, Value]) -> Value | tuple[Value, ...]:
    match operand:
        case Name(name):
            return names.get(name)
        case Constant(value):
            return value
        case Listed(values):
            return values


def _compare(
    left: Value | tuple[Value, ...], operator: Operator, right: Value | tuple[Value, ...]
) -> bool:
    if operator == "in":
        return isinstance(right, tuple) and any(_same(left, value) for value in right)
    if operator in ("==", "!="):
        return _same(left, right) == (operator == "==")
    order = _order(left, right)
    if order is None:
        return False
    return {"<": order < 0, "<=": order <= 0, ">": order > 0, ">=": order >= 0}[operator]


def _same(left: object, right: object) -> bool:
    return type(left) is type(right) and left == right


def _order(left: object, right: object) -> int | None:
    if isinstance(left, int) and isinstance(right, int):
        return (left > right) - (left < right)
    if isinstance(left, date) and isinstance(right, date):
        return (left > right) - (left < right)
    return None
