"""Every text of the content that is translated, with its gettext context, in page order.

The only place that knows how the contexts are spelt. Texts for supporters are not translated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import TypeAlias

from kiosk.procedures.cards import Card
from kiosk.procedures.content import Content
from kiosk.procedures.fees import fee_texts
from kiosk.procedures.lessons import Lesson, lesson_texts
from kiosk.procedures.lists import ListKind, kind_texts
from kiosk.procedures.model import (
    City,
    CityId,
    Fact,
    FactId,
    Group,
    Link,
    Picture,
    Procedure,
    ProcedureId,
    Row,
    Step,
    StepId,
    Thing,
)
from kiosk.procedures.occasions import Letter, LifeEvent
from kiosk.procedures.questions import Question
from kiosk.procedures.terms import Term

# The context and the marked Japanese text.
Told: TypeAlias = tuple[str, str]


def procedure_context(procedure: ProcedureId) -> str:
    """Return what the contexts of the procedure's own texts begin with, before a slash."""
    return f"procedure:{procedure}"


def step_context(procedure: ProcedureId, step: StepId) -> str:
    """Return what the contexts of a step's texts begin with, before a slash."""
    return f"procedure:{procedure}/{step}"


def fact_context(fact: FactId, number: int = 0, city: CityId | None = None) -> str:
    """Return what the contexts of a fact's texts begin with, before a slash.

    ``number`` counts the entries of the same id in one file tree from 0; ``city`` is set for an
    entry of the city's own file.
    """
    before = f"city:{city}/" if city is not None else ""
    return f"{before}fact:{fact}/{number}" if number else f"{before}fact:{fact}"


@singledispatch
def texts_of(content: object) -> Iterator[Told]:
    """Yield each text of ``content``: all of it, or one procedure, fact, thing, picture or city."""
    raise TypeError(type(content).__name__)


@texts_of.register
def _(content: Content) -> Iterator[Told]:
    for parts in (
        *(content.procedures, content.facts, content.things, content.pictures, content.groups),
        *(content.events, content.letters, content.terms, content.lists.kinds, content.lessons),
        content.cards,
    ):
        for part in parts:
            yield from texts_of(part)
    yield from fee_texts(content.fees)
    yield from texts_of(content.city)


@texts_of.register
def _(procedure: Procedure) -> Iterator[Told]:
    own = procedure_context(procedure.id)
    yield f"{own}/title", procedure.title
    yield from _numbered(f"{own}/summary", procedure.summary)
    yield from _rows(f"{own}/prepare", procedure.prepare.rows)
    yield from _numbered(f"{own}/prepare/text", procedure.prepare.text)
    for step in procedure.steps:
        yield from texts_of_step(procedure.id, step)
    yield from _numbered(f"{own}/closing", procedure.closing)
    yield from _numbered(f"{own}/short", procedure.short)
    yield from _link(own, procedure.link)


@texts_of.register
def _(fact: Fact) -> Iterator[Told]:
    yield f"{fact.context}/label", fact.label
    if fact.unit == "text" and isinstance(fact.value, str):
        yield f"{fact.context}/value", fact.value
    if fact.note:
        yield f"{fact.context}/note", fact.note


@texts_of.register
def _(thing: Thing) -> Iterator[Told]:
    yield f"thing:{thing.id}/name", thing.name
    if thing.note:
        yield f"thing:{thing.id}/note", thing.note


@texts_of.register
def _(picture: Picture) -> Iterator[Told]:
    yield f"picture:{picture.id}/alt", picture.alt


@texts_of.register
def _(group: Group) -> Iterator[Told]:
    yield f"group:{group.id}/name", group.name


@texts_of.register
def _(event: LifeEvent) -> Iterator[Told]:
    own = f"event:{event.id}"
    yield f"{own}/title", event.title
    if event.day:
        yield f"{own}/day", event.day
    for ask in event.asks:
        yield f"{own}/ask/{ask.id}", ask.title
    for entry in event.entries:
        if entry.why:
            yield f"{own}/entry/{entry.number}/why", entry.why


@texts_of.register
def _(letter: Letter) -> Iterator[Told]:
    own = f"letter:{letter.id}"
    yield f"{own}/title", letter.title
    yield f"{own}/sender", letter.sender
    if letter.look:
        yield f"{own}/look", letter.look
    yield f"{own}/what", letter.what


@texts_of.register
def _(term: Term) -> Iterator[Told]:
    yield f"term:{term.id}/name", term.name
    yield f"term:{term.id}/meaning", term.meaning


@texts_of.register
def _(kind: ListKind) -> Iterator[Told]:
    yield from kind_texts(kind)


@texts_of.register
def _(lesson: Lesson) -> Iterator[Told]:
    yield from lesson_texts(lesson)


@texts_of.register
def _(card: Card) -> Iterator[Told]:
    yield f"card:{card.id}/title", card.title
    yield f"card:{card.id}/text", card.text


@texts_of.register
def _(city: City) -> Iterator[Told]:
    yield f"city:{city.id}/name", city.name
    if city.prefecture:
        yield f"city:{city.id}/prefecture", city.prefecture
    for centre in city.centres:
        yield f"city:{city.id}/centre/{centre.id}", centre.name
    for question in city.questions:
        yield from texts_of(question)


@texts_of.register
def _(question: Question) -> Iterator[Told]:
    yield f"{question.context}/title", question.title
    for answer in question.answers:
        yield f"{question.context}/answer/{answer.id}", answer.text


def texts_of_step(procedure: ProcedureId, step: Step) -> Iterator[Told]:
    """Yield each text of one step as its page shows them."""
    own = step_context(procedure, step.id)
    yield f"{own}/title", step.title
    yield from _numbered(f"{own}/text", step.text)
    yield from _rows(own, step.rows)
    yield from _numbered(f"{own}/items", step.items)
    if step.caution:
        yield f"{own}/caution", step.caution
    for choice in step.choices:
        yield f"{own}/choice/{choice.id}/text", choice.text
        if choice.hint:
            yield f"{own}/choice/{choice.id}/hint", choice.hint
    yield from _numbered(f"{own}/why", step.why)
    for number, trouble in enumerate(step.trouble):
        yield f"{own}/trouble/{number}/title", trouble.title
        yield from _numbered(f"{own}/trouble/{number}/text", trouble.text)
    yield from _link(own, step.link)


def _numbered(context: str, texts: Iterable[str]) -> Iterator[Told]:
    for number, text in enumerate(texts):
        yield f"{context}/{number}", text


def _rows(context: str, rows: Iterable[Row]) -> Iterator[Told]:
    for number, row in enumerate(rows):
        if row.label:
            yield f"{context}/rows/{number}/label", row.label


def _link(context: str, link: Link | None) -> Iterator[Told]:
    if link is not None:
        yield f"{context}/link", link.title
