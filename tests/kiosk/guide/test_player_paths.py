"""What must hold on every way through every shipped procedure."""

from __future__ import annotations

from itertools import pairwise

import pytest

from kiosk.guide import player
from kiosk.guide.blocks import Progress
from kiosk.guide.library import Library
from kiosk.guide.player import Position, live_answers, replay
from kiosk.guide.views.procedure import procedure_page
from kiosk.procedures.model import Procedure
from tests.kiosk.guide.walks import (
    AROUND,
    PROCEDURES,
    Trail,
    following,
    places,
    procedure_of,
    scene_at,
    trails,
)


def again(position: Position, procedure: Procedure) -> Position:
    """Go on with the answer given before."""
    step = procedure.step(position.step) if position.step else None
    if step is not None and step.kind == "question":
        return player.choose(position, procedure, dict(position.answers)[step.id], AROUND)
    return player.advance(position, procedure, AROUND)


@pytest.mark.parametrize("name", PROCEDURES)
def test_back_to_the_start_and_forward_again_restores_every_answer(
    library: Library, name: str
) -> None:
    procedure = procedure_of(library, name)
    for trail in trails(procedure):
        answers = dict(trail[-1].answers)
        position: Position | None = trail[-1]
        for passed in reversed(trail):
            assert position is not None
            assert (position.step, position.behind) == (passed.step, passed.behind)
            assert dict(position.answers) == answers
            position = player.back(position)
        assert position is None
        forward = Position(procedure.id, None, (), trail[-1].answers)
        for passed in trail[1:]:
            forward = again(forward, procedure)
            assert (forward.step, forward.behind) == (passed.step, passed.behind)
        assert dict(forward.answers) == answers


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_way_ends_at_a_result_or_in_another_procedure(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)

    for trail in trails(procedure):
        step = procedure.step(trail[-1].step or procedure.steps[0].id)
        assert step.kind == "result" or all(one.go for one in step.choices), step.id


@pytest.mark.parametrize("name", PROCEDURES)
def test_only_answers_on_the_way_count(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)

    for trail in trails(procedure):
        passed = [position.step for position in trail]
        live = live_answers(trail[-1], procedure, AROUND)
        assert set(live) <= set(passed)
        assert live == dict(trail[-1].answers)


def checked(procedure: Procedure) -> list[Position]:
    """Return the check pages with every combination of answers."""
    found: dict[object, Position] = {}
    for trail in trails(procedure):
        for position in trail:
            if position.step and procedure.step(position.step).kind == "check":
                found[position.answers] = position
    return list(found.values())


@pytest.mark.parametrize("name", PROCEDURES)
def test_change_returns_to_the_check_page_or_asks_what_is_new(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    for position in checked(procedure):
        for step_id in live_answers(position, procedure, AROUND):
            changing = player.change(position, step_id)
            for choice in procedure.step(step_id).choices:
                if choice.to is None:
                    continue
                after = player.choose(changing, procedure, choice.id, AROUND)
                way = [step.id for step in replay(procedure, after.answers, AROUND)]
                live = live_answers(after, procedure, AROUND)
                assert after.step in way
                assert list(after.behind) == [None, *way[: way.index(after.step)]]
                assert all(step in way for step in live)
                kind = procedure.step(after.step).kind
                assert kind in ("check", "result") or after.step not in live
                if choice.id == dict(position.answers)[step_id]:
                    assert after.step == position.step
                    assert live == live_answers(position, procedure, AROUND)


def progress(library: Library, position: Position) -> Progress:
    page = procedure_page(scene_at(library, position), position)
    return next(block for block in page.blocks if isinstance(block, Progress))


@pytest.mark.parametrize("name", PROCEDURES)
def test_progress_never_falls_going_forward_and_ends_full(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    seen: dict[tuple[object, int], Progress] = {}

    def of(position: Position) -> Progress:
        key = (position.step, len(position.behind))
        if key not in seen:
            seen[key] = progress(library, position)
        return seen[key]

    pairs = {
        (one.step, two.step, len(one.behind)): (one, two)
        for trail in trails(procedure)
        for one, two in pairwise(trail[1:])
    }
    for one, two in pairs.values():
        before, after = of(one), of(two)
        assert after.now == before.now + 1
        assert after.of <= before.of
    ends = [told for (step, _), told in seen.items() if not follows(procedure, step)]
    assert all(told.now == told.of for told in ends)


def follows(procedure: Procedure, step: object) -> bool:
    return any(one.id == step and one.kind != "result" for one in procedure.steps)


@pytest.mark.parametrize("name", PROCEDURES)
def test_progress_does_not_fall_when_a_change_is_answered(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    position = next(iter(checked(procedure)))
    for step_id in live_answers(position, procedure, AROUND):
        changing = player.change(position, step_id)
        before = progress(library, changing)
        after = progress(library, again(changing, procedure))

        assert before.now < after.now, step_id
        assert after.of <= before.of


@pytest.mark.parametrize("name", PROCEDURES)
def test_who_does_not_know_is_led_on_at_every_question(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    for position in places(procedure):
        step = procedure.step(position.step) if position.step else None
        if step is None or step.kind != "question":
            continue
        unknown = [choice for choice in step.choices if choice.is_unknown]
        assert len(unknown) == 1, step.id
        if unknown[0].go is not None:
            assert library.has_procedure(unknown[0].go)
            continue
        trail: Trail = (player.choose(position, procedure, unknown[0].id, AROUND),)
        assert trail[0].step != step.id
        while nexts := following(trail[-1], procedure, AROUND):
            trail = (*trail, nexts[-1])
        assert trail[-1].step is not None


@pytest.mark.parametrize("name", PROCEDURES)
def test_way_with_three_questions_shows_the_answers_before_the_result(
    library: Library, name: str
) -> None:
    procedure = procedure_of(library, name)

    for trail in trails(procedure):
        kinds = [procedure.step(place.step).kind for place in trail if place.step]
        if kinds[-1] == "result" and kinds.count("question") >= 3:
            assert "check" in kinds, [place.step for place in trail]
