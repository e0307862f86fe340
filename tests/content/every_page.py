"""Every page a resident can be shown, built from the shipped content."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from kiosk.guide.blocks import Aside, Block
from kiosk.guide.finding import DAY, DAYS, Finding, questions, results
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Surroundings, start
from kiosk.guide.screens import SCREENS, show
from kiosk.guide.views.entrance import AREAS
from kiosk.guide.views.lessons import page_count
from kiosk.guide.views.other import idle_page
from kiosk.language.languages import Lang
from kiosk.procedures.occasions import LifeEvent
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import NOW, places

NEED_MORE = (
    *("area", "shelf", "procedure", "short", "trouble", "sheet", "idle"),
    *("event", "event-result", "event-bring", "letter", "card", "travel", "terms", "lesson"),
    "city-question",  # no city of the shipped content asks one
)
SIMPLE = tuple(name for name in SCREENS if name not in NEED_MORE and ":" not in name)

_ADULT = ("who=adult", "year=2020", "month=2", "day=29")
_STAY = ("who=stay", "stay-year=2027", "stay-month=3", "stay-day=31")
EXPIRY: tuple[tuple[str, ...], ...] = (
    ("unknown",),
    *(_ADULT[:n] for n in range(1, 5)),
    (*_ADULT, "side=before"),
    (*_ADULT, "side=before", "renewed=yes"),
    (*_ADULT, "unknown", "unknown"),
    ("who=child", "year=2024", "month=7", "day=7", "side=after"),
    *(_STAY[:n] for n in range(1, 5)),
)
"""Every question of the expiry calculator, and results with the most notes."""


def every_page(
    library: Library, lang: Lang, beside: Lang | None = None, now: datetime = NOW
) -> Iterator[tuple[str, Page]]:
    """Yield each page with a name for messages."""
    visit = Visit(language=lang, beside=beside)
    yield from entrance_pages(library, visit, now)
    yield from finder_pages(library, visit, now)
    yield from procedure_pages(library, visit, now)


def entrance_pages(library: Library, visit: Visit, now: datetime) -> Iterator[tuple[str, Page]]:
    spots = [Spot(name) for name in SIMPLE]
    spots += [Spot("area", area=area) for area in AREAS if library.in_area(area)]
    spots += [Spot("search", area=pad) for pad in ("digits", "latin")]
    for spot in spots:
        yield f"{spot.screen} {spot.area}", show(scene_of(visit.at(spot), library, now))
    for group in library.content.fees.groups:
        spot = Spot("fees", picks=(group.id,))
        yield f"fees {group.id}", show(scene_of(visit.at(spot), library, now))
    for picks in EXPIRY:
        spot = Spot("expiry", picks=picks)
        yield f"expiry {' '.join(picks)}", show(scene_of(visit.at(spot), library, now))
    found = msgspec.structs.replace(visit, spot=Spot("search"), query="ひっこし")
    lost = msgspec.structs.replace(visit, spot=Spot("search"), query="ぬぬぬぬ")
    for searching in (found, lost):
        yield f"search {searching.query}", show(scene_of(searching, library, now))
    for name in SCREENS:
        if name.startswith("panel:"):
            panel = name.removeprefix("panel:")
            opened = msgspec.structs.replace(visit, spot=Spot("home"), panel=panel)
            yield name, show(scene_of(opened, library, now))
    home = visit.at(Spot("home"))
    yield "idle", idle_page(scene_of(home, library, now), 30)
    for voice in ("reading", "silent", "mute"):
        yield f"home {voice}", show(scene_of(home, library, now, voice=voice))
    for helper in ("ready", "open"):
        yield f"home {helper}", show(scene_of(home, library, now, helper=helper))


def finder_pages(library: Library, visit: Visit, now: datetime) -> Iterator[tuple[str, Page]]:
    spots = [
        Spot("shelf", area=area, item=shelf.id) for area in AREAS for shelf in library.shelves(area)
    ]
    spots += [Spot("terms", item=term.id) for term in library.content.terms]
    spots += [Spot("letter", item=letter.id) for letter in library.content.letters]
    for lesson in library.content.lessons:
        pages = range(page_count(lesson))
        spots += [Spot("lesson", item=lesson.id, picks=("unknown",) * page) for page in pages]
    spots += [Spot("card", item=card.id) for card in library.content.cards]
    for event in library.content.events:
        asked = range(len(questions(event)))
        spots += [Spot("event", finding=Finding(event.id, number)) for number in asked]
        when = [Finding(event.id, 1, ((DAY, day),)) for day in DAYS if event.counts]
        spots += [Spot("event-day", finding=finding) for finding in when]
        for screen in ("event-result", "event-bring"):
            spots += [Spot(screen, finding=finding) for finding in some_results(event)]
    for spot in spots:
        name = f"{spot.screen} {spot.item}{spot.finding or ''} {len(spot.picks)}"
        yield name, show(scene_of(visit.at(spot), library, now))


def some_results(event: LifeEvent) -> Iterator[Finding]:
    """Yield a result for every answer to each question, not for all of them together."""
    every = list(results(event))
    seen: set[tuple[str, str]] = set()
    for finding in every:
        if not set(finding.answers) <= seen or not finding.answers:
            seen.update(finding.answers)
            yield finding
    yield every[-1]


def procedure_pages(library: Library, visit: Visit, now: datetime) -> Iterator[tuple[str, Page]]:
    around = Surroundings(library.content.city.id, now.date())
    for procedure in library.content.procedures:
        spot = Spot("travel", position=start(procedure.id))
        yield f"travel {procedure.id}", show(scene_of(visit.at(spot), library, now))
        for position in places(procedure, around):
            name = f"{procedure.id}/{position.step or ''}"
            spot = Spot("procedure", position=position)
            if position.step is None:
                short = Spot("short", position=position)
                yield f"{name} short", show(scene_of(visit.at(short), library, now))
            yield name, show(scene_of(visit.at(spot), library, now))
            words = Spot("terms", position=position)
            yield f"{name} terms", show(scene_of(visit.at(words), library, now))
            step = procedure.step(position.step) if position.step else None
            if step is not None and step.why:
                opened = msgspec.structs.replace(spot, is_why_open=True)
                yield f"{name} why", show(scene_of(visit.at(opened), library, now))
            if step is not None and step.trouble:
                trouble = Spot("trouble", position=position)
                yield f"{name} trouble", show(scene_of(visit.at(trouble), library, now))


def flat(page: Page) -> Iterator[Block]:
    """Yield the blocks of ``page`` in reading order, those that stand beside the text too."""
    waiting: list[Block] = list(page.blocks)
    while waiting:
        block = waiting.pop(0)
        if isinstance(block, Aside):
            waiting = [*block.blocks, *waiting]
        else:
            yield block
