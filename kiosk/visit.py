"""The visit: everything the kiosk knows of the resident in front of it, as one frozen value.

Every touch makes a new visit (`kiosk.guide.turn`), the screen is built from it, and dropping the
value is what erasing means: nothing else knows the resident.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from kiosk.guide.finding import Finding
from kiosk.guide.player import Position
from kiosk.language.languages import JA, Lang
from kiosk.procedures.model import ProcedureId, StepId

Theme = Literal["light", "black-on-white", "yellow-on-black", "dark"]
Speed = Literal["slow", "usual", "fast"]


class Spot(msgspec.Struct, frozen=True, omit_defaults=True):
    """A screen to be at; ``area`` and ``position`` belong to the screens that need them.

    ``item`` is the shelf or the letter on it, ``finding`` the place in a life event.

    ``part`` is the part of a page that was too long for one screen, counted from 0.
    ``is_why_open`` shows the explanation in place. ``picks`` are the tiles chosen so far on a page
    that asks one thing after another; Back takes the last one away.
    """

    screen: str = "attract"
    area: str = ""
    position: Position | None = None
    part: int = 0
    is_why_open: bool = False
    item: str = ""
    finding: Finding | None = None
    picks: tuple[str, ...] = ()


class Use(msgspec.Struct, frozen=True):
    """A procedure that was opened, and the farthest step: for the help session's draft."""

    procedure: ProcedureId
    step: StepId | None = None


class Visit(msgspec.Struct, frozen=True, omit_defaults=True):
    """One resident's visit.

    ``behind`` holds the spots that Back returns to. ``panel`` is the tool that is open over the
    spot (language, size, colour, voice), empty when none is. ``query`` is what was typed into the
    search pad. ``size`` is 1 to 4, ``volume`` 1 to 5.
    """

    spot: Spot = Spot()
    behind: tuple[Spot, ...] = ()
    panel: str = ""
    language: Lang = JA
    beside: Lang | None = None
    size: int = 1
    theme: Theme = "light"
    is_reach: bool = False
    speed: Speed = "usual"
    volume: int = 4
    query: str = ""
    used: tuple[Use, ...] = ()

    def go(self, spot: Spot) -> Visit:
        """Return the visit at ``spot``; Back returns to where it is now."""
        return msgspec.structs.replace(self, spot=spot, behind=(*self.behind, self.spot), panel="")

    def at(self, spot: Spot) -> Visit:
        """Return the visit at ``spot`` in place of where it is now."""
        return msgspec.structs.replace(self, spot=spot, panel="")
