"""Which page a visit shows: the one table from screens to views."""

from __future__ import annotations

from datetime import datetime

import msgspec

from kiosk.guide.finding import questions
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.teller import Teller
from kiosk.guide.views import (
    cards,
    entrance,
    event_day,
    event_result,
    events,
    expiry,
    fees,
    lessons,
    letters,
    other,
    panels,
    procedure,
    question,
    short,
    terms,
    travel,
)
from kiosk.language.languages import JA
from kiosk.visit import Visit

SCREENS = (
    "attract",
    "home",
    "area",
    "shelf",
    "events",
    "event",
    "event-result",
    "event-day",
    "event-bring",
    "letters",
    "letter",
    "lessons",
    "lesson",
    "cards",
    "card",
    "season",
    "procedure",
    "short",
    "trouble",
    "travel",
    "terms",
    "search",
    "expiry",
    "fees",
    "lists",
    "list",
    "sheet",
    "help",
    "about",
    "end",
    "city-question",
    "thanks",
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
        case "area":
            return entrance.area_page(scene, spot.area)  # type: ignore[arg-type]
        case "shelf":
            return entrance.shelf_page(scene, spot.area, spot.item)  # type: ignore[arg-type]
        case "procedure" | "trouble" | "short" | "travel" if spot.position is not None:
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
        scene = _in_japanese(scene)
    if spot.screen == "short":
        return short.short_page(scene, shown)
    if spot.screen == "travel":
        return travel.travel_page(scene, shown)
    if spot.screen == "trouble":
        return procedure.trouble_page(scene, spot.position)
    return procedure.procedure_page(scene, spot.position)


def _in_japanese(scene: Scene) -> Scene:
    return msgspec.structs.replace(scene, tell=Teller(scene.book(JA)))


def _event(scene: Scene) -> Page:
    spot, library = scene.visit.spot, scene.library
    if not library.speaks_all("events", scene.tell.lang):
        scene = _in_japanese(scene)
    finding = spot.finding
    event = library.event(finding.event) if finding is not None else None
    if finding is None or event is None:
        return events.events_page(scene)
    if not library.speaks_event(event, scene.tell.lang):
        scene = _in_japanese(scene)
    if spot.screen == "event-day" and event.counts:
        return event_day.day_page(scene, event, finding)
    if spot.screen == "event" and questions(event):
        return events.event_page(scene, event, finding)
    if spot.screen == "event-bring":
        return event_result.bring_page(scene, event, finding)
    return event_result.result_page(scene, event, finding)


def _letter(scene: Scene) -> Page:
    if not scene.library.speaks_all("letters", scene.tell.lang):
        scene = _in_japanese(scene)
    letter = scene.library.letter(scene.visit.spot.item)
    if scene.visit.spot.screen == "letter" and letter is not None:
        return letters.letter_page(scene, letter)
    return letters.letters_page(scene)


def _lists(scene: Scene) -> Page:
    from kiosk.guide.views import lists  # noqa: PLC0415 - a start does not need it

    if not scene.library.speaks_all("lists", scene.tell.lang):
        scene = _in_japanese(scene)
    return lists.lists_page(scene)


def _lesson(scene: Scene) -> Page:
    lesson = scene.library.lesson(scene.visit.spot.item)
    if scene.visit.spot.screen == "lesson" and lesson is not None:
        if not scene.library.speaks_lesson(lesson, scene.tell.lang):
            scene = _in_japanese(scene)
        return lessons.lesson_page(scene, lesson)
    if not scene.library.speaks_all("lessons", scene.tell.lang):
        scene = _in_japanese(scene)
    return lessons.lessons_page(scene)


def _cards(scene: Scene) -> Page:
    library, spot = scene.library, scene.visit.spot
    if not library.content.cards:
        return entrance.home(scene)
    if not library.speaks_all("cards", scene.tell.lang):
        scene = _in_japanese(scene)
    card = library.card(spot.item)
    if spot.screen == "card" and card is not None:
        return cards.card_page(scene, card)
    return cards.cards_page(scene)


def _question(scene: Scene) -> Page:
    asked = question.question_of(scene)
    if asked is None:
        return other.end_page(scene)
    if not scene.library.speaks_question(asked, scene.tell.lang):
        scene = _in_japanese(scene)
    return question.question_page(scene, asked)


def _terms(scene: Scene) -> Page:
    if not scene.library.speaks_all("terms", scene.tell.lang):
        scene = _in_japanese(scene)
    return terms.terms_page(scene)


_VIEWS = {
    "attract": entrance.attract,
    "home": entrance.home,
    "events": _event,
    "event": _event,
    "event-result": _event,
    "event-day": _event,
    "event-bring": _event,
    "letters": _letter,
    "letter": _letter,
    "lessons": _lesson,
    "lesson": _lesson,
    "cards": _cards,
    "card": _cards,
    "season": entrance.season_page,
    "terms": _terms,
    "lists": _lists,
    "list": _lists,
    "search": other.search_page,
    "expiry": expiry.expiry_page,
    "fees": fees.fees_page,
    "help": other.help_page,
    "end": other.end_page,
    "city-question": _question,
    "thanks": question.thanks_page,
    "refused": other.refused_page,
    "sorry": other.sorry_page,
    "about": other.about_page,
}


def page_of(visit: Visit, library: Library, now: datetime) -> Page:
    """Return the page that ``visit`` shows at ``now``."""
    return show(scene_of(visit, library, now))
