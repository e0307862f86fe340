"""When an abandoned visit ends: a pure state machine fed with a clock. It warns before it erases.

Reading, listening, typing and an open help session hold it (the trap that other kiosks fell into).
"""

from __future__ import annotations

from math import ceil
from typing import Literal

import msgspec

# A slow reader's speed; our own assumption, generous on purpose.
READING_CHARACTERS_PER_S = 4.0
TYPING_EXTRA_S = 60.0
END_SHOWN_S = 12.0
"""How long the last page stays."""
ASKING_SHOWN_S = 60.0
"""How long it stays where the city's question is offered, and the question: nobody must hurry."""


class Idleness(msgspec.Struct, frozen=True):
    """What the machine says: nothing, a warning with whole seconds left, or the end."""

    state: Literal["busy", "warning", "over"]
    seconds_left: int = 0


class IdlePolicy:
    """Counts the seconds since somebody was there.

    ``warn_s`` without a sign of life bring the warning, ``wipe_s`` more the end. Times come from a
    monotonic clock, so a wrong wall clock never ends a visit.
    """

    def __init__(self, *, warn_s: float, wipe_s: float, now: float) -> None:
        self._warn_s = warn_s
        self._wipe_s = wipe_s
        self._since = now
        self._allowance_s = 0.0
        self._warned_at: float | None = None

    def touched(self, now: float) -> None:
        """Note a sign of life."""
        self._since = now
        self._warned_at = None

    def show(self, characters: int, *, is_typing: bool = False, minutes: int = 0) -> None:
        """Note what is on the screen: reading it takes its time, and so does finding a key.

        ``minutes`` are those that people work with it without a touch.
        """
        self._allowance_s = characters / READING_CHARACTERS_PER_S + minutes * 60
        if is_typing:
            self._allowance_s += TYPING_EXTRA_S

    def tick(self, now: float, *, is_held: bool) -> Idleness:
        """Return how things stand at ``now``.

        ``is_held`` is true while the voice speaks, a sheet prints or a help session is open; the
        count begins anew when it ends. The end never comes before a warning was returned and
        ``wipe_s`` passed since, however late a tick is.
        """
        if is_held:
            self.touched(now)
            return Idleness("busy")
        if self._warned_at is None:
            if now - self._since < self._warn_s + self._allowance_s:
                return Idleness("busy")
            self._warned_at = now
        left = self._warned_at + self._wipe_s - now
        return Idleness("warning", ceil(left)) if left > 0 else Idleness("over")
