"""Rules about a city's questions: two to five answers, days in order, one question at a time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from kiosk.errors import Fault
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.questions import Question

FEWEST, MOST = 2, 5
"""Answers of a question: a page of them, with the one that says nothing."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def check_questions(questions: Sequence[Placed[Question]]) -> Iterator[Fault]:
    """Yield what is wrong with ``questions``; their words are checked as those of letters are."""
    before: list[Question] = []
    for placed in questions:
        one = placed.value
        if not _ID.fullmatch(one.id):
            what = f"id「{one.id}」は使えません"
            yield placed.fault("id.format", "id", what, "小文字・数字・- にする")
        if any(other.id == one.id for other in before):
            yield placed.fault("id.twice", "id", f"「{one.id}」が 2つあります", "id を変える")
        yield from _answers(placed)
        if one.last < one.first:
            what = f"{one.first} から {one.last} までは 1日も ありません"
            yield placed.fault("question.days", "to", what, "from の日か、あとの日にする")
        for other in before:
            if one.first <= other.last and other.first <= one.last:
                what = f"「{other.id}」と 同じ日に きくことに なります"
                yield placed.fault("question.overlap", "from", what, "日を 重ねない")
        before.append(one)


def _answers(placed: Placed[Question]) -> Iterator[Fault]:
    answers = placed.value.answers
    if not FEWEST <= len(answers) <= MOST:
        what = f"こたえが {len(answers)} つあります"
        remedy = f"{FEWEST}つから {MOST}つまでにする（「こたえない」は 機械が 出します）"
        yield placed.fault("question.answers", "answer/0", what, remedy)
    counts = Counter(answer.id for answer in answers)
    for number, answer in enumerate(answers):
        if not _ID.fullmatch(answer.id) or counts[answer.id] > 1:
            what = f"こたえの id「{answer.id}」は使えません"
            key = f"answer/{number}/id"
            yield placed.fault("question.answer-id", key, what, "ほかの id にする")
