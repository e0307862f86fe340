"""Where a resident is in a procedure, as a frozen value; every move returns a new one. Pure.

``answers`` keeps every answer ever given, so going back and forward again finds them; what counts
is `live_answers`: the answers on the way that these answers really take.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from datetime import date

import msgspec

from kiosk.procedures.model import ChoiceId, Procedure, ProcedureId, Step, StepId
from kiosk.procedures.rules import holds

Answers = tuple[tuple[StepId, ChoiceId], ...]


class Position(msgspec.Struct, frozen=True):
    """A place in a procedure. ``step`` is `None` on the preparation card.

    ``behind`` holds the steps that Back returns to, oldest first (`None`: preparation card).
    ``is_changing`` is set while one answer is changed from the check page.
    """

    procedure: ProcedureId
    step: StepId | None = None
    behind: tuple[StepId | None, ...] = ()
    answers: Answers = ()
    is_changing: bool = False


class Surroundings(msgspec.Struct, frozen=True):
    """What conditions may ask besides the answers."""

    city: str
    today: date


def start(procedure: ProcedureId) -> Position:
    """Return the preparation card of ``procedure``."""
    return Position(procedure)


def advance(position: Position, procedure: Procedure, around: Surroundings) -> Position:
    """Go on from the preparation card or from a step that asks nothing.

    A question or a result stays where it is.
    """
    if position.step is None:
        return _move(position, procedure.steps[0].id)
    step = procedure.step(position.step)
    if step.kind in ("question", "result"):
        return position
    return _move(position, exit_of(step, live_answers(position, procedure, around), around))


def choose(
    position: Position, procedure: Procedure, choice: ChoiceId, around: Surroundings
) -> Position:
    """Answer the question at ``position`` and go where the answer leads.

    While one answer is changed from the check page, the way is followed with the new answer to the
    first question without one, or back to the check page. A choice that leads to another
    procedure leaves the position where it is, with the answer kept.

    Raises:
        KeyError: The step is no question or has no such choice.
    """
    step = _question(position, procedure)
    chosen = next((c for c in step.choices if c.id == choice), None)
    if chosen is None:
        raise KeyError(choice)
    answers = (*(a for a in position.answers if a[0] != step.id), (step.id, choice))
    answered = msgspec.structs.replace(position, answers=answers)
    if chosen.to is None:
        return answered
    if not position.is_changing:
        return _move(answered, chosen.to)
    way = replay(procedure, answers, around)
    stop = next((i for i, s in enumerate(way) if s.kind == "check"), len(way) - 1)
    return Position(position.procedure, way[stop].id, (None, *(s.id for s in way[:stop])), answers)


def jump(position: Position, step: StepId) -> Position:
    """Go to ``step`` of the same procedure (a way out of a trouble)."""
    return _move(position, step)


def change(position: Position, step: StepId) -> Position:
    """Go back to the question ``step`` from the check page; answering returns there."""
    moved = _move(position, step)
    return msgspec.structs.replace(moved, is_changing=True)


def back(position: Position) -> Position | None:
    """Return the place before with every answer kept; `None` means out of the procedure."""
    if not position.behind:
        return None
    return msgspec.structs.replace(
        position, step=position.behind[-1], behind=position.behind[:-1], is_changing=False
    )


def replay(procedure: Procedure, answers: Answers, around: Surroundings) -> list[Step]:
    """Return the steps these answers lead through, up to a result or the first open question."""
    given = dict(answers)
    live: dict[StepId, ChoiceId] = {}
    way: list[Step] = []
    step_id: StepId | None = procedure.steps[0].id
    while step_id is not None:
        step = procedure.step(step_id)
        way.append(step)
        step_id = None
        if step.kind == "question":
            chosen = next((c for c in step.choices if c.id == given.get(step.id)), None)
            if chosen is not None:
                live[step.id] = chosen.id
                step_id = chosen.to
        elif step.kind != "result":
            step_id = exit_of(step, live, around)
    return way


def ways(procedure: Procedure, around: Surroundings) -> dict[StepId, Position]:
    """Return, for every step that can be reached here and today, a position with fewest pages."""
    found: dict[StepId, Position] = {}
    waiting = deque([advance(start(procedure.id), procedure, around)])
    seen: set[tuple[StepId | None, Answers]] = set()
    while waiting:
        position = waiting.popleft()
        if (position.step, position.answers) in seen or position.step is None:
            continue
        seen.add((position.step, position.answers))
        found.setdefault(position.step, position)
        at = procedure.step(position.step)
        if at.kind == "question":
            waiting += (choose(position, procedure, one.id, around) for one in at.choices if one.to)
        elif at.kind != "result":
            waiting.append(advance(position, procedure, around))
        waiting += (jump(position, trouble.to) for trouble in at.trouble if trouble.to)
    return found


def way_to(procedure: Procedure, step: StepId, around: Surroundings) -> Position:
    """Return a position at ``step``, reached by the fewest pages.

    Raises:
        KeyError: No answers lead there, in this city and on this day.
    """
    return ways(procedure, around)[step]


def live_answers(
    position: Position, procedure: Procedure, around: Surroundings
) -> dict[StepId, ChoiceId]:
    """Return the answers that still count, in the order of the way; stale ones are left out."""
    given = dict(position.answers)
    way = replay(procedure, position.answers, around)
    return {step.id: given[step.id] for step in way if step.id in given}


def exit_of(step: Step, answers: Mapping[StepId, ChoiceId], around: Surroundings) -> StepId:
    """Return where a step without a question leads, given the live answers.

    Raises:
        LookupError: No exit holds (the content check refuses such a step).
    """
    names = {f"answers.{key}": value for key, value in answers.items()}
    for way_out in step.exits:
        if holds(way_out.when, {**names, "city": around.city, "today": around.today}):
            return way_out.to
    raise LookupError(f"手順「{step.id}」に、あてはまる行き先がありません。")


def _question(position: Position, procedure: Procedure) -> Step:
    if position.step is None:
        raise KeyError("preparation card")
    step = procedure.step(position.step)
    if step.kind != "question":
        raise KeyError(step.id)
    return step


def _move(position: Position, step: StepId) -> Position:
    return msgspec.structs.replace(
        position, step=step, behind=(*position.behind, position.step), is_changing=False
    )
