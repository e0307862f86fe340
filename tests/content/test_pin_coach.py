"""The PIN coach stops the resident one try before the lock, and never asks for the PIN."""

from __future__ import annotations

import pytest

from kiosk.guide.blocks import Field
from kiosk.guide.library import Library
from kiosk.guide.player import Position, live_answers
from kiosk.guide.views.procedure import procedure_page
from kiosk.procedures.model import FactId, Procedure, StepId
from tests.kiosk.guide.walks import AROUND, TODAY, Trail, procedure_of, scene_at, trails

TRIES = {"tries-four": ("user", 3), "tries-long": ("sign", 5)}
# Answers after which one more try could lock the PIN, or that do not rule it out.
UNSAFE = {"stop", "locked", "unknown"}


@pytest.fixture(scope="module")
def pin(library: Library) -> Procedure:
    return procedure_of(library, "mynumber.pin")


@pytest.fixture(scope="module")
def ways(pin: Procedure) -> list[Trail]:
    return list(trails(pin))


def value(library: Library, fact: str) -> object:
    found = library.facts.usable(FactId(fact), TODAY)
    assert found is not None, fact
    return found.value


def steps_of(trail: Trail) -> list[str]:
    return [position.step for position in trail if position.step]


def said(library: Library, position: Position) -> str:
    page = procedure_page(scene_at(library, position), position)
    return " ".join(line.shown for line in page.lines())


@pytest.mark.parametrize(("kind", "limit"), [("user", 3), ("sign", 5)])
def test_stop_is_one_try_before_the_lock(library: Library, kind: str, limit: int) -> None:
    assert value(library, f"pin.{kind}_limit") == limit
    assert value(library, f"pin.{kind}_stop") == limit - 1


@pytest.mark.parametrize("step", TRIES)
def test_coach_tells_the_limit_and_that_tries_add_up_across_machines_and_nights(
    library: Library, ways: list[Trail], step: str
) -> None:
    _, limit = TRIES[step]
    trail = next(trail for trail in ways if step in steps_of(trail))
    position = trail[[one.step for one in trail].index(StepId(step))]

    shown = said(library, position)

    assert f"{limit}回 つづけて まちがえると" in shown
    assert f"{limit - 1}回 まちがえた" in shown
    assert "きのうの 分も、ほかの 機械の 分も" in shown


def test_coach_asks_only_how_often_it_failed(pin: Procedure) -> None:
    for name in TRIES:
        step = pin.step(StepId(name))
        assert {choice.id for choice in step.choices} >= {"stop", "locked", "unknown"}
        assert step.pin is None


def test_no_way_leads_to_another_try_after_the_stop(pin: Procedure, ways: list[Trail]) -> None:
    seen = 0
    for trail in ways:
        live = live_answers(trail[-1], pin, AROUND)
        tried = {live.get(StepId(name)) for name in TRIES} & UNSAFE
        if tried and "face-card" not in steps_of(trail):
            seen += 1
            assert {"stop-now", "locked"} & set(steps_of(trail)), live
            assert "result-try" not in steps_of(trail), live
            assert "change-phone-four" not in steps_of(trail), live
            assert "change-phone-long" not in steps_of(trail), live
    assert seen > 100


def test_one_more_try_is_offered_only_to_who_has_at_least_two_left(
    library: Library, pin: Procedure, ways: list[Trail]
) -> None:
    ends = [trail for trail in ways if trail[-1].step == "result-try"]

    assert ends
    for trail in ends:
        live = live_answers(trail[-1], pin, AROUND)
        assert live.get(StepId("tries-four")) in ("none", "once", None)
        assert live.get(StepId("tries-long")) in ("few", None)
        assert {StepId(name) for name in TRIES} & live.keys()
        shown = said(library, trail[-1])
        assert "まちがえたら、そこで 止めて ください。" in shown
        assert "4けたは 2回" in shown
        assert "長い 番号は 4回" in shown


def test_after_the_stop_no_page_tells_to_enter_the_forgotten_pin(
    library: Library, pin: Procedure, ways: list[Trail]
) -> None:
    """What may be typed afterwards is the other PIN (in a store), or a new one."""
    for trail in ways:
        steps = steps_of(trail)
        if "stop-now" not in steps and "locked" not in steps:
            continue
        live = live_answers(trail[-1], pin, AROUND)
        is_long = "long" in (live.get(StepId("how-long")), live.get(StepId("look")))
        for name in steps[steps.index("stop-now" if "stop-now" in steps else "locked") :]:
            step = pin.step(StepId(name))
            if step.pin is None or name.startswith("counter-type-"):
                continue
            assert step.pin == ("user" if is_long else "sign"), (name, live)


def test_who_worries_about_pins_reaches_the_card_without_one(ways: list[Trail]) -> None:
    worried = [trail for trail in ways if ("how-long", "worry") in trail[-1].answers]

    assert worried
    assert all("face-card" in steps_of(trail) for trail in worried)


def test_every_worry_about_a_pin_in_another_procedure_leads_to_the_coach(library: Library) -> None:
    worries = [
        choice
        for procedure in library.content.procedures
        for step in procedure.steps
        for choice in step.choices
        if choice.id == "worry" and procedure.id != "mynumber.pin"
    ]

    assert worries
    assert {choice.go for choice in worries} == {"mynumber.pin"}


def test_no_page_of_the_coach_could_take_a_pin(library: Library, ways: list[Trail]) -> None:
    for position in {position for trail in ways for position in trail}:
        page = procedure_page(scene_at(library, position), position)
        assert not any(isinstance(block, Field) for block in page.blocks)
