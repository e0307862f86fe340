from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.clock import JST
from kiosk.guide.library import Library
from kiosk.settings import Settings
from tests.ui.terminal import Terminal
from ui.app import load_library
from ui.text.fonts import load_fonts

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOW = datetime(2026, 11, 21, 10, 12, tzinfo=JST)
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with content and catalogues compiled once for all tests."""
    data = tmp_path_factory.mktemp("compiled")
    load_library(data, Settings())
    return data


@pytest.fixture(scope="session")
def library(compiled: Path, qapp: QApplication) -> Library:
    load_fonts()
    return load_library(compiled, Settings())[0]


@pytest.fixture
def data(compiled: Path, tmp_path: Path) -> Path:
    """A fresh data folder of a terminal."""
    folder = tmp_path / "data"
    shutil.copytree(compiled, folder)
    return folder


@pytest.fixture(scope="session")
def _session_loop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    import qasync

    loop = qasync.QEventLoop(qapp)
    yield loop
    loop.close()


@pytest.fixture
def loop(_session_loop: asyncio.AbstractEventLoop) -> Iterator[asyncio.AbstractEventLoop]:
    """The one qasync loop, running while the test turns Qt's."""
    asyncio.events._set_running_loop(_session_loop)
    yield _session_loop
    asyncio.events._set_running_loop(None)


@pytest.fixture
def open_terminal(
    data: Path, qtbot: QtBot, loop: asyncio.AbstractEventLoop
) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []

    def make(
        *, window: tuple[int, int] = (1920, 1080), folder: Path | None = None, practice: str = ""
    ) -> Terminal:
        opened.append(Terminal(folder or data, qtbot, window=window, practice=practice))
        return opened[-1]

    yield make
    for one in opened:
        one.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def terminal(open_terminal: Callable[..., Terminal]) -> Terminal:
    return open_terminal().open()


@pytest.fixture(autouse=True)
def no_window_is_left_open(qapp: QApplication) -> Iterator[None]:
    before = len(qapp.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [one for one in qapp.topLevelWidgets() if one.isVisible()]
    assert len(left) <= before, f"windows left open: {left}"
