"""Makes the handout of a lesson: its goal, what was done, the questions, and whom to ask.

No answer that somebody gave is on it, and no right one: at home she may think again.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kiosk.guide.frame import Scene, where
from kiosk.guide.teller import Teller
from kiosk.handoff.compose import is_telephone, printed_line, words_of
from kiosk.handoff.sheet import Entry, Section, Sheet
from kiosk.i18n import N_, Text
from kiosk.language.languages import JA
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.lessons import Lesson, lesson_context
from kiosk.procedures.model import ProcedureId, Row
from kiosk.procedures.texts import procedure_context

MOST_PHONES = 3
_ASK = N_("わからない ときは、係の人に 聞いてください。")


def lesson_sheet(scene: Scene, lesson: Lesson) -> Sheet:
    """Return the handout of ``lesson`` in the languages of ``scene``."""
    scene = _in_whole_languages(scene, lesson)
    tell, own = scene.tell, lesson_context(lesson)
    words = words_of(tell)
    goal = Entry(tell.line(Text(lesson.goal, f"{own}/goal")), "dot")
    questions = tuple(
        Entry(tell.line(Text(one.title, f"{own}/question/{number}/title")), "box")
        for number, one in enumerate(lesson.questions)
    )
    sections = (
        Section("goal", tell.ui("できるように なること"), (goal,)),
        Section("steps", tell.ui("やること"), _steps(tell, lesson)),
        Section("questions", tell.ui("おぼえて いますか"), questions),
        Section("phones", words.phones, tuple(_phones(scene, lesson)), is_huge=True),
    )
    return Sheet(
        title=tell.line(Text(lesson.title, f"{own}/title")),
        city=where(scene),
        printed=printed_line(scene),
        sections=tuple(section for section in sections if section.entries),
        closing=(*tell.lines(lesson.closing, f"{own}/closing"), tell.ui(_ASK)),
        photo=words.photo,
    )


def _steps(tell: Teller, lesson: Lesson) -> tuple[Entry, ...]:
    """Return what learners do, numbered through; a part without that is only for the teacher."""
    own = lesson_context(lesson)
    tries = [
        Text(text, f"{own}/part/{number}/try/{place}")
        for number, part in enumerate(lesson.parts)
        for place, text in enumerate(part.tries)
    ]
    return tuple(Entry(tell.line(one), "number", n) for n, one in enumerate(tries, start=1))


def _phones(scene: Scene, lesson: Lesson) -> Iterator[Entry]:
    """Yield the numbers that the guides' preparation cards name, then the city's own.

    A number that is not certain is left out: dialling it reaches a stranger.
    """
    rows = {CITY_TELEPHONE: (Row(CITY_TELEPHONE, icon="call"), "")}
    for guide in dict.fromkeys(part.guide for part in lesson.parts if part.guide):
        procedure = scene.library.procedure(ProcedureId(guide))
        base = f"{procedure_context(procedure.id)}/prepare/rows"
        for number, row in enumerate(procedure.prepare.rows):
            if is_telephone(scene, row):
                rows.setdefault(row.fact, (row, f"{base}/{number}/label"))
    first, *others = rows.values()
    for row, context in (*others[: MOST_PHONES - 1], first):
        if scene.library.facts.usable(row.fact, scene.now.date()) is not None:
            value = scene.tell.value(row, context)
            yield Entry(value.label, value=value.value, icon=value.icon)


def _in_whole_languages(scene: Scene, lesson: Lesson) -> Scene:
    """Return ``scene`` with languages in which the whole of ``lesson`` can be said."""
    tell, speaks = scene.tell, scene.library.speaks_lesson
    if not speaks(lesson, tell.lang):
        return msgspec.structs.replace(scene, tell=Teller(scene.book(JA)))
    if tell.beside is not None and not speaks(lesson, tell.beside.lang):
        return msgspec.structs.replace(scene, tell=Teller(tell.book))
    return scene
