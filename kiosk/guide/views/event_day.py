"""The day of a life event, chosen from a calendar of days: the list then counts from it."""

from __future__ import annotations

from functools import partial

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Notice
from kiosk.guide.deadlines import chosen_day, days_to_choose
from kiosk.guide.finding import DAY, Finding
from kiosk.guide.frame import Scene
from kiosk.guide.page import Page
from kiosk.guide.views.events import event_title_page
from kiosk.i18n import Text
from kiosk.language import formats
from kiosk.procedures.occasions import LifeEvent

COLUMNS = 5


def day_page(scene: Scene, event: LifeEvent, finding: Finding) -> Page:
    """Return the days that the answer can mean; who does not know them goes back to the list."""
    tell, answer = scene.tell, finding.answer(DAY)
    chosen = chosen_day(answer)
    days = days_to_choose(answer, scene.now.date())
    buttons = tuple(
        Button(
            tell.worded(partial(formats.day, day)),
            actions.CountFrom(day.isoformat()),
            "row",
            is_on=day == chosen,
            key=day.isoformat(),
        )
        for day in days
    )
    unknown = Button(tell.ui("わからない"), actions.Back(), key="unknown")
    kept = tell.ui("こたえは、おわると 消えます。")
    blocks: list[Block] = [
        Heading(tell.line(Text(event.day, f"event:{event.id}/day"))),
        Buttons(buttons, columns=COLUMNS),
        Buttons((unknown,)),
        Notice("calm", (kept,), "shield"),
    ]
    return event_title_page(scene, event, "event-day", blocks)
