from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kiosk.clock import JST
from kiosk.guide import actions
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.turn import go_back, turn
from kiosk.handoff.compose_list import place_sheet
from kiosk.visit import Spot, Visit
from tests.opendata import imported
from ui.presenters.sheet import _sheet_of

NOW = datetime(2026, 8, 21, 10, 0, tzinfo=JST)


def test_sheet_of_a_place_has_address_telephone_and_source(
    library: Library, tmp_path: Path
) -> None:
    town = Library(library.content, library._catalogs, "", [imported(tmp_path / "places")])
    found = town.shelf.list_of("facility")
    assert found is not None
    place = found.places[0]
    visit = Visit(spot=Spot("list", item="facility", picks=(f"place:{place.id}",)))
    scene = scene_of(visit, town, NOW)

    sheet = place_sheet(scene, found, place)
    shown = [line.shown for line in sheet.lines()]

    assert sheet.title.shown == place.name
    assert place.address in shown
    (phones,) = sheet.section("phones")
    assert phones.is_huge
    assert phones.entries[0].value is not None
    assert phones.entries[0].value.shown == place.phone
    assert any("出典: 高松市オープンデータ" in text for text in shown)

    at_sheet = turn(scene, actions.Show("sheet"))
    assert _sheet_of(scene_of(at_sheet, town, NOW)) == sheet
    assert go_back(at_sheet).spot == visit.spot
