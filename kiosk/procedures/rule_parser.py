"""Reads the condition language: text in, a tree or a problem with its column out.

Total: any text ends in one of the two; nothing is looked up or called.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NoReturn

import msgspec

from kiosk.procedures.rule_tree import (
    All,
    Compare,
    Constant,
    Listed,
    Name,
    Not,
    Operator,
    Problem,
    Rule,
    Some,
    Value,
)

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


@lru_cache(maxsize=512)
def parse(text: str) -> Rule | Problem:
    """Return the condition, or the first thing that keeps it from being one. Never raises."""
    try:
        return _Parser(text).whole()
    except _SyntaxStopError as found:
        return found.problem


class _SyntaxStopError(Exception):
    def __init__(self, column: int, what: str) -> None:
        super().__init__(what)
        self.problem = Problem(column, what)


class _Token(msgspec.Struct, frozen=True):
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
