"""Reads a whole content tree for one city: base files, then what the city replaces.

A faulty file costs its own procedure or fact, never the rest. Rules across files are
`kiosk.procedures.check`'s.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.errors import Fault
from kiosk.procedures.cards import Card
from kiosk.procedures.fee_list import FeeFile, read_fees
from kiosk.procedures.lessons import Lesson
from kiosk.procedures.load_cards import read_cards
from kiosk.procedures.load_facts import (
    Placed,
    read_city,
    read_facts,
    read_groups,
    read_pictures,
    read_terms,
    read_things,
)
from kiosk.procedures.load_lessons import read_lessons
from kiosk.procedures.load_lists import ListFile, read_lists
from kiosk.procedures.load_occasions import read_events, read_letters
from kiosk.procedures.load_questions import read_questions
from kiosk.procedures.load_steps import Draft, read_procedure, read_step
from kiosk.procedures.model import (
    City,
    CityId,
    Fact,
    FactId,
    Group,
    Picture,
    ProcedureId,
    Step,
    StepId,
    Thing,
)
from kiosk.procedures.occasions import Letter, LifeEvent
from kiosk.procedures.questions import Question
from kiosk.procedures.terms import Term
from kiosk.procedures.texts import fact_context
from kiosk.procedures.toml_lines import KeyPath
from kiosk.procedures.toml_reader import Origin, Table, read_toml


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that could be read, the city's values already in place of the base's."""

    assets: Path
    city: City
    drafts: tuple[Draft, ...]
    facts: tuple[Placed[Fact], ...]
    things: tuple[Placed[Thing], ...]
    pictures: tuple[Placed[Picture], ...]
    groups: tuple[Placed[Group], ...] = ()
    events: tuple[Placed[LifeEvent], ...] = ()
    letters: tuple[Placed[Letter], ...] = ()
    fees: FeeFile | None = None
    terms: tuple[Placed[Term], ...] = ()
    lists: ListFile | None = None
    lessons: tuple[Placed[Lesson], ...] = ()
    cards: tuple[Placed[Card], ...] = ()
    questions: tuple[Placed[Question], ...] = ()


def city_ids(assets: Path) -> list[CityId]:
    """Return the cities that have a folder, in order of their ids."""
    return sorted(CityId(file.parent.name) for file in assets.glob("cities/*/city.toml"))


def load_all(assets: Path, city: CityId) -> tuple[Parts, list[Fault]]:
    """Read ``assets`` as ``city`` sees them; return what is sound, and every fault.

    Never raises: a missing city gives the base content under the city's id, and a fault.
    """
    faults: list[Fault] = []
    home = assets / "cities" / city
    shelves = assets / "words" / "groups.toml"
    found = read_city(home / "city.toml", faults)
    questions = tuple(read_questions(home / "question.toml", faults))
    own = found.value if found else City(city, city, "")
    parts = Parts(
        assets=assets,
        city=msgspec.structs.replace(own, questions=tuple(one.value for one in questions)),
        drafts=tuple(_with_city_steps(_drafts(assets, faults), home, faults)),
        facts=tuple(_with_city_facts(_facts(assets, faults), home, city, faults)),
        things=tuple(read_things(assets / "words" / "things.toml", faults)),
        pictures=tuple(read_pictures(assets / "pictures" / "pictures.toml", faults)),
        groups=tuple(read_groups(shelves, faults)) if shelves.exists() else (),
        events=tuple(read_events(assets / "events", faults)),
        letters=tuple(read_letters(assets / "letters" / "letters.toml", faults)),
        fees=read_fees(assets / "fees" / "fees.toml", faults),
        terms=tuple(read_terms(assets / "words" / "terms.toml", faults)),
        lists=read_lists(assets / "lists" / "lists.toml", faults),
        lessons=tuple(read_lessons(assets / "lessons", faults)),
        cards=tuple(read_cards(assets / "cards" / "cards.toml", faults)),
        questions=questions,
    )
    return parts, faults


