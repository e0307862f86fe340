from __future__ import annotations

from itertools import combinations

from kiosk.guide.checklist import needed_for, tasks_of, when_of, where_of
from kiosk.guide.finding import Finding, results
from kiosk.guide.frame import Scene
from kiosk.guide.library import Library
from kiosk.i18n import Text
from kiosk.procedures.model import Procedure
from kiosk.visit import Visit
from tests.kiosk.guide.walks import NOW, TODAY, procedure_of, scene_at


def test_each_thing_comes_once_with_all_that_need_it_for_every_pair_of_procedures(
    library: Library,
) -> None:
    for one, other in combinations(library.content.procedures, 2):
        needed = needed_for([(1, one), (2, other)])

        wanted = {entry.thing for p in (one, other) for entry in p.prepare.bring}
        assert len(needed) == len(wanted), (one.id, other.id)
        for thing in needed:
            users = [n for n, p in ((1, one), (2, other)) if asks_for(p, thing.thing)]
            assert list(thing.tasks) == users
            assert thing.if_any == all(
                entry.if_any
                for p in (one, other)
                for entry in p.prepare.bring
                if entry.thing == thing.thing
            )


def asks_for(procedure: Procedure, thing: str) -> bool:
    return any(entry.thing == thing for entry in procedure.prepare.bring)


def said(scene: Scene, until: Text | None) -> str:
    return scene.tell.line(until).shown if until is not None else ""


def test_every_line_of_every_result_names_where_and_by_when(library: Library) -> None:
    scene = scene_at(library, None, Visit())
    for event in library.content.events:
        for finding in results(event):
            tasks = tasks_of(scene, event, finding)
            assert [task.number for task in tasks] == list(range(1, len(tasks) + 1))
            for task in tasks:
                assert scene.tell.line(task.where).shown
                is_help = task.procedure.area in ("phone", "trouble")
                until = said(scene, when_of(task, TODAY))
                assert until or (is_help and not task.procedure.deadlines), task.procedure.id
                assert until != "期限は 要確認" or not is_help or task.procedure.deadlines


def test_a_known_day_is_told_with_the_days_left(library: Library) -> None:
    scene = scene_at(library, None, Visit())
    event = library.event("move-in")
    assert event is not None

    (first, *_) = tasks_of(scene, event, Finding("move-in", 3, (("day", "yesterday"),)))

    assert first.procedure.id == "living.moving"
    assert said(scene, when_of(first, NOW.date())) == "12月4日（金）まで。あと 13日"


def test_a_day_that_passed_by_the_earliest_count_is_only_a_maybe(library: Library) -> None:
    scene = scene_at(library, None, Visit())
    event = library.event("move-in")
    assert event is not None

    (first, *_) = tasks_of(scene, event, Finding("move-in", 3, (("day", "month"),)))

    assert said(scene, when_of(first, NOW.date())) == "期限が すぎたかも しれません"


def test_where_is_the_counter_of_the_card_or_the_first_way_without_a_device(
    library: Library,
) -> None:
    scene = scene_at(library, None, Visit())

    named = where_of(scene, procedure_of(library, "mynumber.cert-renewal"))
    plain = where_of(scene, procedure_of(library, "trouble.lost-card"))

    assert "窓口センター" in scene.tell.line(named).shown
    assert scene.tell.line(plain).shown == "電話で"
