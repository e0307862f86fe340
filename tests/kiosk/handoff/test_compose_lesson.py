from __future__ import annotations

from kiosk.guide.library import Library
from kiosk.handoff.compose_lesson import lesson_sheet
from kiosk.handoff.sheet import Sheet
from kiosk.language.languages import EN, JA
from kiosk.visit import Visit
from tests.kiosk.guide.walks import scene_at


def sheet(library: Library, lesson: str, visit: Visit | None = None) -> Sheet:
    found = library.lesson(lesson)
    assert found is not None
    return lesson_sheet(scene_at(library, None, visit or Visit()), found)


def test_handout_says_goal_steps_questions_and_whom_to_ask(library: Library) -> None:
    for lesson in library.content.lessons:
        made = sheet(library, lesson.id)

        texts = [line.text for line in made.lines()]
        steps = [one for part in lesson.parts for one in part.tries]
        assert [section.kind for section in made.sections] == [
            *("goal", "steps", "questions", "phones")
        ]
        assert all(one in texts for one in (lesson.goal, *steps, *lesson.closing))
        assert [entry.line.text for entry in made.section("questions")[0].entries] == [
            one.title for one in lesson.questions
        ]
        assert "0466-25-1111" in texts


def test_handout_gives_no_answer_away(library: Library) -> None:
    for lesson in library.content.lessons:
        said = [line.text for line in sheet(library, lesson.id).lines()]

        assert not any(one.right.text in said or one.why in said for one in lesson.questions)


def test_handout_names_the_numbers_of_its_guides_before_the_city(library: Library) -> None:
    (phones,) = sheet(library, "safety").section("phones")

    shown = [entry.value.shown for entry in phones.entries if entry.value is not None]
    assert shown[-1] == "0466-25-1111"
    assert 1 < len(shown) <= 3
    assert all(entry.line.shown for entry in phones.entries)


def test_handout_stands_in_two_languages(library: Library) -> None:
    made = sheet(library, "camera", Visit(language=EN, beside=JA))

    assert made.title.lang == EN
    assert made.title.beside is not None
    assert made.title.beside.lang == JA
