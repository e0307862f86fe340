"""Compiles the content of one city into one JSON file, and loads it.

The terminal shows what is sound: a faulty procedure is left out, reported, and the rest works.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from kiosk.errors import Fault
from kiosk.procedures.check_graph import check_graph, check_procedure_targets
from kiosk.procedures.check_refs import check_named, known_in
from kiosk.procedures.content import Content
from kiosk.procedures.fees import FeeList
from kiosk.procedures.lessons import known_lessons
from kiosk.procedures.lists import Lists
from kiosk.procedures.load import Parts, load_all
from kiosk.procedures.load_occasions import known_events, known_letters
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import CityId, Procedure
from kiosk.procedures.stored import Compiled, Left, compiled_file, fingerprint
from kiosk.procedures.walk import distances


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was compiled, and what was left out of it and why."""

    content: Content
    faults: list[Fault]


def build(assets: Path, city: CityId, out: Path) -> BuildResult:
    """Compile ``assets`` for ``city`` into ``out/content-<city>.json``, replacing it whole.

    Raises:
        OSError: The folder cannot be written; an older file is still there.
    """
    result = assemble(assets, city)
    write(compiled_file(out, city), result)
    return result


def assemble(assets: Path, city: CityId) -> BuildResult:
    """Return the sound content of ``assets`` for ``city``; writes nothing."""
    mark = fingerprint(assets, city)
    parts, faults = load_all(assets, city)
    drafts, left_out = sound(parts)
    ids = frozenset(str(draft.procedure.id) for draft in drafts)
    content = Content(
        fingerprint=mark,
        city=parts.city,
        procedures=tuple(_with_distances(draft.procedure) for draft in drafts),
        facts=tuple(placed.value for placed in parts.facts),
        things=tuple(placed.value for placed in parts.things),
        pictures=tuple(placed.value for placed in parts.pictures),
        groups=tuple(placed.value for placed in parts.groups),
        events=tuple(known_events([placed.value for placed in parts.events], ids)),
        letters=tuple(known_letters([placed.value for placed in parts.letters], ids)),
        fees=parts.fees.fees if parts.fees is not None else FeeList(),
        terms=tuple(placed.value for placed in parts.terms),
        lists=parts.lists.lists if parts.lists is not None else Lists(),
        lessons=tuple(known_lessons([placed.value for placed in parts.lessons], ids)),
        cards=tuple(placed.value for placed in parts.cards),
    )
    return BuildResult(content, faults + left_out)


def sound(parts: Parts) -> tuple[list[Draft], list[Fault]]:
    """Return the procedures that can be walked to an end, and the faults of the others.

    A procedure that leads into one left out stays, so that one broken file never empties the
    terminal: its answer ``go`` then names a procedure that is not there (a fault as well), and the
    page for it is the one that sends to the counter.
    """
    known = known_in(parts)
    kept: list[Draft] = []
    faults: list[Fault] = []
    for draft in parts.drafts:
        found = [*check_graph(draft), *check_named(draft, known)]
        faults.extend(found)
        if not found:
            kept.append(draft)
    ids = frozenset(draft.procedure.id for draft in kept)
    for draft in parts.drafts:
        faults.extend(check_procedure_targets(draft, ids))
    return kept, faults


def _with_distances(procedure: Procedure) -> Procedure:
    left = distances(procedure)
    steps = tuple(
        msgspec.structs.replace(step, steps_left=left[step.id][0], minutes_left=left[step.id][1])
        for step in procedure.steps
    )
    return msgspec.structs.replace(procedure, steps=steps)


def write(path: Path, result: BuildResult) -> None:
    """Write ``result`` to ``path``, whole or not at all.

    Raises:
        OSError: The folder cannot be written; an older file is still there.
    """
    left = tuple(_as_left(fault) for fault in result.faults)
    encoded = msgspec.json.encode(Compiled(result.content, left))
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may build at once: the successor starts before the old one has ended.
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(encoded)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _as_left(fault: Fault) -> Left:
    return Left(str(fault.file), fault.key, fault.what, fault.remedy, fault.rule, fault.line)
