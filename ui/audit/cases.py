"""Every screen there is: which visit shows it and how its page is made. No rules here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from kiosk.desk.pages.show import desk_page
from kiosk.guide import player
from kiosk.guide.finding import DAY, Finding, questions, results
from kiosk.guide.frame import Scene
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Position, Surroundings
from kiosk.guide.screens import SCREENS, show
from kiosk.guide.views.lessons import page_count
from kiosk.guide.views.other import idle_page, sheet_page
from kiosk.handoff.compose import sheet_for
from kiosk.procedures.lists import ListKind
from kiosk.procedures.model import ChoiceId, CityId, Procedure, ProcedureId, Step, StepId
from kiosk.procedures.walk import walk_paths
from kiosk.visit import Spot, Visit
from ui.audit.desk_cases import shifts

IDLE_SECONDS = 30
_WITH_MORE = (
    *("procedure", "trouble", "short", "travel", "terms", "sheet", "search"),
    *("shelf", "event", "event-result", "event-bring", "letter", "lesson", "card"),
)
_QUERIES = {"hits": "ひっこし", "none": "ぬぬぬ", "long": "じゅうみんひょうの うつし"}
_BIRTHDAY = ("who=adult", "year=2020", "month=3", "day=31")
_PICKS: dict[str, tuple[str, ...]] = {
    "year": _BIRTHDAY[:1],
    "month": _BIRTHDAY[:2],
    "day": _BIRTHDAY[:3],
    "side": _BIRTHDAY,
    "renewed": (*_BIRTHDAY, "side=before"),
    "result": ("who=adult", "year=2020", "month=2", "day=29", "unknown", "unknown"),
    "child": ("who=child", "year=2024", "month=2", "day=29", "unknown"),
    "stay": ("who=stay", "stay-year=2027", "stay-month=3", "stay-day=31"),
    "look": ("unknown",),
}
_PADS = ("digits", "latin")
_SHEET_STATES = ("printing", "printed", "saved")
_VOICES = ("reading", "silent", "mute")


@dataclass(frozen=True, slots=True)
class Case:
    """One screen. ``make`` builds its page; ``voice`` and ``helper`` are the scene's."""

    name: str
    visit: Visit
    make: Callable[[Scene], Page]
    voice: str = "ready"
    helper: str = ""


def cases(library: Library, today: date) -> Iterator[Case]:
    """Yield every screen of the terminal, each procedure's pages included."""
    yield from _plain(library)
    yield from _finder(library)
    yield from _search()
    yield from _picked(library)
    yield from _lessons(library)
    for voice in _VOICES:
        yield Case(f"home:{voice}", Visit(spot=Spot("home")), show, voice=voice)
    for procedure in library.content.procedures:
        yield from _of_procedure(procedure, Surroundings(library.content.city.id, today))
    yield from _states_of_sheet(library.content.procedures[0])
    yield from _staff(library.content.procedures[0])


def _plain(library: Library) -> Iterator[Case]:
    """Yield the screens that need nothing else, by the table of screens itself."""
    for name in (*SCREENS, "sorry"):
        if name.startswith("panel:"):
            visit = Visit(spot=Spot("home"), panel=name.removeprefix("panel:"))
            yield Case(name, visit, show)
        elif name == "area":
            for area in dict.fromkeys(p.area for p in library.content.procedures):
                yield Case(f"area:{area}", Visit(spot=Spot("area", area=area)), show)
        elif name == "idle":
            yield Case(name, Visit(spot=Spot("home")), _idle)
        elif name not in _WITH_MORE:
            yield Case(name, Visit(spot=Spot(name)), show)


def _finder(library: Library) -> Iterator[Case]:
    """Yield shelves, terms, letters, cards, life events: their questions, the longest result."""
    for area in dict.fromkeys(p.area for p in library.content.procedures):
        for shelf in library.shelves(area):
            spot = Spot("shelf", area=area, item=shelf.id)
            yield Case(f"shelf:{area}:{shelf.id}", Visit(spot=spot), show)
    # Without shelves the screen falls back to the home page.
    yield Case("shelf", Visit(spot=Spot("shelf")), show)
    for term in library.content.terms:
        yield Case(f"term:{term.id}", Visit(spot=Spot("terms", item=term.id)), show)
    for letter in library.content.letters:
        yield Case(f"letter:{letter.id}", Visit(spot=Spot("letter", item=letter.id)), show)
    for card in library.content.cards:
        yield Case(f"card:{card.id}", Visit(spot=Spot("card", item=card.id)), show)
    for event in library.content.events:
        for number in range(len(questions(event))):
            asked = Finding(event.id, number)
            yield Case(f"event:{event.id}:{number}", Visit(spot=Spot("event", finding=asked)), show)
        # The latest in the list of answers is "unknown", which shows the most.
        *_, last = results(event)
        if event.counts:
            ahead = Finding(event.id, last.at, ((DAY, "not-yet"),))
            spot = Spot("event-day", finding=ahead)
            yield Case(f"event-day:{event.id}", Visit(spot=spot), show)
        for name in ("event-result", "event-bring"):
            yield Case(f"{name}:{event.id}", Visit(spot=Spot(name, finding=last)), show)


def _picked(library: Library) -> Iterator[Case]:
    """Yield the pages that ask by tiles: each question, the fullest results, each group."""
    for name, picks in _PICKS.items():
        yield Case(f"expiry:{name}", Visit(spot=Spot("expiry", picks=picks)), show)
    for group in library.content.fees.groups:
        yield Case(f"fees:{group.id}", Visit(spot=Spot("fees", picks=(group.id,))), show)
    for kind in library.list_kinds:
        yield from _of_list(library, kind)


