"""What a terminal knows: the content of its city, its facts, and a phrasebook per language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from kiosk.guide.phrasebook import Phrasebook, load_catalog
from kiosk.i18n import Text
from kiosk.language.languages import JA, LANGUAGES, Lang
from kiosk.language.ruby import plain, spoken
from kiosk.procedures.cards import Card
from kiosk.procedures.content import Content
from kiosk.procedures.facts import FactTable
from kiosk.procedures.lessons import Lesson
from kiosk.procedures.lists import MANIFEST, ListKind
from kiosk.procedures.model import AreaId, Group, Picture, Procedure, ProcedureId, Thing, ThingId
from kiosk.procedures.occasions import Letter, LifeEvent
from kiosk.procedures.questions import Question
from kiosk.procedures.terms import Term, TermIndex
from kiosk.procedures.texts import texts_of

if TYPE_CHECKING:
    from kiosk.places.shelf import Shelf

MOST_IN_LIST = 7
"""An area with more procedures shows its shelves first."""
SHORTEST_QUERY = 2
Finder = Callable[[str, Lang], list[ProcedureId]]
_Kind = Literal["events", "letters", "terms", "lists", "lessons", "cards"]


class Library:
    """The content of one city with the languages it can be read in.

    ``catalogs`` is the folder of compiled catalogues. ``centre`` is the id of the centre the
    terminal stands in; empty shows the city alone. ``places`` are the folders of the city's lists,
    the one that counts first.
    """

    def __init__(
        self, content: Content, catalogs: Path, centre: str = "", places: Sequence[Path] = ()
    ) -> None:
        self.content = content
        self.facts = FactTable(content.facts)
        self.centre = centre
        self._catalogs = catalogs
        self._places = tuple(places)
        self._procedures = {procedure.id: procedure for procedure in content.procedures}
        self._things = {thing.id: thing for thing in content.things}
        self._pictures = {picture.id: picture for picture in content.pictures}
        self._complete: dict[tuple[str, Lang], bool] = {}
        self._finder: Finder | None = None
        self._terms: TermIndex | None = None

    def procedure(self, procedure: ProcedureId) -> Procedure:
        """Return a procedure.

        Raises:
            KeyError: This terminal has no such procedure.
        """
        return self._procedures[procedure]

    def has_procedure(self, procedure: str) -> bool:
        """Say whether this terminal has the procedure."""
        return procedure in self._procedures

    def in_area(self, area: AreaId) -> list[Procedure]:
        """Return the procedures of one area in the order of the content."""
        return [p for p in self.content.procedures if p.area == area]

    def shelves(self, area: AreaId) -> list[Group]:
        """Return the shelves of ``area`` that hold something, in order; none in a small area."""
        procedures = self.in_area(area)
        if len(procedures) <= MOST_IN_LIST:
            return []
        used = {procedure.group for procedure in procedures}
        return [one for one in self.content.groups if one.area == area and one.id in used]

    def on_shelf(self, area: AreaId, group: str) -> list[Procedure]:
        """Return the procedures of one shelf in its order; of ``""`` those that stand on none."""
        known = {one.id: one.first for one in self.content.groups if one.area == area}
        wanted = group if group in known else ""
        first = known.get(wanted, ())
        found = [p for p in self.in_area(area) if (p.group if p.group in known else "") == wanted]
        return sorted(found, key=lambda p: first.index(p.id) if p.id in first else len(first))

    def event(self, event: str) -> LifeEvent | None:
        """Return a life event, `None` where this terminal has no such one."""
        return next((one for one in self.content.events if one.id == event), None)

    def letter(self, letter: str) -> Letter | None:
        """Return a letter, `None` where this terminal has no such one."""
        return next((one for one in self.content.letters if one.id == letter), None)

    @cached_property
    def shelf(self) -> Shelf:
        """The lists the city publishes; nothing is read before a page asks for one."""
        from kiosk.places.shelf import Shelf  # noqa: PLC0415 - only where a page has to do with it

        return Shelf(self.content.lists, self._places)

    @cached_property
    def list_kinds(self) -> tuple[ListKind, ...]:
        """The kinds of lists this city has, in the order in which they are offered."""
        is_there = any((folder / MANIFEST).exists() for folder in self._places)
        return self.shelf.kinds if is_there else ()

    def lesson(self, lesson: str) -> Lesson | None:
        """Return a lesson, `None` where this terminal has no such one."""
        return next((one for one in self.content.lessons if one.id == lesson), None)

    def card(self, card: str) -> Card | None:
        """Return a card to show, `None` where this terminal has no such one."""
        return next((one for one in self.content.cards if one.id == card), None)

    def terms_in(self, texts: Iterable[str]) -> list[Term]:
        """Return the terms in Japanese ``texts`` without readings, in order of their place."""
        if self._terms is None:
            self._terms = TermIndex(self.content.terms)
        return self._terms.find(texts)

    def thing(self, thing: ThingId) -> Thing:
        """Return something to bring."""
        return self._things[thing]

    def picture(self, picture: str) -> Picture | None:
        """Return a picture, `None` where its file is missing."""
        return self._pictures.get(picture)

    def find(self, query: str, lang: Lang) -> list[ProcedureId]:
        """Return the procedures that fit ``query``, best first. Nothing of it is kept."""
        if self._finder is None:
            from kiosk.procedures.search import finder  # noqa: PLC0415 - only once somebody searches

            self._finder = finder(self.content, self._search_texts)
        return self._finder(query, lang)

    def find_event(self, query: str) -> LifeEvent | None:
        """Return the life event one of whose words is ``query`` or begins with it.

        Two kana could begin anything: they are a word of their own, or nothing.
        """
        from kiosk.language.folding import folded, typed_forms  # noqa: PLC0415 - as in `find`

        typed = typed_forms(query)
        begun: LifeEvent | None = None
        for event in self.content.events:
            said = {folded(w) for w in (*event.words, plain(event.title), spoken(event.title))}
            if said & typed:
                return event
            starts = [one for one in typed if _can_begin(one)]
            if begun is None and any(word.startswith(one) for word in said for one in starts):
                begun = event
        return begun

    def find_term(self, query: str) -> Term | None:
        """Return the shortest term one of whose forms or readings begins with ``query``."""
        from kiosk.language import folding  # noqa: PLC0415 - only once somebody searches

        typed = tuple(one for one in folding.typed_forms(query) if len(one) >= SHORTEST_QUERY)
        found = [
            term
            for term in self.content.terms
            if any(folding.folded(said).startswith(typed) for said in _said(term))
        ]
        return min(found, key=lambda term: len(term.forms[0]), default=None)

    def _search_texts(self, lang: Lang, text: Text) -> str:
        return self.book(lang, date.min).say(text)

    def book(self, lang: Lang, today: date, *, is_sure: bool = True) -> Phrasebook:
        """Return the phrasebook of ``lang`` for ``today``.

        Where the day is not sure, values that hold only for some days send to the counter.
        """
        city = self.content.city
        name = Text(city.name, f"city:{city.id}/name")
        facts = self.facts if is_sure else self.facts.undated()
        return Phrasebook(load_catalog(self._catalogs, lang), facts, today, name)

    def speaks(self, procedure: Procedure, lang: Lang) -> bool:
        """Say whether every text of ``procedure`` can be said in ``lang``."""
        if lang == JA:
            return True
        return self._has_all(procedure.id, lang, self._parts_of(procedure))

    def speaks_event(self, event: LifeEvent, lang: Lang) -> bool:
        """Say whether ``event`` and all that its result shows can be said in ``lang``."""
        procedures = [self._procedures[ProcedureId(entry.procedure)] for entry in event.entries]
        return lang == JA or (
            self._has_all(f"event:{event.id}", lang, iter([event]))
            and all(self.speaks(procedure, lang) for procedure in procedures)
        )

    def speaks_lesson(self, lesson: Lesson, lang: Lang) -> bool:
        """Say whether ``lesson`` and the guides it opens can be said in ``lang``."""
        guides = [self._procedures[ProcedureId(p.guide)] for p in lesson.parts if p.guide]
        return lang == JA or (
            self._has_all(f"lesson:{lesson.id}", lang, iter([lesson]))
            and all(self.speaks(procedure, lang) for procedure in guides)
        )

    def speaks_question(self, question: Question, lang: Lang) -> bool:
        """Say whether ``question`` and its answers can be said in ``lang``."""
        return lang == JA or self._has_all(question.context, lang, iter([question]))

    def speaks_all(self, kind: _Kind, lang: Lang) -> bool:
        """Say whether all of one kind can be said in ``lang``."""
        held = self.content.lists.kinds if kind == "lists" else getattr(self.content, kind)
        parts: list[object] = list(held)
        if kind == "letters":
            drawn = [self.picture(letter.picture) for letter in self.content.letters]
            parts += [picture for picture in drawn if picture is not None]
        return lang == JA or self._has_all(kind, lang, iter(parts))

    def _has_all(self, key: str, lang: Lang, parts: Iterator[object]) -> bool:
        if (key, lang) not in self._complete:
            catalog = load_catalog(self._catalogs, lang)
            self._complete[key, lang] = all(
                catalog.find(Text(text, context)) is not None
                for part in parts
                for context, text in texts_of(part)
            )
        return self._complete[key, lang]

    def _parts_of(self, procedure: Procedure) -> Iterator[object]:
        """Yield the procedure and all that its pages show: facts, things, pictures."""
        yield procedure
        rows = [*procedure.prepare.rows, *(row for step in procedure.steps for row in step.rows)]
        for row in rows:
            fact = self.facts.nearest(row.fact, date.max)
            if fact is not None:
                yield fact
        yield from (self._things[entry.thing] for entry in procedure.prepare.bring)
        for step in procedure.steps:
            if step.picture in self._pictures:
                yield self._pictures[step.picture]

    def languages(self) -> list[Lang]:
        """Return the languages a resident can choose, in the order they are offered."""
        return list(LANGUAGES)


def _can_begin(typed: str) -> bool:
    return len(typed) > SHORTEST_QUERY or (len(typed) == SHORTEST_QUERY and typed[0] >= "一")


def _said(term: Term) -> tuple[str, ...]:
    """Return the forms of ``term`` with their readings: what people type for it."""
    return (*term.forms, *map(spoken, (term.name, *term.also)))
