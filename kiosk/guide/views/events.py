"""Life events: which there are, and their questions. What they come to is `event_result`'s."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import (
    Block,
    Button,
    Buttons,
    Heading,
    Line,
    Notice,
    Paragraph,
    Progress,
)
from kiosk.guide.finding import DAY, Finding, questions
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import Page
from kiosk.i18n import N_, Text
from kiosk.procedures.occasions import LifeEvent

COLOUR = "living"
COLUMNS = 3
_REPLIES = (("yes", N_("はい")), ("no", N_("いいえ")), ("unknown", N_("わからない")))
_DAYS = (
    ("today", N_("きょう")),
    ("yesterday", N_("きのう")),
    ("week", N_("この 1週間の うち")),
    ("month", N_("この 1か月の うち")),
    ("earlier", N_("もっと 前")),
    ("not-yet", N_("これから")),
    ("unknown", N_("わからない")),
)
_PAST = frozenset({"died", "disaster"})


def title_of_event(scene: Scene, event: LifeEvent) -> Line:
    """Return the title of ``event`` as a line."""
    return scene.tell.line(Text(event.title, f"event:{event.id}/title"))


def events_page(scene: Scene) -> Page:
    """Return the list of life events."""
    buttons = tuple(event_button(scene, event) for event in scene.library.content.events)
    blocks: list[Block] = [
        Heading(scene.tell.ui("何が ありましたか")),
        Buttons(buttons, columns=COLUMNS),
    ]
    return event_frame(scene, "events", blocks, scene.tell.ui("くらしの できごとから"))


def event_button(scene: Scene, event: LifeEvent) -> Button:
    """Return the row that begins the questions of ``event``."""
    title, action = title_of_event(scene, event), actions.OpenEvent(event.id)
    return Button(title, action, "row", event.icon, colour=COLOUR, key=event.id)


def event_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return the question of ``event`` that ``finding`` stands at."""
    tell, asked = scene.tell, questions(event)
    now = min(finding.at, len(asked) - 1)
    question = asked[now]
    is_day = question == DAY
    given = finding.answer(question)
    buttons = tuple(
        Button(tell.ui(words), actions.Reply(reply), is_on=reply == given, key=reply)
        for reply, words in (_days(event) if is_day else _REPLIES)
    )
    context = f"event:{event.id}/day" if is_day else f"event:{event.id}/ask/{question}"
    title = event.day if is_day else next(ask.title for ask in event.asks if ask.id == question)
    step = Progress(now + 1, len(asked), tell.ui("いま {now} / {of}", now=now + 1, of=len(asked)))
    blocks: list[Block] = [step, Heading(tell.line(Text(title, context)))]
    if is_day:
        blocks.append(Paragraph((tell.ui("いつまでに するかを 数えるためです。"),)))
    blocks.append(Buttons(buttons))
    kept = tell.ui("こたえは、おわると 消えます。")
    blocks.append(Notice("calm", (kept,), "shield"))
    return event_frame(scene, "event", blocks, title_of_event(scene, event))


def _days(event: LifeEvent) -> tuple[tuple[str, str], ...]:
    """Return the answers to when; a death or a disaster is not asked for before it comes."""
    is_past = not _PAST.isdisjoint(event.counts)
    return tuple(one for one in _DAYS if one[0] != "not-yet" or not is_past)


def event_frame(
    scene: Scene,
    name: str,
    blocks: list[Block],
    place: Line,
    main: Button | None = None,
    *,
    may_skip: bool = False,
) -> Page:
    """Return a page of a life event in the usual frame; ``place`` says where one is."""
    return Page(
        name,
        scene.tell.lang,
        frame(scene, place=place, main=main),
        tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
        colour=COLOUR,
        may_skip=may_skip,
    )
