"""What a life event comes to: the list of what to do, in order, and the page of things to bring."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Button, Buttons, Heading, Item, Items, Line, Notice
from kiosk.guide.checklist import Needed, Task, needed_for, tasks_of, when_of
from kiosk.guide.deadlines import SPANS, Due, chosen_day, days_to_choose
from kiosk.guide.finding import DAY, Finding, has_doubt
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.blocks import TO_BRING
from kiosk.guide.views.events import event_frame, title_of_event
from kiosk.guide.views.room import LARGE, has_room_for_hints
from kiosk.i18n import N_, Text, ui
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Row
from kiosk.procedures.occasions import LifeEvent

CHOOSE = N_("日を えらぶ")
_MOST_IN_ONE_COLUMN = 4
"""Of more things to bring the last stand beside the first, where there is room beside."""


def result_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return what is to be done, in order; each line opens its own page."""
    tell, tasks = scene.tell, tasks_of(scene, event, finding)
    if not tasks:
        return _nothing(scene, event)
    blocks: list[Block] = [Heading(tell.ui("この じゅんばんで します"))]
    if finding.answer(DAY) == "earlier":
        late = tell.ui("期限が すぎて いるかも しれません。早めに 市へ 電話します。")
        blocks.append(Notice("ask", (late,), "call"))
    # One by one: a long list goes on over the page, it does not wait for a page of its own.
    blocks += [Buttons((_row(scene, task),)) for task in tasks]
    beside: list[Block] = []
    if _things(scene, tasks):
        show = actions.Show("event-bring")
        beside.append(Buttons((Button(tell.ui(TO_BRING), show, "row", "check", key="bring"),)))
    beside += _notices(scene, finding)
    may_change = (
        tell.ui("手続きの 内容は 変わることが あります。"),
        tell.ui("行く前に、市の窓口に 確認してください。"),
    )
    beside.append(Notice("calm", may_change, "info"))
    place = title_of_event(scene, event)
    return _page(scene, "event-result", place, [*blocks, Aside(tuple(beside))])


def bring_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return what to take along for all that is to be done, each thing once."""
    things = tuple(_things(scene, tasks_of(scene, event, finding)))
    first = min(len(things), max(_MOST_IN_ONE_COLUMN, len(things) * 5 // 9))
    blocks: list[Block] = [Heading(scene.tell.ui(TO_BRING)), Items(things[:first])]
    if things[first:]:
        blocks.append(Aside((Items(things[first:]),)))
    # On further parts, which may have no title, the bar says what the list is.
    return _page(scene, "event-bring", scene.tell.ui(TO_BRING), blocks)


def _page(scene: Scene, name: str, place: Line, blocks: list[Block]) -> Page:
    main = forward(scene, N_("紙を もらう"), actions.Show("sheet"), "print")
    return event_frame(scene, name, blocks, place, main, may_skip=True)


def _nothing(scene: Scene, event: LifeEvent) -> Page:
    """Return the result of a terminal that lacks every procedure asked for: whom to ask."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("市の窓口で 聞いてください")),
        tell.value(Row(CITY_TELEPHONE, icon="call"), ""),
    ]
    main = forward(scene, N_("さいしょへ"), actions.Show("home"), "home")
    return event_frame(scene, "event-result", blocks, title_of_event(scene, event), main)


def _is_roomy(scene: Scene) -> bool:
    """Say whether a line has room for more than its name and its last day."""
    return has_room_for_hints(scene) and scene.visit.size < LARGE


def _things(scene: Scene, tasks: list[Task]) -> list[Item]:
    """Return the things to bring; of several procedures each says which need it, given room."""
    has_notes = len(tasks) > 1 and _is_roomy(scene)
    needed = needed_for([(task.number, task.procedure) for task in tasks])
    items = [_item(scene, one, has_note=has_notes) for one in needed]
    without = tuple(task.number for task in tasks if not task.procedure.prepare.bring)
    if without:
        said = scene.tell.ui("{numbers}の もちものは、窓口で 要確認", numbers=_joined(without))
        items.append(Item(said, "help"))
    return items


def _item(scene: Scene, needed: Needed, *, has_note: bool) -> Item:
    note = None
    if has_note:
        note = scene.tell.ui("{numbers}で つかいます", numbers=_joined(needed.tasks))
    return Item(needed_line(scene, needed), scene.library.thing(needed.thing).icon, note)


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


def _joined(numbers: tuple[int, ...]) -> str:
    return "・".join(str(number) for number in numbers)


def _row(scene: Scene, task: Task) -> Button:
    procedure = task.procedure
    title = scene.tell.ui("{number}. {title}", number=task.number, title=title_of_task(task))
    return Button(
        title,
        actions.OpenProcedure(procedure.id),
        "row",
        procedure.icon or "document",
        hint=_hint(scene, task),
        colour=procedure.area,
        key=procedure.id,
    )


def _hint(scene: Scene, task: Task) -> Line | None:
    """Return why, where and by when; where room is short the last day alone, if it is known.

    The rest stands on the procedure's own page, one touch away.
    """
    tell, why, until = scene.tell, task.why, when_of(task, scene.now.date())
    if not _is_roomy(scene):
        return tell.line(until) if until is not None and task.due != Due() else None
    if why is None and until is None:
        return tell.line(task.where)
    if why is None:
        return tell.ui("{where}。{until}", where=task.where, until=until)
    if until is None:
        return tell.ui("{why} {where}。", why=why, where=task.where)
    return tell.ui("{why} {where}。{until}", why=why, where=task.where, until=until)


def _notices(scene: Scene, finding: Finding) -> list[Block]:
    """Say from which day was counted, whom to call, and that a doubt is nothing to fear."""
    tell, notices = scene.tell, list[Block]()
    when = finding.answer(DAY)
    chosen = chosen_day(when)
    if when in SPANS:
        said = tell.ui("いちばん 早い 日から 数えました。")
        notices.append(Notice("calm", (said,), "calendar"))
    elif chosen is not None:
        notices.append(Notice("calm", (tell.ui("{day}から 数えました。", day=chosen),), "calendar"))
    if days_to_choose(when, scene.now.date()):
        choose = Button(
            tell.ui(CHOOSE), actions.Show("event-day"), "row", "calendar", key="event-day"
        )
        notices.append(Buttons((choose,)))
    known = scene.library.facts.usable(CITY_TELEPHONE, scene.now.date())
    if not has_doubt(finding):
        notices.append(tell.value(Row(CITY_TELEPHONE, icon="call"), ""))
        return notices
    doubt = ui("わからない ことは、市の窓口で 聞けます。")
    if known is not None:
        doubt = ui("わからない ことは、市に 電話で 聞けます。{tel}", tel=str(known.value))
    notices.append(Notice("ask", (tell.line(doubt),), "help"))
    return notices
