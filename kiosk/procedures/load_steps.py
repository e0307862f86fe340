"""Turns the TOML of one procedure into the model. Rules across steps live in `check`."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import get_args

import msgspec

from kiosk.errors import Fault
from kiosk.procedures.model import (
    AreaId,
    Bring,
    Choice,
    ChoiceId,
    Deadline,
    Event,
    Exit,
    FactId,
    Link,
    PinKind,
    Place,
    Prepare,
    Procedure,
    ProcedureId,
    Row,
    Source,
    Step,
    StepId,
    StepKind,
    ThingId,
    Tips,
    Trouble,
    Way,
)
from kiosk.procedures.toml_lines import KeyPath
from kiosk.procedures.toml_reader import Origin, Table

AREAS: tuple[AreaId, ...] = get_args(AreaId)
EVENTS: tuple[Event, ...] = get_args(Event)
PLACES: tuple[Place, ...] = get_args(Place)
WAYS: tuple[Way, ...] = get_args(Way)
KINDS: tuple[StepKind, ...] = get_args(StepKind)
PINS: tuple[PinKind, ...] = get_args(PinKind)


@dataclass(frozen=True, slots=True)
class Draft:
    """A procedure with the places its parts were read from; a city's steps have their own file."""

    procedure: Procedure
    origin: Origin
    steps: dict[StepId, tuple[Origin, KeyPath]]

    def fault(
        self, rule: str, key: str, what: str, remedy: str, *, step: StepId | None = None
    ) -> Fault:
        """Return a fault at ``key`` (``choice/0/to``) of ``step``, or of the procedure itself."""
        parts = tuple(int(part) if part.isdigit() else part for part in key.split("/") if part)
        name = ".".join(str(part) for part in parts)
        if step is None or step not in self.steps:
            return self.origin.fault(rule, name or "(file)", what, remedy, path=parts)
        origin, path = self.steps[step]
        name = f"step[{step}].{name}" if name else f"step[{step}]"
        return origin.fault(rule, name, what, remedy, path=(*path, *parts))

    def with_steps(self, others: dict[StepId, tuple[Step, Origin, KeyPath]]) -> Draft:
        """Return the draft with the steps of the same ids replaced."""
        steps = tuple(
            others[step.id][0] if step.id in others else step for step in self.procedure.steps
        )
        places = dict(self.steps)
        places.update({key: (origin, path) for key, (_, origin, path) in others.items()})
        procedure = msgspec.structs.replace(self.procedure, steps=steps)
        return dataclasses.replace(self, procedure=procedure, steps=places)


def read_procedure(table: Table) -> Draft:
    """Return the procedure of a file. Its faults are noted in the table's list."""
    step_tables = table.tables("step", required=True)
    steps = [read_step(step) for step in step_tables]
    if table.has("step") and not steps:
        table.fault("load.missing", "step", "手順がありません", "[[step]] を書く")
    procedure = Procedure(
        id=ProcedureId(table.text("id")),
        area=table.word("area", AREAS),
        topic=table.text("topic"),
        title=table.marked("title"),
        summary=table.texts("summary", required=True),
        ways=table.words("ways", WAYS),
        prepare=_prepare(table),
        steps=tuple(steps),
        sources=tuple(read_source(source) for source in table.tables("source")),
        supporter=_tips(table),
        words=table.texts("words", marked=False),
        picture=table.text("picture", ""),
        icon=table.text("icon", ""),
        link=_link(table),
        closing=table.texts("closing"),
        group=table.text("group", ""),
        short=table.texts("short"),
        deadlines=_deadlines(table),
        seasons=table.wholes("seasons"),
    )
    table.close()
    places = {step.id: (one.origin, one.path) for step, one in zip(steps, step_tables, strict=True)}
    return Draft(procedure, table.origin, places)


def read_step(table: Table) -> Step:
    """Return one ``[[step]]``."""
    step = Step(
        id=StepId(table.text("id")),
        kind=table.word("kind", KINDS),
        place=table.word("place", PLACES),
        title=table.marked("title"),
        text=table.texts("text"),
        items=table.texts("items"),
        is_ordered=table.flag("ordered"),
        picture=table.text("picture", ""),
        why=table.texts("why"),
        caution=table.marked("caution", ""),
        pin=table.word("pin", PINS) if table.has("pin") else None,
        rows=_rows(table),
        choices=tuple(_choice(choice) for choice in table.tables("choice")),
        exits=_exits(table),
        trouble=tuple(_trouble(trouble) for trouble in table.tables("trouble")),
        supporter=_tips(table),
        link=_link(table),
        minutes=table.whole("minutes", 1),
    )
    table.close()
    return step


def read_source(table: Table) -> Source:
    """Return where a statement was read; the day is required."""
    source = Source(
        title=table.text("title"),
        read=table.day("read", required=True) or date.min,
        url=table.text("url", ""),
    )
    table.close()
    return source


def _prepare(table: Table) -> Prepare:
    card = table.table("prepare", required=True)
    if card is None:
        return Prepare()
    prepare = Prepare(
        bring=tuple(
            Bring(ThingId(name.removesuffix("?")), if_any=name.endswith("?"))
            for name in card.texts("bring", marked=False)
        ),
        pins=card.words("pins", PINS),
        rows=_rows(card),
        text=card.texts("text"),
    )
    card.close()
    return prepare


def _rows(table: Table) -> tuple[Row, ...]:
    found = []
    for row in table.tables("rows"):
        fact = FactId(row.text("fact"))
        found.append(Row(fact, label=row.marked("label", ""), icon=row.text("icon", "")))
        row.close()
    return tuple(found)


def _deadlines(table: Table) -> tuple[Deadline, ...]:
    found = []
    for entry in table.tables("deadline"):
        found.append(Deadline(FactId(entry.text("fact")), entry.word("event", EVENTS)))
        entry.close()
    return tuple(found)


def _choice(table: Table) -> Choice:
    to, go = _targets(table)
    if (to is None) == (go is None):
        what = "行き先は「to」か「go」の どちらか 1つです"
        table.fault("graph.fork", "", what, "to = この手続きの手順 か go = ほかの手続き を書く")
    choice = Choice(
        id=ChoiceId(table.text("id")),
        text=table.marked("text"),
        hint=table.marked("hint", ""),
        to=to,
        go=go,
        is_unknown=table.flag("unknown"),
    )
    table.close()
    return choice


def _targets(table: Table) -> tuple[StepId | None, ProcedureId | None]:
    to, go = table.text("to", ""), table.text("go", "")
    return StepId(to) if to else None, ProcedureId(go) if go else None


def _exits(table: Table) -> tuple[Exit, ...]:
    if isinstance(table.raw("next"), str):
        return (Exit(StepId(table.text("next"))),)
    found = []
    for entry in table.tables("next"):
        found.append(Exit(StepId(entry.text("to")), when=entry.text("when", "")))
        entry.close()
    return tuple(found)


def _trouble(table: Table) -> Trouble:
    to, go = _targets(table)
    trouble = Trouble(
        title=table.marked("title"), text=table.texts("text", required=True), to=to, go=go
    )
    table.close()
    return trouble


def _tips(table: Table) -> Tips:
    told = table.table("supporter")
    if told is None:
        return Tips()
    tips = Tips(
        tips=told.texts("tips"), caution=told.marked("caution", ""), say=told.marked("say", "")
    )
    told.close()
    return tips


def _link(table: Table) -> Link | None:
    link = table.table("link")
    if link is None:
        return None
    found = Link(title=link.marked("title"), url=link.text("url"))
    link.close()
    return found
