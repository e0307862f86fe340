"""An offscreen terminal for the commands that draw: a library, a clock and pages of any visit."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from kiosk.clock import Clock, SystemClock
from kiosk.guide.blocks import Line
from kiosk.guide.page import Page
from kiosk.guide.teller import Teller
from kiosk.settings import Settings, load_settings
from kiosk.visit import Visit
from ui.app import Kiosk, Start
from ui.screens.setting import MORE, How
from ui.themes import THEMES
from ui.tokens import Metrics

DEFAULT_WINDOW = (1920, 1080)


def application() -> QApplication:
    """Return the one Qt application of this process."""
    found = QCoreApplication.instance()
    return found if isinstance(found, QApplication) else QApplication([])


class Stage:
    """A kiosk without a window of its own, without voice and with a data folder that goes away."""

    def __init__(
        self,
        *,
        city: str | None = None,
        data: Path | None = None,
        window: tuple[int, int] = DEFAULT_WINDOW,
        clock: Clock | None = None,
    ) -> None:
        application()
        self._temporary = tempfile.TemporaryDirectory() if data is None else None
        folder = data or Path(self._temporary.name if self._temporary else ".")
        folder.mkdir(parents=True, exist_ok=True)
        self.kiosk = Kiosk(Start(folder, city, window), clock=clock or SystemClock())
        self.settings: Settings = load_settings(folder)
        self.screen = self.kiosk.screen
        self.navigator = self.kiosk.navigator
        self.screen.resize(*window)

    def show(self, page: Page, visit: Visit, part: int = 0) -> None:
        """Show ``part`` of ``page`` as it looks for ``visit``."""
        library, today = self.kiosk.library, self.kiosk.clock.now().date()
        beside = library.book(page.beside, today) if page.beside else None
        tell = Teller(library.book(page.lang, today), beside)

        def more(now: int, of: int) -> Line:
            return tell.ui(MORE, now=now, of=of)

        screen, settings = self.screen, self.settings
        metrics = Metrics(screen.width(), screen.height(), settings.panel_inch, visit.size)
        reach_mm = settings.reach_mm if visit.is_reach else 0
        theme = THEMES[visit.theme]
        screen.show_page(page, How(metrics, theme, part, reach_mm, more, self.kiosk.sheet.paint))

    def close(self) -> None:
        """Let go of the window and the folder."""
        self.screen.close()
        self.screen.deleteLater()
        self.kiosk.work.close()
        if self._temporary is not None:
            self._temporary.cleanup()
