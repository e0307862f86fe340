"""The terminal that is touched through every procedure; each answer tells how long a page took.

Argument: ``taps``, ``languages`` or ``languages-at-once``. Before a language is chosen the terminal
rests, as it does while a person reads and reaches for the button; at once: it does not. Every line
on the input asks for one more page; the answer holds milliseconds from the touch to the page
painted, whether the page was shown before, and what stands on it. An empty object says that there
is nothing more.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.probe import DATA
from bench.probes.items import Item, items_on
from kiosk.clock import SystemClock
from kiosk.guide import actions
from kiosk.guide.views.blocks import choice_key
from kiosk.guide.views.entrance import keys_to
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.procedures.model import Procedure, StepId
from kiosk.procedures.walk import Path, walk_paths
from kiosk.visit import Spot, Visit
from ui.app import keep_loaded
from ui.screens.page_screen import PageScreen
from ui.stage import Stage
from ui.walk import SteppingClock
from ui.widgets.touch_button import TouchButton

Shown = dict[str, object]
_LANGUAGES = (JA, EN, EASY)


class Tour:
    """Touches and switches on a stage with a window of its own, and times each page."""

    def __init__(self) -> None:
        self._clock = SteppingClock(SystemClock().now())
        self._stage = Stage(data=DATA, clock=self._clock)
        self._screen, self._navigator = self._stage.screen, self._stage.navigator
        self._painted = self._was_shown = False
        self._seen: set[tuple[str, ...]] = set()
        self._screen.show()
        keep_loaded()
        self._watch()

    def taps(self) -> Iterator[Shown]:
        """Walk every procedure in each language by touches, over ways that pass every step."""
        for lang, procedure, way in self._ways():
            self._begin(Visit(language=lang, spot=Spot("area", area=procedure.area)))
            for key in (*self._keys_to(procedure), *_keys_along(way)):
                yield from self._touch(key)

    def languages(self, *, rests: bool) -> Iterator[Shown]:
        """Stop at every step of a way per procedure and switch the language three times."""
        for procedure in self._stage.kiosk.library.content.procedures:
            way = self._paths(procedure)[0]
            self._begin(Visit(spot=Spot("area", area=procedure.area)))
            keys = _keys_along(way)
            for key in (*self._keys_to(procedure), next(keys)):
                list(self._touch(key))
            for _ in way.steps:
                for lang in (EN, EASY, JA):
                    while rests and not self._navigator.ahead.is_done:
                        QApplication.processEvents()
                    yield self._switch(lang)
                for key in islice(keys, 1):
                    list(self._touch(key))

    def _ways(self) -> Iterator[tuple[Lang, Procedure, Path]]:
        for lang in _LANGUAGES:
            for procedure in self._stage.kiosk.library.content.procedures:
                for way in self._paths(procedure):
                    yield lang, procedure, way

    def _keys_to(self, procedure: Procedure) -> tuple[str, ...]:
        return keys_to(self._stage.kiosk.library, procedure)

    def _paths(self, procedure: Procedure) -> list[Path]:
        city = self._stage.kiosk.library.content.city.id
        today = self._clock.now().date()
        first = procedure.steps[0].id
        passed: set[StepId] = set()
        chosen: list[Path] = []
        for way in walk_paths(procedure, city=city, today=today):
            starts_here = way.steps[0] == first and way.go is None
            if starts_here and not passed.issuperset(way.steps):
                passed.update(way.steps)
                chosen.append(way)
        return chosen

    def _begin(self, visit: Visit) -> None:
        self._clock.step()
        self._navigator.begin(visit)
        QApplication.processEvents()

    def _touch(self, key: str) -> Iterator[Shown]:
        """Touch ``key``; where it stands on a later part of the page, turn the parts to it."""
        while self._button(key) is None and self._button("more") is not None:
            yield self._press("more")
        yield self._press(key)

    def _press(self, key: str) -> Shown:
        self._clock.step()
        button = self._button(key)
        assert button is not None, f"{self._navigator.visit.spot}: no button {key}"
        middle = QPoint(button.width() // 2, button.height() // 2)
        nothing = Qt.KeyboardModifier.NoModifier
        QTest.mousePress(button, Qt.MouseButton.LeftButton, nothing, middle)
        QApplication.processEvents()
        return self._timed(
            lambda: QTest.mouseRelease(button, Qt.MouseButton.LeftButton, nothing, middle)
        )

    def _switch(self, lang: Lang) -> Shown:
        self._clock.step()
        return self._timed(lambda: self._navigator.act(actions.SetLanguage(lang)))

    def _timed(self, work: Callable[[], object]) -> Shown:
        self._painted = self._was_shown = False
        start = time.perf_counter()
        work()
        while not self._painted:
            QApplication.processEvents()
        passed = (time.perf_counter() - start) * 1000
        items: list[Item] = items_on(self._screen)
        texts = tuple(item["text"] for item in items)
        is_new = texts not in self._seen
        self._seen.add(texts)
        spot = self._navigator.visit.spot
        where = f"{self._navigator.visit.language} {spot.position} {spot.part}"
        return {"ms": passed, "is_new": is_new, "items": items, "where": where}

    def _button(self, key: str) -> TouchButton | None:
        for widget in self._screen.widgets():
            if isinstance(widget, TouchButton) and widget.button and widget.button.key == key:
                return widget
        return None

    def _watch(self) -> None:
        """Notice the first paint after a page was shown.

        All that changed is painted in one go, before the loop returns. What the press itself
        repaints, before the page changes, does not count.
        """
        paint, show = PageScreen.paintEvent, PageScreen.show_page

        def show_and_note(screen: PageScreen, *args: Any, **kwargs: Any) -> None:
            show(screen, *args, **kwargs)
            self._painted = False
            self._was_shown = True

        def paint_and_note(screen: PageScreen, event: QPaintEvent) -> None:
            paint(screen, event)
            self._painted = self._was_shown

        PageScreen.paintEvent = paint_and_note  # type: ignore[method-assign, assignment]
        PageScreen.show_page = show_and_note  # type: ignore[method-assign, assignment]


def _keys_along(way: Path) -> Iterator[str]:
    """Yield what is touched from the preparation page to the last step."""
    yield "main"
    for step in way.steps[:-1]:
        answer = way.answers.get(step)
        yield choice_key(answer) if answer is not None else "main"


def main() -> None:
    tour = Tour()
    what = sys.argv[1]
    pages = tour.taps() if what == "taps" else tour.languages(rests=what == "languages")
    for _ in sys.stdin:
        sys.stdout.write(json.dumps(next(pages, {})) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
