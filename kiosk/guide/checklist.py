"""What a life event comes to: procedures in order, where and by when, and things to bring, once.

Both the result page and the printed sheet are made from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from kiosk.guide.deadlines import SPANS, Due, day_of, due
from kiosk.guide.finding import DAY, Finding, entries_for
from kiosk.guide.frame import Scene
from kiosk.guide.openings import COUNTER_NAMES
from kiosk.guide.views.blocks import WAYS
from kiosk.i18n import Quantity, Text, ui
from kiosk.procedures.model import AreaId, Procedure, ProcedureId, ThingId
from kiosk.procedures.occasions import LifeEvent

_HELP: frozenset[AreaId] = frozenset({"phone", "trouble"})


class Task(msgspec.Struct, frozen=True):
    """One procedure of the list; ``number`` counts from 1. ``why`` is `None` where nobody asks.

    ``is_estimate`` says that the day was counted from the earliest one the answer can mean.
    """

    number: int
    procedure: Procedure
    where: Text
    due: Due
    why: Text | None = None
    is_estimate: bool = False


class Needed(msgspec.Struct, frozen=True):
    """A thing to bring and the numbers of the procedures that need it.

    ``if_any`` when all of them want it only where there is one.
    """

    thing: ThingId
    tasks: tuple[int, ...]
    if_any: bool


def tasks_of(scene: Scene, event: LifeEvent, finding: Finding) -> list[Task]:
    """Return what ``finding`` leads to, in the order of doing."""
    today = scene.now.date()
    city = str(scene.library.content.city.id)
    day = day_of(finding.answer(DAY), today)
    tasks = []
    for number, entry in enumerate(entries_for(finding, event, city=city, today=today), start=1):
        procedure = scene.library.procedure(ProcedureId(entry.procedure))
        last = due(procedure.deadlines, event.counts, day, scene.library.facts, today)
        why = Text(entry.why, f"event:{event.id}/entry/{entry.number}/why") if entry.why else None
        place = where_of(scene, procedure)
        tasks.append(Task(number, procedure, place, last, why, finding.answer(DAY) in SPANS))
    return tasks


def needed_for(procedures: Sequence[tuple[int, Procedure]]) -> list[Needed]:
    """Return each thing to bring once, in the order it is first asked for."""
    found: dict[ThingId, Needed] = {}
    for number, procedure in procedures:
        for bring in procedure.prepare.bring:
            before = found.get(bring.thing, Needed(bring.thing, (), if_any=True))
            if number not in before.tasks:
                numbers = (*before.tasks, number)
                is_optional = before.if_any and bring.if_any
                found[bring.thing] = Needed(bring.thing, numbers, is_optional)
    return list(found.values())


def where_of(scene: Scene, procedure: Procedure) -> Text:
    """Return where ``procedure`` is done: its counter by name, else the first way without a device.

    Source: the facts of the procedure's own preparation card.
    """
    for row in procedure.prepare.rows:
        fact = scene.library.facts.usable(row.fact, scene.now.date())
        if row.fact.endswith(COUNTER_NAMES) and fact is not None and fact.unit == "text":
            return Text(str(fact.value), f"{fact.context}/value")
    ways = [way for way in procedure.ways if way not in ("kiosk", "own-phone")]
    way = ways[0] if ways else "counter"
    return ui(WAYS[way][1])


def when_of(task: Task, today: date) -> Text | None:
    """Return by when in words: the last day and the days left, or that it must be asked.

    `None` for what helps and is no procedure of an office: a page on passwords has no last day.
    """
    if task.due.day is not None and task.due.day < today and task.is_estimate:
        return ui("期限が すぎたかも しれません")
    if task.due.day is not None:
        left = Quantity((task.due.day - today).days, "days_left")
        return ui("{day}まで。{left}", day=task.due.day, left=left)
    if task.due.period is not None:
        return ui("その 日から {period}の うち", period=task.due.period)
    procedure = task.procedure
    is_help = procedure.area in _HELP and not procedure.deadlines
    return None if is_help else ui("期限は 要確認")
