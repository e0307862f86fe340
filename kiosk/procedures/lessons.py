"""Lessons of 20 to 40 minutes that are held with the guides. Plain data only.

How their files are read is `kiosk.procedures.load_lessons`', their rules `check_lessons`'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec


class LessonPart(msgspec.Struct, frozen=True, omit_defaults=True):
    """A part of a lesson: what the teacher says or does, and what the learners try.

    ``guide`` is the procedure that is walked together, empty for none.
    """

    title: str
    minutes: int
    teach: tuple[str, ...] = ()
    tries: tuple[str, ...] = ()
    guide: str = ""


class LessonAnswer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer of a question; わからない is not among them, it stands under every question."""

    text: str
    is_right: bool = False


class LessonQuestion(msgspec.Struct, frozen=True):
    """A question at the end of a lesson, and why its right answer is right."""

    title: str
    answers: tuple[LessonAnswer, ...]
    why: str

    @property
    def right(self) -> LessonAnswer:
        """The right answer; the first where a file that was not checked marks none."""
        return next((one for one in self.answers if one.is_right), self.answers[0])


class Lesson(msgspec.Struct, frozen=True):
    """A lesson plan: the goal in one sentence, for whom, its parts, questions and last words."""

    id: str
    title: str
    icon: str
    goal: str
    whom: str
    minutes: int
    parts: tuple[LessonPart, ...]
    questions: tuple[LessonQuestion, ...]
    closing: tuple[str, ...]


def lesson_context(lesson: Lesson) -> str:
    """Return what the contexts of the lesson's texts begin with, before a slash."""
    return f"lesson:{lesson.id}"


def lesson_texts(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Yield context and marked text of every text of ``lesson``, in page order."""
    own = lesson_context(lesson)
    yield f"{own}/title", lesson.title
    yield f"{own}/goal", lesson.goal
    yield f"{own}/whom", lesson.whom
    for number, part in enumerate(lesson.parts):
        here = f"{own}/part/{number}"
        yield f"{here}/title", part.title
        yield from _numbered(f"{here}/teach", part.teach)
        yield from _numbered(f"{here}/try", part.tries)
    for number, question in enumerate(lesson.questions):
        here = f"{own}/question/{number}"
        yield f"{here}/title", question.title
        for place, answer in enumerate(question.answers):
            yield f"{here}/answer/{place}/text", answer.text
        yield f"{here}/why", question.why
    yield from _numbered(f"{own}/closing", lesson.closing)


def known_lessons(lessons: Iterable[Lesson], procedures: frozenset[str]) -> Iterator[Lesson]:
    """Yield ``lessons``; a part whose guide is not there is held without it."""
    for lesson in lessons:
        parts = tuple(
            part if part.guide in procedures else msgspec.structs.replace(part, guide="")
            for part in lesson.parts
        )
        yield msgspec.structs.replace(lesson, parts=parts)


def _numbered(context: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, text in enumerate(texts):
        yield f"{context}/{number}", text
