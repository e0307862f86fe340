from __future__ import annotations

import pytest

from kiosk.guide.player import (
    Answers,
    Position,
    Surroundings,
    advance,
    back,
    change,
    choose,
    exit_of,
    jump,
    live_answers,
    replay,
    start,
    way_to,
)
from kiosk.procedures.model import ChoiceId, StepId
from tests.kiosk.procedures.sample import TODAY, page, procedure, question

AROUND = Surroundings("sample", TODAY)
# a ─yes→ b ─yes/no→ check → good or bad; a ─no→ c → check; a ─away→ another procedure
SAMPLE = procedure(
    question("a", yes="b", no="c", away="trouble.other"),
    question("b", yes="check", no="check"),
    question("c", yes="check", no="check"),
    page("check", ("good", 'answers.b == "yes"'), ("bad", ""), kind="check"),
    page("good"),
    page("bad"),
)


def given(**answers: str) -> Answers:
    return tuple((StepId(step), ChoiceId(choice)) for step, choice in answers.items())


def at_check(**answers: str) -> Position:
    way = replay(SAMPLE, given(**answers), AROUND)
    behind = tuple(step.id for step in way if step.kind == "question")
    return Position(SAMPLE.id, StepId("check"), (None, *behind), given(**answers))


def pick(position: Position, choice: str) -> Position:
    return choose(position, SAMPLE, ChoiceId(choice), AROUND)


def test_start_is_the_preparation_card() -> None:
    assert start(SAMPLE.id) == Position(SAMPLE.id, None, (), ())


def test_first_touch_leads_to_the_first_step() -> None:
    assert advance(start(SAMPLE.id), SAMPLE, AROUND).step == "a"


@pytest.mark.parametrize("step", ["a", "good"])
def test_question_and_result_stay_until_answered_or_left(step: str) -> None:
    position = Position(SAMPLE.id, StepId(step))

    assert advance(position, SAMPLE, AROUND) == position


def test_answer_is_kept_and_leads_on() -> None:
    moved = pick(advance(start(SAMPLE.id), SAMPLE, AROUND), "yes")

    assert (moved.step, moved.behind, moved.answers) == ("b", (None, "a"), given(a="yes"))


def test_answer_given_again_replaces_the_first() -> None:
    moved = pick(Position(SAMPLE.id, StepId("a"), (), given(a="yes", b="no")), "no")

    assert dict(moved.answers) == {"a": "no", "b": "no"}


def test_answer_that_opens_another_procedure_is_kept_in_place() -> None:
    position = Position(SAMPLE.id, StepId("a"), (None,))

    moved = pick(position, "away")

    assert (moved.step, moved.behind, moved.answers) == ("a", (None,), given(a="away"))


@pytest.mark.parametrize("step", [None, "check", "a"])
def test_answering_what_was_not_asked_is_a_key_error(step: str | None) -> None:
    position = Position(SAMPLE.id, StepId(step) if step else None)

    with pytest.raises(KeyError):
        pick(position, "maybe")


def test_back_keeps_the_answers_and_from_the_card_leads_out() -> None:
    position = Position(SAMPLE.id, StepId("b"), (None, StepId("a")), given(a="yes"))

    once = back(position)

    assert once == Position(SAMPLE.id, StepId("a"), (None,), given(a="yes"))
    assert back(start(SAMPLE.id)) is None


def test_exit_is_chosen_by_the_answers_that_count() -> None:
    assert advance(at_check(a="yes", b="yes"), SAMPLE, AROUND).step == "good"
    assert advance(at_check(a="yes", b="no"), SAMPLE, AROUND).step == "bad"


def test_stale_answer_does_not_choose_the_exit() -> None:
    position = at_check(a="no", c="yes", b="yes")

    assert live_answers(position, SAMPLE, AROUND) == {"a": "no", "c": "yes"}
    assert advance(position, SAMPLE, AROUND).step == "bad"


def test_change_returns_to_the_check_page() -> None:
    changing = change(at_check(a="yes", b="yes"), StepId("b"))

    changed = pick(changing, "no")

    assert (changing.step, changing.is_changing) == ("b", True)
    assert (changed.step, changed.is_changing) == ("check", False)
    assert live_answers(changed, SAMPLE, AROUND) == {"a": "yes", "b": "no"}
    assert changed.behind == (None, "a", "b")


def test_change_that_opens_a_new_question_asks_it() -> None:
    changed = pick(change(at_check(a="yes", b="yes"), StepId("a")), "no")

    assert (changed.step, changed.behind) == ("c", (None, "a"))
    assert pick(changed, "no").step == "check"


def test_changing_back_finds_the_older_answers() -> None:
    there = pick(pick(change(at_check(a="yes", b="yes"), StepId("a")), "no"), "no")

    again = pick(change(there, StepId("a")), "yes")

    assert again.step == "check"
    assert live_answers(again, SAMPLE, AROUND) == {"a": "yes", "b": "yes"}


def test_back_from_a_change_returns_to_the_check_page_with_nothing_changed() -> None:
    checked = at_check(a="yes", b="yes")

    returned = back(change(checked, StepId("a")))

    assert returned == checked


def test_way_out_of_a_trouble_is_a_step_forward() -> None:
    position = Position(SAMPLE.id, StepId("b"), (None, StepId("a")), given(a="yes"))

    moved = jump(position, StepId("bad"))

    assert (moved.step, moved.behind) == ("bad", (None, "a", "b"))
    assert back(moved) == position


def test_replay_stops_at_the_first_open_question() -> None:
    assert [step.id for step in replay(SAMPLE, given(a="yes"), AROUND)] == ["a", "b"]


def test_replay_ignores_an_answer_the_question_no_longer_offers() -> None:
    assert [step.id for step in replay(SAMPLE, given(a="perhaps"), AROUND)] == ["a"]


def test_way_to_a_step_is_one_a_resident_can_walk() -> None:
    position = way_to(SAMPLE, StepId("good"), AROUND)

    assert live_answers(position, SAMPLE, AROUND) == {"a": "yes", "b": "yes"}
    assert position.behind == (None, "a", "b", "check")


def test_way_to_a_step_behind_a_trouble_goes_through_the_trouble() -> None:
    sample = procedure(page("a", ("b", ""), trouble="help"), page("b"), page("help", ("b", "")))

    assert way_to(sample, StepId("help"), AROUND).behind == (None, "a")


def test_step_no_answer_leads_to_has_no_way() -> None:
    sample = procedure(page("a", ("b", "")), page("b"), page("lonely"))

    with pytest.raises(KeyError):
        way_to(sample, StepId("lonely"), AROUND)


def test_step_without_an_exit_that_holds_is_told_by_name() -> None:
    stuck = page("stuck", ("b", 'city == "elsewhere"'))

    with pytest.raises(LookupError, match="stuck"):
        exit_of(stuck, {}, AROUND)


def test_exit_sees_city_and_day() -> None:
    step = page("a", ("b", 'city == "sample" and today >= 2026-11-21'), ("c", ""))

    assert exit_of(step, {}, AROUND) == "b"
    assert exit_of(step, {}, Surroundings("other", TODAY)) == "c"
