"""Whether the day of the machine's clock can be believed.

The help sessions have a rule of their own, `kiosk.desk.clock_watch`, with a time kept on the disk.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Literal

from kiosk.clock import Clock, PreviewClock

Day = Literal["sure", "preview", "doubtful"]
"""What the day on the screen is worth: today, a day staff asked to see, or not to be believed."""

BUILT_ON = date(2026, 11, 21)
"""No terminal can show this program before the day it was built."""

LONGEST_JUMP = timedelta(days=1)


class DayWatch:
    """Follows the wall clock beside one that never jumps.

    Once the day is doubtful it stays so until the clock is back, or staff restart the terminal. A
    machine that slept counts as one whose clock jumped: its steady clock stood still.
    """

    def __init__(self) -> None:
        self._first: tuple[datetime, float] | None = None

    def day(self, clock: Clock) -> Day:
        """Return what the day of ``clock`` is worth now."""
        if isinstance(clock, PreviewClock):
            return "preview"
        return "doubtful" if self.is_doubtful(clock.now(), clock.monotonic()) else "sure"

    def is_doubtful(self, now: datetime, monotonic: float) -> bool:
        """Say whether the day of ``now`` cannot be the true one.

        It lies before the program was built, or the clock jumped by more than a day since the first
        question. ``monotonic`` is in seconds.
        """
        if now.date() < BUILT_ON:
            return True
        if self._first is None:
            self._first = (now, monotonic)
        then, before = self._first
        expected = then + timedelta(seconds=monotonic - before)
        return abs(now - expected) > LONGEST_JUMP
