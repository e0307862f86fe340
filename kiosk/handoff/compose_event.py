"""Makes the take-home sheet of a life event: every procedure by its day, everything to bring once.

A long list takes a second page: what to do on the first, what to bring on the second.
"""

from __future__ import annotations

from kiosk.guide.blocks import Item, Line, Value
from kiosk.guide.checklist import Needed, Task, needed_for, tasks_of, when_of
from kiosk.guide.finding import Finding
from kiosk.guide.frame import Scene, where
from kiosk.guide.views.event_result import needed_line, title_of_task
from kiosk.guide.views.events import title_of_event
from kiosk.handoff.compose import words_of
from kiosk.handoff.sheet import Parts, PlacedStep, Sheet, sheet_of, with_second_page
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Row
from kiosk.procedures.occasions import LifeEvent

MOST_ON_ONE_PAGE = 7
"""Procedures and things that stand on one page together."""


def event_sheet(scene: Scene, event: LifeEvent, finding: Finding) -> Sheet:
    """Return the sheet of what ``finding`` leads to; no answer is printed."""
    tell = scene.tell
    tasks = tasks_of(scene, event, finding)
    needed = needed_for([(t.number, t.procedure) for t in tasks])
    bring = [_item(scene, one, is_only=len(tasks) == 1) for one in needed]
    steps = [PlacedStep(tell.line(task.where), _step(scene, task)) for task in tasks]
    title = title_of_event(scene, event)
    printed = tell.ui("{day}に 出した 紙です。", day=scene.now.date())
    change = (tell.ui("手続きの 内容は 変わることが あります。"),)
    is_long = len(bring) + len(steps) > MOST_ON_ONE_PAGE
    first = Parts(
        title=title,
        city=where(scene),
        printed=printed,
        bring=() if is_long else bring,
        steps=steps,
        phones=_phones(scene),
        closing=change,
    )
    words = words_of(tell)
    if not is_long:
        return sheet_of(first, words)
    second = Parts(title=title, city=where(scene), printed=printed, bring=bring)
    return with_second_page(sheet_of(first, words), sheet_of(second, words))


def _step(scene: Scene, task: Task) -> Line:
    title, until = title_of_task(task), when_of(task, scene.now.date())
    if until is None:
        return scene.tell.line(title)
    return scene.tell.ui("{title}：{until}", title=title, until=until)


def _item(scene: Scene, needed: Needed, *, is_only: bool) -> Item:
    thing = scene.library.thing(needed.thing)
    name = needed_line(scene, needed)
    if is_only:
        return Item(name, thing.icon)
    numbers = "・".join(str(number) for number in needed.tasks)
    return Item(_with(name, f"（{numbers}）"), thing.icon)


def _with(line: Line, end: str) -> Line:
    """Return ``line`` with ``end`` behind it: a note might be left out of a full page."""
    beside = _with(line.beside, end) if line.beside is not None else None
    shown = end if line.lang.startswith("ja") else f" ({end[1:-1]})"
    return Line(f"{line.text}{shown}", line.lang, beside)


def _phones(scene: Scene) -> list[Value]:
    if scene.library.facts.usable(CITY_TELEPHONE, scene.now.date()) is None:
        return []
    return [scene.tell.value(Row(CITY_TELEPHONE, icon="call"), "")]
