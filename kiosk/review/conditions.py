"""Says a condition of ``when`` in Japanese, for those who read a diagram and no TOML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from kiosk.procedures.model import Procedure, Step
from kiosk.procedures.rule_tree import All, Compare, Constant, Listed, Name, Not, Operand, Some
from kiosk.procedures.rules import Problem, Rule, Value, parse

_ORDER = {"<": "より 前", "<=": "まで", ">": "より 後", ">=": "から"}
_ANSWER = "answers."
OTHERWISE = "どれでも ない とき"


def in_words(when: str, procedure: Procedure, say: Callable[[str], str]) -> str:
    """Return the condition with the titles of its questions and the words of their answers.

    ``say`` turns a marked text into what is shown. A condition that cannot be read is returned as
    it is written.
    """
    rule = parse(when)
    return when if isinstance(rule, Problem) else _Wording(procedure, say).rule(rule)


class _Wording:
    def __init__(self, procedure: Procedure, say: Callable[[str], str]) -> None:
        self._procedure = procedure
        self._say = say

    def rule(self, rule: Rule) -> str:
        match rule:
            case All(parts):
                return "、そして ".join(self._part(part) for part in parts)
            case Some(parts):
                return " または ".join(self._part(part) for part in parts)
            case Not(part):
                return f"（{self.rule(part)}）では ない"
            case Compare():
                return self._compare(rule)

    def _part(self, rule: Rule) -> str:
        said = self.rule(rule)
        return f"（{said}）" if isinstance(rule, All | Some) else said

    def _compare(self, rule: Compare) -> str:
        question = self._question(rule.left)
        left = f"「{self._say(question.title)}」" if question else self._operand(rule.left)
        if isinstance(rule.right, Constant) and rule.right.value is None:
            return f"{left}を 聞いて {'いない' if rule.operator == '==' else 'いる'}"
        right = self._operand(rule.right, question)
        match rule.operator:
            case "==" | "in":
                return f"{left}が {right}"
            case "!=":
                return f"{left}が {right}では ない"
            case other:
                return f"{left}が {right}{_ORDER[other]}"

    def _question(self, operand: Operand) -> Step | None:
        if not isinstance(operand, Name) or not operand.name.startswith(_ANSWER):
            return None
        wanted = operand.name.removeprefix(_ANSWER)
        return next((step for step in self._procedure.steps if step.id == wanted), None)

    def _operand(self, operand: Operand, question: Step | None = None) -> str:
        match operand:
            case Name(name):
                return {"today": "きょう", "city": "市"}.get(name, name)
            case Constant(value):
                return self._value(value, question)
            case Listed(values):
                return "か ".join(self._value(value, question) for value in values)

    def _value(self, value: Value, question: Step | None) -> str:
        if isinstance(value, date):
            return value.isoformat()
        choices = question.choices if question is not None else ()
        chosen = next((choice for choice in choices if choice.id == value), None)
        return f"「{self._say(chosen.text)}」" if chosen is not None else f"「{value}」"
