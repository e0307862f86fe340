"""How buttons that belong together stand: how many side by side."""

from __future__ import annotations

from kiosk.guide.blocks import Button, Buttons
from ui.build.buttons import draw_button, keeps_words
from ui.frame_places import Rect
from ui.tokens import Metrics

_PAIRS_FROM = 4
_PAIR_HEIGHT = 1.5
_MOST_STACKED = 4
"""More tiles than these stand in pairs where their words allow it, not one under another."""


def _fits_in_pairs(block: Buttons, metrics: Metrics, area: Rect, least: int) -> bool:
    """Say whether ``least`` or more short answers may stand two by two."""
    if len(block.buttons) < least:
        return False
    half = (area.width - metrics.gap) // 2
    most = metrics.answer * _PAIR_HEIGHT
    return all(draw_button(one, metrics, half).height <= most for one in block.buttons)


def columns_of(block: Buttons, metrics: Metrics, area: Rect, *, is_paired: bool = False) -> int:
    """Return how many buttons stand side by side; ``is_paired`` asks for answers two by two."""
    count = len(block.buttons)
    look = block.buttons[0].look
    if look == "tile" and block.buttons[0].picture:
        columns = min(block.columns, count)
        while columns > 1 and not _fits_whole(block, metrics, area, columns):
            columns -= 1
        return columns
    if look == "tile":
        least = metrics.mm(88) + metrics.body * 4
        fit = max(1, (area.width + metrics.gap) // round(least))
        wanted = 2 if count in (2, 4) else 3
        columns = int(min(max(fit, 2) if count > _MOST_STACKED else fit, wanted, count))
        while columns > 1 and not (
            _fits_whole(block, metrics, area, columns)
            and _tallest(block, metrics, area, columns) <= area.height
        ):
            columns -= 1
        return columns
    if block.columns == 0:
        least = 2 if is_paired else _PAIRS_FROM
        return 2 if look == "answer" and _fits_in_pairs(block, metrics, area, least) else 1
    if look == "key":
        return block.columns
    columns = min(block.columns, count)
    while columns > 1 and not _fits_whole(block, metrics, area, columns):
        columns -= 1
    return columns


def _tallest(block: Buttons, metrics: Metrics, area: Rect, columns: int) -> float:
    """Return the height of the tallest button when ``columns`` of them stand side by side."""
    each = (area.width - metrics.gap * (columns - 1)) // columns
    return max(draw_button(b, metrics, each, 0, alike(block)).height for b in block.buttons)


def alike(block: Buttons) -> tuple[Button, ...]:
    """Return the buttons of ``block`` that must be arranged alike: its tiles."""
    return block.buttons if block.buttons[0].look == "tile" else ()


def _fits_whole(block: Buttons, metrics: Metrics, area: Rect, columns: int) -> bool:
    """Say whether no word of a button is cut when ``columns`` of them stand side by side."""
    each = (area.width - metrics.gap * (columns - 1)) // columns
    return all(keeps_words(button, metrics, each) for button in block.buttons)
