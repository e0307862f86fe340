"""The Babel extractor for content files: TOML in, messages with their contexts out.

Registered as ``kiosk_content``; what the contexts are is `kiosk.procedures.texts`' business.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from kiosk.errors import Fault
from kiosk.language.ruby import message_id
from kiosk.procedures.fee_list import read_fees
from kiosk.procedures.fees import fee_texts
from kiosk.procedures.load import city_ids, with_contexts
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
from kiosk.procedures.load_lessons import read_lesson
from kiosk.procedures.load_lists import read_lists
from kiosk.procedures.load_occasions import read_event, read_letters
from kiosk.procedures.load_questions import read_questions
from kiosk.procedures.load_steps import read_procedure, read_step
from kiosk.procedures.model import CityId, Fact, ProcedureId
from kiosk.procedures.texts import Told, texts_of, texts_of_step
from kiosk.procedures.toml_reader import read_toml

BabelMessage = tuple[int, str, tuple[str, str], list[str]]


def content_texts(assets: Path) -> Iterator[Told]:
    """Yield context and marked text of everything under ``assets``, of every city.

    Files that cannot be read are passed over; the content check reports them.
    """
    for file in sorted((assets / "procedures").rglob("*.toml")):
        yield from _procedure(file)
    facts: list[Placed[Fact]] = []
    for file in sorted((assets / "facts").glob("*.toml")):
        facts.extend(read_facts(file, []))
    yield from _facts(facts, None)
    yield from _plain_file(assets / "words" / "things.toml")
    yield from _plain_file(assets / "pictures" / "pictures.toml")
    yield from _plain_file(assets / "words" / "groups.toml")
    yield from _plain_file(assets / "words" / "terms.toml")
    for file in sorted((assets / "events").glob("*.toml")):
        yield from _occasions(file)
    yield from _occasions(assets / "letters" / "letters.toml")
    yield from _fees(assets / "fees" / "fees.toml")
    yield from _lists(assets / "lists" / "lists.toml")
    for file in sorted((assets / "lessons").glob("*.toml")):
        yield from _lesson(file)
    yield from _cards(assets / "cards" / "cards.toml")
    for city in city_ids(assets):
        home = assets / "cities" / city
        yield from _plain_file(home / "city.toml")
        yield from _facts(read_facts(home / "facts.toml", []), city)
        yield from _questions(home / "question.toml")
        for file in sorted((home / "procedures").glob("*.toml")):
            yield from _city_steps(file)


def extract_content(
    fileobj: IO[bytes],
    keywords: object,  # noqa: ARG001 - Babel passes it
    comment_tags: object,  # noqa: ARG001 - Babel passes it
    options: object,  # noqa: ARG001 - Babel passes it
) -> Iterator[BabelMessage]:
    """Yield the messages of one content file, as Babel asks its extractors.

    The number of an entry of a fact counts within its file.
    """
    file = Path(fileobj.name)
    city = CityId(file.parent.name) if file.parent.parent.name == "cities" else None
    read = _BY_NAME.get(file.name) or _BY_FOLDER.get(file.parent.name)
    if read is not None:
        told = read(file)
    elif file.parent.name == "facts" or city is not None:
        told = _facts(read_facts(file, []), city)
    elif file.parent.parent.parent.name == "cities":
        told = _city_steps(file)
    else:
        told = _procedure(file)
    for context, text in told:
        yield 0, "pgettext", (context, message_id(text)), []


def _procedure(file: Path) -> Iterator[Told]:
    faults: list[Fault] = []
    table = read_toml(file, faults)
    if table is not None:
        draft = read_procedure(table)
        if not faults:
            yield from texts_of(draft.procedure)


def _city_steps(file: Path) -> Iterator[Told]:
    faults: list[Fault] = []
    table = read_toml(file, faults)
    if table is not None:
        procedure = ProcedureId(table.text("id"))
        steps = [read_step(entry) for entry in table.tables("step")]
        for step in steps if not faults else ():
            yield from texts_of_step(procedure, step)


def _facts(facts: list[Placed[Fact]], city: CityId | None) -> Iterator[Told]:
    for placed in with_contexts(facts, city):
        yield from texts_of(placed.value)


def _occasions(file: Path) -> Iterator[Told]:
    placed = read_letters(file, []) if file.name == "letters.toml" else read_event(file, [])
    for one in placed:
        yield from texts_of(one.value)


def _lesson(file: Path) -> Iterator[Told]:
    for one in read_lesson(file, []):
        yield from texts_of(one.value)


def _fees(file: Path) -> Iterator[Told]:
    read = read_fees(file, [])
    if read is not None:
        yield from fee_texts(read.fees)


def _lists(file: Path) -> Iterator[Told]:
    read = read_lists(file, [])
    for kind in read.kinds if read is not None else ():
        yield from texts_of(kind.value)


def _questions(file: Path) -> Iterator[Told]:
    for one in read_questions(file, []):
        yield from texts_of(one.value)


def _cards(file: Path) -> Iterator[Told]:
    for one in read_cards(file, []):
        yield from texts_of(one.value)


def _plain_file(file: Path) -> Iterator[Told]:
    if file.name == "things.toml":
        for thing in read_things(file, []):
            yield from texts_of(thing.value)
    elif file.name == "groups.toml":
        for group in read_groups(file, []):
            yield from texts_of(group.value)
    elif file.name == "terms.toml":
        for term in read_terms(file, []):
            yield from texts_of(term.value)
    elif file.name == "pictures.toml":
        for picture in read_pictures(file, []):
            yield from texts_of(picture.value)
    else:
        city = read_city(file, [])
        if city is not None:
            yield from texts_of(city.value)


def _nothing(file: Path) -> Iterator[Told]:  # noqa: ARG001 - as the others
    """Yield nothing: names and sources of lists stay as their publishers write them."""
    return iter(())


_Reader = Callable[[Path], Iterator[Told]]
_PLAIN = ("things.toml", "pictures.toml", "groups.toml", "terms.toml", "city.toml")
_BY_NAME: dict[str, _Reader] = {
    **dict.fromkeys(_PLAIN, _plain_file),
    "lists.toml": _lists,
    "places.toml": _nothing,
    "question.toml": _questions,
}
_BY_FOLDER: dict[str, _Reader] = {
    "fees": _fees,
    "cards": _cards,
    "events": _occasions,
    "letters": _occasions,
    "lessons": _lesson,
}
