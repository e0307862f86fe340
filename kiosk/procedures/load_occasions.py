"""Turns the TOML of life events and letters into the model, and leaves out what leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from kiosk.errors import Fault
from kiosk.procedures.load_facts import Placed, each_of
from kiosk.procedures.load_steps import EVENTS
from kiosk.procedures.occasions import Ask, Entry, Letter, LifeEvent
from kiosk.procedures.toml_reader import Table, read_toml

_FIRST = (
    *("move-in", "move-within", "move-out", "pregnancy", "birth", "nursery", "marriage"),
    *("divorce", "leave-job", "turn-65", "turn-75", "care", "death", "disaster", "lost-wallet"),
)
"""The order on the screen, a life from its moves to its end; others follow by their ids."""


def read_events(folder: Path, faults: list[Fault]) -> list[Placed[LifeEvent]]:
    """Return the sound life events of ``folder``, one a file, in the order of the screen."""
    found = [
        placed for file in sorted(folder.glob("*.toml")) for placed in read_event(file, faults)
    ]
    return sorted(found, key=lambda placed: _place(placed.value.id))


def read_letters(file: Path, faults: list[Fault]) -> list[Placed[Letter]]:
    """Return the sound letters of ``file``, in its order; a file that is missing has none."""
    return list(each_of(file, "letter", _letter, faults)) if file.exists() else []


def known_events(events: Sequence[LifeEvent], procedures: frozenset[str]) -> Iterator[LifeEvent]:
    """Yield ``events`` without entries that name no procedure; one without any is left out."""
    for event in events:
        entries = tuple(entry for entry in event.entries if entry.procedure in procedures)
        if entries:
            yield msgspec.structs.replace(event, entries=entries)


def known_letters(letters: Sequence[Letter], procedures: frozenset[str]) -> Iterator[Letter]:
    """Yield the letters whose procedure is there."""
    yield from (letter for letter in letters if letter.procedure in procedures)


def _place(event: str) -> tuple[int, str]:
    return (_FIRST.index(event) if event in _FIRST else len(_FIRST), event)


def read_event(file: Path, faults: list[Fault]) -> Iterator[Placed[LifeEvent]]:
    """Yield the life event of ``file``; nothing where it has a fault."""
    before = len(faults)
    table = read_toml(file, faults)
    if table is None:
        return
    entries = table.tables("entry", required=True)
    event = LifeEvent(
        id=table.text("id"),
        title=table.marked("title"),
        icon=table.text("icon"),
        entries=tuple(_entry(entry, number) for number, entry in enumerate(entries)),
        asks=tuple(_ask(ask) for ask in table.tables("ask")),
        counts=table.words("counts", EVENTS),
        day=table.marked("day", ""),
        words=table.texts("words", marked=False),
    )
    table.close()
    if event.id and event.id != file.stem:
        remedy = f'id = "{file.stem}" にするか、ファイルの名前を変える'
        table.fault("id.file", "id", f"「{event.id}」はファイルの名前と違います", remedy)
    if len(faults) == before:
        yield Placed(event, table.origin, ())


def _ask(table: Table) -> Ask:
    ask = Ask(id=table.text("id"), title=table.marked("title"))
    table.close()
    return ask


def _entry(table: Table, number: int) -> Entry:
    entry = Entry(
        procedure=table.text("procedure"),
        when=table.text("when", ""),
        why=table.marked("why", ""),
        number=number,
        any_time=table.flag("any_time"),
    )
    table.close()
    return entry


def _letter(table: Table) -> Letter:
    return Letter(
        id=table.text("id"),
        title=table.marked("title"),
        sender=table.marked("sender"),
        what=table.marked("what"),
        picture=table.text("picture"),
        procedure=table.text("procedure"),
        look=table.marked("look", ""),
    )
