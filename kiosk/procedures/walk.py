"""Walks every path of a procedure on its data alone: what leads where, how far it is to an end.

Knows nothing of pages; the player that residents meet is `kiosk.guide.player`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter

from kiosk.procedures.model import ChoiceId, CityId, Procedure, ProcedureId, Step, StepId
from kiosk.procedures.rules import Problem, Rule, Value, compared_values, evaluate, names_in, parse

# From this many questions on, a resident is shown her answers before the result.
QUESTIONS_WITH_CHECK = 3


@dataclass(frozen=True, slots=True)
class Path:
    """One way through a procedure.

    ``go`` is the other procedure it ends in; `None` means that it ends at its last step.
    ``was_checked``: a page with the answers was passed.
    """

    steps: tuple[StepId, ...]
    answers: Mapping[StepId, ChoiceId] = field(default_factory=dict)
    go: ProcedureId | None = None
    was_checked: bool = False


def targets(step: Step) -> tuple[StepId, ...]:
    """Return the steps that ``step`` itself leads to; its trouble pages are not counted."""
    chosen = [choice.to for choice in step.choices if choice.to is not None]
    return tuple(dict.fromkeys([*chosen, *(way.to for way in step.exits)]))


def circle(procedure: Procedure) -> tuple[StepId, ...]:
    """Return one circle of steps, its first one repeated at the end; empty when there is none."""
    try:
        _ends_first(procedure)
    except CycleError as found:
        return tuple(reversed(found.args[1]))
    return ()


def _ends_first(procedure: Procedure) -> list[StepId]:
    """Return the steps so that each follows all it leads to.

    Raises:
        CycleError: The steps form a circle.
    """
    known = {step.id for step in procedure.steps}
    leads_to = {step.id: known.intersection(targets(step)) for step in procedure.steps}
    return list(TopologicalSorter(leads_to).static_order())


def reachable(procedure: Procedure) -> set[StepId]:
    """Return the steps a resident can come to, the ways out of trouble included."""
    steps = {step.id: step for step in procedure.steps}
    seen: set[StepId] = set()
    waiting = [procedure.steps[0].id] if procedure.steps else []
    while waiting:
        step = waiting.pop()
        if step in seen or step not in steps:
            continue
        seen.add(step)
        waiting.extend(targets(steps[step]))
        waiting.extend(case.to for case in steps[step].trouble if case.to is not None)
    return seen


def distances(procedure: Procedure) -> dict[StepId, tuple[int, int]]:
    """Return, per step, the steps and minutes of the longest way to an end, itself not counted.

    The procedure must have no circle; a target that does not exist counts as an end. A step done
    elsewhere takes one minute to read here, however long it takes there.
    """
    steps = {step.id: step for step in procedure.steps}
    known: dict[StepId, tuple[int, int]] = {}
    for step in _ends_first(procedure):
        following = [target for target in targets(steps[step]) if target in steps]
        known[step] = (
            max((known[to][0] + 1 for to in following), default=0),
            max((known[to][1] + minutes_here(steps[to]) for to in following), default=0),
        )
    return known


def minutes_here(step: Step) -> int:
    """Return how many minutes ``step`` takes at the terminal."""
    return step.minutes if step.place == "here" else 1


def critical_days(procedure: Procedure, today: date) -> tuple[date, ...]:
    """Return ``today`` and every day on which a condition of the procedure changes its answer."""
    days = {today}
    for rule in _rules(procedure):
        for name, value in compared_values(rule):
            if name == "today" and isinstance(value, date):
                days.update(_around(value))
    return tuple(sorted(days))


def _around(day: date) -> Iterator[date]:
    for shift in (-1, 0, 1):
        # The first and last day of the calendar have only one neighbour.
        if date.min.toordinal() <= day.toordinal() + shift <= date.max.toordinal():
            yield day + timedelta(days=shift)


def walk_paths(procedure: Procedure, *, city: CityId, today: date) -> Iterator[Path]:
    """Yield paths from the first step to an end that together take every way out of every state.

    A state is the step, the answers that some condition asks for, and whether the answers were
    shown; ways that meet in the same state share its continuation, so the number of paths is
    bounded by the ways between states. Steps that only a trouble page leads to are walked from
    there. The procedure must have no circle.
    """
    if not procedure.steps:
        return
    walker = _Walker(procedure, city, today)
    yield from walker.from_step(procedure.steps[0].id)
    yield from walker.from_trouble()


def count_paths(procedure: Procedure, *, city: CityId, today: date) -> int:
    """Return how many different ways lead from the first step to an end. No circle allowed."""
    if not procedure.steps:
        return 0
    return _Walker(procedure, city, today).count(procedure.steps[0].id)


def _rules(procedure: Procedure) -> Iterator[Rule]:
    for step in procedure.steps:
        for way in step.exits:
            rule = parse(way.when) if way.when.strip() else None
            if rule is not None and not isinstance(rule, Problem):
                yield rule


@dataclass(frozen=True, slots=True)
class _State:
    """Where a walk stands; ``told`` holds only the answers that conditions ask for."""

    step: StepId
    told: frozenset[tuple[str, ChoiceId]] = frozenset()
    asked: int = 0
    was_checked: bool = False


class _Walker:
    def __init__(self, procedure: Procedure, city: CityId, today: date) -> None:
        self._steps = {step.id: step for step in procedure.steps}
        self._names: dict[str, Value] = {"city": city, "today": today}
        self._asked_for = {name for rule in _rules(procedure) for name in names_in(rule)}
        self._tails: dict[_State, Path] = {}

    def from_step(self, step: StepId, state: _State | None = None) -> Iterator[Path]:
        yield from self._walk(state or _State(step), ())

    def from_trouble(self) -> Iterator[Path]:
        seen = {state.step for state in self._tails}
        while True:
            roots = [
                (case.to, state)
                for state in list(self._tails)
                for case in self._steps[state.step].trouble
                if case.to is not None and case.to in self._steps and case.to not in seen
            ]
            if not roots:
                return
            for to, state in roots:
                seen.add(to)
                moved = _State(to, state.told, state.asked, state.was_checked)
                yield from self._walk(moved, ())
            seen.update(state.step for state in self._tails)

    def count(self, step: StepId) -> int:
        counts: dict[_State, int] = {}
        waiting = [_State(step)]
        while waiting:
            state = waiting[-1]
            moves = [move for _, move, _ in self._moves(state) if move is not None]
            missing = [move for move in moves if move not in counts]
            if missing:
                waiting.extend(missing)
                continue
            waiting.pop()
            ends = len(self._moves(state)) - len(moves)
            counts[state] = (sum(counts[move] for move in moves) + ends) or 1
        return counts[_State(step)]

    def _walk(
        self, state: _State, before: tuple[tuple[_State, ChoiceId | None], ...]
    ) -> Iterator[Path]:
        if state in self._tails:
            yield _joined(before, self._tails[state])
            return
        moves = self._moves(state)
        if not moves:
            self._tails[state] = Path((state.step,), was_checked=state.was_checked)
            yield _joined(before, self._tails[state])
            return
        for choice, move, go in moves:
            here = (*before, (state, choice))
            if move is None:
                tail = Path(
                    (state.step,),
                    {state.step: choice} if choice is not None else {},
                    go,
                    state.was_checked,
                )
                self._tails.setdefault(state, tail)
                yield _joined(before, tail)
            else:
                yield from self._walk(move, here)
                self._tails.setdefault(state, _joined(((state, choice),), self._tails[move]))

    def _moves(
        self, state: _State
    ) -> list[tuple[ChoiceId | None, _State | None, ProcedureId | None]]:
        """Return the ways out: the answer given, the next state or the procedure it ends in."""
        step = self._steps[state.step]
        if step.kind == "check" and not state.was_checked:
            state = _State(state.step, state.told, state.asked, was_checked=True)
        if step.choices:
            return [
                (choice.id, self._after(state, choice.to, choice.id), choice.go)
                for choice in step.choices
            ]
        names = {**self._names, **dict(state.told)}
        for way in step.exits:
            rule = parse(way.when) if way.when.strip() else None
            if rule is None or (not isinstance(rule, Problem) and evaluate(rule, names)):
                return [(None, self._after(state, way.to, None), None)]
        return []

    def _after(self, state: _State, to: StepId | None, choice: ChoiceId | None) -> _State | None:
        if to is None or to not in self._steps:
            return None
        told = state.told
        name = f"answers.{state.step}"
        if choice is not None and name in self._asked_for:
            told = told | {(name, choice)}
        asked = min(state.asked + (choice is not None), QUESTIONS_WITH_CHECK)
        return _State(to, told, asked, state.was_checked)


def _joined(before: tuple[tuple[_State, ChoiceId | None], ...], tail: Path) -> Path:
    answers = {state.step: choice for state, choice in before if choice is not None}
    answers.update(tail.answers)
    steps = tuple(state.step for state, _ in before)
    return Path((*steps, *tail.steps), answers, tail.go, tail.was_checked)
