"""The pages of a step: question, something to do, check of the answers, result."""

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
)
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.player import Position, live_answers, replay
from kiosk.guide.views.blocks import (
    choice_key,
    facts_of,
    link_block,
    picture_of,
    pin_notice,
    places_to_go,
    title_of,
)
from kiosk.guide.views.room import has_room_for_answers_hints
from kiosk.guide.views.terms import terms_buttons
from kiosk.i18n import N_, Quantity, Text
from kiosk.procedures.model import Place, Procedure, Step

_NOWHERE_TO_GO: frozenset[Place] = frozenset({"call", "home", "own-phone", "post"})


def step_page(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    """Return the page of ``step``, which is that of ``position``."""
    match step.kind:
        case "question":
            return _question(scene, procedure, step, position)
        case "check":
            return _check(scene, procedure, step, position)
        case "result":
            return _result(scene, procedure, step, position)
        case _:
            return _step(scene, procedure, step, position)


def context_of(procedure: Procedure, step: Step) -> str:
    """Return the context of the texts of ``step``."""
    return f"procedure:{procedure.id}/{step.id}"


def page_in(
    scene: Scene,
    name: str,
    procedure: Procedure,
    blocks: list[Block],
    main: Button | None = None,
) -> Page:
    """Return a page of ``procedure`` in the usual frame."""
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


def _step_blocks(scene: Scene, procedure: Procedure, step: Step, position: Position) -> list[Block]:
    """Return the blocks every kind of step begins with."""
    tell, context = scene.tell, context_of(procedure, step)
    blocks: list[Block] = [
        _progress(scene, procedure, step, position),
        Heading(tell.line(Text(step.title, f"{context}/title"))),
    ]
    if step.text:
        blocks.append(Paragraph(tell.lines(step.text, f"{context}/text")))
    facts = facts_of(scene, step.rows, f"{context}/rows")
    # What is done in order comes before the facts it needs.
    listed = _items(scene, step, context)
    blocks += [*listed, *facts] if step.is_ordered else [*facts, *listed]
    if step.caution:
        caution = tell.line(Text(step.caution, f"{context}/caution"))
        blocks.append(Notice("caution", (caution,), "warning"))
    if step.pin is not None:
        blocks.append(pin_notice(scene, step.pin))
    blocks += _aside(scene, step, context)
    return blocks


def _items(scene: Scene, step: Step, context: str) -> list[Block]:
    """Return the list of ``step``, numbered where its order matters; none without one."""
    if not step.items:
        return []
    tell = scene.tell
    lines = tell.lines(step.items, f"{context}/items")
    if step.is_ordered:
        texts = (Text(text, f"{context}/items/{n}") for n, text in enumerate(step.items))
        numbered = enumerate(texts, start=1)
        lines = tuple(tell.ui("{number}. {title}", number=n, title=one) for n, one in numbered)
    return [Items(tuple(map(Item, lines)), is_ordered=step.is_ordered)]


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
        way = replay(procedure, position.answers, scene.around)
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
    context = context_of(procedure, step)
    given = dict(position.answers).get(step.id)
    buttons = []
    for choice in step.choices:
        here = f"{context}/choice/{choice.id}"
        has_hint = choice.hint and has_room_for_answers_hints(scene)
        hint = scene.tell.line(Text(choice.hint, f"{here}/hint")) if has_hint else None
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
    return page_in(scene, "question", procedure, [*text, Buttons(tuple(buttons)), *beside])


def _step(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    blocks = _step_blocks(scene, procedure, step, position)
    return page_in(
        scene, "step", procedure, blocks, forward(scene, N_("つぎへ"), actions.Advance())
    )


def _check(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    blocks = _step_blocks(scene, procedure, step, position)
    rows = []
    for step_id, choice_id in live_answers(position, procedure, scene.around).items():
        asked = procedure.step(step_id)
        chosen = next(c for c in asked.choices if c.id == choice_id)
        context = context_of(procedure, asked)
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
    return page_in(scene, "check", procedure, blocks, main)


def is_emergency(scene: Scene, step: Step) -> bool:
    """Say whether ``step`` only tells to call the police or an ambulance, before any counter."""
    facts = [scene.library.facts.usable(row.fact, scene.now.date()) for row in step.rows]
    return bool(facts) and all(fact and fact.value in ("110", "119") for fact in facts)


def _result(scene: Scene, procedure: Procedure, step: Step, position: Position) -> Page:
    tell, base = scene.tell, f"procedure:{procedure.id}"
    blocks = _step_blocks(scene, procedure, step, position)
    if procedure.closing:
        blocks.append(Paragraph(tell.lines(procedure.closing, f"{base}/closing")))
    beside = places_to_go(scene, procedure, position, scene.around)
    may_change = [tell.ui("手続きの 内容は 変わることが あります。")]
    if step.place not in _NOWHERE_TO_GO:
        may_change.append(tell.ui("行く前に、市の窓口に 確認してください。"))
    if not is_emergency(scene, step):
        beside.append(Notice("calm", tuple(may_change), "info"))
    if procedure.link is not None:
        beside.append(link_block(scene, procedure.link, f"{base}/link"))
    blocks.append(Aside(tuple(beside)))
    main = forward(scene, N_("紙を もらう"), actions.Show("sheet"), "print")
    return msgspec.structs.replace(page_in(scene, "result", procedure, blocks, main), may_skip=True)
