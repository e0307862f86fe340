"""Holds the visit: takes touches, turns it, shows its page, ends it when nobody is there."""

from __future__ import annotations

import logging

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk.clock import Clock
from kiosk.dates.trust import DayWatch
from kiosk.guide import actions
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Button, Line, Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.guide.views.other import idle_page
from kiosk.i18n import ui
from kiosk.idle import Idleness, IdlePolicy
from kiosk.settings import Settings
from kiosk.visit import Spot, Visit
from ui.presenters.desk import DeskPresenter
from ui.presenters.readout import Readout
from ui.presenters.sheet import SheetPresenter
from ui.screens.page_screen import MORE, How, PageScreen
from ui.text.forget import forget_texts
from ui.tokens import THEMES, Metrics
from ui.widgets.panel import SheetPainter

_log = logging.getLogger(__name__)
END_SHOWN_S = 12.0
_MY_NUMBER_DIGITS = 12
_TICK_MS = 1000
_ALWAYS_ALLOWED = (actions.ReadAloud, actions.StayHere, actions.TypeKey)


class Services(msgspec.Struct):
    """What the navigator works with; wired in `ui.app`."""

    library: Library
    clock: Clock
    settings: Settings
    desk: DeskPresenter
    sheet: SheetPresenter
    paint_sheet: SheetPainter


