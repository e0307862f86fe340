"""Lessons as a teacher walks them: page by page, into a guide and back, questions, the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Value
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.guide.views.lessons import UNKNOWN, page_count
from kiosk.language.languages import EN
from kiosk.procedures.lessons import Lesson, known_lessons
from kiosk.procedures.model import ProcedureId
from kiosk.visit import Spot, Visit
from tests.content.every_page import flat
from tests.kiosk.guide.views.test_finder import HOME, page_at, pressed
from tests.kiosk.guide.walks import NOW

LEAST_LESSONS = 10
PRACTISED = (
    *("phone.letters", "phone.camera", "phone.qr", "phone.map", "phone.apps", "phone.line-city"),
    *("phone.mail", "phone.passwords", "trouble.suspicious", "trouble.disaster-ready"),
    *("mynumber.apply", "mynumber.pin", "mynumber.portal", "mynumber.insurance", "living.etax"),
)
"""The guides of the eleven themes of the national teaching material, as far as there is one."""


def questions_at(library: Library) -> Iterator[tuple[Lesson, int, Visit]]:
    for lesson in library.content.lessons:
        for number in range(len(lesson.questions)):
            picks = ("next",) * (1 + len(lesson.parts) + 2 * number)
            yield lesson, number, Visit(spot=Spot("lesson", item=lesson.id, picks=picks))


def test_lessons_practise_what_is_asked_at_the_desks(library: Library) -> None:
    guides = {part.guide for one in library.content.lessons for part in one.parts}

    assert len(library.content.lessons) >= LEAST_LESSONS
    assert set(PRACTISED) <= guides


@pytest.mark.parametrize("way", [("phone",), ("places",), ("places", "shelf:go", "places.classes")])
def test_lessons_are_found_from_areas_and_from_the_guide_to_classes(
    library: Library, way: tuple[str, ...]
) -> None:
    listed = page_at(library, pressed(library, HOME, *way, "lessons"))

    assert listed.name == "lessons"
    assert len(listed.buttons()) == len(library.content.lessons)


def test_lesson_is_walked_to_its_end_with_one_button_and_three_answers(library: Library) -> None:
    for lesson in library.content.lessons:
        visit = pressed(library, Visit(spot=Spot("lessons")), f"lesson:{lesson.id}")
        seen: list[Page] = [page_at(library, visit)]
        while not any(button.key == "lessons" for button in seen[-1].buttons()):
            main = seen[-1].frame.main
            visit = pressed(library, visit, main.key if main is not None else UNKNOWN)
            seen.append(page_at(library, visit))

        assert len(seen) == page_count(lesson), lesson.id
        assert sum(page.frame.main is None for page in seen) == 3
        for _ in seen[1:]:
            visit = pressed(library, visit, "back")
        assert visit.spot == Spot("lesson", item=lesson.id)


def test_every_part_opens_its_guide_and_one_touch_leads_back(library: Library) -> None:
    for lesson in library.content.lessons:
        for number, part in enumerate(lesson.parts, start=1):
            if not part.guide:
                continue
            here = Visit(spot=Spot("lesson", item=lesson.id, picks=("next",) * number))
            inside = pressed(library, here, part.guide, "main")
            assert inside.spot.position is not None
            assert inside.spot.position.procedure == part.guide

            assert pressed(library, inside, "lesson").spot == here.spot
            assert "home" not in [one.key for one in page_at(library, inside).frame.below()]


def test_guide_outside_a_lesson_leads_to_the_first_page(library: Library) -> None:
    guide = pressed(library, HOME, "phone", "shelf:start", "phone.camera")

    assert "home" in [one.key for one in page_at(library, guide).frame.below()]
    assert turn(scene_of(guide, library, NOW), actions.ToLesson()) == guide


def test_every_question_can_be_answered_by_somebody_who_does_not_know(library: Library) -> None:
    for lesson, number, visit in questions_at(library):
        asked = page_at(library, visit)
        keys = [button.key for button in asked.buttons()]
        assert keys[-1] == UNKNOWN, lesson.id
        assert len(keys) == len(lesson.questions[number].answers) + 1


def test_every_answer_is_met_kindly_with_the_right_one_and_why(library: Library) -> None:
    for lesson, number, visit in questions_at(library):
        question = lesson.questions[number]
        said: dict[str, str] = {}
        for button in page_at(library, visit).buttons():
            replied = page_at(library, pressed(library, visit, button.key))
            (answer,) = [block for block in flat(replied) if isinstance(block, Value)]
            texts = [line.text for line in replied.lines()]
            said[button.key] = replied.title.shown
            assert answer.value.text == question.right.text
            assert question.why in texts

        right = f"answer:{question.answers.index(question.right)}"
        assert said.pop(right).startswith("そうです")
        assert said.pop(UNKNOWN).startswith("だいじょうぶ")
        assert all(one.startswith("おしい") for one in said.values())
        assert said


def test_nobody_is_asked_for_a_secret_or_sees_a_place_to_type_one(library: Library) -> None:
    for lesson in library.content.lessons:
        first = page_at(library, Visit(spot=Spot("lesson", item=lesson.id)))
        assert "練習では、暗証番号や パスワードを 入れません" in " ".join(
            line.shown for line in first.lines()
        )


def test_part_stays_as_long_as_it_takes(library: Library) -> None:
    lesson = library.content.lessons[0]
    part = page_at(library, Visit(spot=Spot("lesson", item=lesson.id, picks=("next",))))

    assert part.minutes == lesson.parts[0].minutes
    assert page_at(library, Visit(spot=Spot("lesson", item=lesson.id))).minutes == 0


def test_lesson_in_english_has_no_japanese_line(library: Library) -> None:
    for lesson in library.content.lessons:
        for page in range(page_count(lesson)):
            spot = Spot("lesson", item=lesson.id, picks=(UNKNOWN,) * page)
            shown = show(scene_of(Visit(spot=spot, language=EN), library, NOW))
            assert {line.lang for line in shown.lines()} == {EN}


def test_sheet_of_a_lesson_keeps_the_place_in_it(library: Library) -> None:
    here = pressed(library, Visit(spot=Spot("lessons")), "lesson:qr")

    sheet = turn(scene_of(here, library, NOW), actions.Show("sheet"))

    assert sheet.spot == Spot("sheet", area="lesson", item="qr")
    assert turn(scene_of(sheet, library, NOW), actions.Back()).spot == here.spot


def test_guide_that_is_not_there_leaves_the_part_without_it(library: Library) -> None:
    lesson = library.content.lessons[0]
    (left,) = known_lessons([lesson], frozenset({ProcedureId("trouble.other")}))

    assert [part.title for part in left.parts] == [part.title for part in lesson.parts]
    assert not any(part.guide for part in left.parts)
