"""Ways through procedures, walked by the player that residents meet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from functools import cache

from kiosk.clock import JST
from kiosk.guide import player
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.player import Position, Surroundings
from kiosk.procedures.model import Procedure, ProcedureId
from kiosk.visit import Spot, Visit

NOW = datetime(2026, 11, 21, 10, 12, tzinfo=JST)
TODAY = NOW.date()
AROUND = Surroundings("fujisawa", TODAY)
NOBODY = Visit()
PROCEDURES = (
    "certificates.residence-store",
    "living.moving",
    "mynumber.apply",
    "mynumber.cert-renewal",
    "mynumber.insurance",
    "mynumber.pin",
    "trouble.lost-card",
    "trouble.suspicious",
)
Trail = tuple[Position, ...]


def following(position: Position, procedure: Procedure, around: Surroundings) -> list[Position]:
    """Return every place one touch away, going forward; empty at an end."""
    if position.step is None:
        return [player.advance(position, procedure, around)]
    step = procedure.step(position.step)
    if step.kind == "question":
        chosen = [one.id for one in step.choices if one.to is not None]
        return [player.choose(position, procedure, one, around) for one in chosen]
    if step.kind == "result":
        return []
    return [player.advance(position, procedure, around)]


def trails(procedure: Procedure, around: Surroundings = AROUND) -> Iterator[Trail]:
    """Yield every way from the preparation card to an end, without exception."""
    waiting: list[Trail] = [(player.start(procedure.id),)]
    while waiting:
        trail = waiting.pop()
        nexts = following(trail[-1], procedure, around)
        if not nexts:
            yield trail
        waiting.extend((*trail, one) for one in nexts)


@cache
def places(procedure: Procedure, around: Surroundings = AROUND) -> list[Position]:
    """Return one position per step, and the preparation card.

    A step for another city or another day is left out: nobody stands there.
    """
    steps: list[Position] = []
    for step in procedure.steps:
        with suppress(KeyError):
            steps.append(player.way_to(procedure, step.id, around))
    return [player.start(procedure.id), *steps]


def scene_at(
    library: Library, position: Position | None, visit: Visit = NOBODY, now: datetime = NOW
) -> Scene:
    """Return the scene of ``visit``, standing at ``position`` if there is one."""
    if position is not None:
        visit = visit.at(Spot("procedure", position=position))
    return scene_of(visit, library, now)


def procedure_of(library: Library, name: str) -> Procedure:
    return library.procedure(ProcedureId(name))


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, 0, tzinfo=JST)
