"""Small procedures for tests, made without files."""

from __future__ import annotations

from datetime import date

from kiosk.procedures.model import (
    Choice,
    ChoiceId,
    CityId,
    Exit,
    Prepare,
    Procedure,
    ProcedureId,
    Step,
    StepId,
    StepKind,
    Tips,
    Trouble,
)

CITY = CityId("sample")
TODAY = date(2026, 11, 21)


def procedure(*steps: Step) -> Procedure:
    return Procedure(
        id=ProcedureId("trouble.sample"),
        area="trouble",
        topic="sample",
        title="みほん",
        summary=("みほんです。",),
        ways=("counter",),
        prepare=Prepare(),
        steps=steps,
        sources=(),
        supporter=Tips(),
    )


def question(name: str, minutes: int = 1, **choices: str) -> Step:
    """A question; a choice whose target holds a dot goes to another procedure."""
    return Step(
        id=StepId(name),
        kind="question",
        place="here",
        title=name,
        minutes=minutes,
        choices=tuple(
            Choice(ChoiceId(key), key, go=ProcedureId(to))
            if "." in to
            else Choice(ChoiceId(key), key, to=StepId(to))
            for key, to in choices.items()
        ),
    )


def page(
    name: str,
    *exits: tuple[str, str],
    kind: StepKind = "info",
    minutes: int = 1,
    trouble: str = "",
) -> Step:
    """A step that leads on by conditions, ``(target, condition)``; none make it a result."""
    return Step(
        id=StepId(name),
        kind=kind if exits else "result",
        place="here",
        title=name,
        minutes=minutes,
        exits=tuple(Exit(StepId(to), when) for to, when in exits),
        trouble=(Trouble("?", ("?",), to=StepId(trouble)),) if trouble else (),
    )
