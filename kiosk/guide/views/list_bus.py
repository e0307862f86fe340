"""A stop of the timetable: what leaves it today. A timetable that has ended shows no hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Heading, Item, Items, Line, Notice, Paragraph, Value
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import message_page
from kiosk.guide.views.list_words import name_line, origin_blocks, written
from kiosk.i18n import N_
from kiosk.language import formats
from kiosk.places.model import Place, PlaceList
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Row

if TYPE_CHECKING:
    from kiosk.places.timetable import Departure, Timetable

MOST_SHOWN = 8
_TOMORROW = 3


def stop_page(scene: Scene, found: PlaceList, stop: Place, timetable: Timetable) -> Page:
    """Return the next buses at ``stop``, or whom to ask where the timetable does not hold."""
    blocks: list[Block] = [Heading(name_line(scene, stop))]
    if scene.is_day_sure and timetable.holds_on(scene.now.date()):
        blocks += _today(scene, stop, timetable)
    else:
        blocks.append(_does_not_hold(scene, timetable))
    phone = timetable.phone or found.origin.phone
    if phone:
        call = Value(scene.tell.ui("バスの 電話"), Line(phone, scene.tell.lang), "call")
    else:
        call = scene.tell.value(Row(CITY_TELEPHONE, icon="call"), "")
    blocks.append(Aside((call, *origin_blocks(scene, found.origin))))
    main = forward(scene, N_("わかった"), actions.Back(), "check")
    page = message_page(scene, "list", blocks, main)
    return msgspec.structs.replace(page, colour="places", may_skip=True)


def _does_not_hold(scene: Scene, timetable: Timetable) -> Notice:
    tell, today = scene.tell, scene.now.date()
    if not scene.is_day_sure:
        told = tell.ui("きょうの 日付が わかりません。")
    elif today > timetable.last:
        told = tell.ui("この 時刻表は {day}で おわりました。", day=timetable.last)
    else:
        told = tell.ui("この 時刻表は {day}からです。", day=timetable.first)
    return Notice("ask", (told, tell.ui("時刻は、電話で 聞いてください。")), "calendar")


def _today(scene: Scene, stop: Place, timetable: Timetable) -> Iterator[Block]:
    tell, now = scene.tell, scene.now
    leaving = timetable.departures(stop.id, now.date())
    minute = now.hour * 60 + now.minute
    coming = [one for one in leaving if one.minutes >= minute]
    if any(one.is_booked for one in leaving):
        yield Notice("caution", (tell.ui("先に 電話で 予約してから 乗ります。"),), "call")
    if coming:
        yield _items(scene, coming[:MOST_SHOWN], tell.ui("つぎの バス（きょう）"))
        return
    yield Paragraph((tell.ui("きょうの バスは、もう ありません。"),))
    tomorrow = now.date() + timedelta(days=1)
    following = timetable.departures(stop.id, tomorrow)
    if following:
        yield _items(scene, following[:_TOMORROW], tell.ui("あしたの はじめの バス"))


def _items(scene: Scene, departures: Sequence[Departure], title: Line) -> Items:
    entries = []
    for one in departures:
        hour, minute = divmod(one.minutes, 60)
        at = time(hour, minute)
        leaves = scene.tell.worded(partial(formats.time_of_day, at))
        bound = f"{one.bound}（{one.route}）" if one.route else one.bound
        entries.append(Item(leaves, "bus", written(bound)))
    return Items(tuple(entries), title, "clock")
