"""The composition root: makes every service once and hands it to who needs it."""

from __future__ import annotations

import gc
import logging
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from kiosk.clock import Clock, PreviewClock, SystemClock
from kiosk.guide.blocks import Line
from kiosk.guide.library import Library
from kiosk.language.languages import JA
from kiosk.language.stored_catalogs import ensure_compiled
from kiosk.procedures.lists import list_folders
from kiosk.procedures.model import CityId
from kiosk.procedures.stored import load_content
from kiosk.settings import ASSETS, LOCALES, Settings, read_settings
from kiosk.visit import Visit
from ui.async_bridge import AsyncBridge, LoopEvent, catch_errors, pause, run_loop, watch_loop
from ui.navigator import Navigator, Services
from ui.paper import SheetPaper
from ui.presenters.desk import DeskPresenter
from ui.presenters.readout import Readout
from ui.presenters.store_port import StoreWork
from ui.screens.page_screen import PageScreen
from ui.text.fonts import load_fonts

if TYPE_CHECKING:
    from kiosk.desk.reporting.month_report import Report

_log = logging.getLogger("ui")


class Start(msgspec.Struct, frozen=True):
    """How the terminal is started.

    ``window`` of `None` is the full screen; ``on`` is the day and hour of a preview. ``practice``
    is what every screen says where the terminal is only practised at.
    """

    data: Path
    city: str | None = None
    window: tuple[int, int] | None = None
    visit: Visit | None = None
    on: datetime | None = None
    practice: str = ""


class Kiosk:
    """One terminal: the screen, the navigator and the services behind them."""

    def __init__(self, start: Start, *, clock: Clock | None = None) -> None:
        self.clock = clock or clock_on(start.on)
        settings, wrong = read_settings(start.data)
        self.settings = replace(settings, city=start.city) if start.city else settings
        load_fonts()
        self.library, notices = load_library(start.data, self.settings)
        notices += [str(fault) for fault in wrong]
        self.bridge = AsyncBridge(self._on_error)
        self.stopping: Callable[[], None] = lambda: None
        self.work = StoreWork(start.data, self.clock, _draw_pdf, to_stick=not start.practice)
        self.screen = PageScreen()
        self.screen.practice = Line(start.practice, JA) if start.practice else None
        self.screen.setWindowTitle("市民キオスク")
        self.sheet = SheetPaper(self.bridge, start.data, self.settings)
        desk = DeskPresenter(
            self.library, self.clock, self.bridge, self.work, quit_kiosk=self._stop, told=notices
        )
        services = Services(
            self.library, self.clock, self.settings, desk, self.sheet, self.sheet.paint
        )
        self.navigator = Navigator(self.screen, services)
        self._start = start

    def show(self) -> None:
        """Open the window and show the first page."""
        if self._start.window is None:
            self.screen.setWindowState(Qt.WindowState.WindowFullScreen)
            shown = QApplication.primaryScreen()
            if shown is not None:
                self.screen.setGeometry(shown.geometry())
        else:
            self.screen.resize(*self._start.window)
        self.navigator.begin(self._start.visit)
        self.screen.show()
        if self._start.window is None:
            self.screen.showFullScreen()

    def warm_up(self) -> None:
        """Load what the first paint did not need: the voice's side of the program."""
        from kiosk.voice.client import WorkerSpeech  # noqa: PLC0415 - after the first paint
        from ui.audio import WavPlayer  # noqa: PLC0415 - after the first paint

        self.speech = WorkerSpeech(self._start.data, city=self.settings.city, clock=self.clock)
        self.navigator.reading.readout = Readout(
            self.speech,
            WavPlayer(self.screen),
            self.bridge,
            on_line=self.screen.mark,
            on_state=lambda _on: self.navigator.refresh(),
        )
        self.navigator.refresh()
        self.bridge.start(self._wake_voice(), name="wake voice")

    async def _wake_voice(self) -> None:
        """Load the voice's engine before somebody asks for it; a machine without one goes on."""
        from kiosk.errors import VoiceError  # noqa: PLC0415 - after the first paint
        from kiosk.voice.text import utterance  # noqa: PLC0415 - after the first paint

        await pause(1.0)
        if self.navigator.reading.readout is None or not self.navigator.reading.readout.can_read():
            return
        with suppress(VoiceError):
            await self.bridge.in_voice(self.speech.say, utterance("よみあげ", JA))

    async def close(self) -> None:
        """Stop the voice, save what waits, close the store."""
        if self.navigator.reading.readout is not None:
            self.navigator.reading.readout.stop()
            self.speech.close()
        self.sheet.forget()
        await self.bridge.in_order(self.work.close)
        await self.bridge.close()

    def _stop(self) -> None:
        self.stopping()

    def _on_error(self, error: BaseException) -> None:
        """Log an error of ours without its text, and go to a safe screen."""
        trace = error.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        _log.error("error: %s at %s", type(error).__name__, where)
        self.navigator.recover()


def clock_on(moment: datetime | None) -> Clock:
    """Return the machine's clock; for a preview one that begins at ``moment``."""
    return SystemClock() if moment is None else PreviewClock(moment)


def load_library(data: Path, settings: Settings) -> tuple[Library, list[str]]:
    """Return the content of the terminal's city, and what staff must know about it.

    What is faulty is left out; a city that does not exist gives way to the first that does.
    """
    known = sorted(path.parent.name for path in (ASSETS / "cities").glob("*/city.toml"))
    city, notices = settings.city, []
    if city not in known:
        city = Settings().city if Settings().city in known else known[0]
        notices.append(f"設定の 市「{settings.city}」は ありません。{city} で 動いています。")
    content, faults = load_content(ASSETS, data / "cache", CityId(city))
    catalogs = data / "cache" / "locales"
    faults = [*faults, *ensure_compiled(LOCALES, catalogs)]
    for fault in faults:
        _log.error("content: %s", fault)
    if faults:
        notices.append(f"内容に 直すところが {len(faults)}件 あります。はじめは: {faults[0]}")
    lists = list_folders(ASSETS, data, city)
    return Library(content, catalogs, settings.centre, lists), notices


def _draw_pdf(report: Report, path: Path) -> None:
    from ui.report.document import save_pdf  # noqa: PLC0415 - only for the desk

    save_pdf(report, path)


def keep_loaded() -> None:
    """Take all that was loaded out of the collector's rounds, and let it work from now on.

    The content stays until the terminal stops. To go through it again and again held a page up
    for 30 ms now and then, and the start for 10 ms.
    """
    gc.freeze()
    gc.enable()


def run(start: Start) -> int:
    """Run the terminal until it is stopped and return its exit code."""
    gc.disable()
    application = QCoreApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)  # noqa: S101 - says it to the type checker
    application.setQuitOnLastWindowClosed(False)
    try:
        kiosk = Kiosk(start)
        catch_errors(kiosk._on_error)
        kiosk.show()
        # The first page is painted before the loop and its libraries are loaded.
        application.processEvents()
    finally:
        keep_loaded()

    async def main() -> int:
        watch_loop(kiosk._on_error)
        stopped = LoopEvent()
        kiosk.stopping = stopped.set
        # Ended from outside, the store is closed as well, and the folder of a practice dropped.
        signal.signal(signal.SIGTERM, lambda *_: stopped.set())
        application.aboutToQuit.connect(stopped.set)
        kiosk.warm_up()
        await stopped.wait()
        await kiosk.close()
        return 0

    return run_loop(application, main)
