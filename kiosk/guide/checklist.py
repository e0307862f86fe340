"""What a life event comes to: procedures in order, where and by when, and things to bring, once.

Both the result page and the printed sheet are made from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from kiosk.guide.deadlines import Due, day_of, due, is_over
from kiosk.guide.finding import DAY, Finding, entries_for
from kiosk.guide.frame import Scene
from kiosk.guide.openings import COUNTER_NAMES, last_counter_day
from kiosk.guide.views.blocks import WAYS
from kiosk.i18n import Quantity, Text, ui
from kiosk.procedures.model import AreaId, Procedure, ProcedureId, ThingId, Way
from kiosk.procedures.occasions import LifeEvent

_HELP: frozenset[AreaId] = frozenset({"phone", "trouble"})
_PHONES = frozenset({"smartphone", "any-smartphone"})


class Task(msgspec.Struct, frozen=True):
    """One procedure of the list; ``number`` counts from 1. ``why`` is `None` where nobody asks.

    ``is_over`` says that the last day is certainly past, ``any_time`` that there is none. Where
    ``is_closed``, the counter does not work on it, or nobody knows; ``open_until`` is then the last
    day before on which it does, `None` where that is past, or not known.
    """

    number: int
    procedure: Procedure
    where: Text
    due: Due
    why: Text | None = None
    is_over: bool = False
    any_time: bool = False
    is_closed: bool = False
    open_until: date | None = None


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
    answer = finding.answer(DAY)
    day = day_of(answer, today)
    tasks = []
    for number, entry in enumerate(entries_for(finding, event, city=city, today=today), start=1):
        procedure = scene.library.procedure(ProcedureId(entry.procedure))
        last = due(procedure.deadlines, event.counts, day, scene.library.facts, today)
        why = Text(entry.why, f"event:{event.id}/entry/{entry.number}/why") if entry.why else None
        place = where_of(scene, procedure)
        task = Task(
            number, procedure, place, last, why, is_over(last, answer, today), entry.any_time
        )
        tasks.append(_with_counter(scene, task))
    return tasks


def _with_counter(scene: Scene, task: Task) -> Task:
    """Return ``task`` with what is known of the counter on its last day."""
    last, today = task.due.day, scene.now.date()
    if last is None or last < today or usual_way(task.procedure) != "counter":
        return task
    works = last_counter_day(scene, last)
    if works == last:
        return task
    until = works if works is not None and works >= today else None
    return msgspec.structs.replace(task, is_closed=True, open_until=until)


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
    """Return where ``procedure`` is done: its counter by name, else its usual way.

    Source: the facts of the procedure's own preparation card.
    """
    for row in procedure.prepare.rows:
        fact = scene.library.facts.usable(row.fact, scene.now.date())
        if row.fact.endswith(COUNTER_NAMES) and fact is not None and fact.unit == "text":
            return Text(str(fact.value), f"{fact.context}/value")
    return ui(WAYS[usual_way(procedure)][1])


def usual_way(procedure: Procedure) -> Way:
    """Return the first way without a device; of what is about the phone itself, the phone."""
    needs = {bring.thing for bring in procedure.prepare.bring if not bring.if_any}
    if procedure.ways[0] == "own-phone" and not needs.isdisjoint(_PHONES):
        return "own-phone"
    ways = [way for way in procedure.ways if way not in ("kiosk", "own-phone")]
    return ways[0] if ways else "counter"


def when_of(task: Task, today: date) -> Text | None:
    """Return by when in words: the last day and the days left, or that it must be asked.

    `None` for what helps and is no procedure of an office: a page on passwords has no last day.
    """
    if task.due.day is not None:
        return _by_day(task, task.due.day, today)
    if task.is_over:
        return ui("期限は すぎました。早めに します")
    period, said = task.due.period, task.due.said
    if period is not None:
        return (
            ui("その 日から {period}の うち", period=period) if period.value else ui("その 日まで")
        )
    if said is not None:
        return ui("めやす：{time}", time=said)
    if task.any_time:
        return ui("いつでも できます")
    procedure = task.procedure
    is_help = procedure.area in _HELP and not procedure.deadlines
    return None if is_help else ui("期限は 要確認")


def _by_day(task: Task, last: date, today: date) -> Text:
    """Return the last day, and the last one on which the counter works before it."""
    if last < today:
        maybe = ui("期限が すぎたかも しれません")
        return ui("{day}まででした。早めに します", day=last) if task.is_over else maybe
    left, until = Quantity((last - today).days, "days_left"), task.open_until
    if until is not None:
        return ui("{day}まで（窓口は {open}まで）。{left}", day=last, open=until, left=left)
    if task.is_closed:
        return ui("{day}まで（窓口は 休みかも しれません）。{left}", day=last, left=left)
    return ui("{day}まで。{left}", day=last, left=left)
