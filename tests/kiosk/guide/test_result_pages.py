from __future__ import annotations

from kiosk.guide import player
from kiosk.guide.finding import Finding
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
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


def test_a_row_of_a_life_event_keeps_to_where_and_when_where_room_is_short(
    library: Library,
) -> None:
    event = library.event("move-in")
    assert event is not None
    finding = Finding("move-in", 3, (("day", "yesterday"),))
    wide, narrow = (
        Visit(spot=Spot("event-result", finding=finding), size=size, is_reach=size == 4)
        for size in (1, 4)
    )

    hints = [
        [
            button.hint.shown
            for button in show(scene_at(library, None, visit)).buttons()
            if button.hint
        ]
        for visit in (wide, narrow)
    ]

    assert any("住所を 市に 知らせます" in hint for hint in hints[0])
    assert not any("住所を 市に 知らせます" in hint for hint in hints[1])
    assert len(hints[0]) == len(hints[1]) > 2
