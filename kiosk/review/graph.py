"""What a flow diagram shows of a procedure: boxes and arrows, in the words of its authors.

Where they stand is `kiosk.review.layout`'s, how they look `kiosk.review.drawing`'s.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

import msgspec

from kiosk.language.ruby import message_id
from kiosk.procedures.model import Place, Procedure, ProcedureId, Step, StepId, Trouble
from kiosk.procedures.walk import targets
from kiosk.review.conditions import OTHERWISE, in_words

Shape = Literal["start", "question", "do", "info", "check", "result", "other"]
ArrowKind = Literal["way", "answer", "unknown", "condition", "trouble"]
KINDS: dict[Shape, str] = {
    "start": "はじめ・準備の ページ",
    "question": "質問",
    "do": "すること",
    "info": "お知らせ",
    "check": "こたえの 確認",
    "result": "おわり（結果）",
    "other": "ほかの 手続きへ",
}
Say = Callable[[str], str]
"""Turns a marked text into what is shown, its placeholders filled or named."""
START = "(prepare)"
"""The id of the preparation card; no step can be called so."""


class Box(msgspec.Struct, frozen=True):
    """A step, the preparation card, or another procedure in which a way ends.

    ``troubles`` are what commonly goes wrong there, each with the way out in words.
    """

    id: str
    shape: Shape
    title: str
    step: StepId | None = None
    place: Place | None = None
    troubles: tuple[str, ...] = ()


class Arrow(msgspec.Struct, frozen=True):
    """A way from one box to another; ``label`` is the answer or condition it is taken on.

    ``key`` names an answer for tests and scripts: ``<step>/<choice>``.
    """

    start: str
    end: str
    kind: ArrowKind = "way"
    label: str = ""
    key: str = ""


class Flow(msgspec.Struct, frozen=True):
    """All boxes and arrows of one procedure, in the order of its file."""

    procedure: ProcedureId
    title: str
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def flow_of(procedure: Procedure, titles: Mapping[ProcedureId, str], say: Say = message_id) -> Flow:
    """Return the flow of ``procedure``; ``titles`` are those of the procedures it leads to.

    Its steps must be sound: every target is there and there is no circle.
    """
    arrows = list(_arrows(procedure, say))
    known = {arrow.end for arrow in arrows}
    boxes = [Box(START, "start", say(procedure.title))]
    for step in procedure.steps:
        shape: Shape = step.kind
        troubles = tuple(_trouble(procedure, case, titles, say) for case in step.trouble)
        boxes.append(Box(step.id, shape, say(step.title), step.id, step.place, troubles))
        for choice in step.choices:
            other = f"{step.id}>{choice.go}"
            if choice.go is not None and other in known:
                known.discard(other)
                boxes.append(Box(other, "other", say(titles.get(choice.go, choice.go))))
    return Flow(procedure.id, say(procedure.title), tuple(boxes), tuple(arrows))


def _arrows(procedure: Procedure, say: Say) -> Iterator[Arrow]:
    if procedure.steps:
        yield Arrow(START, procedure.steps[0].id)
    for step in procedure.steps:
        for choice in step.choices:
            end = choice.to or f"{step.id}>{choice.go}"
            kind: ArrowKind = "unknown" if choice.is_unknown else "answer"
            text = say(choice.text)
            yield Arrow(step.id, end, kind, text, f"{step.id}/{choice.id}")
        for way in step.exits:
            label = in_words(way.when, procedure, say) if way.when.strip() else ""
            if not label and len(step.exits) > 1:
                label = OTHERWISE
            yield Arrow(step.id, way.to, "condition" if label else "way", label)
    yield from _out_of_trouble(procedure, say)


def _out_of_trouble(procedure: Procedure, say: Say) -> Iterator[Arrow]:
    """Yield the arrows to steps that only a trouble leads to.

    The others stand in words in their box: an arrow for each would hide the ways themselves.
    """
    steps = {step.id: step for step in procedure.steps}
    led_to = {to for step in procedure.steps for to in targets(step)}
    led_to.add(procedure.steps[0].id)
    for step in procedure.steps:
        for case in step.trouble:
            if case.to is None or case.to in led_to or step.id in _after(steps[case.to], steps):
                continue
            yield Arrow(step.id, case.to, "trouble", say(case.title))


def _after(step: Step, steps: Mapping[StepId, Step]) -> set[StepId]:
    seen: set[StepId] = set()
    waiting = [step.id]
    while waiting:
        here = waiting.pop()
        if here not in seen and here in steps:
            seen.add(here)
            waiting += targets(steps[here])
    return seen


def _trouble(
    procedure: Procedure, case: Trouble, titles: Mapping[ProcedureId, str], say: Say
) -> str:
    if case.to is not None:
        return f"{say(case.title)} → {say(procedure.step(case.to).title)}"
    if case.go is not None:
        return f"{say(case.title)} → {say(titles.get(case.go, case.go))}"
    return say(case.title)
