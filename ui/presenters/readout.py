"""Reads a page aloud sentence by sentence and marks the sentence that sounds. No Qt here."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from kiosk.errors import VoiceError
from kiosk.guide.blocks import Line
from kiosk.voice.port import Speech, Speed, Utterance
from ui.async_bridge import Bridge, Task

_log = logging.getLogger(__name__)


class Player(Protocol):
    """Plays one WAV file at a time. The real one is `ui.audio`."""

    def has_output(self) -> bool:
        """Say whether there is anything to hear it from."""
        ...

    async def play(self, path: Path, volume: int) -> None:
        """Play the file to its end, ``volume`` 1 to 5; cancelling it silences it at once."""
        ...

    def stop(self) -> None:
        """Silence whatever sounds, at once."""
        ...


class Readout:
    """The reading of one page. Only one reads at a time, and a new page silences the old one."""

    def __init__(
        self,
        speech: Speech,
        player: Player,
        bridge: Bridge,
        *,
        on_line: Callable[[Line | None], None],
        on_state: Callable[[bool], None],
    ) -> None:
        self._speech = speech
        self._player = player
        self._bridge = bridge
        self._on_line = on_line
        self._on_state = on_state
        self._task: Task[None] | None = None
        self._has_voice: dict[str, bool] = {}

    @property
    def is_reading(self) -> bool:
        """Whether a page is being read."""
        return self._task is not None

    def can_read(self) -> bool:
        """Say whether there is a loudspeaker at all."""
        return self._player.has_output()

    def state(self, lang: str) -> str:
        """Return ``ready``, ``silent`` (no voice for ``lang``) or ``mute`` (no loudspeaker)."""
        if not self.can_read():
            return "mute"
        if lang not in self._has_voice:
            from kiosk.voice.voices import state_of  # noqa: PLC0415 - only after the first paint

            self._has_voice[lang] = state_of(lang).state != "silent"
        return "ready" if self._has_voice[lang] else "silent"

    def start(self, lines: Sequence[Line], *, speed: str, volume: int) -> None:
        """Read ``lines`` from the first; what was being read stops."""
        self.stop()
        work = self._read(utterances(lines), Speed(speed), volume)
        self._task = self._bridge.start(work, name="readout")
        self._on_state(True)

    def stop(self) -> None:
        """Be silent at once, and forget what was still to be read."""
        task, self._task = self._task, None
        if task is None:
            return
        self._player.stop()
        self._speech.cancel()
        task.cancel()
        self._on_line(None)
        self._on_state(False)

    async def _read(
        self, said: Sequence[tuple[Line, Utterance]], speed: Speed, volume: int
    ) -> None:
        mine = self._task
        making = self._start_making(said[0], speed) if said else None
        try:
            for number, (line, _) in enumerate(said):
                path = await making if making is not None else None
                # The next sentence is made while this one sounds.
                making = None
                if number + 1 < len(said):
                    making = self._start_making(said[number + 1], speed)
                if path is None:
                    continue
                self._on_line(line)
                try:
                    await self._player.play(path, volume)
                finally:
                    if line.is_private:
                        path.unlink(missing_ok=True)
        finally:
            if making is not None:
                making.cancel()
            if self._task is not None and (mine is None or self._task is mine):
                self._task = None
                self._on_line(None)
                self._on_state(False)

    def _start_making(self, said: tuple[Line, Utterance], speed: Speed) -> Task[Path | None]:
        return self._bridge.start(self._make(said, speed), name="voice")

    async def _make(self, said: tuple[Line, Utterance], speed: Speed) -> Path | None:
        line, utterance = said
        keep = not line.is_private
        try:
            return await self._bridge.in_voice(self._speech.say, utterance, speed=speed, keep=keep)
        except VoiceError as error:
            _log.warning("voice: %s", type(error).__name__)
            return None


def utterances(lines: Sequence[Line]) -> list[tuple[Line, Utterance]]:
    """Return what is spoken for ``lines``, in order: one utterance per sentence."""
    from kiosk.voice.sentences import sentences  # noqa: PLC0415 - only once somebody listens
    from kiosk.voice.text import utterance  # noqa: PLC0415

    return [
        (line, utterance(sentence, line.lang))
        for line in lines
        for sentence in sentences(line.text, line.lang)
    ]
