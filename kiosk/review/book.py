"""The sheet book: every screen and every text of procedures, for somebody who reads one language.

Plain data: what stands in it and which visits its pictures show. `ui.review` draws them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec

from kiosk.guide.blocks import Line
from kiosk.guide.library import Library
from kiosk.guide.phrasebook import Phrasebook
from kiosk.guide.player import Position, Surroundings, way_to
from kiosk.guide.views.blocks import PLACES
from kiosk.i18n import Text
from kiosk.language.languages import JA, Lang
from kiosk.language.ruby import escape, placeholders, plain
from kiosk.procedures.model import Procedure, Row, Step
from kiosk.procedures.texts import Told, procedure_context, step_context, texts_of, texts_of_step
from kiosk.review.conditions import OTHERWISE, in_words
from kiosk.review.graph import KINDS, START
from kiosk.visit import Spot, Visit

_FACT = "fact:"
_NAME = re.compile(r"\{([a-z][a-z0-9_:.\-]*)\}")


class Screen(msgspec.Struct, frozen=True):
    """A picture to take: what it shows, in words, and the visit that shows it."""

    name: str
    visit: Visit


class Entry(msgspec.Struct, frozen=True):
    """One text with the context a translator finds it under.

    ``other`` is the text in the reviewer's language; `None` in a Japanese book, and where it is
    not translated (``is_missing``). ``facts`` are the values that were filled in.
    """

    context: str
    japanese: Line
    other: Line | None = None
    is_missing: bool = False
    facts: tuple[str, ...] = ()


class Branch(msgspec.Struct, frozen=True):
    """A way on from a step: on which answer or condition, and where it leads."""

    said: Line
    other: Line | None
    leads: str


class Leaf(msgspec.Struct, frozen=True):
    """What stands under one heading: a step, the pages before the first one, or the paper.

    ``context`` is what the contexts of its own texts begin with, before a slash.
    """

    key: str
    context: str
    number: str
    kind: str
    title: Line
    other: Line | None = None
    screens: tuple[Screen, ...] = ()
    branches: tuple[Branch, ...] = ()
    entries: tuple[Entry, ...] = ()


class Chapter(msgspec.Struct, frozen=True):
    """One procedure. ``id`` names it, the first leaf is its preparation."""

    id: str
    title: Line
    other: Line | None
    leaves: tuple[Leaf, ...]


def chapter(procedure: Procedure, library: Library, now: datetime, lang: Lang) -> Chapter:
    """Return all screens and texts of ``procedure`` in ``lang`` as they are at ``now``."""
    return _Writer(procedure, library, now, lang).chapter()


class _Writer:
    def __init__(self, procedure: Procedure, library: Library, now: datetime, lang: Lang) -> None:
        self._procedure, self._library, self._lang = procedure, library, lang
        self._around = Surroundings(library.content.city.id, now.date())
        self._japanese = library.book(JA, now.date())
        self._book = library.book(lang, now.date()) if lang != JA else None
        self._numbers = {step.id: str(n) for n, step in enumerate(procedure.steps, start=1)}
        self._shown: set[str] = set()

    def chapter(self) -> Chapter:
        context = f"{procedure_context(self._procedure.id)}/title"
        title, other = self._pair(Text(self._procedure.title, context))
        leaves = [self._front(), *(self._step(step) for step in self._procedure.steps)]
        return Chapter(self._procedure.id, title, other, (*leaves, self._paper()))

    def _front(self) -> Leaf:
        one = self._procedure
        begin = Position(one.id)
        told = list(texts_of(msgspec.structs.replace(one, steps=())))
        for entry in one.prepare.bring:
            told += texts_of(self._library.thing(entry.thing))
        screens = (
            self._screen("準備の ページ", Spot("procedure", position=begin)),
            self._screen("いそぐ", Spot("short", position=begin)),
            self._screen("きょう どこで できますか", Spot("travel", position=begin)),
        )
        first = one.steps[0]
        way_on = Branch(self._line("つぎへ"), None, self._to(first))
        entries = self._entries([*told, *self._beside(told, one.prepare.rows, one.picture)])
        title, other = self._pair(Text(one.title, f"{procedure_context(one.id)}/title"))
        key = f"{one.id}/{START}"
        return Leaf(
            key,
            procedure_context(one.id),
            "0",
            "準備の ページ",
            title,
            other,
            screens,
            (way_on,),
            entries,
        )

    def _step(self, step: Step) -> Leaf:
        one = self._procedure
        position = self._position(step)
        spot = Spot("procedure", position=position)
        screens = [self._screen(KINDS[step.kind], spot)]
        if step.why:
            opened = msgspec.structs.replace(spot, is_why_open=True)
            screens.append(self._screen("「くわしく」を 開いた とき", opened))
        if step.trouble:
            screens.append(self._screen("うまく いかない とき", Spot("trouble", position=position)))
        told = list(texts_of_step(one.id, step))
        entries = self._entries([*told, *self._beside(told, step.rows, step.picture)])
        own = step_context(one.id, step.id)
        title, other = self._pair(Text(step.title, f"{own}/title"))
        kind = f"{KINDS[step.kind]}・{PLACES[step.place][1]}"
        key = f"{one.id}/{step.id}"
        ways = tuple(self._branches(step))
        number = self._numbers[step.id]
        return Leaf(key, own, number, kind, title, other, tuple(screens), ways, entries)

    def _paper(self) -> Leaf:
        ends = [step for step in self._procedure.steps if step.kind == "result"]
        spots = [Spot("sheet", position=self._position(step)) for step in ends[:1]]
        screens = tuple(self._screen("もってかえる 紙", spot) for spot in spots)
        line = self._line("もってかえる 紙")
        key = f"{self._procedure.id}/(sheet)"
        return Leaf(key, "", str(len(self._numbers) + 1), "紙", line, None, screens)

    def _screen(self, name: str, spot: Spot) -> Screen:
        return Screen(name, Visit(spot=spot, behind=(Spot("home"),), language=self._lang))

    def _position(self, step: Step) -> Position:
        """Return the place at ``step``, also of a step that no way leads to on this day."""
        try:
            return way_to(self._procedure, step.id, self._around)
        except KeyError:
            return Position(self._procedure.id, step.id, (None,))

    def _branches(self, step: Step) -> Iterator[Branch]:
        own = step_context(self._procedure.id, step.id)
        for choice in step.choices:
            said, other = self._pair(Text(choice.text, f"{own}/choice/{choice.id}/text"))
            leads = self._leads(choice.to, choice.go)
            yield Branch(said, other, leads)
        for way in step.exits:
            words = "つぎへ" if len(step.exits) == 1 else OTHERWISE
            if way.when.strip():
                words = in_words(way.when, self._procedure, self._plain)
            yield Branch(self._line(words), None, self._leads(way.to, None))
        for number, case in enumerate(step.trouble):
            if case.to is not None or case.go is not None:
                said, other = self._pair(Text(case.title, f"{own}/trouble/{number}/title"))
                yield Branch(said, other, self._leads(case.to, case.go))

    def _leads(self, to: str | None, go: str | None) -> str:
        target = next((step for step in self._procedure.steps if step.id == to), None)
        if target is not None:
            return self._to(target)
        if go is not None and self._library.has_procedure(go):
            title = self._library.procedure(go).title  # type: ignore[arg-type]
            return f"手続き「{self._plain(title)}」（{go}）"
        return f"手続き（{go}）"

    def _to(self, step: Step) -> str:
        return f"{self._numbers[step.id]}　{self._plain(step.title)}（{step.id}）"

    def _beside(self, told: Sequence[Told], rows: Sequence[Row], picture: str) -> Iterator[Told]:
        """Yield the texts of what is shown with ``told``: facts and the picture."""
        named = [name for _, text in told for name in placeholders(text) if _FACT in name]
        facts = [*(row.fact for row in rows), *(name.removeprefix(_FACT) for name in named)]
        for fact in dict.fromkeys(facts):
            entry = self._japanese.facts.nearest(fact, self._japanese.today)  # type: ignore[arg-type]
            if entry is not None:
                yield from texts_of(entry)
        drawn = self._library.picture(picture)
        if drawn is not None:
            yield from texts_of(drawn)

    def _entries(self, told: Sequence[Told]) -> tuple[Entry, ...]:
        """Return the texts that did not stand in this chapter before."""
        found = []
        for context, text in told:
            if context not in self._shown:
                self._shown.add(context)
                message = Text(text, context)
                japanese, other = self._pair(message)
                facts = tuple(n.removeprefix(_FACT) for n in placeholders(text) if _FACT in n)
                is_missing = self._book is not None and other is None
                found.append(Entry(context, japanese, other, is_missing, facts))
        return tuple(found)

    def _pair(self, text: Text) -> tuple[Line, Line | None]:
        japanese = Line(filled(self._japanese, text), JA)
        if self._book is None or not self._book.has(text):
            return japanese, None
        return japanese, Line(filled(self._book, text), self._lang)

    def _plain(self, marked: str) -> str:
        return plain(filled(self._japanese, Text(marked, "")))

    def _line(self, words: str) -> Line:
        return Line(escape(words), JA)


def short_context(context: str, own: str) -> str:
    """Return ``context`` without ``own``, which stands over all texts of the leaf already."""
    return f"…/{context.removeprefix(f'{own}/')}" if context.startswith(f"{own}/") else context


def filled(book: Phrasebook, text: Text) -> str:
    """Return ``text`` as its translator wrote it, with the values that are known today.

    A value that may not be shown leaves its name: a reviewer reads the sentence, not the one that
    stands in its place on the screen.
    """
    template = book.catalog.find(text) or text.msgid

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        is_fact = name.startswith(_FACT)
        fact = book.facts.usable(name.removeprefix(_FACT), book.today)  # type: ignore[arg-type]
        if is_fact and fact is not None:
            return book.value(fact)
        return book.say(book.city_name) if name == "city" else escape(match.group(0))

    return _NAME.sub(fill, template)
