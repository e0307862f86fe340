"""The day of a life event, chosen from the days of a month: the list then counts from it."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Notice, Paragraph
from kiosk.guide.deadlines import chosen_day, days_to_choose
from kiosk.guide.finding import DAY, Finding
from kiosk.guide.frame import Scene
from kiosk.guide.page import Page
from kiosk.guide.views.events import event_title_page
from kiosk.i18n import Quantity, Text
from kiosk.procedures.occasions import LifeEvent

_DAYS_IN_A_ROW = 8


def day_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return the days that the answer can mean; who does not know them goes back to the list."""
    tell, answer = scene.tell, finding.answer(DAY)
    blocks: list[Block] = [Heading(tell.line(Text(event.day, f"event:{event.id}/day")))]
    for month, days in groupby(days_to_choose(answer, scene.now.date()), lambda day: day.month):
        blocks.append(Paragraph((tell.ui("{month}", month=Quantity(month, "month_of_year")),)))
        keys = tuple(_key(scene, day, answer) for day in days)
        blocks.append(Buttons(keys, columns=_DAYS_IN_A_ROW))
    unknown = Button(tell.ui("わからない"), actions.Back(), key="unknown")
    kept = tell.ui("こたえは、おわると 消えます。")
    blocks += [Buttons((unknown,)), Notice("calm", (kept,), "shield")]
    return event_title_page(scene, event, "event-day", blocks)


def _key(scene: Scene, day: date, answer: str) -> Button:
    """Return the key of ``day``; its month stands above."""
    text = day.isoformat()
    label = Line(str(day.day), scene.tell.lang)
    is_on = day == chosen_day(answer)
    return Button(label, actions.CountFrom(text), "row", is_on=is_on, key=text)