def _drafts(assets: Path, faults: list[Fault]) -> list[Draft]:
    drafts = []
    for file in sorted((assets / "procedures").rglob("*.toml")):
        before = len(faults)
        table = read_toml(file, faults)
        if table is None:
            continue
        draft = read_procedure(table)
        expected = f"{file.parent.name}.{file.stem}"
        if draft.procedure.id and draft.procedure.id != expected:
            what = f"「{draft.procedure.id}」はファイルの場所と違います"
            table.fault("id.file", "id", what, f'id = "{expected}" にするか、ファイルを移す')
        if len(faults) == before:
            drafts.append(draft)
    return drafts


def _facts(assets: Path, faults: list[Fault]) -> list[Placed[Fact]]:
    found: list[Placed[Fact]] = []
    for file in sorted((assets / "facts").glob("*.toml")):
        found.extend(read_facts(file, faults))
    return list(with_contexts(found, None))


def with_contexts(facts: list[Placed[Fact]], city: CityId | None) -> Iterator[Placed[Fact]]:
    """Yield ``facts``, all of one file tree, with the gettext context of each filled in."""
    seen: Counter[FactId] = Counter()
    for placed in facts:
        fact = placed.value
        context = fact_context(fact.id, seen[fact.id], city)
        seen[fact.id] += 1
        told = msgspec.structs.replace(fact, context=context)
        yield Placed(told, placed.origin, placed.path, city)


def _with_city_facts(
    base: list[Placed[Fact]], home: Path, city: CityId, faults: list[Fault]
) -> Iterator[Placed[Fact]]:
    file = home / "facts.toml"
    own = read_facts(file, faults) if file.exists() else []
    known = {placed.value.id: placed.value for placed in reversed(base)}
    replaced = {placed.value.id for placed in own}
    yield from (placed for placed in base if placed.value.id not in replaced)
    for placed in with_contexts(own, city):
        if placed.value.id in known:
            yield _with_base(placed, known[placed.value.id])
        else:
            what = f"もとの事実表に「{placed.value.id}」がありません"
            remedy = "id を確かめるか、assets/facts に もとを足す"
            faults.append(placed.fault("city.fact-unknown", "id", what, remedy))


def _with_base(placed: Placed[Fact], base: Fact) -> Placed[Fact]:
    """Return a city's fact with what the base says of its hours: on which days, and where."""
    fact = placed.value
    told = msgspec.structs.replace(fact, days=fact.days or base.days, at=fact.at or base.at)
    return Placed(told, placed.origin, placed.path, placed.city)


def _with_city_steps(base: list[Draft], home: Path, faults: list[Fault]) -> Iterator[Draft]:
    overlays: dict[ProcedureId, dict[StepId, tuple[Step, Origin, KeyPath]]] = {}
    known = {draft.procedure.id: draft for draft in base}
    for file in sorted((home / "procedures").glob("*.toml")):
        table = read_toml(file, faults)
        if table is None:
            continue
        procedure = ProcedureId(table.text("id"))
        draft = known.get(procedure)
        if draft is None and procedure:
            what = f"もとの手続き「{procedure}」がありません"
            table.fault("city.procedure-unknown", "id", what, "id を確かめる")
        overlays.setdefault(procedure, {}).update(_city_steps(table, draft, faults))
        table.close()
    for draft in base:
        steps = overlays.get(draft.procedure.id)
        yield draft.with_steps(steps) if steps else draft


def _city_steps(
    table: Table, draft: Draft | None, faults: list[Fault]
) -> Iterator[tuple[StepId, tuple[Step, Origin, KeyPath]]]:
    for entry in table.tables("step", required=True):
        before = len(faults)
        step = read_step(entry)
        if draft is not None and step.id and step.id not in draft.steps:
            what = f"もとの手続きに 手順「{step.id}」がありません"
            entry.fault("city.step-unknown", "id", what, "もとの手順の id に合わせる")
        if len(faults) == before:
            yield step.id, (step, entry.origin, entry.path)
