"""What was answered on the way to a card's expiry, and which question comes next. Pure.

The answers are picks of the visit, ``question=value``; a pick that means nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import Literal, get_args

import msgspec

from kiosk.dates.arithmetic import birthday_in
from kiosk.dates.card_expiry import Issue, first_expiry, renewable_from

Question = Literal[
    "who",
    "year",
    "month",
    "day",
    "side",
    "renewed",
    "stay-year",
    "stay-month",
    "stay-day",
    "look",
    "result",
]
FIRST_YEAR = 2016
"""The first year cards were issued in: the card dossier's section on validity (J9), read
2026-11-21."""

_OWN_BIRTHDAY: tuple[Question, ...] = ("year", "month", "day", "side")
_STAY: tuple[Question, ...] = ("stay-year", "stay-month", "stay-day")
_ADULT_YEARS, _CHILD_YEARS, _STAY_YEARS = 10, 5, 10
_WINDOW_MONTHS = 3
_LEAP_YEAR = 2024
_LONGEST_MONTH = 31


class Answers(msgspec.Struct, frozen=True):
    """The answers by question; ``is_lost`` when she did not know one that cannot be done without.

    ``unknown`` are the questions she answered with 「わからない」 and that can be.
    """

    values: dict[str, str] = {}
    unknown: frozenset[str] = frozenset()
    is_lost: bool = False

    @staticmethod
    def of(picks: Sequence[str]) -> Answers:
        """Return what ``picks`` say; ``unknown`` belongs to the question that was open then."""
        values: dict[str, str] = {}
        unknown: set[str] = set()
        for pick in picks:
            question, equals, value = pick.partition("=")
            if equals and question in get_args(Question):
                values[question] = value
            elif pick == "unknown":
                waiting = _open(values, unknown)
                if waiting not in ("side", "renewed"):
                    return Answers(values, frozenset(unknown), is_lost=True)
                unknown.add(waiting)
        return Answers(values, frozenset(unknown))

    def number(self, question: str) -> int | None:
        """Return the number answered to ``question``."""
        value = self.values.get(question, "")
        return int(value) if value.isdecimal() else None

    def issue(self) -> Issue | None:
        """Return what is known of the card; `None` while something is missing or impossible."""
        year, month, day = self.number("year"), self.number("month"), self.number("day")
        if year is None or month is None or day is None:
            return None
        with suppress(ValueError):
            birthday_in(_LEAP_YEAR, month, day)
            side = {"before": True, "after": False}.get(self.values.get("side", ""))
            is_adult = self.values.get("who") != "child"
            return Issue(year, month, day, is_adult=is_adult, is_before=side)
        return None

    def stay(self) -> date | None:
        """Return the last day of the period of stay; `None` while it is not known."""
        year, month, day = (self.number(question) for question in _STAY)
        if year is None or month is None or day is None:
            return None
        with suppress(ValueError):
            return date(year, month, day)
        return None

    @property
    def is_renewed(self) -> bool:
        """Whether the certificates were renewed once."""
        return self.values.get("renewed") == "yes"


def question_of(answers: Answers, today: date) -> Question:
    """Return what the page asks next; ``look`` sends to the card, ``result`` has all it needs."""
    if answers.is_lost:
        return "look"
    waiting = _open(answers.values, answers.unknown)
    if waiting != "renewed":
        return waiting
    issue = answers.issue()
    if answers.values.get("who") == "stay":
        return "result" if answers.stay() is not None else "look"
    if issue is None:
        return "look"
    is_asked = "renewed" in answers.values or "renewed" in answers.unknown
    return "result" if is_asked or not _may_be_renewed(issue, today) else "renewed"


def _may_be_renewed(issue: Issue, today: date) -> bool:
    """Say whether the first certificates of an adult's card could be renewed by ``today``."""
    first = first_expiry(issue)
    has_second = first.certificate < first.card
    return has_second and today >= renewable_from(first.certificate, _WINDOW_MONTHS)


def _open(values: dict[str, str], unknown: set[str] | frozenset[str]) -> Question:
    """Return the first question without an answer; ``renewed`` stands for all that follows."""
    who = values.get("who")
    if who not in ("adult", "child", "stay"):
        return "who"
    for question in _STAY if who == "stay" else _OWN_BIRTHDAY:
        if question not in values and question not in unknown:
            return question
    return "renewed"


def years_of(question: str, answers: Answers, today: date) -> range:
    """Return the years that can be chosen: those in which a card that still counts was made."""
    if question == "stay-year":
        return range(today.year - 1, today.year + _STAY_YEARS + 1)
    is_child = answers.values.get("who") == "child"
    first = today.year - (_CHILD_YEARS if is_child else _ADULT_YEARS)
    return range(max(FIRST_YEAR, first), today.year + 1)


def days_of(question: str, answers: Answers) -> range:
    """Return the days of the month that was chosen, 29 February among them."""
    prefix = "stay-" if question.startswith("stay-") else ""
    month = answers.number(f"{prefix}month") or 1
    year = answers.number("stay-year") if prefix else None
    last = _LONGEST_MONTH
    while last > 1:
        with suppress(ValueError):
            date(year or _LEAP_YEAR, month, last)
            break
        last -= 1
    return range(1, last + 1)
