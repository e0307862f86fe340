"""Prepares, while nobody touches, the pages that one touch may bring.

A page set beforehand is painted at once when it is wanted. The work is done in slices between two
turns of the event loop, each one page long, and ends with the next page shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer

_log = logging.getLogger(__name__)
_REST_MS = 120
"""Nobody touches again so soon: what is on its way to the screen goes first."""


class Ahead(QObject):
    """Runs one preparation after another while the terminal rests."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._work: Iterator[Callable[[], object]] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._slice)

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to prepare."""
        return not self._timer.isActive()

    def begin(self, work: Iterator[Callable[[], object]]) -> None:
        """Do ``work`` from now on, in place of what was left of the work before."""
        self._work = work
        self._timer.start(_REST_MS)

    def stop(self) -> None:
        """Drop what is left."""
        self._work = iter(())
        self._timer.stop()

    def _slice(self) -> None:
        try:
            prepare = next(self._work, None)
            if prepare is None:
                return
            prepare()
        except Exception:
            # The page itself will tell of its error when it is wanted.
            _log.exception("a page could not be prepared")
            self.stop()
            return
        self._timer.start(0)
