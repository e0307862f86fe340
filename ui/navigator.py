"""Holds the visit: takes touches, turns it, shows its page, ends it when nobody is there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from functools import partial

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer

from kiosk.clock import Clock
from kiosk.dates.trust import DayWatch
from kiosk.guide import actions
from kiosk.guide.ahead import visits_ahead
from kiosk.guide.blocks import Line
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.guide.views.other import idle_page
from kiosk.guide.views.question import AFTER_END
from kiosk.i18n import ui
from kiosk.idle import ASKING_SHOWN_S, END_SHOWN_S, Idleness, IdlePolicy
from kiosk.settings import Settings
from kiosk.visit import Spot, Visit
from ui.ahead import Ahead
from ui.presenters.desk import DeskPresenter
from ui.presenters.sheet import SheetPresenter
from ui.reading import Reading
from ui.screens.page_screen import PageScreen
from ui.screens.setting import MORE, How, prepare_page
from ui.text.forget import forget_texts
from ui.themes import THEMES
from ui.tokens import Metrics
from ui.touch_guard import TouchGuard
from ui.widgets.panel import SheetPainter

_log = logging.getLogger(__name__)
_MY_NUMBER_DIGITS = 12
_TICK_MS = 1000


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
        self.reading = Reading(screen)
        self._days = DayWatch()
        self.visit = self._fresh()
        self._guard = TouchGuard(
            repeat_s=self._settings.repeat_guard_ms / 1000,
            page_s=self._settings.page_guard_ms / 1000,
        )
        self.ahead = Ahead(self)
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

    def recover(self) -> None:
        """Go to the safe screen after an error of ours: home, with the visit's languages kept."""
        self.reading.stop()
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
                self.reading.toggle(self.visit)
                self.refresh()
            case actions.EndVisit():
                self.end()
            case actions.Show("attract"):
                self._wipe(self._fresh())
            case actions.Print():
                self._with.sheet.start_printing()
            case actions.PrintNow():
                self._turn(action)
                self._with.sheet.start_printing()
            case actions.Desk():
                self.visit = self._with.desk.act(action, self.visit)
                self.reading.stop()
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
        is_listening = self.reading.is_on
        is_held = (
            (is_listening and self._idleness.state != "warning")
            or self._with.desk.holds
            or self._with.sheet.is_printing
        )
        if screen in AFTER_END:
            is_asking = self._screen.page is not None and self._screen.page.buttons()
            if now - self._guard.shown_at >= (ASKING_SHOWN_S if is_asking else END_SHOWN_S):
                self._wipe(self._fresh())
            return
        before = self._idleness
        self._idleness = self._idle.tick(now, is_held=is_held)
        if self._idleness.state == "over":
            self._idleness = Idleness("busy")
            self.end()
        elif self._idleness != before:
            if self._idleness.state == "warning" and before.state != "warning":
                self.reading.stop()
                self.refresh()
                self.reading.read_content(self.visit)
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

    def _scene(self, visit: Visit | None = None) -> Scene:
        return scene_of(
            visit or self.visit,
            self._with.library,
            self._clock.now(),
            voice=self.reading.state(self.visit.language),
            helper=self._with.desk.helper,
            day=self._days.day(self._clock),
        )

    def _page(self) -> Page:
        scene = self._scene()
        if self._idleness.state == "warning":
            return idle_page(scene, self._idleness.seconds_left)
        self.ahead.stop()
        own = self._with.desk.page(scene) or self._with.sheet.page(scene)
        page = own or show(scene)
        if own is None and not self._typed:
            self.ahead.begin(self._prepare(scene, page))
        return page

    def _show(self, page: Page) -> None:
        visit = self.visit
        how = self._how(visit)
        self._screen.show_page(page, how)
        looks = (visit.spot, visit.panel, visit.language, visit.beside, visit.is_reach, how.metrics)
        self._guard.note_shown((page.name, *looks), self._clock.monotonic())
        if self._idleness.state == "warning":
            return  # the countdown runs on: the warning's own words give no time of their own
        characters = sum(len(line.shown) for line in page.lines())
        self._idle.show(characters, is_typing=page.name == "search", minutes=page.minutes)

    def _how(self, visit: Visit) -> How:
        """Return how the pages of ``visit`` are shown."""
        width, height = self._screen.width(), self._screen.height()
        metrics = Metrics(width, height, self._settings.panel_inch, visit.size)
        reach_mm = self._settings.reach_mm if visit.is_reach else 0
        theme = THEMES[visit.theme]
        return How(metrics, theme, visit.spot.part, reach_mm, self._more, self._with.paint_sheet)

    def _prepare(self, scene: Scene, page: Page) -> Iterator[Callable[[], object]]:
        """Yield the setting of each page that one touch may bring."""
        for visit in visits_ahead(scene, page):
            yield partial(self._prepare_visit, visit)

    def _prepare_visit(self, visit: Visit) -> None:
        prepare_page(show(self._scene(visit)), self._how(visit))

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
        self.reading.stop()
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
        self.reading.stop()
        self._with.sheet.forget()
        self._idleness = Idleness("busy")
        self._idle.touched(self._clock.monotonic())
        self.visit = visit
        if self._typed:
            self._typed = False
            self._screen.forget()
            forget_texts()
        self.refresh()

    def _on_pressed(self, key: str) -> None:
        button = self._screen.button(key)
        now = self._clock.monotonic()
        self._idle.touched(now)
        if button is not None and self._guard.lets_through(button, now):
            self.act(button.action)

    def _on_corner_touched(self) -> None:
        if self._with.desk.corner_touched(self._clock.monotonic()):
            self.visit = self.visit.go(Spot("staff"))
            self.reading.stop()
            self.refresh()

    def _on_key_used(self) -> None:
        self._idle.touched(self._clock.monotonic())
        if not self._screen.window().property("keys_used"):
            self._screen.window().setProperty("keys_used", True)
            self._screen.update()
