from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.procedures.rules import (
    Problem,
    Value,
    compared_values,
    evaluate,
    holds,
    names_in,
    parse,
)

NAMES: dict[str, Value] = {
    "answers.have-card": "yes",
    "answers.times": 2,
    "city": "fujisawa",
    "today": date(2026, 11, 21),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", True),
        ('answers.have-card == "yes"', True),
        ('answers.have-card != "yes"', False),
        ('answers.have-card in ["no", "yes"]', True),
        ('not answers.have-card == "no"', True),
        ('city == "fujisawa" and today >= 2026-08-01', True),
        ('city == "x" or city == "y"', False),
        ('city == "x" or city == "fujisawa" and today < 2026-01-01', False),
        ('(city == "x" or city == "fujisawa") and today > 2026-01-01', True),
        ("answers.times < 3", True),
        ("answers.times <= 2", True),
        ("answers.times > 2", False),
        ("3 > answers.times", True),
        ('answers.other == "yes"', False),
        ('answers.other != "yes"', True),
        ("answers.other == none", True),
        ("answers.other < 3", False),
        ("answers.other >= 3", False),
        ("answers.have-card < 3", False),
        ("answers.have-card == 3", False),
        ("today < 5", False),
        ('city == "and"', False),
    ],
)
def test_condition(text: str, expected: bool) -> None:
    assert holds(text, NAMES) is expected


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("city", 5),
        ('city = "a"', 6),
        ('city == "a', 9),
        ('city == "a" and', 16),
        ('city == "a" city == "b"', 13),
        ("city in fujisawa", 9),
        ("city in []", 10),
        ('(city == "a"', 13),
        ("today > 2026-02-30", 9),
        ('open("x") == "a"', 5),
        ("and == and", 1),
        ("not " * 30 + 'city == "a"', 85),
    ],
)
def test_what_is_no_condition_names_its_column(text: str, column: int) -> None:
    found = parse(text)

    assert isinstance(found, Problem)
    assert found.column == column
    assert not holds(text, NAMES)


def test_names_and_values_that_a_condition_asks_for() -> None:
    rule = parse('not (answers.a-b in ["x", "y"] or "z" == answers.c) and city == none')

    assert not isinstance(rule, Problem)
    assert names_in(rule) == {"answers.a-b", "answers.c", "city"}
    assert list(compared_values(rule)) == [
        ("answers.a-b", "x"),
        ("answers.a-b", "y"),
        ("answers.c", "z"),
        ("city", None),
    ]


WORDS = st.sampled_from(["city", "today", "answers.a", "==", "!=", "<", ">=", "in", "and", "or"])
MARKS = st.sampled_from(
    ["not", "none", "(", ")", "[", "]", ",", '"a"', "3", "2026-08-01", "é", '"']
)


@given(st.one_of(st.text(max_size=40), st.lists(WORDS | MARKS, max_size=12).map(" ".join)))
def test_no_text_makes_the_language_raise(text: str) -> None:
    rule = parse(text)

    if isinstance(rule, Problem):
        assert 1 <= rule.column <= len(text) + 1
        assert not text.strip() or not holds(text, NAMES)
    else:
        assert evaluate(rule, NAMES) is holds(text, NAMES)
        assert evaluate(rule, {}) in (True, False)
