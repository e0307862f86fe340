"""How a page is shown, and where everything on it stands; also beforehand, to have it ready."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from kiosk.guide.blocks import Line
from kiosk.guide.page import Page
from kiosk.i18n import N_
from ui.build.buttons import draw_button
from ui.build.place import draw_place
from ui.frame_places import LOWER, bars
from ui.layout import Arranged, arrange
from ui.themes import Theme
from ui.tokens import Metrics
from ui.widgets.panel import SheetPainter

MORE = N_("つづき {now} / {of}")


class How(msgspec.Struct, frozen=True):
    """How a page is shown: sizes, colours, which part.

    ``reach_mm`` is how high above the lower edge a hand reaches; 0 means everywhere. ``more``
    gives the label of the button to the next part (its number, of how many).
    """

    metrics: Metrics
    theme: Theme
    part: int = 0
    reach_mm: int = 0
    more: Callable[[int, int], Line] | None = None
    paint_sheet: SheetPainter | None = None


def set_page(page: Page, how: How) -> Arranged:
    """Return the parts of ``page`` as it stands on the screen."""
    tools, is_reach = len(page.frame.tools), bool(how.reach_mm)
    has_lower, reach = bool(page.frame.below()), how.metrics.mm(how.reach_mm)
    frame = bars(how.metrics, tools=tools, is_reach=is_reach, has_lower=has_lower)
    arranged = arrange(page, how.metrics, frame, reach=reach)
    if len(arranged.parts) > 1 and not has_lower:
        # Even the attract page needs its lower bar when it goes on.
        frame = bars(how.metrics, tools=tools, is_reach=is_reach)
        arranged = arrange(page, how.metrics, frame, reach=reach)
    return arranged


def prepare_page(page: Page, how: How) -> None:
    """Set every text of ``page`` and of its frame, so that showing it finds them set."""
    where = set_page(page, how).bars
    for tool, rect in zip(page.frame.tools, where.tools, strict=False):
        draw_button(tool, how.metrics, rect.width, rect.height)
    for name, rect in zip(LOWER, where.slots, strict=True):
        button = getattr(page.frame, name, None)
        if button is not None:
            draw_button(button, how.metrics, rect.width, rect.height)
    draw_place(page.frame, how.metrics, where.place)
