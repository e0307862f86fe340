"""Before you travel: can it be done here, on a phone, at a shop, at which counter, today?

Answers from the procedure's ways, the city's facts and the calendar only. What is not known sends
to the telephone.
"""

from __future__ import annotations

from datetime import time

from kiosk.dates.opening import Opening
from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Button, Heading, Item, Items, Line, Notice, Value
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.openings import Open, open_for
from kiosk.guide.page import Page
from kiosk.guide.views.blocks import WAYS
from kiosk.i18n import N_, Text, ui
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Procedure, Way

QUESTION = N_("きょう どこで できますか")
ASK = N_("市の窓口で 確認してください")
CHECK_DATE = N_("日付を 確認してください")
_ASKED: tuple[Way, ...] = ("kiosk", "own-phone", "store", "counter")
CITY_HALL = "city-hall"
_GO_TO: tuple[Way, ...] = ("counter", "store", "call")


def travel_button(scene: Scene) -> Button:
    """Return the button on a procedure's preparation page that leads here."""
    line = scene.tell.ui(QUESTION)
    return Button(line, actions.Show("travel"), "small", "calendar", key="travel")


def travel_page(scene: Scene, procedure: Procedure) -> Page:
    """Return the five answers for this city, day and hour."""
    tell = scene.tell
    blocks: list[Block] = [Heading(tell.ui(QUESTION))]
    blocks += [_today(scene, procedure), _counter(scene, procedure)]
    blocks += _centre(scene)
    beside: list[Block] = [_here(scene, procedure), _phone(scene, procedure)]
    beside.append(_store(scene, procedure))
    others = [way for way in procedure.ways if way not in _ASKED]
    if others:
        items = tuple(Item(tell.ui(WAYS[way][1]), WAYS[way][0]) for way in others)
        beside.append(Items(items, tell.ui("ほかの しかた"), "list", is_inline=True))
    blocks.append(Aside(tuple(beside)))
    title = tell.line(Text(procedure.title, f"procedure:{procedure.id}/title"))
    return Page(
        "travel",
        tell.lang,
        frame(scene, place=title, main=forward(scene, N_("わかった"), actions.Back(), "check")),
        tuple(blocks),
        beside=tell.beside.lang if tell.beside else None,
        colour=procedure.area,
        may_skip=True,
    )


def _today(scene: Scene, procedure: Procedure) -> Value:
    """Answer whether the place to go to is open today."""
    tell = scene.tell
    # The way that is named first is the one to take; but what is known is worth more.
    known = (one for one in procedure.ways if one in _GO_TO and _is_known(scene, procedure, one))
    usual = next((one for one in _GO_TO if one in procedure.ways), None)
    way = next(known, usual)
    label = tell.ui("きょう（{way}）", way=ui(WAYS[way][1])) if way else tell.ui("きょう")
    return _state(scene, label, open_for(scene, procedure, way) if way else Open())


def _is_known(scene: Scene, procedure: Procedure, way: Way) -> bool:
    """Say whether the facts tell when ``way`` is open."""
    found = open_for(scene, procedure, way)
    return not found.asks and found.calendar.at(scene.now).kind != "unknown"


def _state(scene: Scene, label: Line, found: Open, icon: str = "calendar") -> Value:
    tell = scene.tell
    if not scene.is_day_sure:
        whom = tell.ui("係の人に 聞いてください。")
        return Value(label, tell.ui(CHECK_DATE), icon, whom, is_known=False)
    opening = found.calendar.at(scene.now)
    if found.asks or opening.kind == "unknown":
        return _ask(scene, label, icon, found)
    value, note = _said(scene, opening)
    return Value(label, value, icon, note)


def _said(scene: Scene, opening: Opening) -> tuple[Line, Line | None]:
    """Return the answer, and what stands under it."""
    ui, opens, until = scene.tell.ui, opening.opens, opening.until
    following = None
    if opens is not None:
        following = ui("つぎは {day} {hour}からです。", day=opens.date(), hour=opens.time())
    match opening.kind:
        case "open":
            # Until midnight, or round the clock: nobody has to hurry.
            ends = until is not None and until.time() != time.min
            end = ui("{hour}までです。", hour=until.time()) if until and ends else None
            return ui("いま 開いています"), end
        case "later":
            begin = ui("{hour}からです。", hour=opens.time()) if opens is not None else None
            return ui("まだ 開いていません"), begin
        case "over":
            return ui("きょうは もう おわりました"), following
        case _:
            return ui("きょうは 休みの 日です"), following


def _ask(scene: Scene, label: Line, icon: str, found: Open) -> Value:
    """Send to the counter, with the telephone where it is known."""
    return Value(label, scene.tell.ui(ASK), icon, _telephone(scene, found), is_known=False)


def _telephone(scene: Scene, found: Open) -> Line | None:
    facts, day = scene.tell.book.facts, scene.now.date()
    known = found.telephone or facts.usable(CITY_TELEPHONE, day)
    return scene.tell.ui("電話 {tel}", tel=str(known.value)) if known is not None else None


def _counter(scene: Scene, procedure: Procedure) -> Value:
    """Answer which counter: its name and telephone."""
    tell = scene.tell
    label = tell.ui("どの 窓口ですか")
    if "counter" not in procedure.ways:
        return Value(label, tell.ui("窓口には 行きません"), "city-hall")
    found = open_for(scene, procedure, "counter")
    if found.name is None:
        return _ask(scene, label, "city-hall", found)
    name = found.name
    value = tell.line(Text(str(name.value), f"{name.context}/value"))
    return Value(label, value, "city-hall", _telephone(scene, found))


def _centre(scene: Scene) -> list[Block]:
    """Say that the building the terminal stands in may not do what the counter does."""
    tell, city = scene.tell, scene.library.content.city
    centre = next((one for one in city.centres if one.id == scene.library.centre), None)
    if centre is None or centre.id == CITY_HALL:
        return []
    name = Text(centre.name, f"city:{city.id}/centre/{centre.id}")
    lines = (
        tell.ui("{centre}で できるとは かぎりません。", centre=name),
        tell.ui("行く前に、電話で 聞いてください。"),
    )
    return [Notice("ask", lines, "info")]


def _here(scene: Scene, procedure: Procedure) -> Value:
    """Answer whether this machine can do it: at most it shows the way."""
    tell = scene.tell
    label = tell.ui("この 機械で できますか")
    if "kiosk" in procedure.ways:
        return Value(label, tell.ui("手順を 見ながら できます"), "kiosk")
    note = tell.ui("やり方は、ここで 見られます。")
    return Value(label, tell.ui("できません"), "kiosk", note)


def _phone(scene: Scene, procedure: Procedure) -> Value:
    """Answer whether her own phone can do it."""
    tell = scene.tell
    label = tell.ui("自分の スマホで できますか")
    if "own-phone" in procedure.ways:
        return Value(label, tell.ui("できます"), "smartphone")
    return Value(label, tell.ui("この 案内には ありません"), "smartphone")


def _store(scene: Scene, procedure: Procedure) -> Value:
    """Answer whether a shop can do it, and whether its machine works now."""
    tell = scene.tell
    label = tell.ui("コンビニで できますか")
    if "store" not in procedure.ways:
        return Value(label, tell.ui("この 案内には ありません"), "store")
    return _state(scene, label, open_for(scene, procedure, "store"), "store")
