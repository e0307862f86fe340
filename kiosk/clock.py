"""The clock port: the only way the kiosk learns what time it is."""

from __future__ import annotations

import time
from datetime import datetime, timedelta, timezone
from typing import Protocol

# Japan keeps one offset all year; a fixed one needs no time-zone database on the machine.
JST = timezone(timedelta(hours=9), "JST")


class Clock(Protocol):
    """What day and hour it is, and how long something took."""

    def now(self) -> datetime:
        """Return the wall time in Japan, always with its time zone."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never jump; only differences mean something."""
        ...


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Return the wall time in Japan, always with its time zone."""
        return datetime.now(JST)

    def monotonic(self) -> float:
        """Return seconds that never jump; only differences mean something."""
        return time.monotonic()


class PreviewClock:
    """A clock that runs from another moment on: the whole kiosk as it will be then."""

    def __init__(self, begin: datetime, base: Clock | None = None) -> None:
        self._base = base or SystemClock()
        self._ahead = begin - self._base.now()

    def now(self) -> datetime:
        """Return the wall time of the preview, always with its time zone."""
        return self._base.now() + self._ahead

    def monotonic(self) -> float:
        """Return seconds that never jump; only differences mean something."""
        return self._base.monotonic()
