"""Reading the screen aloud, as the navigator begins and ends it."""

from __future__ import annotations

from kiosk.guide.blocks import Line
from kiosk.language.languages import Lang
from kiosk.visit import Visit
from ui.presenters.readout import Readout
from ui.screens.page_screen import PageScreen


class Reading:
    """Reads what stands on ``screen``. ``readout`` is set when the voice is there."""

    def __init__(self, screen: PageScreen) -> None:
        self._screen = screen
        self.readout: Readout | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is being read."""
        return self.readout is not None and self.readout.is_reading

    def state(self, lang: Lang) -> str:
        """Return what the button of the voice says in ``lang``."""
        if self.readout is None:
            return "ready"
        return "reading" if self.readout.is_reading else self.readout.state(lang)

    def toggle(self, visit: Visit) -> None:
        """Begin to read the whole screen, or stop."""
        if self.is_on:
            self.stop()
        else:
            self._read(self._screen.lines(), visit)

    def read_content(self, visit: Visit) -> None:
        """Read what stands between the bars."""
        self._read(self._screen.content_lines(), visit)

    def stop(self) -> None:
        """Be silent at once."""
        if self.readout is not None:
            self.readout.stop()

    def _read(self, lines: tuple[Line, ...], visit: Visit) -> None:
        if self.readout is not None and self.readout.can_read():
            self.readout.start(lines, speed=visit.speed, volume=visit.volume)
