"""The pages of a procedure: preparation card, steps, and what to do when one does not work."""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Heading,
    Paragraph,
    Subheading,
)
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.player import Position
from kiosk.guide.views.blocks import (
    bring_list,
    bring_title,
    device_free_note,
    facts_of,
    title_of,
    ways_list,
)
from kiosk.guide.views.lookups import lookup_button, offered_at
from kiosk.guide.views.steps import context_of, page_in, step_page
from kiosk.guide.views.terms import terms_buttons
from kiosk.guide.views.travel import travel_button
from kiosk.i18n import N_, Text
from kiosk.procedures.model import Procedure, Trouble


def procedure_page(scene: Scene, position: Position) -> Page:
    """Return the page of ``position``."""
    procedure = scene.library.procedure(position.procedure)
    if position.step is None:
        return _prepare(scene, procedure)
    return step_page(scene, procedure, procedure.step(position.step), position)


def trouble_page(scene: Scene, position: Position) -> Page:
    """Return what to do when the step of ``position`` does not work."""
    procedure = scene.library.procedure(position.procedure)
    step = procedure.step(position.step) if position.step else procedure.steps[0]
    context = context_of(procedure, step)
    blocks: list[Block] = [Heading(scene.tell.ui("うまく いかないとき"))]
    ways = [_way_out(scene, procedure, one, n) for n, one in enumerate(step.trouble)]
    for number, trouble in enumerate(step.trouble):
        here = f"{context}/trouble/{number}"
        blocks.append(Subheading(scene.tell.line(Text(trouble.title, f"{here}/title")), "help"))
        blocks.append(Paragraph(scene.tell.lines(trouble.text, f"{here}/text")))
        way = ways[number]
        # Troubles with the same way out share its button, under the last of them.
        later = {other.action for other in ways[number + 1 :] if other is not None}
        if way is not None and way.action not in later:
            blocks.append(Buttons((way,)))
    done = forward(scene, N_("わかった"), actions.Back(), "check")
    return page_in(scene, "trouble", procedure, blocks, done)


def _way_out(scene: Scene, procedure: Procedure, trouble: Trouble, number: int) -> Button | None:
    """Return the button that leads out of ``trouble``, named after where it leads."""
    action: actions.Action
    if trouble.to is not None:
        step = procedure.step(trouble.to)
        title = Text(step.title, f"{context_of(procedure, step)}/title")
        action = actions.JumpTo(trouble.to)
    elif trouble.go is not None and scene.library.has_procedure(trouble.go):
        other = scene.library.procedure(trouble.go)
        title = Text(other.title, f"procedure:{other.id}/title")
        action = actions.OpenProcedure(trouble.go)
    else:
        return None
    return Button(scene.tell.line(title), action, "small", "next", key=f"trouble-{number}")


def _prepare(scene: Scene, procedure: Procedure) -> Page:
    tell, base = scene.tell, f"procedure:{procedure.id}"
    blocks: list[Block] = [
        Heading(title_of(scene, procedure)),
        Paragraph(tell.lines(procedure.summary, f"{base}/summary")),
    ]
    hurry = Button(
        tell.ui("いそぐ（みじかく 見る）"), actions.Show("short"), "small", "timer", key="short"
    )
    blocks.append(Buttons((hurry, *terms_buttons(scene)), columns=2))
    prepare = procedure.prepare
    if prepare.pins:
        blocks.append(device_free_note(scene))
    blocks += bring_list(scene, prepare.bring, prepare.pins, bring_title(procedure))
    if prepare.text:
        blocks.append(Paragraph(tell.lines(prepare.text, f"{base}/prepare/text")))
    values = facts_of(scene, prepare.rows, f"{base}/prepare/rows")
    # Notes wait for the step they belong to; whom to call stays.
    beside: list[Block] = [
        msgspec.structs.replace(value, note=None) if value.is_known else value for value in values
    ]
    lookups = offered_at(scene.library, procedure.id)
    offered = (lookup_button(scene, one, "small") for one in lookups)
    beside.insert(0, Buttons((travel_button(scene), *offered)))
    beside.append(ways_list(scene, procedure.ways))
    blocks.append(Aside(tuple(beside)))
    main = forward(scene, N_("はじめる"), actions.Advance())
    return msgspec.structs.replace(
        page_in(scene, "prepare", procedure, blocks, main), may_skip=True
    )
