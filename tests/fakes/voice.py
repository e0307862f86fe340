"""A `Speech` without engines: writes a short tone for each sentence and notes what was asked."""

from __future__ import annotations

import wave
from pathlib import Path

from kiosk.errors import VoiceError
from kiosk.voice.port import Speed, Utterance

RATE_HZ = 24_000


class FakeSpeech:
    """Speaks at once; languages in ``silent`` raise `VoiceError`."""

    def __init__(self, folder: Path, *, silent: frozenset[str] = frozenset()) -> None:
        self.folder = folder
        self.silent = silent
        self.said: list[tuple[Utterance, Speed, bool]] = []
        self.cancelled = 0
        self.is_closed = False
        self.amplitude = 8000

    def say(self, utterance: Utterance, *, speed: Speed = Speed.USUAL, keep: bool = True) -> Path:
        """Write a tenth of a second of a square wave."""
        if utterance.lang in self.silent:
            raise VoiceError(f"{utterance.lang}: 声がありません。")
        self.said.append((utterance, speed, keep))
        path = self.folder / f"{len(self.said)}.wav"
        path.parent.mkdir(parents=True, exist_ok=True)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            half = [self.amplitude] * 30 + [-self.amplitude] * 30
            samples = half * (RATE_HZ // 10 // 60)
            file.writeframes(b"".join(one.to_bytes(2, "little", signed=True) for one in samples))
        return path

    def cancel(self) -> None:
        """Count the call."""
        self.cancelled += 1

    def close(self) -> None:
        """Note the call."""
        self.is_closed = True
