"""Life events: which there are, their questions, and the list of what is to be done."""

from __future__ import annotations

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
from kiosk.guide.checklist import Needed, Task, needed_for, tasks_of, when_of
from kiosk.guide.deadlines import SPANS, Due, chosen_day, days_to_choose
from kiosk.guide.finding import DAY, Finding, has_doubt, questions
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.views.blocks import TO_BRING
from kiosk.guide.views.room import has_room_for_answers_hints, has_room_for_hints
from kiosk.i18n import N_, Text, ui
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Row
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
CHOOSE = N_("日を えらぶ")


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
    return _page(scene, "events", blocks, scene.tell.ui("くらしの できごとから"))


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
    return _page(scene, "event", blocks, title_of_event(scene, event))


def _days(event: LifeEvent) -> tuple[tuple[str, str], ...]:
    """Return the answers to when; a death or a disaster is not asked for before it comes."""
    is_past = not _PAST.isdisjoint(event.counts)
    return tuple(one for one in _DAYS if one[0] != "not-yet" or not is_past)


def result_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return what is to be done, in order, and what to take along, each thing once."""
    tell = scene.tell
    tasks = tasks_of(scene, event, finding)
    if not tasks:
        return _nothing(scene, event)
    blocks: list[Block] = [Heading(tell.ui("この じゅんばんで します"))]
    blocks += _notices(scene, finding)
    # One by one: a long list goes on over the page, it does not wait for a page of its own.
    blocks += [Buttons((_row(scene, task),)) for task in tasks]
    beside: list[Block] = []
    needed = needed_for([(t.number, t.procedure) for t in tasks])
    items = [_item(scene, one, is_only=len(tasks) == 1) for one in needed]
    without = tuple(t.number for t in tasks if not t.procedure.prepare.bring)
    if without:
        said = tell.ui("{numbers}の もちものは、窓口で 要確認", numbers=_joined(without))
        items.append(Item(said, "help"))
    beside.append(Items(tuple(items), tell.ui(TO_BRING), "check"))
    beside.append(tell.value(Row(CITY_TELEPHONE, icon="call"), ""))
    may_change = (
        tell.ui("手続きの 内容は 変わることが あります。"),
        tell.ui("行く前に、市の窓口に 確認してください。"),
    )
    beside.append(Notice("calm", may_change, "info"))
    blocks.append(Aside(tuple(beside)))
    main = forward(scene, N_("紙を もらう"), actions.Show("sheet"), "print")
    return _page(scene, "event-result", blocks, title_of_event(scene, event), main, may_skip=True)


def _nothing(scene: Scene, event: LifeEvent) -> Page:
    """Return the result of a terminal that lacks every procedure asked for: whom to ask."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("市の窓口で 聞いてください")),
        tell.value(Row(CITY_TELEPHONE, icon="call"), ""),
    ]
    main = forward(scene, N_("さいしょへ"), actions.Show("home"), "home")
    return _page(scene, "event-result", blocks, title_of_event(scene, event), main)


def needed_line(scene: Scene, needed: Needed) -> Line:
    """Return the name of a thing to bring, with "if there is one" where nobody insists."""
    thing = scene.library.thing(needed.thing)
    name = Text(thing.name, f"thing:{thing.id}/name")
    if needed.if_any:
        return scene.tell.ui("{thing}（あれば）", thing=name)
    return scene.tell.line(name)


def title_of_task(task: Task) -> Text:
    """Return the title of a procedure as a message."""
    return Text(task.procedure.title, f"procedure:{task.procedure.id}/title")


def _item(scene: Scene, needed: Needed, *, is_only: bool) -> Item:
    """Return a thing to bring; of several procedures it says which need it."""
    thing = scene.library.thing(needed.thing)
    note = None
    if not is_only:
        note = scene.tell.ui("{numbers}で つかいます", numbers=_joined(needed.tasks))
    return Item(needed_line(scene, needed), thing.icon, note)


def _joined(numbers: tuple[int, ...]) -> str:
    return "・".join(str(number) for number in numbers)


def _row(scene: Scene, task: Task) -> Button:
    tell, why, until = scene.tell, task.why, when_of(task, scene.now.date())
    if not has_room_for_hints(scene):
        # Where, and the last day where it is known: the rest stands on the procedure's own page.
        why, until = None, until if task.due != Due() else None
    hint: Line | None
    if not has_room_for_answers_hints(scene):
        hint = tell.line(until) if until is not None else None
    elif why is None and until is None:
        hint = tell.line(task.where)
    elif why is None:
        hint = tell.ui("{where}。{until}", where=task.where, until=until)
    elif until is None:
        hint = tell.ui("{why} {where}。", why=why, where=task.where)
    else:
        hint = tell.ui("{why} {where}。{until}", why=why, where=task.where, until=until)
    procedure = task.procedure
    title = tell.ui("{number}. {title}", number=task.number, title=title_of_task(task))
    return Button(
        title,
        actions.OpenProcedure(procedure.id),
        "row",
        procedure.icon or "document",
        hint=hint,
        colour=procedure.area,
        key=procedure.id,
    )


def _notices(scene: Scene, finding: Finding) -> list[Block]:
    """Say from which day was counted, and that a doubt is nothing to be afraid of."""
    tell, notices = scene.tell, list[Block]()
    when = finding.answer(DAY)
    chosen = chosen_day(when)
    if when in SPANS:
        said = tell.ui("いちばん 早い 日から 数えました。")
        notices.append(Notice("calm", (said,), "calendar"))
    elif chosen is not None:
        notices.append(Notice("calm", (tell.ui("{day}から 数えました。", day=chosen),), "calendar"))
    elif when == "earlier":
        late = tell.ui("期限が すぎて いるかも しれません。早めに 市へ 電話します。")
        notices.append(Notice("ask", (late,), "call"))
    if days_to_choose(when, scene.now.date()):
        choose = Button(
            tell.ui(CHOOSE), actions.Show("event-day"), "small", "calendar", key="event-day"
        )
        notices.append(Buttons((choose,)))
    if has_doubt(finding):
        known = scene.library.facts.usable(CITY_TELEPHONE, scene.now.date())
        doubt = ui("わからない ことは、市の窓口で 聞けます。")
        if known is not None:
            doubt = ui("わからない ことは、市に 電話で 聞けます。{tel}", tel=str(known.value))
        notices.append(Notice("ask", (tell.line(doubt),), "help"))
    return notices


def event_title_page(scene: Scene, event: LifeEvent, name: str, blocks: list[Block]) -> Page:
    """Return a page of ``event`` without a main button, its title as the place."""
    return _page(scene, name, blocks, title_of_event(scene, event))


def _page(
    scene: Scene,
    name: str,
    blocks: list[Block],
    place: Line,
    main: Button | None = None,
    *,
    may_skip: bool = False,
) -> Page:
    return Page(
        name,
        scene.tell.lang,
        frame(scene, place=place, main=main),
        tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
        colour=COLOUR,
        may_skip=may_skip,
    )
