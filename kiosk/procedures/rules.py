"""The condition language of ``when``: parse, name its names, evaluate. Total: no calls, no loops.

``answers.have-card == "yes" and not (city in ["fujisawa"] or today < 2026-08-01)``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, NoReturn

Value = str | int | date | None
Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in"]

MAX_DEPTH = 20
_TOKEN = re.compile(
    r"""\s*(?:
      (?P<date>\d{4}-\d{2}-\d{2}(?![\w-]))
    | (?P<number>-?\d{1,15}(?![\w.-]))
    | (?P<string>"[^"\n]*")
    | (?P<name>[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*)
    | (?P<sign>==|!=|<=|>=|<|>|\(|\)|\[|\]|,)
    )""",
    re.VERBOSE,
)
_OPERATORS: dict[str, Operator] = {
    "==": "==",
    "!=": "!=",
    "<": "<",
    "<=": "<=",
    ">": ">",
    ">=": ">=",
    "in": "in",
}
_WORDS = frozenset({"and", "or", "not", "in", "none"})


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a condition cannot be read. ``column`` counts characters from 1."""

    column: int
    what: str


@dataclass(frozen=True, slots=True)
class Name:
    """Something known when the condition is asked: an answer, the city, the day."""

    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the condition."""

    value: Value


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of values, right of ``in``."""

    values: tuple[Value, ...]


Operand = Name | Constant | Listed


@dataclass(frozen=True, slots=True)
class Compare:
    """Two operands and the operator between them."""

    left: Operand
    operator: Operator
    right: Operand


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of ``part``."""

    part: Rule


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part does."""

    parts: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """Holds when one part does."""

    parts: tuple[Rule, ...]


Rule = Compare | Not | All | Some


@lru_cache(maxsize=512)
def parse(text: str) -> Rule | Problem:
    """Return the condition, or the first thing that keeps it from being one. Never raises."""
    try:
        return _Parser(text).whole()
    except _SyntaxStopError as found:
        return found.problem


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


class _SyntaxStopError(Exception):
    def __init__(self, column: int, what: str) -> None:
        super().__init__(what)
        self.problem = Problem(column, what)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    column: int


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = _tokens(text)
        self._at = 0

    def whole(self) -> Rule:
        rule = self._either(0)
        if self._now().kind != "end":
            self._stop("ここで終わるはずです（and か or が抜けていませんか）")
        return rule

    def _either(self, depth: int) -> Rule:
        parts = [self._both(depth)]
        while self._takes("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def _both(self, depth: int) -> Rule:
        parts = [self._one(depth)]
        while self._takes("and"):
            parts.append(self._one(depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Rule:
        if depth > MAX_DEPTH:
            self._stop(f"かっこと not は {MAX_DEPTH} 重までです")
        if self._takes("not"):
            return Not(self._one(depth + 1))
        if self._takes("("):
            rule = self._either(depth + 1)
            self._needs(")")
            return rule
        return self._comparison()

    def _comparison(self) -> Rule:
        left = self._operand()
        operator = _OPERATORS.get(self._now().text) if self._now().kind != "string" else None
        if operator is None:
            self._stop("== != < <= > >= in のどれかが要ります")
        self._at += 1
        if operator == "in":
            return Compare(left, operator, self._list())
        return Compare(left, operator, self._operand())

    def _list(self) -> Listed:
        self._needs("[")
        values = [self._literal()]
        while self._takes(","):
            values.append(self._literal())
        self._needs("]")
        return Listed(tuple(values))

    def _operand(self) -> Name | Constant:
        token = self._now()
        if token.kind == "name" and token.text not in _WORDS:
            self._at += 1
            return Name(token.text)
        return Constant(self._literal())

    def _literal(self) -> Value:
        token = self._now()
        if token.text != "none" and token.kind not in ("string", "number", "date"):
            self._stop('名前、"文字列"、数、日付（2026-08-01）、none のどれかが要ります')
        self._at += 1
        match token.kind:
            case "string":
                return token.text[1:-1]
            case "number":
                return int(token.text)
            case "date":
                return _day(token)
            case _:
                return None

    def _takes(self, text: str) -> bool:
        token = self._now()
        if token.kind == "string" or token.text != text:
            return False
        self._at += 1
        return True

    def _needs(self, text: str) -> None:
        if not self._takes(text):
            self._stop(f"「{text}」が要ります")

    def _now(self) -> _Token:
        return self._tokens[self._at]

    def _stop(self, what: str) -> NoReturn:
        raise _SyntaxStopError(self._now().column, what)


def _day(token: _Token) -> date:
    try:
        return date.fromisoformat(token.text)
    except ValueError:
        raise _SyntaxStopError(token.column, f"{token.text} という日はありません") from None


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at = 0
    end = len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            column = at + len(text[at:]) - len(text[at:].lstrip()) + 1
            raise _SyntaxStopError(column, f"「{text[column - 1]}」は使えません")
        kind = match.lastgroup or ""
        tokens.append(_Token(kind, match.group(kind), match.start(kind) + 1))
        at = match.end()
    tokens.append(_Token("end", "", end + 1))
    return tokens
