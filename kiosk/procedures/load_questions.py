"""Turns a city's ``question.toml`` into the model."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from kiosk.errors import Fault
from kiosk.procedures.load_facts import Placed, each_of
from kiosk.procedures.questions import Answer, Question
from kiosk.procedures.toml_reader import Table


def read_questions(file: Path, faults: list[Fault]) -> list[Placed[Question]]:
    """Return the sound questions of ``file``, in its order; a city without the file asks nothing.

    The name of the folder is the city's.
    """
    if not file.exists():
        return []
    return list(each_of(file, "question", partial(_question, file.parent.name), faults))


def _question(city: str, table: Table) -> Question:
    answers = tuple(_answer(one) for one in table.tables("answer", required=True))
    question_id = table.text("id")
    return Question(
        id=question_id,
        title=table.marked("title"),
        first=table.day("from", required=True) or date.max,
        last=table.day("to", required=True) or date.min,
        answers=answers,
        context=f"city:{city}/question:{question_id}",
    )


def _answer(table: Table) -> Answer:
    answer = Answer(id=table.text("id"), text=table.marked("text"))
    table.close()
    return answer