def _of_list(library: Library, kind: ListKind) -> Iterator[Case]:
    """Yield the question of a list, the longest part of it, and the place that says most."""
    found = library.shelf.list_of(kind.id)
    name = f"list:{kind.id}"
    yield Case(name, Visit(spot=Spot("list", item=kind.id)), show)
    if found is None:
        return
    for pick in ("near", "hazard:", "today", "part:", "all"):
        yield Case(f"{name}:{pick}", Visit(spot=Spot("list", item=kind.id, picks=(pick,))), show)
    fullest = max(found.places, key=lambda place: len(str(place)))
    spot = Spot("list", item=kind.id, picks=(f"place:{fullest.id}",))
    yield Case(f"{name}:place", Visit(spot=spot), show)


def _lessons(library: Library) -> Iterator[Case]:
    """Yield each page of each lesson, and a guide that one has opened."""
    for lesson in library.content.lessons:
        for page in range(page_count(lesson)):
            spot = Spot("lesson", item=lesson.id, picks=("0",) * page)
            yield Case(f"lesson:{lesson.id}:{page}", Visit(spot=spot), show)
    for lesson in library.content.lessons[:1]:
        guide = next(ProcedureId(part.guide) for part in lesson.parts if part.guide)
        spot = Spot("procedure", position=player.start(guide))
        opened = Visit(spot=spot, behind=(Spot("lesson", item=lesson.id),))
        yield Case(f"lesson:{lesson.id}:guide", opened, show)


def _idle(scene: Scene) -> Page:
    return idle_page(scene, IDLE_SECONDS)


def _search() -> Iterator[Case]:
    yield Case("search", Visit(spot=Spot("search")), show)
    for name, query in _QUERIES.items():
        yield Case(f"search:{name}", Visit(spot=Spot("search"), query=query), show)
    for pad in _PADS:
        yield Case(f"search:{pad}", Visit(spot=Spot("search", area=pad)), show)


def _of_procedure(procedure: Procedure, around: Surroundings) -> Iterator[Case]:
    """Yield the card, every step, its explanation, its trouble page, and the sheet."""
    name = f"procedure:{procedure.id}"
    yield Case(name, _at(player.start(procedure.id)), show)
    short = Spot("short", position=player.start(procedure.id))
    yield Case(f"short:{procedure.id}", Visit(spot=short), show)
    spot = Spot("travel", position=player.start(procedure.id))
    yield Case(f"travel:{procedure.id}", Visit(spot=spot, behind=(Spot("home"),)), show)
    spot = Spot("terms", position=player.start(procedure.id))
    yield Case(f"terms:{procedure.id}", Visit(spot=spot, behind=(Spot("home"),)), show)
    fullest = _fullest(procedure, around)
    ways = player.ways(procedure, around)
    for step in procedure.steps:
        if step.id not in ways:
            continue
        place = fullest.get(step.id, ways[step.id])
        yield Case(f"{name}/{step.id}", _at(place), show)
        if step.why:
            yield Case(f"{name}/{step.id}/why", _at(place, is_why_open=True), show)
        if step.trouble:
            spot = Spot("trouble", position=place)
            yield Case(f"trouble:{procedure.id}/{step.id}", Visit(spot=spot), show)
        if step.kind == "result":
            spot = Spot("sheet", position=place)
            yield Case(f"sheet:{procedure.id}/{step.id}", Visit(spot=spot), _sheet("ready"))


def _at(position: Position, *, is_why_open: bool = False) -> Visit:
    spot = Spot("procedure", position=position, is_why_open=is_why_open)
    return Visit(spot=spot, behind=(Spot("home"),))


def _fullest(procedure: Procedure, around: Surroundings) -> dict[str, Position]:
    """Return, per check page and result, the place with the most answers given."""
    found: dict[str, Position] = {}
    wanted = {step.id for step in procedure.steps if step.kind in ("check", "result")}
    first = procedure.steps[0].id
    for way in walk_paths(procedure, city=CityId(around.city), today=around.today):
        if way.steps[0] != first:
            continue
        position = player.advance(player.start(procedure.id), procedure, around)
        for step_id in way.steps:
            if step_id in wanted:
                best = found.get(step_id)
                if best is None or len(best.answers) < len(position.answers):
                    found[step_id] = position
            position = _onward(position, procedure.step(step_id), way.answers, procedure, around)
    return found


def _onward(
    position: Position,
    step: Step,
    answers: Mapping[StepId, ChoiceId],
    procedure: Procedure,
    around: Surroundings,
) -> Position:
    choice = answers.get(step.id)
    if choice is not None:
        return player.choose(position, procedure, choice, around)
    return player.advance(position, procedure, around)


def _sheet(state: str) -> Callable[[Scene], Page]:
    def make(scene: Scene) -> Page:
        position = scene.visit.spot.position
        if position is None:
            raise ValueError("紙には 手続きが 要ります。")
        return sheet_page(scene, sheet_for(scene, position).lines(), state)

    return make


def _states_of_sheet(procedure: Procedure) -> Iterator[Case]:
    visit = Visit(spot=Spot("sheet", position=player.start(procedure.id)))
    for state in _SHEET_STATES:
        yield Case(f"sheet:{state}", visit, _sheet(state))


def _staff(procedure: Procedure) -> Iterator[Case]:
    """Yield the supporter's pages, with the most that stands on each."""
    visit = Visit(spot=Spot("staff", position=player.start(procedure.id)))
    for name, (shift, helper) in shifts(procedure).items():
        opened = replace(shift, page=name.partition(":")[0])
        yield Case(f"staff:{name}", visit, partial(desk_page, shift=opened), helper=helper)
