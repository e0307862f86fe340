"""The pages of a procedure: preparation card, question, step, check, trouble, result."""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Heading,
    Item,
    Items,
    Line,
    Notice,
    Paragraph,
    Progress,
    Subheading,
)
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.player import Position, Surroundings, live_answers, replay
from kiosk.guide.views.blocks import (
    bring_list,
    bring_title,
    choice_key,
    device_free_note,
    facts_of,
    link_block,
    picture_of,
    pin_notice,
    places_to_go,
    title_of,
    ways_list,
)
from kiosk.guide.views.lookups import lookup_button, offered_at
from kiosk.guide.views.terms import terms_buttons
from kiosk.guide.views.travel import travel_button
from kiosk.i18n import N_, Quantity, Text
from kiosk.procedures.model import Procedure, Step, Trouble


def around(scene: Scene) -> Surroundings:
    """Return what conditions may ask, for this scene."""
    return Surroundings(scene.library.content.city.id, scene.now.date())


def procedure_page(scene: Scene, position: Position) -> Page:
    """Return the page of ``position``."""
    procedure = scene.library.procedure(position.procedure)
    if position.step is None:
        return _prepare(scene, procedure)
    step = procedure.step(position.step)
    match step.kind:
        case "question":
            return _question(scene, procedure, step, position)
        case "check":
            return _check(scene, procedure, step, position)
        case "result":
            return _result(scene, procedure, step, position)
        case _:
            return _step(scene, procedure, step, position)


def trouble_page(scene: Scene, position: Position) -> Page:
    """Return what to do when the step of ``position`` does not work."""
    procedure = scene.library.procedure(position.procedure)
    step = procedure.step(position.step) if position.step else procedure.steps[0]
    context = _context(procedure, step)
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
    return _page(scene, "trouble", procedure, blocks, done)


def _way_out(scene: Scene, procedure: Procedure, trouble: Trouble, number: int) -> Button | None:
    """Return the button that leads out of ``trouble``, named after where it leads."""
    action: actions.Action
    if trouble.to is not None:
        step = procedure.step(trouble.to)
        title = Text(step.title, f"{_context(procedure, step)}/title")
        action = actions.JumpTo(trouble.to)
    elif trouble.go is not None and scene.library.has_procedure(trouble.go):
        other = scene.library.procedure(trouble.go)
        title = Text(other.title, f"procedure:{other.id}/title")
        action = actions.OpenProcedure(trouble.go)
    else:
        return None
    return Button(scene.tell.line(title), action, "small", "next", key=f"trouble-{number}")


def _context(procedure: Procedure, step: Step) -> str:
    return f"procedure:{procedure.id}/{step.id}"


def _page(
    scene: Scene,
    name: str,
    procedure: Procedure,
    blocks: list[Block],
    main: Button | None = None,
) -> Page:
    notice = _language_notice(scene)
    return Page(
        name,
        scene.tell.lang,
        frame(scene, place=title_of(scene, procedure), main=main),
        (*blocks[:1], *notice, *blocks[1:]) if notice else tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
        colour=procedure.area,
    )


def _language_notice(scene: Scene) -> list[Block]:
    """Say that this procedure is not written in the chosen language (the page is in Japanese)."""
    if scene.tell.lang == scene.visit.language:
        return []
    own = scene.book(scene.visit.language)
    message = Text(N_("この 手続きは まだ この ことばでは 読めません。日本語で 出しています。"))
    return [Notice("ask", (Line(own.say(message), own.lang),), "language")]


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
    offered = (lookup_button(scene, one, "small") for one in offered_at(procedure.id))
    beside.insert(0, Buttons((travel_button(scene), *offered)))
    beside.append(ways_list(scene, procedure.ways))
    blocks.append(Aside(tuple(beside)))
    main = forward(scene, N_("はじめる"), actions.Advance())
    return msgspec.structs.replace(_page(scene, "prepare", procedure, blocks, main), may_skip=True)


def _step_blocks(scene: Scene, procedure: Procedure, step: Step, position: Position) -> list[Block]:
    """Return the blocks every kind of step begins with."""
    tell, context = scene.tell, _context(procedure, step)
    blocks: list[Block] = [
        _progress(scene, procedure, step, position),
        Heading(tell.line(Text(step.title, f"{context}/title"))),
    ]
    if step.text:
        blocks.append(Paragraph(tell.lines(step.text, f"{context}/text")))
    blocks += facts_of(scene, step.rows, f"{context}/rows")
    if step.items:
        lines = tell.lines(step.items, f"{context}/items")
        blocks.append(Items(tuple(Item(line) for line in lines)))
    if step.caution:
        caution = tell.line(Text(step.caution, f"{context}/caution"))
        blocks.append(Notice("caution", (caution,), "warning"))
    if step.pin is not None:
        blocks.append(pin_notice(scene, step.pin))
    blocks += _aside(scene, step, context)
    return blocks


