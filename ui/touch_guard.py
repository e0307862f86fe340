"""Tells a meant touch from a trembling one: the same button again, or meant for the page before."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Button

_ALWAYS_ALLOWED = (actions.ReadAloud, actions.StayHere, actions.TypeKey)


class TouchGuard:
    """Remembers when the page came and what was touched last. All times in seconds."""

    def __init__(self, *, repeat_s: float, page_s: float) -> None:
        self._repeat_s = repeat_s
        self._page_s = page_s
        self._last: tuple[str, float] = ("", 0.0)
        self._shown: object = None
        self.shown_at = 0.0

    def note_shown(self, what: object, now: float) -> None:
        """Note when another page, or one laid out anew, came under the finger.

        The same page shown again by itself (the voice ended, a second passed) must not make the
        guard swallow a touch.
        """
        if self._shown != what:
            self._shown = what
            self.shown_at = now

    def lets_through(self, button: Button, now: float) -> bool:
        """Say whether this touch is meant, and remember it if so."""
        if self._is_repeat(button, now):
            return False
        self._last = (button.key, now)
        return True

    def _is_repeat(self, button: Button, now: float) -> bool:
        if isinstance(button.action, actions.TypeKey):
            return False
        key, then = self._last
        if key == button.key and now - then < self._repeat_s:
            return True
        if isinstance(button.action, _ALWAYS_ALLOWED):
            return False
        return now - self.shown_at < self._page_s
