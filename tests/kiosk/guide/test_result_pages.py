from __future__ import annotations

import pytest

from kiosk.guide import actions, player
from kiosk.guide.blocks import Item, Items, Value
from kiosk.guide.checklist import needed_for, tasks_of
from kiosk.guide.finding import Finding
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.handoff.compose import sheet_for
from kiosk.language.languages import EN, JA, Lang
from kiosk.procedures.model import ProcedureId, StepId
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import AROUND, scene_at

FIRST_ASK = "行く前に、市の窓口に 確認してください。"


def result(library: Library, procedure_id: str, step: str) -> Page:
    procedure = library.procedure(ProcedureId(procedure_id))
    position = player.ways(procedure, AROUND)[StepId(step)]
    return show(scene_at(library, position, Visit(spot=Spot("procedure", position=position))))


def said(page: Page) -> set[str]:
    return {line.shown for line in page.lines()}


def test_nobody_asks_the_counter_before_an_ambulance(library: Library) -> None:
    assert "119" in said(result(library, "places.find-place", "result-emergency"))
    assert FIRST_ASK not in said(result(library, "places.find-place", "result-emergency"))
    assert FIRST_ASK in said(result(library, "places.find-place", "result-ask"))


def test_the_paper_for_an_ambulance_does_not_send_to_the_counter_first(library: Library) -> None:
    places = library.procedure(ProcedureId("places.find-place"))
    ways = player.ways(places, AROUND)
    urgent, other = (
        sheet_for(scene_at(library, None), ways[StepId(step)])
        for step in ("result-emergency", "result-ask")
    )

    assert "119" in {line.shown for line in urgent.lines()}
    assert FIRST_ASK not in {line.shown for line in urgent.lines()}
    assert FIRST_ASK in {line.shown for line in other.lines()}


MOVED = Finding("move-in", 3, (("day", "yesterday"),))


def of_event(library: Library, screen: str, *, size: int = 1, beside: Lang | None = None) -> Page:
    language = EN if beside else JA
    visit = Visit(spot=Spot(screen, finding=MOVED), size=size, language=language, beside=beside)
    return show(scene_at(library, None, visit))


def hints(page: Page) -> list[str]:
    return [button.hint.shown for button in page.buttons() if button.hint]


def test_a_row_of_a_life_event_keeps_to_its_last_day_where_room_is_short(library: Library) -> None:
    wide, narrow = (hints(of_event(library, "event-result", size=size)) for size in (1, 4))

    assert any("住所を 市に 知らせます" in hint for hint in wide)
    assert any("14日の うち" in hint or "まで。" in hint for hint in narrow)
    assert set(narrow).isdisjoint(wide)
    assert all("窓口で" not in hint and "要確認" not in hint for hint in narrow)


def test_things_to_bring_are_one_touch_from_the_list_and_lead_back_to_it(library: Library) -> None:
    done = Visit(spot=Spot("event-result", finding=MOVED))
    (way,) = [b for b in show(scene_at(library, None, done)).buttons() if b.key == "bring"]

    opened = turn(scene_at(library, None, done), way.action)

    shown = show(scene_at(library, None, opened))
    assert shown.name == "event-bring"
    assert shown.title.shown == way.line.shown
    assert turn(scene_at(library, None, opened), actions.Back()).spot == done.spot


@pytest.mark.parametrize(("size", "beside"), [(1, None), (4, JA)])
def test_every_thing_to_bring_is_on_its_page_and_none_on_the_list(
    library: Library, size: int, beside: Lang | None
) -> None:
    event = library.event("move-in")
    assert event is not None
    scene = scene_at(library, None, Visit(spot=Spot("event-result", finding=MOVED)))
    tasks = tasks_of(scene, event, MOVED)
    needed = needed_for([(task.number, task.procedure) for task in tasks])

    listed = _items(of_event(library, "event-result", size=size, beside=beside))
    brought = _items(of_event(library, "event-bring", size=size, beside=beside))

    assert listed == []
    assert {library.thing(one.thing).icon for one in needed} <= {item.icon for item in brought}
    assert len(brought) >= len(needed)


def _items(page: Page) -> list[Item]:
    blocks = [b for block in page.blocks for b in getattr(block, "blocks", (block,))]
    return [item for block in blocks if isinstance(block, Items) for item in block.items]


def test_a_list_that_is_done_in_its_order_is_numbered_and_before_its_facts(
    library: Library,
) -> None:
    page = result(library, "trouble.message-171", "record")
    (listed,) = [n for n, block in enumerate(page.blocks) if isinstance(block, Items)]
    facts = [n for n, block in enumerate(page.blocks) if isinstance(block, Value)]

    numbers = [item.line.shown.partition(" ")[0] for item in _items(page)]
    assert numbers == ["1.", "2.", "3.", "4."]
    assert "「1」" in _items(page)[1].line.shown
    assert facts
    assert listed < min(facts)
