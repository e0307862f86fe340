"""Takes what a `PageScreen` shows into plain data: the audit looks at the real widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kiosk.guide.blocks import Line, block_lines
from kiosk.visit import Visit
from ui.audit.finding import Piece, Shown, Where
from ui.frame_places import Rect
from ui.screens.page_screen import PageScreen
from ui.tokens import Metrics
from ui.widgets.panel import Panel
from ui.widgets.touch_button import TouchButton


def snapshot(screen: PageScreen, metrics: Metrics, visit: Visit, *, reach_mm: int) -> Shown:
    """Return what ``screen`` shows now.

    Raises:
        ValueError: Nothing was shown yet.
    """
    page, bars = screen.page, screen.bars_shown
    if page is None or bars is None:
        raise ValueError("画面に まだ ページが ありません。")
    frame_buttons = {id(button) for button in (*page.frame.below(), *page.frame.tools)}
    widgets = screen.widgets()
    pieces: list[Piece] = []
    for widget in widgets:
        where: Where = "content"
        if isinstance(widget, TouchButton) and widget.button is not None:
            is_framed = id(widget.button) in frame_buttons or widget.button.key == "more"
            where = "frame" if is_framed else "content"
        pieces.append(_piece(widget, where))
    # The place is read after the lower buttons, before the tools.
    tools = sum(piece.button in page.frame.tools for piece in pieces if piece.where == "frame")
    pieces[len(pieces) - tools : len(pieces) - tools] = [
        _piece(widget, "place", page.frame.place, page.frame.today)
        for widget in _places(screen, widgets)
    ]
    languages = (visit.language,) if visit.beside is None else (visit.language, visit.beside)
    return Shown(
        page=page,
        metrics=metrics,
        pieces=tuple(pieces),
        content=bars.content,
        top=bars.top,
        bottom=bars.bottom,
        focus=_focus(screen),
        chosen=languages,
        said=screen.lines(),
        part=screen.part,
        parts=screen.parts,
        reach=metrics.mm(reach_mm) if visit.is_reach else 0,
    )


def _places(screen: PageScreen, widgets: list[Panel | TouchButton]) -> list[Panel]:
    """Return the panel that names the place: the one visible panel that is no block's."""
    listed = {id(widget) for widget in widgets}
    return [
        panel
        for panel in screen.findChildren(Panel)
        if id(panel) not in listed and not panel.isHidden()
    ]


def _piece(widget: Panel | TouchButton, where: Where, *lines: Line | None) -> Piece:
    area = widget.geometry()
    button = widget.button if isinstance(widget, TouchButton) else None
    block = widget.block if isinstance(widget, Panel) else button
    said = [part for line in lines if line is not None for part in line.each()]
    if block is not None:
        said += [part for line in block_lines(block) for part in line.each()]
    return Piece(
        Rect(area.x(), area.y(), area.width(), area.height()),
        widget.drawing,
        where,
        widget.accessibleName(),
        tuple(said),
        block,
        button,
    )


def _focus(screen: PageScreen) -> tuple[str, ...]:
    """Return the keys of the buttons that Tab reaches, in its order."""
    found: list[str] = []
    widget: QWidget | None = screen.nextInFocusChain()
    while widget is not None and widget is not screen:
        if isinstance(widget, TouchButton) and not widget.isHidden() and widget.button is not None:
            found.append(widget.button.key)
        widget = widget.nextInFocusChain()
    return tuple(found)
