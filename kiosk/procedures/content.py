"""Everything a terminal of one city shows, as one value."""

from __future__ import annotations

import msgspec

from kiosk.procedures.cards import Card
from kiosk.procedures.fees import FeeList
from kiosk.procedures.lessons import Lesson
from kiosk.procedures.lists import Lists
from kiosk.procedures.model import City, Fact, Group, Picture, Procedure, Thing
from kiosk.procedures.occasions import Letter, LifeEvent
from kiosk.procedures.terms import Term


class Content(msgspec.Struct, frozen=True):
    """Everything a terminal of one city shows; ``fingerprint`` changes with any source file."""

    fingerprint: str
    city: City
    procedures: tuple[Procedure, ...]
    facts: tuple[Fact, ...]
    things: tuple[Thing, ...]
    pictures: tuple[Picture, ...]
    groups: tuple[Group, ...] = ()
    events: tuple[LifeEvent, ...] = ()
    letters: tuple[Letter, ...] = ()
    fees: FeeList = FeeList()
    terms: tuple[Term, ...] = ()
    lists: Lists = Lists()
    lessons: tuple[Lesson, ...] = ()
    cards: tuple[Card, ...] = ()