class Navigator(QObject):
    """The loop of the kiosk: touch → visit → page."""

    def __init__(self, screen: PageScreen, services: Services) -> None:
        super().__init__(screen)
        self._screen = screen
        self._with = services
        self._settings = services.settings
        self._clock = services.clock
        self._days = DayWatch()
        self.readout: Readout | None = None
        self.visit = self._fresh()
        self._was_shown = 0.0
        self._shown: tuple[object, ...] = ()
        self._last_press: tuple[str, float] = ("", 0.0)
        self._idleness = Idleness("busy")
        self._typed = False
        now = self._clock.monotonic()
        self._idle = IdlePolicy(
            warn_s=self._settings.idle_warn_s, wipe_s=self._settings.idle_wipe_s, now=now
        )
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        screen.pressed.connect(self._on_pressed)
        screen.corner_touched.connect(self._on_corner_touched)
        screen.key_used.connect(self._on_key_used)
        screen.installEventFilter(self)
        services.desk.on_change = self.refresh
        services.sheet.on_change = self.refresh

    def begin(self, visit: Visit | None = None) -> None:
        """Show ``visit``, or the attract screen, and start to watch for idleness."""
        self.visit = visit or self._fresh()
        self._idle.touched(self._clock.monotonic())
        self.refresh()
        self._timer.start()

    def refresh(self) -> None:
        """Show the visit's page as it is now."""
        self._show(self._page())

    def refresh_frame(self) -> None:
        """Show the page again when the voice begins or ends by itself."""
        self.refresh()

    def recover(self) -> None:
        """Go to the safe screen after an error of ours: home, with the visit's languages kept."""
        self._stop_reading()
        self._with.sheet.forget()
        self.visit = msgspec.structs.replace(
            self.visit, spot=Spot("sorry"), behind=(Spot("home"),), panel="", query=""
        )
        self.refresh()

    def act(self, action: actions.Action) -> None:
        """Do what a touch means."""
        if self._idleness.state == "warning":
            self._idleness = Idleness("busy")
            if not isinstance(action, actions.EndVisit):
                self.refresh()
                return
        match action:
            case actions.ReadAloud():
                self._toggle_reading()
            case actions.EndVisit():
                self.end()
            case actions.Show("attract"):
                self._wipe(self._fresh())
            case actions.Print():
                self._with.sheet.start_printing()
            case actions.Desk():
                self.visit = self._with.desk.act(action, self.visit)
                self._stop_reading()
                self.refresh()
            case _:
                self._turn(action)

    def end(self) -> None:
        """Erase the visit and show what was erased, in the resident's language."""
        visit = self.visit
        self._with.desk.visit_ended(visit)
        self._wipe(
            msgspec.structs.replace(
                self._fresh(),
                spot=Spot("end"),
                language=visit.language,
                beside=visit.beside,
                size=visit.size,
                theme=visit.theme,
                is_reach=visit.is_reach,
            )
        )

    def tick(self) -> None:
        """Look once a second whether somebody is still there."""
        now = self._clock.monotonic()
        screen = self.visit.spot.screen
        if screen == "attract":
            self._with.desk.tick(now)
            return
        # The warning is read aloud too; that must not hold the visit it warns of.
        is_listening = self.readout is not None and self.readout.is_reading
        is_held = (
            (is_listening and self._idleness.state != "warning")
            or self._with.desk.holds
            or self._with.sheet.is_printing
        )
        if screen == "end":
            if now - self._was_shown >= END_SHOWN_S:
                self._wipe(self._fresh())
            return
        before = self._idleness
        self._idleness = self._idle.tick(now, is_held=is_held)
        if self._idleness.state == "over":
            self._idleness = Idleness("busy")
            self.end()
        elif self._idleness != before:
            if self._idleness.state == "warning" and before.state != "warning":
                self._stop_reading()
                self.refresh()
                self._read(self._screen.lines(), only_content=True)
            else:
                self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Show the page again when the window gets another size."""
        if event.type() == QEvent.Type.Resize and self._timer.isActive():
            self.refresh()
        return super().eventFilter(watched, event)

    def _fresh(self) -> Visit:
        settings = self._settings
        return Visit(size=settings.text_size, theme=settings.theme, volume=settings.volume)  # type: ignore[arg-type]

    def _scene(self) -> Scene:
        return scene_of(
            self.visit,
            self._with.library,
            self._clock.now(),
            voice=self._voice(),
            helper=self._with.desk.helper,
            day=self._days.day(self._clock),
        )

    def _voice(self) -> str:
        if self.readout is None:
            return "ready"
        if self.readout.is_reading:
            return "reading"
        return self.readout.state(self.visit.language)

    def _page(self) -> Page:
        scene = self._scene()
        if self._idleness.state == "warning":
            return idle_page(scene, self._idleness.seconds_left)
        page = self._with.desk.page(scene) or self._with.sheet.page(scene)
        return page or show(scene)

    def _show(self, page: Page) -> None:
        metrics = Metrics(
            self._screen.width(), self._screen.height(), self._settings.panel_inch, self.visit.size
        )
        how = How(
            metrics,
            THEMES[self.visit.theme],
            self.visit.spot.part,
            self._settings.reach_mm if self.visit.is_reach else 0,
            self._more,
            self._with.paint_sheet,
        )
        self._screen.show_page(page, how)
        self._note_shown(page)
        if self._idleness.state == "warning":
            return  # the countdown runs on: the warning's own words give no time of their own
        characters = sum(len(line.shown) for line in page.lines())
        self._idle.show(characters, is_typing=page.name == "search")

    def _note_shown(self, page: Page) -> None:
        """Note when another page, or one laid out anew, came under the finger.

        The same page shown again by itself (the voice ended, a second passed) must not make the
        page guard swallow a press.
        """
        visit = self.visit
        size = self._screen.size().toTuple()
        shown = (page.name, visit.spot, visit.panel, visit.language, visit.beside)
        if self._shown != (*shown, visit.size, visit.is_reach, size):
            self._shown = (*shown, visit.size, visit.is_reach, size)
            self._was_shown = self._clock.monotonic()

    def _more(self, now: int, of: int) -> Line:
        return self._scene().tell.line(ui(MORE, now=now, of=of))

    def _turn(self, action: actions.Action) -> None:
        if isinstance(action, actions.TypeKey) and self.visit.spot.screen == "staff":
            self._with.desk.type_key(action.key)
            self._typed = True
            self.refresh()
            return
        before = self.visit
        self.visit = turn(self._scene(), action)
        self._typed = self._typed or isinstance(action, actions.TypeKey | actions.Pick)
        if isinstance(action, actions.TypeKey):
            self._refuse_my_number()
        if self.visit is before:
            return
        self._stop_reading()
        self._with.desk.visit_moved(self.visit)
        self._with.sheet.visit_moved(self._scene())
        self.refresh()

    def _refuse_my_number(self) -> None:
        """Take a 12-digit number out of the search at once, and say kindly why."""
        if sum(letter.isdigit() for letter in self.visit.query) < _MY_NUMBER_DIGITS:
            return
        self.visit = msgspec.structs.replace(self.visit, query="").go(Spot("refused"))
        forget_texts()

    def _wipe(self, visit: Visit) -> None:
        """Drop the resident's visit: voice, sheet, typed words and every copy of them."""
        self._stop_reading()
        self._with.sheet.forget()
        self._idleness = Idleness("busy")
        self._idle.touched(self._clock.monotonic())
        self.visit = visit
        if self._typed:
            self._typed = False
            self._screen.forget()
            forget_texts()
        self.refresh()

    def _toggle_reading(self) -> None:
        if self.readout is None:
            return
        if self.readout.is_reading:
            self.readout.stop()
        else:
            self._read(self._screen.lines(), only_content=False)
        self.refresh()

    def _read(self, lines: tuple[Line, ...], *, only_content: bool) -> None:
        if self.readout is None or not self.readout.can_read():
            return
        wanted = self._screen.content_lines() if only_content else lines
        self.readout.start(wanted, speed=self.visit.speed, volume=self.visit.volume)

    def _stop_reading(self) -> None:
        if self.readout is not None:
            self.readout.stop()

    def _on_pressed(self, key: str) -> None:
        button = self._screen.button(key)
        now = self._clock.monotonic()
        self._idle.touched(now)
        if button is None or self._is_repeat(button, now):
            return
        self._last_press = (key, now)
        self.act(button.action)

    def _is_repeat(self, button: Button, now: float) -> bool:
        """Say whether this press is the tremor of the one before, or meant the page before."""
        if isinstance(button.action, actions.TypeKey):
            return False
        key, then = self._last_press
        if key == button.key and now - then < self._settings.repeat_guard_ms / 1000:
            return True
        if isinstance(button.action, _ALWAYS_ALLOWED):
            return False
        return now - self._was_shown < self._settings.page_guard_ms / 1000

    def _on_corner_touched(self) -> None:
        if self._with.desk.corner_touched(self._clock.monotonic()):
            self.visit = self.visit.go(Spot("staff"))
            self._stop_reading()
            self.refresh()

    def _on_key_used(self) -> None:
        self._idle.touched(self._clock.monotonic())
        if not self._screen.window().property("keys_used"):
            self._screen.window().setProperty("keys_used", True)
            self._screen.update()
