"""What a procedure, a step, a fact and a city are, as the terminal loads them. Plain data only.

The content files hold Japanese with markup; a text's translation is looked up under its context,
``procedure:<id>/<step>/<field>``. Rules about the data live in `kiosk.procedures.check`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NewType

import msgspec

from kiosk.dates.opening import Days
from kiosk.procedures.questions import Question

ProcedureId = NewType("ProcedureId", str)
StepId = NewType("StepId", str)
ChoiceId = NewType("ChoiceId", str)
FactId = NewType("FactId", str)
ThingId = NewType("ThingId", str)
CityId = NewType("CityId", str)

AreaId = Literal["mynumber", "certificates", "living", "phone", "places", "trouble"]
Place = Literal["here", "own-phone", "counter", "store", "home", "post", "call", "police", "clinic"]
Way = Literal["kiosk", "own-phone", "counter", "store", "post", "call", "photo-booth", "clinic"]
StepKind = Literal["question", "do", "info", "check", "result"]
PinKind = Literal["sign", "user", "register", "entry"]
Event = Literal[
    "moved-in",
    "moves-out",
    "born",
    "pregnant",
    "died",
    "left-job",
    "got-job",
    "married",
    "divorced",
    "turns-65",
    "turns-75",
    "dog",
    "disaster",
    "letter",
    "stay-ends",
    "expires",
    "changed",
]
Unit = Literal[
    "yen", "tel", "date", "days", "months", "years", "times", "hours", "yearly", "text", "minutes"
]
Confidence = Literal["H", "M", "L"]


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a statement was read, and when."""

    title: str
    read: date
    url: str = ""


class Fact(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing of the real world that can change: a fee, an hour, a number, a deadline.

    ``value`` is in ``unit``: whole yen, a telephone number as printed, ``6:30-23:00`` for hours,
    ``12-29/01-03`` for days of every year, a count for days, months, years, times and minutes,
    marked Japanese for text; `None`: the city has to be asked. ``label`` names it on a row.
    ``days`` says on which days hours hold, `None` that this is not known; ``at`` to which way it
    belongs. ``valid_from`` and ``valid_until`` are inclusive days. ``context`` names its texts.
    """

    id: FactId
    label: str
    value: int | str | None
    unit: Unit
    source: Source
    checked_on: date
    owner: str
    confidence: Confidence
    valid_from: date | None = None
    valid_until: date | None = None
    note: str = ""
    context: str = ""
    days: Days | None = None
    at: Way | None = None


class Row(msgspec.Struct, frozen=True, omit_defaults=True):
    """A labelled value on a page: the fact decides what is shown."""

    fact: FactId
    label: str = ""
    icon: str = ""


class Choice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer. ``to`` is a step of this procedure, ``go`` another procedure; exactly one is set.

    ``is_unknown`` marks the answer of somebody who does not know or does not have it.
    """

    id: ChoiceId
    text: str
    hint: str = ""
    to: StepId | None = None
    go: ProcedureId | None = None
    is_unknown: bool = False


class Exit(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a step leads when ``when`` (the condition language) holds; empty always holds."""

    to: StepId
    when: str = ""


class Trouble(msgspec.Struct, frozen=True, omit_defaults=True):
    """What commonly goes wrong at a step, and the way out."""

    title: str
    text: tuple[str, ...]
    to: StepId | None = None
    go: ProcedureId | None = None


class Tips(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the supporter is told; residents never see or hear it."""

    tips: tuple[str, ...] = ()
    caution: str = ""
    say: str = ""


class Link(msgspec.Struct, frozen=True):
    """An official page, shown as a QR code with its host in words."""

    title: str
    url: str


class Step(msgspec.Struct, frozen=True, omit_defaults=True):
    """One page of a procedure: one decision or one action.

    ``text`` holds one sentence per entry, at most three. ``items`` is a list to read,
    ``is_ordered`` where it is to be done in its order. ``pin`` names the PIN the resident types
    elsewhere at this step. ``steps_left`` and ``minutes_left`` are the longest way to an end from
    here, this step not counted; the build fills them.
    """

    id: StepId
    kind: StepKind
    place: Place
    title: str
    text: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    is_ordered: bool = False
    picture: str = ""
    why: tuple[str, ...] = ()
    caution: str = ""
    pin: PinKind | None = None
    rows: tuple[Row, ...] = ()
    choices: tuple[Choice, ...] = ()
    exits: tuple[Exit, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    supporter: Tips = Tips()
    link: Link | None = None
    minutes: int = 1
    steps_left: int = 0
    minutes_left: int = 0


class Bring(msgspec.Struct, frozen=True, omit_defaults=True):
    """A thing to bring; ``if_any`` when it is only wanted where the resident has one."""

    thing: ThingId
    if_any: bool = False


class Prepare(msgspec.Struct, frozen=True, omit_defaults=True):
    """The preparation card: what to have, which PINs, what it costs, when and where."""

    bring: tuple[Bring, ...] = ()
    pins: tuple[PinKind, ...] = ()
    rows: tuple[Row, ...] = ()
    text: tuple[str, ...] = ()


class Deadline(msgspec.Struct, frozen=True):
    """By when: ``fact`` (days, months or years) counted from the day of ``event``."""

    fact: FactId
    event: Event


class Group(msgspec.Struct, frozen=True, omit_defaults=True):
    """A shelf of an area, named once: its procedures stand together.

    Those of ``first`` stand before the others, in that order.
    """

    id: str
    area: AreaId
    name: str
    icon: str
    first: tuple[str, ...] = ()


class Procedure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A procedure (手続き) as a guide walks it. Its steps form a graph without circles.

    ``short`` are the three lines of the short view (いそぐ): what to do, where, what to take along.
    ``seasons`` are the months, 1 to 12, in which it is the procedure of the month.
    """

    id: ProcedureId
    area: AreaId
    topic: str
    title: str
    summary: tuple[str, ...]
    ways: tuple[Way, ...]
    prepare: Prepare
    steps: tuple[Step, ...]
    sources: tuple[Source, ...]
    supporter: Tips
    words: tuple[str, ...] = ()
    picture: str = ""
    icon: str = ""
    link: Link | None = None
    closing: tuple[str, ...] = ()
    group: str = ""
    short: tuple[str, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    seasons: tuple[int, ...] = ()

    def step(self, step_id: StepId) -> Step:
        """Return the step called ``step_id``.

        Raises:
            KeyError: The procedure has no such step.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


class Thing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something to bring, named once for all procedures."""

    id: ThingId
    name: str
    icon: str
    note: str = ""


class Picture(msgspec.Struct, frozen=True, omit_defaults=True):
    """An own-drawn picture and what the voice says of it."""

    id: str
    alt: str
    shows: str = ""
    checked_on: date | None = None


class Centre(msgspec.Struct, frozen=True):
    """A 市民センター or 公民館 in which a terminal stands.

    ``at`` is its latitude and longitude in degrees (world datum), `None` where nobody wrote them.
    """

    id: str
    name: str
    at: tuple[float, float] | None = None


class City(msgspec.Struct, frozen=True, omit_defaults=True):
    """The municipality a terminal serves. ``hosts`` are its own official domains."""

    id: CityId
    name: str
    prefecture: str
    hosts: tuple[str, ...] = ()
    centres: tuple[Centre, ...] = ()
    questions: tuple[Question, ...] = ()
