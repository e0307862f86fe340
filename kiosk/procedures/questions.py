"""What a city asks those who have finished, one question at a time: plain data.

How the file is read is `kiosk.procedures.load_questions`', its rules `check_questions`'. What is
answered is a number in `kiosk.desk.counters`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from kiosk.language.ruby import plain


class Answer(msgspec.Struct, frozen=True):
    """One of the answers; its id is what is counted."""

    id: str
    text: str


class Question(msgspec.Struct, frozen=True, omit_defaults=True):
    """A question of a city, in force from ``first`` to ``last``, both included.

    ``context`` is what the gettext contexts of its texts begin with; the loader fills it.
    """

    id: str
    title: str
    first: date
    last: date
    answers: tuple[Answer, ...]
    context: str = ""


def in_force(questions: Sequence[Question], day: date) -> Question | None:
    """Return the question of ``day``, `None` on a day without one."""
    return next((one for one in questions if one.first <= day <= one.last), None)


def question_titles(questions: Sequence[Question]) -> Iterator[tuple[str, str]]:
    """Yield what a report calls each question and each answer: by ``question:<id>[/<answer>]``."""
    for one in questions:
        yield f"question:{one.id}", plain(one.title)
        for answer in one.answers:
            yield f"question:{one.id}/{answer.id}", plain(answer.text)
