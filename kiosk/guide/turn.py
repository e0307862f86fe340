"""What a touch does to the visit: pure, from a visit and an action to the next visit."""

from __future__ import annotations

from typing import get_args

import msgspec

from kiosk.guide import actions, kana_pad, player
from kiosk.guide.deadlines import chosen_day
from kiosk.guide.finding import Finding, answered, counted_from, is_done, one_back
from kiosk.guide.frame import Scene
from kiosk.guide.player import Position
from kiosk.language.languages import JA, Lang
from kiosk.procedures.model import ProcedureId
from kiosk.visit import Speed, Spot, Theme, Use, Visit

_replace = msgspec.structs.replace
ON_PAPER = ("lesson", "card", "list")
"""Screens whose item has a sheet of its own; that of any other is its procedure's or life event's.

The spot of such a sheet names the screen as its area."""


def turn(scene: Scene, action: actions.Action) -> Visit:  # noqa: C901, PLR0911, PLR0912 - an arm each
    """Return the visit after ``action``; printing, reading and the desk's change nothing."""
    visit = scene.visit
    match action:
        case actions.Show(screen) if screen.startswith("panel:"):
            name = screen.removeprefix("panel:")
            return _replace(visit, panel="" if visit.panel == name else name)
        case actions.Show("home"):
            return _replace(visit, spot=Spot("home"), behind=(), panel="", query="")
        case actions.Show(screen) if screen == visit.spot.screen:
            # A second, impatient press must not need a second way back.
            return _replace(visit, panel="")
        case actions.Show("sheet") if visit.spot.screen in ON_PAPER:
            here = visit.spot
            return visit.go(Spot("sheet", area=here.screen, item=here.item, picks=here.picks))
        case actions.Show(screen):
            here = visit.spot
            why = here.is_why_open  # its words are on the page
            shown = Spot(screen, position=here.position, finding=here.finding, is_why_open=why)
            return visit.go(shown)
        case actions.PrintNow():
            return turn(scene, actions.Show("sheet"))
        case actions.OpenProcedure(procedure):
            return open_procedure(visit, procedure)
        case actions.Answer() | actions.Advance() | actions.Change() | actions.JumpTo():
            return _walk(scene, action)
        case actions.Back():
            return go_back(visit)
        case actions.ToggleWhy():
            return visit.at(_replace(visit.spot, is_why_open=not visit.spot.is_why_open, part=0))
        case actions.TurnPage(part):
            return _replace(visit, spot=_replace(visit.spot, part=part))
        case actions.TypeKey(key):
            return _type(visit, key)
        case actions.Pick(value):
            picks = (*visit.spot.picks, value)
            return visit.at(_replace(visit.spot, picks=picks, part=0))
        case _:
            return _open(scene, action)


def _tool(visit: Visit, action: actions.Action) -> Visit:  # noqa: PLR0911 - one arm per action
    match action:
        case actions.SetLanguage(lang):
            return set_language(visit, Lang(lang))
        case actions.ToggleJapanese():
            return _replace(visit, beside=None if visit.beside else JA)
        case actions.SetSize(size):
            return _replace(visit, size=min(4, max(1, size)), spot=_replace(visit.spot, part=0))
        case actions.SetTheme(theme) if theme in get_args(Theme):
            return _replace(visit, theme=theme)
        case actions.ToggleReach():
            return _replace(visit, is_reach=not visit.is_reach, spot=_replace(visit.spot, part=0))
        case actions.SetSpeed(speed) if speed in get_args(Speed):
            return _replace(visit, speed=speed)
        case actions.SetVolume(volume):
            return _replace(visit, volume=min(5, max(1, volume)))
        case _:
            return visit


def set_language(visit: Visit, lang: Lang) -> Visit:
    """Return the visit in ``lang``, at the same place with the same answers.

    From the attract page it begins the visit. Japanese beside Japanese makes no sense and goes.
    """
    beside = None if lang == JA else visit.beside
    chosen = _replace(visit, language=lang, beside=beside)
    if visit.spot.screen == "attract":
        return _replace(chosen, spot=Spot("home"), behind=())
    return _replace(chosen, spot=_replace(chosen.spot, part=0))


