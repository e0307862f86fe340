"""The day of a life event, chosen from the days of a month: the list then counts from it."""

from __future__ import annotations

from datetime import date

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Notice
from kiosk.guide.deadlines import days_to_choose
from kiosk.guide.finding import DAY, Finding
from kiosk.guide.frame import Scene
from kiosk.guide.page import Page
from kiosk.guide.views.events import event_frame, title_of_event
from kiosk.i18n import Text
from kiosk.language import formats
from kiosk.procedures.occasions import LifeEvent

_DAYS_IN_A_ROW = 7


def day_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return the days that the answer can mean; who does not know them goes back to the list."""
    tell, answer = scene.tell, finding.answer(DAY)
    blocks: list[Block] = [Heading(tell.line(Text(event.day, f"event:{event.id}/day")))]
    keys = tuple(_key(scene, day, answer) for day in days_to_choose(answer, scene.now.date()))
    if keys:
        blocks.append(Buttons(keys, columns=_DAYS_IN_A_ROW))
    unknown = Button(tell.ui("わからない"), actions.Back(), key="unknown")
    kept = tell.ui("こたえは、おわると 消えます。")
    blocks += [Buttons((unknown,)), Notice("calm", (kept,), "shield")]
    return event_frame(scene, "event-day", blocks, title_of_event(scene, event))


def _key(scene: Scene, day: date, answer: str) -> Button:
    """Return the key of ``day``, in one language: a second one would need pages more."""
    text, lang = day.isoformat(), scene.tell.lang
    label = Line(formats.day(day, lang, today=day), lang)
    return Button(label, actions.CountFrom(text), "row", is_on=text == answer, key=text)
