"""Visits whose pages stand for all the others: one of each kind of page, and the fullest ones."""

from __future__ import annotations

from datetime import datetime

from kiosk.clock import JST
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Surroundings, start, way_to
from kiosk.guide.screens import page_of
from kiosk.language.languages import JA, Lang
from kiosk.procedures.model import ProcedureId, StepId
from kiosk.visit import Spot, Visit

NOW = datetime(2026, 11, 21, 10, 12, tzinfo=JST)
STORE = ProcedureId("certificates.residence-store")
_PLAIN = ("attract", "home", "search", "help", "end", "about", "sorry", "refused")
_PANELS = ("language", "size", "colour", "voice")
_STEPS = ("have-card", "cases", "pin", "done", "counter")


def pages(
    library: Library, lang: Lang = JA, *, size: int = 1, beside: Lang | None = None
) -> dict[str, Page]:
    """Return one page of each kind in ``lang``."""
    around = Surroundings("fujisawa", NOW.date())
    procedure = library.procedure(STORE)
    spots = {name: Spot(name) for name in _PLAIN}
    spots["area"] = Spot("area", area="mynumber")
    spots["prepare"] = Spot("procedure", position=start(STORE))
    for step in _STEPS:
        position = way_to(procedure, StepId(step), around)
        spots[f"step {step}"] = Spot("procedure", position=position)
    spots["trouble"] = Spot("trouble", position=way_to(procedure, StepId("pin"), around))
    visits = {
        name: Visit(spot=spot, language=lang, size=size, beside=beside)
        for name, spot in spots.items()
    }
    visits |= {
        panel: Visit(spot=Spot("home"), panel=panel, language=lang, size=size, beside=beside)
        for panel in _PANELS
    }
    return {name: page_of(visit, library, NOW) for name, visit in visits.items()}
