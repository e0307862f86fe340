"""The JSON Schema of a lesson, for its authors' editors.

It knows keys and words; the rules are `kiosk.procedures.check_lessons`'.
"""

from __future__ import annotations

from kiosk.procedures.check_lessons import (
    LEAST_ANSWERS,
    LEAST_MINUTES,
    MOST_ANSWERS,
    MOST_MINUTES,
    MOST_SENTENCES,
    QUESTIONS,
)
from kiosk.procedures.schema import PROCEDURE_ID, STEP_ID, TEXT, TEXTS, Schema, table


def lesson_schema() -> Schema:
    """Return the schema of a file in ``assets/lessons`` as plain data."""
    said = {**TEXTS, "maxItems": MOST_SENTENCES, "description": "one sentence per entry"}
    part = table(
        {
            "title": TEXT,
            "minutes": {"type": "integer", "minimum": 1},
            "teach": {**said, "description": "what the teacher says or does"},
            "try": {**said, "description": "what learners try; no PIN, no password, no login"},
            "guide": PROCEDURE_ID,
        },
        ("title", "minutes"),
    )
    answer = table({"text": TEXT, "right": {"type": "boolean"}}, ("text",))
    answers = {"type": "array", "items": answer}
    question = table(
        {
            "title": TEXT,
            "answer": {**answers, "minItems": LEAST_ANSWERS, "maxItems": MOST_ANSWERS},
            "why": {**TEXT, "description": "why the right answer is right"},
        },
        None,
    )
    questions = {"type": "array", "items": question}
    keys = {
        "id": STEP_ID,
        "title": {**TEXT, "description": "24 full-width characters at most"},
        "icon": TEXT,
        "goal": {**TEXT, "description": "what learners can do afterwards, in one sentence"},
        "whom": {**TEXT, "description": "for whom it is"},
        "minutes": {"type": "integer", "minimum": LEAST_MINUTES, "maximum": MOST_MINUTES},
        "part": {"type": "array", "items": part, "minItems": 1},
        "question": {**questions, "minItems": QUESTIONS, "maxItems": QUESTIONS},
        "closing": {**TEXTS, "minItems": 1},
    }
    schema = table(keys, None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Lesson",
        **schema,
    }
