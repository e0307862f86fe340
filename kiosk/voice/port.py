"""The speech port: what is asked for, what comes back, how fast. No engine, no text rules."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol

import msgspec


class Speed(StrEnum):
    """How fast the voice reads. The usual speed is already a little slow, for old ears."""

    SLOW = "slow"
    USUAL = "usual"
    FAST = "fast"


class Utterance(msgspec.Struct, frozen=True):
    """One sentence to be spoken.

    ``text`` is what the resident sees, ``lang`` the language code, ``reading`` the string whose
    words are spoken. ``guided`` is the reading with its kanji kept beside the author's kana
    (``{電子証明書|でんししょうめいしょ}``): the engine uses the kanji, and so the natural accent,
    wherever it would read them the same way. Empty means: speak ``reading``.
    """

    text: str
    lang: str
    reading: str
    guided: str = ""


State = Literal["spoken", "recorded", "silent"]


class VoiceState(msgspec.Struct, frozen=True):
    """Whether a language has a voice on this machine; ``why`` is a Japanese sentence."""

    lang: str
    engine: str
    voice: str
    state: State
    why: str


class Speech(Protocol):
    """Makes WAV files of sentences. It never plays them: stopping is the player's work."""

    def say(self, utterance: Utterance, *, speed: Speed = Speed.USUAL, keep: bool = True) -> Path:
        """Return a complete WAV file of ``utterance``; blocks until it is there.

        Args:
            utterance: One sentence.
            speed: One of three.
            keep: `False` for words a resident typed: the file is not cached and the caller
                deletes it after playing.

        Raises:
            VoiceError: No voice, or it did not answer twice; the text stays on the screen.
        """
        ...

    def cancel(self) -> None:
        """Make a `say` that is running in another thread raise soon."""
        ...

    def close(self) -> None:
        """End whatever speaks in the background. `say` may be called again afterwards."""
        ...
