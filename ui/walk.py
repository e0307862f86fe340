"""`python -m ui walk`: goes through a real procedure by real touches, a picture per screen.

What a touch means is decided by the kiosk itself; here is only where a finger goes next.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest

from kiosk.clock import SystemClock
from kiosk.guide.blocks import Button
from kiosk.guide.views.blocks import choice_key
from kiosk.guide.views.entrance import keys_to
from kiosk.language.languages import JA, LANGUAGES, Lang
from kiosk.procedures.model import Procedure, ProcedureId
from kiosk.procedures.walk import Path as Way
from kiosk.procedures.walk import walk_paths
from kiosk.visit import Spot, Visit
from ui.stage import DEFAULT_WINDOW, Stage
from ui.start import size_of
from ui.tokens import SIZES
from ui.widgets.touch_button import TouchButton

_DONE, _FAILED, _WRONG_USE = 0, 1, 2
_BETWEEN_TOUCHES_S = 2.0


class WalkError(Exception):
    """A touch did not lead where the page said."""


class SteppingClock:
    """A clock that a walk moves on between two touches, so that no guard has to be waited for."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._monotonic = 0.0

    def now(self) -> datetime:
        """Return the wall time in Japan."""
        return self._now

    def monotonic(self) -> float:
        """Return seconds that never jump."""
        return self._monotonic

    def step(self, seconds: float = _BETWEEN_TOUCHES_S) -> None:
        """Let ``seconds`` pass."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "walk",
        help="手続きを 指で たどり、画面ごとに PNG を 書きます",
        description="さいしょから 結果、紙の下書き、おわりの画面まで、本当に さわって 進みます。",
    )
    parser.add_argument("id", help="手続きの id")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument(
        "--lang", nargs="+", default=[JA], choices=list(LANGUAGES), metavar="L", help="ことば"
    )
    parser.add_argument("--city", help="市の id")
    parser.add_argument("--window", metavar="WxH", help="画面の大きさ（はじめは 1920x1080）")
    parser.add_argument("--size", type=int, default=1, choices=range(1, SIZES + 1))
    parser.add_argument("--data", type=Path, default=None, metavar="DIR")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Walk in every language named; 1 where a touch leads astray, 2 for wrong use.

    With several languages each gets a folder of its own under ``--out``.
    """
    try:
        window = size_of(args.window) or DEFAULT_WINDOW
    except ValueError as error:
        return _complain(str(error), _WRONG_USE)
    languages = [Lang(lang) for lang in dict.fromkeys(args.lang)]
    for lang in languages:
        folder = args.out if len(languages) == 1 else args.out / lang
        clock = SteppingClock(SystemClock().now())
        stage = Stage(city=args.city, data=args.data, window=window, clock=clock)
        try:
            if not stage.kiosk.library.has_procedure(args.id):
                return _complain(f"手続き「{args.id}」は ありません。", _WRONG_USE)
            count = Walk(stage, clock, folder).through(args.id, lang, args.size)
        except WalkError as error:
            return _complain(f"{lang}: {error}", _FAILED)
        except OSError as error:
            return _complain(f"{folder} に 書けません: {error}", _FAILED)
        finally:
            stage.close()
        sys.stdout.write(f"{args.id} {lang}: {count} 枚 → {folder}\n")
    return _DONE


