"""Which page a visit shows: the one table from screens to views."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.teller import Teller
from kiosk.guide.views import entrance, expiry, fees, other, panels, procedure, travel
from kiosk.language.languages import JA
from kiosk.visit import Visit

SCREENS = (
    "attract",
    "home",
    "area",
    "procedure",
    "trouble",
    "travel",
    "search",
    "expiry",
    "fees",
    "sheet",
    "help",
    "about",
    "end",
    "idle",
    "refused",
    "panel:language",
    "panel:size",
    "panel:colour",
    "panel:voice",
)


def show(scene: Scene) -> Page:
    """Return the page of the scene's visit.

    A procedure that is not wholly written in the visit's language is shown wholly in Japanese.
    """
    visit, spot = scene.visit, scene.visit.spot
    if visit.panel:
        return panels.panel_page(scene, visit.panel)
    match spot.screen:
        case "home":
            return entrance.home(scene)
        case "area":
            return entrance.area_page(scene, spot.area)  # type: ignore[arg-type]
        case "procedure" | "trouble" | "travel" if spot.position is not None:
            return _procedure(scene)
        case _:
            return _VIEWS.get(spot.screen, entrance.attract)(scene)


def _procedure(scene: Scene) -> Page:
    spot = scene.visit.spot
    if spot.position is None:
        return entrance.home(scene)
    if not scene.library.has_procedure(spot.position.procedure):
        return other.ask_page(scene)
    shown = scene.library.procedure(spot.position.procedure)
    if not scene.library.speaks(shown, scene.tell.lang):
        scene = msgspec.structs.replace(scene, tell=Teller(scene.book(JA)))
    if spot.screen == "travel":
        return travel.travel_page(scene, shown)
    if spot.screen == "trouble":
        return procedure.trouble_page(scene, spot.position)
    return procedure.procedure_page(scene, spot.position)


_VIEWS = {
    "attract": entrance.attract,
    "search": other.search_page,
    "expiry": expiry.expiry_page,
    "fees": fees.fees_page,
    "help": other.help_page,
    "end": other.end_page,
    "refused": other.refused_page,
    "sorry": other.sorry_page,
    "about": other.about_page,
}


def page_of(visit: Visit, library: Library, now: datetime) -> Page:
    """Return the page that ``visit`` shows at ``now``."""
    return show(scene_of(visit, library, now))
