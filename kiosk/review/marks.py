"""What is to be done in a step: texts without translation, facts that are past or not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from kiosk.guide.library import Library
from kiosk.i18n import Text
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import placeholders
from kiosk.procedures.facts import FactTable, due_on
from kiosk.procedures.model import FactId, Procedure, Row
from kiosk.procedures.texts import Told, step_context, texts_of, texts_of_step
from kiosk.review.graph import START

Kind = Literal["untranslated", "expired", "old", "ask"]
_FACT = "fact:"


class Mark(msgspec.Struct, frozen=True):
    """One thing to do; ``what`` names the language and how many texts, or the fact and its day."""

    kind: Kind
    what: str


def marks_of(
    procedure: Procedure, library: Library, day: date, languages: Sequence[Lang]
) -> dict[str, tuple[Mark, ...]]:
    """Return the marks of each box of the procedure's flow, those of the preparation card too.

    A step shows its own texts, its facts and its picture; ``languages`` are those to translate to.
    """
    wanted = [lang for lang in languages if lang != JA]
    found: dict[str, tuple[Mark, ...]] = {}
    for box, told, rows, picture in _parts(procedure):
        facts = list(dict.fromkeys([*(row.fact for row in rows), *_named(told)]))
        texts = [*told, *_texts_of_facts(facts, library.facts, day)]
        drawn = library.picture(picture)
        if drawn is not None:
            texts += texts_of(drawn)
        marks = [*_untranslated(texts, library, day, wanted), *_facts(facts, library.facts, day)]
        if marks:
            found[box] = tuple(marks)
    return found


def count(marks: Mapping[str, Iterable[Mark]], kind: Kind) -> int:
    """Return in how many boxes something of ``kind`` stands."""
    return sum(any(mark.kind == kind for mark in those) for those in marks.values())


def _parts(procedure: Procedure) -> Iterator[tuple[str, list[Told], Sequence[Row], str]]:
    steps = tuple(step_context(procedure.id, step.id) + "/" for step in procedure.steps)
    own = [told for told in texts_of(procedure) if not told[0].startswith(steps)]
    yield START, own, procedure.prepare.rows, procedure.picture
    for step in procedure.steps:
        yield step.id, list(texts_of_step(procedure.id, step)), step.rows, step.picture


def _named(told: Iterable[Told]) -> Iterator[FactId]:
    for _, text in told:
        for name in placeholders(text):
            if name.startswith(_FACT):
                yield FactId(name.removeprefix(_FACT))


def _texts_of_facts(facts: Iterable[FactId], table: FactTable, day: date) -> Iterator[Told]:
    for fact in facts:
        entry = table.nearest(fact, day)
        if entry is not None:
            yield from texts_of(entry)


def _untranslated(
    texts: Sequence[Told], library: Library, day: date, languages: Sequence[Lang]
) -> Iterator[Mark]:
    for lang in languages:
        book = library.book(lang, day)
        missing = sum(not book.has(Text(text, context)) for context, text in texts)
        if missing:
            yield Mark("untranslated", f"{lang}：{missing}")


def _facts(facts: Iterable[FactId], table: FactTable, day: date) -> Iterator[Mark]:
    for fact in facts:
        entry = table.entry(fact, day)
        if entry is None:
            last = table.nearest(fact, day)
            if last is not None and last.valid_until is not None and last.valid_until < day:
                yield Mark("expired", f"{fact}（{last.valid_until} まで）")
            else:
                yield Mark("ask", fact)
        elif entry.value is None or entry.confidence == "L":
            yield Mark("ask", fact)
        elif due_on(entry) < day:
            yield Mark("old", f"{fact}（{entry.checked_on} に 確認）")
