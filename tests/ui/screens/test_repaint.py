"""A page repaints only what changes: what stands in the window is what a fresh painting shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication

from kiosk.guide import actions
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import ProcedureId
from tests.ui.terminal import Terminal
from ui.screens.page_screen import PageScreen
from ui.widgets.panel import Panel
from ui.widgets.touch_button import TouchButton

SLACK = 60
"""Of 255: the edges of letters are smoothed differently when all is painted at once."""


def unlike(one: QPixmap, other: QPixmap) -> int:
    """Return how many colour values of every fourth line differ between two pictures."""
    images = [p.toImage().convertToFormat(QImage.Format.Format_RGB32) for p in (one, other)]
    assert images[0].size() == images[1].size()
    found = 0
    for y in range(0, images[0].height(), 4):
        lines = [bytes(image.constScanLine(y)) for image in images]
        if lines[0] != lines[1]:
            found += sum(abs(a - b) > SLACK for a, b in zip(*lines, strict=True))
    return found


def in_window(screen: PageScreen) -> QPixmap:
    for _ in range(3):
        QApplication.processEvents()
    shown = QApplication.primaryScreen()
    assert shown is not None
    return shown.grabWindow(screen.winId())


def walk(terminal: Terminal) -> list[Callable[[], object]]:
    act, mark = terminal.navigator.act, terminal.screen.mark
    return [
        lambda: act(actions.OpenArea("mynumber")),
        lambda: act(actions.OpenProcedure(ProcedureId("mynumber.pin"))),
        lambda: mark(next(iter(terminal.screen.content_lines()))),
        terminal.navigator.refresh,
        lambda: act(actions.Advance()),
        lambda: act(actions.SetLanguage(EN)),
        lambda: act(actions.SetTheme("dark")),
        lambda: act(actions.SetSize(3)),
        lambda: act(actions.ToggleReach()),
        lambda: act(actions.Back()),
        lambda: act(actions.SetLanguage(JA)),
        lambda: act(actions.SetTheme("light")),
        lambda: act(actions.Show("home")),
    ]


def test_nothing_stale_stays_in_the_window(terminal: Terminal) -> None:
    terminal.open()

    for number, step in enumerate(walk(terminal)):
        step()
        shown = in_window(terminal.screen)
        assert unlike(shown, terminal.screen.grab()) == 0, number


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        (Panel, actions.SetLanguage(EN)),
        (TouchButton, actions.Show("panel:size")),
        (PageScreen, actions.SetTheme("dark")),
    ],
)
def test_a_widget_that_does_not_ask_for_painting_would_be_noticed(
    kind: type[Panel | TouchButton | PageScreen],
    change: actions.Action,
    terminal: Terminal,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal.open()
    terminal.navigator.act(actions.OpenArea("mynumber"))
    in_window(terminal.screen)
    monkeypatch.setattr(kind, "update", lambda *_: None)

    terminal.navigator.act(change)

    assert unlike(in_window(terminal.screen), terminal.screen.grab()) > 0
