"""`python -m ui shot`: draws one screen offscreen to a PNG."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kiosk.dates.trust import DayWatch
from kiosk.guide.finding import Finding, answered
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Position, start, way_to
from kiosk.guide.screens import SCREENS, show
from kiosk.guide.turn import ON_PAPER
from kiosk.guide.views.other import idle_page
from kiosk.language.languages import Lang, language_of
from kiosk.procedures.model import ProcedureId, StepId
from kiosk.visit import Spot, Visit
from ui.app import clock_on
from ui.stage import Stage
from ui.start import moment_of, size_of
from ui.themes import THEMES
from ui.tokens import SIZES

IDLE_SECONDS = 30
_OF_EVENT = ("event", "event-result", "event-bring", "event-day")


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser("shot", help="draw one screen to a PNG")
    parser.add_argument("--screen", choices=SCREENS)
    parser.add_argument("--list", action="store_true", help="name the screens")
    parser.add_argument("--procedure")
    parser.add_argument("--step")
    parser.add_argument("--area")
    parser.add_argument("--shelf", default="", help="id of a shelf of the area")
    parser.add_argument("--event", default="", help="id of a life event")
    parser.add_argument("--letter", default="", help="id of a letter")
    parser.add_argument("--list-kind", default="", help="kind of a list of the city")
    parser.add_argument(
        "--lesson", default="", help="id of a lesson; --pick next … turns its pages"
    )
    parser.add_argument("--card", default="", help="id of a card to show")
    parser.add_argument("--term", default="", help="id of a word with a meaning")
    parser.add_argument("--replies", default="", help="answers of a life event: today,yes,unknown")
    parser.add_argument("--query", default="")
    parser.add_argument("--part", type=int, default=0, help="part of a page that was split, from 0")
    parser.add_argument("--why", action="store_true", help="with the explanation open")
    parser.add_argument("--pick", nargs="*", default=[], help="tiles chosen so far: who=adult …")
    parser.add_argument("--lang", default="ja")
    parser.add_argument("--with", dest="beside", default=None, metavar="L2")
    parser.add_argument("--size", type=int, default=1, choices=range(1, SIZES + 1))
    parser.add_argument("--theme", default="light", choices=sorted(THEMES))
    parser.add_argument("--reach", action="store_true")
    parser.add_argument("--window", default="1920x1080", metavar="WxH")
    parser.add_argument("--on", metavar="DATE", default=None, help="as it is on that day")
    parser.add_argument("--city", default=None)
    parser.add_argument("--data", type=Path, default=None)
    parser.add_argument("--out", type=Path, metavar="F.png")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Draw the screen and return 0; 2 for a screen, procedure or step that is not there."""
    if args.list:
        sys.stdout.write("\n".join(SCREENS) + "\n")
        return 0
    if args.out is None or not (args.screen or args.procedure):
        sys.stderr.write("--screen NAME（または --procedure ID）と --out F.png が 要ります。\n")
        return 2
    try:
        window, on = size_of(args.window) or (1920, 1080), moment_of(args.on)
        stage = Stage(city=args.city, data=args.data, window=window, clock=clock_on(on))
        visit = visit_of(args, stage)
    except (KeyError, ValueError) as error:
        sys.stderr.write(f"ありません: {error}\n")
        return 2
    stage.navigator.visit = visit
    stage.show(page_for(stage, visit), visit, args.part)
    args.out.parent.mkdir(parents=True, exist_ok=True)
    is_saved = stage.screen.grab().save(str(args.out))
    stage.close()
    if not is_saved:
        sys.stderr.write(f"{args.out} に 書けません。\n")
    return 0 if is_saved else 1


def visit_of(args: argparse.Namespace, stage: Stage) -> Visit:
    """Return the visit that the command line describes.

    Raises:
        KeyError: A language, procedure or step that is not there.
    """
    lang = language_of(args.lang).code
    beside = language_of(args.beside).code if args.beside else None
    screen = args.screen or "procedure"
    panel = screen.removeprefix("panel:") if screen.startswith("panel:") else ""
    position = None
    if args.procedure:
        position = position_at(stage, args.procedure, args.step)
    first = stage.kiosk.library.content.procedures[0]
    needs_position = screen in ("procedure", "trouble", "short", "travel", "terms") or (
        screen == "sheet" and not (args.event or _printed(args))
    )
    if position is None and needs_position and not args.term:
        position = start(first.id)
    spot = Spot(
        "home" if panel else screen,
        area=_area(args, screen),
        position=position,
        is_why_open=args.why,
        item=_item(args, screen, stage.kiosk.library),
        finding=_finding(args, screen, stage.kiosk.library),
        picks=tuple(args.pick),
    )
    return Visit(
        spot=spot,
        behind=(Spot("home"),),
        panel=panel,
        language=Lang(lang),
        beside=beside,
        size=args.size,
        theme=args.theme,
        is_reach=args.reach,
        query=args.query,
    )


def _item(args: argparse.Namespace, screen: str, library: Library) -> str:
    """Return what the screen is of: the one named, else the first there is."""
    content = library.content
    held = {
        "shelf": (args.shelf, [one.id for one in library.shelves(args.area or "mynumber")]),
        "terms": (args.term, []),
        "list": (args.list_kind, [one.id for one in library.list_kinds]),
        "card": (args.card, [one.id for one in content.cards]),
        "letter": (args.letter, [one.id for one in content.letters]),
        "lesson": (args.lesson, [one.id for one in content.lessons]),
    }
    named, there = held.get(_printed(args) if screen == "sheet" else screen, ("", []))
    return str(named) or next(iter(there), "")


def _area(args: argparse.Namespace, screen: str) -> str:
    if screen == "sheet":
        return _printed(args)
    return args.area or ("mynumber" if screen in ("area", "shelf") else "")


def _printed(args: argparse.Namespace) -> str:
    """Return the screen whose sheet is asked for; empty for a procedure or life event."""
    named = {"lesson": args.lesson, "card": args.card, "list": args.list_kind}
    return next((screen for screen in ON_PAPER if named[screen]), "")


def _finding(args: argparse.Namespace, screen: str, library: Library) -> Finding | None:
    """Return the place in the life event that is named, else in the first there is."""
    first = next((one.id for one in library.content.events), "")
    if screen not in (*_OF_EVENT, "sheet") or not (args.event or screen != "sheet"):
        return None
    event = library.event(args.event or first)
    if event is None:
        raise KeyError(args.event)
    finding = Finding(event.id)
    for reply in filter(None, args.replies.split(",")):
        finding = answered(finding, event, reply)
    return finding


def position_at(stage: Stage, procedure_id: str, step: str | None) -> Position:
    """Return a position at ``step``, reached by the shortest way; the preparation card for `None`.

    Raises:
        KeyError: No such procedure or step.
    """
    procedure = stage.kiosk.library.procedure(ProcedureId(procedure_id))
    if step is None:
        return start(procedure.id)
    wanted = procedure.step(StepId(step)).id
    scene = scene_of(Visit(), stage.kiosk.library, stage.kiosk.clock.now())
    return way_to(procedure, wanted, scene.around)


def page_for(stage: Stage, visit: Visit) -> Page:
    """Return the page of ``visit``, the idle warning and the sheet included."""
    clock = stage.kiosk.clock
    day = DayWatch().day(clock)
    scene: Scene = scene_of(visit, stage.kiosk.library, clock.now(), day=day)
    if visit.spot.screen == "idle":
        return idle_page(scene, IDLE_SECONDS)
    return stage.kiosk.sheet.page(scene) or show(scene)
