"""A whole terminal in a window, worked by clicks, for the tests of the screens and the journeys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Coroutine
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.procedures.model import ProcedureId
from kiosk.visit import Visit
from tests.fakes.clock import FrozenClock
from tests.fakes.player import FakePlayer
from tests.fakes.printer import FakePrinter
from tests.fakes.voice import FakeSpeech
from ui.app import Kiosk, Start
from ui.presenters.desk import DeskPresenter
from ui.presenters.readout import Readout
from ui.widgets.touch_button import TouchButton

_LARGE = str.maketrans("ゃゅょっ", "やゆよつ")
_MARKS = {"\u3099": "゛", "\u309a": "゜"}


class Terminal:
    """A kiosk with a frozen clock; the printer is a fake, store and content are real."""

    def __init__(
        self,
        data: Path,
        qtbot: QtBot,
        *,
        window: tuple[int, int] = (1920, 1080),
        practice: str = "",
    ) -> None:
        self.data = data
        self.clock = FrozenClock()
        self.printer = FakePrinter()
        self.speech = FakeSpeech(data.parent / "voice")
        self.player = FakePlayer()
        self.touches = 0
        self._qtbot = qtbot
        start = Start(data, "fujisawa", window, practice=practice)
        self.kiosk = Kiosk(start, clock=self.clock)
        self.kiosk.sheet._printer = self.printer
        self.screen = self.kiosk.screen
        self.navigator = self.kiosk.navigator

    def open(self, visit: Visit | None = None) -> Terminal:
        """Show the window with ``visit``, or the attract screen."""
        self.screen.resize(*(self.kiosk._start.window or (1920, 1080)))
        self.navigator.begin(visit)
        self.screen.show()
        self._qtbot.waitExposed(self.screen)
        self.clock.advance(1)
        return self

    def give_voice(self) -> Readout:
        """Give the terminal a voice and a loudspeaker that tests can watch."""
        self.navigator.reading.readout = Readout(
            self.speech,
            self.player,
            self.kiosk.bridge,
            on_line=self.screen.mark,
            on_state=lambda _on: self.navigator.refresh(),
        )
        self.navigator.refresh()
        self.clock.advance(1)
        return self.navigator.reading.readout

    @property
    def visit(self) -> Visit:
        return self.navigator.visit

    @property
    def page(self) -> str:
        assert self.screen.page is not None
        return self.screen.page.name

    @property
    def text(self) -> str:
        """Everything that is shown now."""
        return " ".join(line.shown for line in self.screen.lines())

    @property
    def desk(self) -> DeskPresenter:
        return self.navigator._with.desk

    def at_desk(self, page: str) -> None:
        """Wait until the desk shows ``page`` and its work on the disk is done."""
        self.until(lambda: not self.kiosk.bridge._tasks)
        assert self.page == f"staff:{page}"

    def type(self, letters: str) -> None:
        """Press the keys of ``letters`` on the pad that is shown."""
        for letter in letters:
            plain = letter.translate(_LARGE)
            base, *marks = list(unicodedata.normalize("NFD", plain))
            keys = [base, *(_MARKS[mark] for mark in marks), *("小" * (plain != letter))]
            self.press(*(f"key:{key}" for key in keys))

    def buttons(self) -> list[TouchButton]:
        """Return the buttons on the screen in reading order."""
        return [one for one in self.screen.widgets() if isinstance(one, TouchButton)]

    def offered(self) -> list[str]:
        """Return the keys of the buttons on the screen in reading order."""
        return [one.button.key for one in self.buttons() if one.button is not None]

    def widget(self, key: str) -> TouchButton:
        """Return the button called ``key`` on the part that is shown."""
        for one in self.buttons():
            if one.button is not None and one.button.key == key:
                return one
        raise AssertionError(f"no button {key} on {self.page}: {self.offered()}")

    def press(self, *keys: str) -> None:
        """Click buttons one after another, a second apart, turning parts where needed."""
        for key in keys:
            self._turn_to(key)
            self._take_from_shelf(key)
            self._turn_to(key)
            self._click(self.widget(key))

    def _turn_to(self, key: str) -> None:
        while key not in self.offered() and "more" in self.offered():
            self._click(self.widget("more"))

    def _take_from_shelf(self, key: str) -> None:
        """Open the shelf of the procedure ``key`` where its area shows shelves."""
        library, spot = self.kiosk.library, self.visit.spot
        if spot.screen != "area" or key in self.offered() or not library.has_procedure(key):
            return
        shelf = f"shelf:{library.procedure(ProcedureId(key)).group}"
        while shelf not in self.offered() and self.screen.part:
            self._click(self.widget("back"))
        self._click(self.widget(shelf))

    def click_at_once(self, key: str) -> None:
        """Click without any time passing since the last touch."""
        widget = self.widget(key)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def _click(self, widget: TouchButton) -> None:
        self.clock.advance(1)
        self.touches += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=widget.rect().center())

    def touch_corner(self, times: int = 3) -> None:
        """Click the quiet corner where the centre's name stands."""
        self.clock.advance(1)
        for _ in range(times):
            self.touches += 1
            QTest.mouseClick(self.screen._place, Qt.MouseButton.LeftButton)

    def wait(self, seconds: float) -> None:
        """Let ``seconds`` pass on the frozen clock, the navigator looking once a second."""
        for _ in range(round(seconds)):
            self.clock.advance(1)
            self.navigator.tick()

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the loop turn until ``is_so``."""
        self._qtbot.waitUntil(is_so, timeout=10_000)

    def end_sentence(self) -> None:
        """End the sentence that sounds, and wait for the next one or the end of the page."""
        readout, heard = self.navigator.reading.readout, len(self.player.played)
        assert readout is not None
        self.player.finish()
        self.until(lambda: len(self.player.played) > heard or not readout.is_reading)

    def run(self, work: Coroutine[object, object, object]) -> None:
        """Run a coroutine on the loop to its end."""
        task = self.kiosk.bridge.start(work, name="test")
        self.until(task.done)

    def close(self) -> None:
        """Close the terminal as its own program does."""
        import asyncio

        self.navigator._timer.stop()
        if self.navigator.reading.readout is not None:
            self.navigator.reading.readout.stop()
        self.kiosk.sheet.forget()

        async def end() -> None:
            await self.kiosk.bridge.in_order(self.kiosk.work.close)
            await self.kiosk.bridge.close()

        task = asyncio.get_running_loop().create_task(end())
        self.until(task.done)
        self.screen.close()
        self.screen.deleteLater()
