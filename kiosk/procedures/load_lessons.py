"""Turns the TOML of lessons into the model. Their rules are `kiosk.procedures.check_lessons`'."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kiosk.errors import Fault
from kiosk.procedures.lessons import Lesson, LessonAnswer, LessonPart, LessonQuestion
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.toml_reader import Table, read_toml

_FIRST = (
    *("letters", "camera", "qr", "apps", "map", "line", "mail", "safety"),
    *("card", "portal", "insurance", "store", "etax", "disaster"),
)
"""The order on the screen, from the phone itself to procedures; others follow by their ids."""


def read_lessons(folder: Path, faults: list[Fault]) -> list[Placed[Lesson]]:
    """Return the sound lessons of ``folder``, one a file, in the order of the screen."""
    found = [
        placed for file in sorted(folder.glob("*.toml")) for placed in read_lesson(file, faults)
    ]
    return sorted(found, key=lambda placed: _place(placed.value.id))


def read_lesson(file: Path, faults: list[Fault]) -> Iterator[Placed[Lesson]]:
    """Yield the lesson of ``file``; nothing where it has a fault."""
    before = len(faults)
    table = read_toml(file, faults)
    if table is None:
        return
    lesson = Lesson(
        id=table.text("id"),
        title=table.marked("title"),
        icon=table.text("icon"),
        goal=table.marked("goal"),
        whom=table.marked("whom"),
        minutes=table.whole("minutes", 0),
        parts=tuple(_part(part) for part in table.tables("part", required=True)),
        questions=tuple(_question(one) for one in table.tables("question", required=True)),
        closing=table.texts("closing", required=True),
    )
    table.close()
    if lesson.id and lesson.id != file.stem:
        remedy = f'id = "{file.stem}" にするか、ファイルの名前を変える'
        table.fault("id.file", "id", f"「{lesson.id}」はファイルの名前と違います", remedy)
    if len(faults) == before:
        yield Placed(lesson, table.origin, ())


def _place(lesson: str) -> tuple[int, str]:
    return (_FIRST.index(lesson) if lesson in _FIRST else len(_FIRST), lesson)


def _part(table: Table) -> LessonPart:
    part = LessonPart(
        title=table.marked("title"),
        minutes=table.whole("minutes", 0),
        teach=table.texts("teach"),
        tries=table.texts("try"),
        guide=table.text("guide", ""),
    )
    table.close()
    return part


def _question(table: Table) -> LessonQuestion:
    question = LessonQuestion(
        title=table.marked("title"),
        answers=tuple(_answer(one) for one in table.tables("answer", required=True)),
        why=table.marked("why"),
    )
    table.close()
    return question


def _answer(table: Table) -> LessonAnswer:
    answer = LessonAnswer(text=table.marked("text"), is_right=table.flag("right"))
    table.close()
    return answer
