"""A `Player` without sound: each sentence lasts until the test says that it is over."""

from __future__ import annotations

from pathlib import Path

from ui.async_bridge import LoopEvent


class FakePlayer:
    """Notes what was played; `finish` ends the sentence that sounds."""

    def __init__(self, *, has_output: bool = True) -> None:
        self.played: list[tuple[str, int]] = []
        self.stops = 0
        self._has_output = has_output
        self._done: LoopEvent | None = None

    @property
    def is_sounding(self) -> bool:
        return self._done is not None

    def has_output(self) -> bool:
        return self._has_output

    async def play(self, path: Path, volume: int) -> None:
        self._done = LoopEvent()
        self.played.append((path.name, volume))
        try:
            await self._done.wait()
        finally:
            self._done = None

    def finish(self) -> None:
        assert self._done is not None, "nothing sounds"
        self._done.set()

    def stop(self) -> None:
        self.stops += 1
        self._done = None
