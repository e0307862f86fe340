"""The parts a condition is made of, as plain data. `kiosk.procedures.rules` evaluates them."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

Value = str | int | date | None
Operator = Literal["==", "!=", "<", "<=", ">", ">=", "in"]


class Problem(msgspec.Struct, frozen=True):
    """Why a condition cannot be read. ``column`` counts characters from 1."""

    column: int
    what: str


class Name(msgspec.Struct, frozen=True):
    """Something known when the condition is asked: an answer, the city, the day."""

    name: str


class Constant(msgspec.Struct, frozen=True):
    """A value written in the condition."""

    value: Value


class Listed(msgspec.Struct, frozen=True):
    """A list of values, right of ``in``."""

    values: tuple[Value, ...]


Operand = Name | Constant | Listed


class Compare(msgspec.Struct, frozen=True):
    """Two operands and the operator between them."""

    left: Operand
    operator: Operator
    right: Operand


class Not(msgspec.Struct, frozen=True):
    """The opposite of ``part``."""

    part: Rule


class All(msgspec.Struct, frozen=True):
    """Holds when every part does."""

    parts: tuple[Rule, ...]


class Some(msgspec.Struct, frozen=True):
    """Holds when one part does."""

    parts: tuple[Rule, ...]


Rule = Compare | Not | All | Some