def _complain(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


class Walk:
    """One way through one procedure: touches, looks where it led, draws what is there."""

    def __init__(self, stage: Stage, clock: SteppingClock, folder: Path) -> None:
        self._stage = stage
        self._clock = clock
        self._folder = folder
        self._records: list[dict[str, object]] = []
        self._finger: QPointingDevice = QTest.createTouchDevice()

    def through(self, procedure_id: str, lang: Lang, size: int) -> int:
        """Walk from the attract screen to the end page; return how many pictures were written.

        Raises:
            WalkError: A touch did not lead where the page said.
            OSError: The folder cannot be written.
        """
        procedure = self._stage.kiosk.library.procedure(ProcedureId(procedure_id))
        way = self._longest(procedure)
        self._empty_folder()
        self._stage.screen.show()
        self._stage.navigator.begin(Visit(size=size))
        self._touch(lang, lambda spot: spot == Spot("home"), "home")
        self._touch(procedure.area, lambda spot: spot.area == procedure.area, "area")
        *shelf, opening = keys_to(self._stage.kiosk.library, procedure)
        for key in shelf:
            self._touch(key, lambda spot: spot.item == procedure.group, "shelf")
        self._touch(opening, _stands_at(procedure, None), "prepare")
        self._touch("main", _stands_at(procedure, way.steps[0]), way.steps[0])
        for step_id, following in zip(way.steps, way.steps[1:], strict=False):
            answer = way.answers.get(step_id)
            key = choice_key(answer) if answer is not None else "main"
            self._touch(key, _stands_at(procedure, following), following)
        self._touch("main", lambda spot: spot.screen == "sheet", "sheet")
        self._turn_to_last_part()
        self._touch("end", lambda spot: spot == Spot("end"), "end")
        self._draw("")
        self._write()
        return len(self._records)

    def _longest(self, procedure: Procedure) -> Way:
        """Return the longest way that ends inside the procedure."""
        city = self._stage.kiosk.library.content.city.id
        first = procedure.steps[0].id
        staying = [
            way
            for way in walk_paths(procedure, city=city, today=self._clock.now().date())
            if way.go is None and way.steps[0] == first
        ]
        if not staying:
            raise WalkError(f"手続き「{procedure.id}」には、さいごまで 行ける 道が ありません。")
        return max(staying, key=lambda way: len(way.steps))

    def _touch(self, key: str, is_there: Callable[[Spot], bool], wanted: str) -> None:
        """Touch the button ``key``, turning the page's parts to it, and look where that led."""
        while self._widget(key) is None and self._widget("more") is not None:
            self._turn_part()
        widget = self._widget(key)
        if widget is None or widget.button is None:
            raise WalkError(f"{self._where()}: ボタン「{key}」が ありません。")
        self._draw(key, widget.button)
        self._press(widget)
        if not is_there(self._stage.navigator.visit.spot):
            raise WalkError(
                f"「{widget.button.line.shown}」（{key}）に さわると {wanted} に 行くはずが、"
                f"{self._where()} に います。"
            )

    def _turn_to_last_part(self) -> None:
        while self._widget("more") is not None:
            self._turn_part()

    def _turn_part(self) -> None:
        widget, part = self._widget("more"), self._stage.screen.part
        if widget is None or widget.button is None:
            return
        self._draw("more", widget.button)
        self._press(widget)
        if self._stage.screen.part != part + 1:
            raise WalkError(f"{self._where()}: つづきの ページに 行きません。")

    def _press(self, widget: TouchButton) -> None:
        """Put a finger on the middle of ``widget`` and lift it, as the panel reports it."""
        self._clock.step()
        window = self._stage.screen.windowHandle()
        point = widget.geometry().center()
        touch = QTest.touchEvent(window, self._finger)
        touch.press(0, point, window)
        touch.commit()
        touch = QTest.touchEvent(window, self._finger)
        touch.release(0, point, window)
        touch.commit()

    def _widget(self, key: str) -> TouchButton | None:
        """Return the button called ``key``; the page's own come before those of the frame."""
        for widget in self._stage.screen.widgets():
            if isinstance(widget, TouchButton) and widget.button and widget.button.key == key:
                return widget
        return None

    def _where(self) -> str:
        spot, page = self._stage.navigator.visit.spot, self._stage.screen.page
        step = spot.position.step if spot.position is not None else None
        name = page.name if page is not None else spot.screen
        return f"{name}/{step}" if step is not None else name

    def _draw(self, pressed: str, button: Button | None = None) -> None:
        """Write what is on the screen; ``pressed`` is the button that is touched next."""
        screen, visit = self._stage.screen, self._stage.navigator.visit
        page = screen.page
        name = page.name if page is not None else visit.spot.screen
        position = visit.spot.position
        file = f"{len(self._records) + 1:02}-{name.replace(':', '-')}.png"
        if not screen.grab().save(str(self._folder / file)):
            raise OSError(file)
        self._records.append(
            {
                "file": file,
                "screen": visit.spot.screen,
                "page": name,
                "step": position.step if position is not None else None,
                "part": screen.part + 1,
                "parts": screen.parts,
                "pressed": pressed,
                "button": button.line.shown if button is not None else "",
                "lines": [line.shown for line in screen.lines()],
            }
        )

    def _empty_folder(self) -> None:
        """Take the pictures of an earlier walk away; anything else in the folder stays."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in (*self._folder.glob("[0-9][0-9]*-*.png"), self._folder / "walk.json"):
            old.unlink(missing_ok=True)

    def _write(self) -> None:
        text = json.dumps(self._records, ensure_ascii=False, indent=1)
        (self._folder / "walk.json").write_text(f"{text}\n", "utf-8")


def _stands_at(procedure: Procedure, step: str | None) -> Callable[[Spot], bool]:
    def is_there(spot: Spot) -> bool:
        position = spot.position
        return (
            spot.screen == "procedure"
            and position is not None
            and position.procedure == procedure.id
            and position.step == step
        )

    return is_there
