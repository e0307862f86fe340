"""The take-home sheet as plain data: what the paper says, in reading order.

Every text arrives in its language already. Fonts, sizes and the printer are the UI's. Nothing of
the resident is on the paper: no answer, no name, no number of a card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from kiosk.guide.blocks import Item, Line, Qr, Value
from kiosk.handoff.qr import is_official

SectionKind = Literal["bring", "pins", "facts", "steps", "trouble", "phones", "goal", "questions"]
Mark = Literal["none", "box", "number", "dot"]

MOST_TROUBLES = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a section.

    ``mark`` stands before it: a box to tick, its ``number``, a dot. ``value`` stands large behind
    or under it; ``icon`` is a picture's name, empty for none.
    """

    line: Line
    mark: Mark = "none"
    number: int = 0
    value: Line | None = None
    note: Line | None = None
    icon: str = ""

    def lines(self) -> Iterator[Line]:
        """Yield the entry's texts in reading order."""
        yield self.line
        for more in (self.value, self.note):
            if more is not None:
                yield more


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the sheet. ``is_huge`` is for telephone numbers, read without glasses."""

    kind: SectionKind
    title: Line
    entries: tuple[Entry, ...]
    is_huge: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, in the order it is read. ``qr`` is `None` where there is no official page.

    ``photo`` says that a photograph of the screen does as well: it works without a printer.
    ``second`` is the second page of a list that is too long for one.
    """

    title: Line
    city: Line
    printed: Line
    sections: tuple[Section, ...]
    closing: tuple[Line, ...]
    photo: Line
    qr: Qr | None = None
    second: Sheet | None = None

    def lines(self) -> tuple[Line, ...]:
        """Return every text of the sheet in reading order, without those beside them."""
        found = [self.title, self.city, self.printed]
        for section in self.sections:
            found.append(section.title)
            for entry in section.entries:
                found.extend(entry.lines())
        if self.qr is not None:
            found += [self.qr.title, self.qr.host]
        more = self.second.lines() if self.second is not None else ()
        return (*found, *self.closing, self.photo, *more)

    def section(self, kind: SectionKind) -> tuple[Section, ...]:
        """Return the sections of one kind; there are several only of steps, one per place."""
        return tuple(section for section in self.sections if section.kind == kind)


@dataclass(frozen=True, slots=True)
class Words:
    """The sheet's own words in the language of the sheet.

    ``closing`` says that rules change and whom to ask; ``photo`` that a photograph is fine too.
    """

    bring: Line
    pins: Line
    facts: Line
    trouble: Line
    phones: Line
    closing: Line
    photo: Line


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step still to do: where, and what. ``place`` groups the steps that follow each other."""

    place: Line
    line: Line
    note: Line | None = None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a procedure's sheet is made of. Empty parts are left out of the paper.

    ``pins`` name the PINs in words ("the four digits…"), never their digits. ``facts`` are money,
    place and hours; ``phones`` are labelled telephone numbers. ``hosts`` are the city's own.
    """

    title: Line
    city: Line
    printed: Line
    bring: Sequence[Item] = ()
    pins: Sequence[Line] = ()
    facts: Sequence[Value] = ()
    steps: Sequence[PlacedStep] = ()
    trouble: Sequence[Line] = ()
    phones: Sequence[Value] = ()
    closing: Sequence[Line] = ()
    qr: Qr | None = None
    hosts: tuple[str, ...] = field(default=())


def sheet_of(parts: Parts, words: Words) -> Sheet:
    """Return the sheet made of ``parts``.

    A code whose address is not on the list of official hosts is left out: a wrong address on paper
    cannot be called back. Steps are numbered through, whatever place they belong to.
    """
    sections = (
        Section("bring", words.bring, tuple(_item(item) for item in parts.bring)),
        Section("pins", words.pins, tuple(Entry(line, "dot", icon="pin") for line in parts.pins)),
        Section("facts", words.facts, tuple(_value(value) for value in parts.facts)),
        *_steps(parts.steps),
        Section("trouble", words.trouble, tuple(_troubles(parts.trouble))),
        Section("phones", words.phones, tuple(_value(value) for value in parts.phones), True),
    )
    qr = parts.qr if parts.qr is not None and is_official(parts.qr.url, parts.hosts) else None
    return Sheet(
        title=parts.title,
        city=parts.city,
        printed=parts.printed,
        sections=tuple(section for section in sections if section.entries),
        closing=(*parts.closing, words.closing),
        photo=words.photo,
        qr=qr,
    )


def with_second_page(first: Sheet, second: Sheet) -> Sheet:
    """Return ``first`` with ``second`` as its second page."""
    return replace(first, second=second)


def briefer(sheet: Sheet) -> Sheet | None:
    """Return ``sheet`` with its least needed part gone; `None` when all that is left is needed.

    Called until the sheet fits its paper: first the notes go, then the common troubles. What to
    bring, what to do, money, places and telephone numbers always stay.
    """
    without_notes = replace(
        sheet,
        sections=tuple(
            replace(section, entries=tuple(replace(entry, note=None) for entry in section.entries))
            for section in sheet.sections
        ),
    )
    if without_notes != sheet:
        return without_notes
    kept = tuple(section for section in sheet.sections if section.kind != "trouble")
    return replace(sheet, sections=kept) if kept != sheet.sections else None


def _item(item: Item) -> Entry:
    return Entry(item.line, "box", note=item.note, icon=item.icon)


def _value(value: Value) -> Entry:
    return Entry(value.label, value=value.value, note=value.note, icon=value.icon)


def _troubles(lines: Sequence[Line]) -> Iterator[Entry]:
    for line in lines[:MOST_TROUBLES]:
        yield Entry(line, "dot")


def _steps(steps: Sequence[PlacedStep]) -> Iterator[Section]:
    numbered = enumerate(steps, start=1)
    for place, group in groupby(numbered, key=lambda pair: pair[1].place):
        entries = tuple(
            Entry(step.line, "number", number, note=step.note) for number, step in group
        )
        yield Section("steps", place, entries)