def _aside(scene: Scene, step: Step, context: str) -> list[Block]:
    tell = scene.tell
    inner: list[Block] = []
    is_open = bool(step.why) and scene.visit.spot.is_why_open
    if is_open:
        inner.append(Notice("calm", tell.lines(step.why, f"{context}/why"), "info"))
    elif step.picture:
        inner += picture_of(scene, step.picture)
    help_here: list[Button] = []
    if step.why:
        words = N_("とじる") if is_open else N_("くわしく")
        help_here.append(
            Button(tell.ui(words), actions.ToggleWhy(), "small", "help", is_on=is_open, key="why")
        )
    if step.trouble:
        words = N_("うまく いかない")
        show = actions.Show("trouble")
        help_here.append(Button(tell.ui(words), show, "small", "warning", key="trouble"))
    help_here += terms_buttons(scene)
    if help_here:
        inner.append(Buttons(tuple(help_here), columns=2))
    if step.link is not None:
        inner.append(link_block(scene, step.link, f"{context}/link"))
    return [Aside(tuple(inner))] if inner else []


def _progress(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Progress:
    now = len([s for s in position.behind if s is not None]) + 1
    if position.is_changing:
        # Counted on from the check page, the number would fall when she goes forward again.
        way = replay(procedure, position.answers, around(scene))
        now = next((n for n, s in enumerate(way, start=1) if s.id == step.id), now)
    of = now + step.steps_left
    from kiosk.procedures.walk import minutes_here  # noqa: PLC0415 - not for the first page

    minutes = step.minutes_left + minutes_here(step)
    if minutes > 1 and step.kind != "result":
        line = scene.tell.ui(
            "いま {now} / {of}　のこり 約{minutes}",
            now=now,
            of=of,
            minutes=Quantity(minutes, "minutes"),
        )
    else:
        line = scene.tell.ui("いま {now} / {of}", now=now, of=of)
    return Progress(now, of, line)


def _question(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    context = _context(procedure, step)
    given = dict(position.answers).get(step.id)
    buttons = []
    for choice in step.choices:
        here = f"{context}/choice/{choice.id}"
        hint = scene.tell.line(Text(choice.hint, f"{here}/hint")) if choice.hint else None
        buttons.append(
            Button(
                scene.tell.line(Text(choice.text, f"{here}/text")),
                actions.Answer(choice.id),
                hint=hint,
                is_on=choice.id == given,
                key=choice_key(choice.id),
            )
        )
    blocks = _step_blocks(scene, procedure, step, position)
    # The answers come before the picture: where there is one column, she must see them first.
    text = [block for block in blocks if not isinstance(block, Aside)]
    beside = [block for block in blocks if isinstance(block, Aside)]
    return _page(scene, "question", procedure, [*text, Buttons(tuple(buttons)), *beside])


def _step(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    blocks = _step_blocks(scene, procedure, step, position)
    return _page(scene, "step", procedure, blocks, forward(scene, N_("つぎへ"), actions.Advance()))


def _check(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    blocks = _step_blocks(scene, procedure, step, position)
    rows = []
    for step_id, choice_id in live_answers(position, procedure, around(scene)).items():
        asked = procedure.step(step_id)
        chosen = next(c for c in asked.choices if c.id == choice_id)
        context = _context(procedure, asked)
        question = scene.tell.line(Text(asked.title, f"{context}/title"))
        answer = scene.tell.line(Text(chosen.text, f"{context}/choice/{chosen.id}/text"))
        rows.append(
            Button(
                question,
                actions.Change(step_id),
                "row",
                "edit",
                hint=answer,
                key=f"change-{step_id}",
            )
        )
    blocks.append(Items((), scene.tell.ui("ちがうときは、その 行に さわると なおせます。")))
    blocks.append(Buttons(tuple(rows)))
    main = forward(scene, N_("これで よい"), actions.Advance(), "check")
    return _page(scene, "check", procedure, blocks, main)


def _result(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    tell, base = scene.tell, f"procedure:{procedure.id}"
    blocks = _step_blocks(scene, procedure, step, position)
    if procedure.closing:
        blocks.append(Paragraph(tell.lines(procedure.closing, f"{base}/closing")))
    beside = places_to_go(scene, procedure, position, around(scene))
    may_change = (
        tell.ui("手続きの 内容は 変わることが あります。"),
        tell.ui("行く前に、市の窓口に 確認してください。"),
    )
    beside.append(Notice("calm", may_change, "info"))
    if procedure.link is not None:
        beside.append(link_block(scene, procedure.link, f"{base}/link"))
    blocks.append(Aside(tuple(beside)))
    main = forward(scene, N_("紙を もらう"), actions.Show("sheet"), "print")
    return msgspec.structs.replace(_page(scene, "result", procedure, blocks, main), may_skip=True)