def _open(scene: Scene, action: actions.Action) -> Visit:  # noqa: C901, PLR0911, PLR0912 - an arm each
    visit = scene.visit
    match action:
        case actions.OpenArea(area):
            return visit.go(Spot("area", area=area))
        case actions.OpenShelf(area, group):
            return visit.go(Spot("shelf", area=area, item=group))
        case actions.OpenLetter(letter):
            return visit.go(Spot("letter", item=letter))
        case actions.OpenList(kind):
            return visit.go(Spot("list", item=kind))
        case actions.OpenLesson(lesson):
            return visit.go(Spot("lesson", item=lesson))
        case actions.ToLesson():
            return _to_lesson(visit)
        case actions.OpenTerm(term):
            return visit.go(Spot("terms", item=term))
        case actions.OpenCard(card):
            # From one card to the next: Back leads to all of them.
            move = visit.at if visit.spot.screen == "card" else visit.go
            return move(Spot("card", item=card))
        case actions.Vote(question, answer):
            return _replace(visit, spot=Spot("thanks", item=f"{question}/{answer}"), behind=())
        case actions.OpenEvent(event):
            return visit.go(_asking(scene, Finding(event)))
        case actions.Reply(reply):
            return _reply(scene, reply)
        case actions.CountFrom(day):
            return _count_from(visit, day)
        case _:
            return _tool(visit, action)


def _to_lesson(visit: Visit) -> Visit:
    """Return the visit at the page of the lesson it came from, as Back would step by step."""
    for number in reversed(range(len(visit.behind))):
        if visit.behind[number].screen == "lesson":
            spot, behind = visit.behind[number], visit.behind[:number]
            return _replace(visit, spot=spot, behind=behind, panel="", query="")
    return visit


def _reply(scene: Scene, reply: str) -> Visit:
    visit, finding = scene.visit, scene.visit.spot.finding
    event = scene.library.event(finding.event) if finding is not None else None
    if finding is None or event is None:
        return visit
    return visit.at(_asking(scene, answered(finding, event, reply)))


def _count_from(visit: Visit, text: str) -> Visit:
    """Return the visit at the result again, counted from the day that was chosen."""
    finding, day = visit.spot.finding, chosen_day(text)
    if finding is None or day is None:
        return visit
    result = Spot("event-result", finding=counted_from(finding, day))
    return _replace(visit, spot=result, behind=visit.behind[:-1])


def _asking(scene: Scene, finding: Finding) -> Spot:
    """Return the spot of the next question of a life event, or of its result."""
    event = scene.library.event(finding.event)
    if event is not None and is_done(finding, event):
        return Spot("event-result", finding=finding)
    return Spot("event", finding=finding)


def open_procedure(visit: Visit, procedure: ProcedureId) -> Visit:
    """Return the visit at the preparation card of ``procedure``."""
    gone = visit.go(Spot("procedure", position=player.start(procedure)))
    return _replace(gone, query="", used=_used(visit, Position(procedure)))


def go_back(visit: Visit) -> Visit:  # noqa: PLR0911 - one way back per kind of place
    """Return the visit one page back; from the first page it stays."""
    if visit.panel:
        return _replace(visit, panel="")
    spot = visit.spot
    if spot.part:
        return _replace(visit, spot=_replace(spot, part=spot.part - 1))
    if spot.picks and spot.screen != "sheet":
        return _replace(visit, spot=_replace(spot, picks=spot.picks[:-1]))
    if spot.screen == "procedure" and spot.position is not None:
        before = player.back(spot.position)
        if before is not None:
            return visit.at(Spot("procedure", position=before))
    if spot.screen in ("event", "event-result") and spot.finding is not None:
        earlier = one_back(spot.finding)
        if earlier is not None:
            return visit.at(Spot("event", finding=earlier))
    if not visit.behind:
        return visit if spot.screen == "attract" else visit.at(Spot("home"))
    behind = visit.behind[-1]
    if spot.screen == "search":
        visit = _replace(visit, query="")
    return _replace(visit, spot=behind, behind=visit.behind[:-1])


def _walk(scene: Scene, action: actions.Action) -> Visit:
    visit, position = scene.visit, scene.visit.spot.position
    if position is None:
        return visit
    procedure = scene.library.procedure(position.procedure)
    match action:
        case actions.Answer(choice):
            moved = player.choose(position, procedure, choice, scene.around)
            chosen = next(
                c
                for c in procedure.step(position.step or procedure.steps[0].id).choices
                if c.id == choice
            )
            if chosen.go is not None:
                stayed = visit.at(Spot("procedure", position=moved))
                return open_procedure(stayed, chosen.go)
        case actions.Change(step):
            moved = player.change(position, step)
        case actions.JumpTo(step):
            visit = _replace(visit, behind=visit.behind[:-1])  # not back to the trouble page
            moved = player.jump(position, step)
        case _:
            moved = player.advance(position, procedure, scene.around)
    gone = visit.at(Spot("procedure", position=moved))
    return _replace(gone, used=_used(visit, moved))


def _used(visit: Visit, position: Position) -> tuple[Use, ...]:
    others = tuple(use for use in visit.used if use.procedure != position.procedure)
    return (*others, Use(position.procedure, position.step))


def _type(visit: Visit, key: str) -> Visit:
    if key.startswith("pad:"):
        return _replace(visit, spot=_replace(visit.spot, area=key.removeprefix("pad:"), part=0))
    return _replace(visit, query=kana_pad.press(visit.query, key))
