"""Words with a meaning: which stand on a page of a procedure, the button there, and their page."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Heading, Line, Paragraph, Subheading
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.player import Position
from kiosk.guide.views.blocks import PIN_NAMES, title_of
from kiosk.i18n import N_, Text
from kiosk.language.ruby import message_id
from kiosk.procedures.model import PinKind, Procedure, Row, Step
from kiosk.procedures.terms import Term
from kiosk.procedures.texts import step_context, texts_of_step

TITLE = N_("ことばの いみ")


def terms_at(scene: Scene, position: Position) -> list[Term]:
    """Return the terms on the page of ``position``, as the page meets them.

    The Japanese texts decide, so that the words are the same in every language.
    """
    procedure = scene.library.procedure(position.procedure)
    if position.step is None:
        return scene.library.terms_in(_prepared(scene, procedure))
    return scene.library.terms_in(_told(scene, procedure, procedure.step(position.step)))


def terms_buttons(scene: Scene) -> tuple[Button, ...]:
    """Return the button that leads to the words of this page; none where there is no such word."""
    position = scene.visit.spot.position
    if position is None or not terms_at(scene, position):
        return ()
    line = scene.tell.ui(TITLE)
    return (Button(line, actions.Show("terms"), "small", "dictionary", key="terms"),)


def term_row(scene: Scene, term: Term) -> Button:
    """Return the row by which a search leads to the meaning of ``term``."""
    name = _name(scene, term)
    hint = scene.tell.ui(TITLE)
    return Button(
        name, actions.OpenTerm(term.id), "row", "dictionary", hint=hint, key=f"term:{term.id}"
    )


def terms_page(scene: Scene) -> Page:
    """Return the meaning of the one word on the spot, or of each word of the page before."""
    tell, spot = scene.tell, scene.visit.spot
    blocks: list[Block] = [Heading(tell.ui(TITLE))]
    for term in _wanted(scene):
        meaning = tell.line(Text(term.meaning, f"term:{term.id}/meaning"))
        blocks += [Subheading(_name(scene, term)), Paragraph((meaning,))]
    place, colour = None, ""
    if spot.position is not None:
        procedure = scene.library.procedure(spot.position.procedure)
        place = title_of(scene, procedure)
        colour = procedure.area
    main = forward(scene, N_("わかった"), actions.Back(), "check")
    return Page(
        "terms",
        tell.lang,
        frame(scene, place=place, main=main),
        tuple(blocks),
        beside=tell.beside.lang if tell.beside else None,
        colour=colour,
        may_skip=True,
    )


def _wanted(scene: Scene) -> list[Term]:
    spot = scene.visit.spot
    if spot.item:
        return [term for term in scene.library.content.terms if term.id == spot.item]
    return terms_at(scene, spot.position) if spot.position is not None else []


def _name(scene: Scene, term: Term) -> Line:
    return scene.tell.line(Text(term.name, f"term:{term.id}/name"))


def _prepared(scene: Scene, procedure: Procedure) -> Iterator[str]:
    """Yield what stands on the preparation card, in its order."""
    prepare, library = procedure.prepare, scene.library
    things = [library.thing(entry.thing) for entry in prepare.bring]
    for text in (procedure.title, *procedure.summary):
        yield message_id(text)
    for thing in things:
        yield message_id(thing.name)
        yield message_id(thing.note)
    yield from _pins(*prepare.pins)
    yield from map(message_id, prepare.text)
    yield from _facts(scene, prepare.rows)


def _told(scene: Scene, procedure: Procedure, step: Step) -> Iterator[str]:
    """Yield what stands on the page of ``step``; its troubles have a page of their own."""
    own, is_open = step_context(procedure.id, step.id), scene.visit.spot.is_why_open
    hidden = (f"{own}/trouble/",) if is_open else (f"{own}/trouble/", f"{own}/why/")
    for context, text in texts_of_step(procedure.id, step):
        if not context.startswith(hidden):
            yield message_id(text)
    picture = scene.library.picture(step.picture)
    if picture is not None and not (is_open and step.why):
        yield message_id(picture.alt)
    yield from _facts(scene, step.rows)
    if step.pin is not None:
        yield from _pins(step.pin)
    if step.kind == "result":
        yield from map(message_id, procedure.closing)


def _pins(*pins: PinKind) -> Iterator[str]:
    for pin in pins:
        yield PIN_NAMES[pin]


def _facts(scene: Scene, rows: tuple[Row, ...]) -> Iterator[str]:
    for row in rows:
        fact = scene.library.facts.usable(row.fact, scene.now.date())
        if fact is None:
            continue
        yield message_id(row.label or fact.label)
        yield message_id(str(fact.value))
        yield message_id(fact.note)
