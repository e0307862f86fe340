"""Voices of the other languages: espeak-ng through pyttsx3, or its command when that fails.

Only the voice process imports this. One engine for its whole life, one request per run, never
``say`` or ``stop``: everything else hangs or loses sentences in pyttsx3 2.99.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import wave
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from kiosk.errors import VoiceError

_COMMAND = "espeak-ng"
_COMMAND_DEADLINE_S = 20
# A sentence cut off, or spoken at a rate that got lost, is far outside this.
_SLOWEST, _FASTEST = 2.2, 0.35
# Shorter texts have no usable measure: pauses weigh too much.
_MEASURABLE_WORDS = 4
_PROBE = "This is a test of the voice."


@dataclass(frozen=True, slots=True)
class _Life:
    """What this process's one engine was set to; a second setting would race with its queue."""

    engine: Any
    voice: str
    words_per_minute: int


class WesternVoice:
    """Writes sentences to WAV files. One owner, one thread."""

    def __init__(self) -> None:
        self._life: _Life | None = None
        self._is_broken = False

    def synthesise(self, text: str, *, voice: str, words_per_minute: int, out: Path) -> float:
        """Write ``text`` to ``out`` and return its length in seconds.

        Raises:
            VoiceError: Neither pyttsx3 nor the command made a sound.
        """
        if self._through_pyttsx3(text, voice, words_per_minute, out):
            seconds = _seconds(out)
            if _is_plausible(text, words_per_minute, seconds):
                return seconds
        if shutil.which(_COMMAND) is None:
            raise VoiceError(f"{_COMMAND} がありません。apt で espeak-ng を入れてください。")
        return _through_command(text, voice, words_per_minute, out)

    def _through_pyttsx3(self, text: str, voice: str, words_per_minute: int, out: Path) -> bool:
        if self._is_broken:
            return False
        try:
            if self._life is None:
                self._life = _start(voice, words_per_minute, out.with_name(out.name + ".probe"))
            life = self._life
            if (life.voice, life.words_per_minute) != (voice, words_per_minute):
                return False
            out.unlink(missing_ok=True)
            life.engine.save_to_file(text, str(out))
            life.engine.runAndWait()
        except (ImportError, OSError, RuntimeError, ReferenceError, VoiceError):
            self._is_broken = True
            return False
        return out.is_file()


def _start(voice: str, words_per_minute: int, probe: Path) -> _Life:
    """Start the engine, set it once and make sure that the setting arrived."""
    engine = import_module("pyttsx3").init("sapi5" if sys.platform == "win32" else "espeak")
    known = [found.id for found in engine.getProperty("voices")]
    wanted = next((name for name in known if _is_voice(name, voice)), None)
    if wanted is None:
        raise VoiceError(f"声「{voice}」がありません。")
    engine.setProperty("voice", wanted)
    engine.setProperty("rate", words_per_minute)
    engine.save_to_file(_PROBE, str(probe))
    engine.runAndWait()
    seconds = _seconds(probe) if probe.is_file() else 0.0
    probe.unlink(missing_ok=True)
    if not _is_voice(engine.getProperty("voice"), voice):
        raise VoiceError(f"声「{voice}」に切りかわりません。")
    if not _is_plausible(_PROBE, words_per_minute, seconds):
        raise VoiceError(f"速さ {words_per_minute} が受けつけられません。")
    return _Life(engine, voice, words_per_minute)


def _is_voice(found: str, wanted: str) -> bool:
    return found.lower() == wanted.lower() or found.lower().endswith("/" + wanted.lower())


@cache
def _command_voices() -> frozenset[str]:
    listed = subprocess.run(  # noqa: S603 - fixed command
        [_COMMAND, "--voices"], check=True, capture_output=True, timeout=_COMMAND_DEADLINE_S
    )
    return frozenset(listed.stdout.decode().lower().split())


def _through_command(text: str, voice: str, words_per_minute: int, out: Path) -> float:
    command = [_COMMAND, "-v", voice, "-s", str(words_per_minute), "-w", str(out), "--stdin"]
    try:
        if voice.lower() not in _command_voices():  # else it speaks with another one, and says 0
            raise VoiceError(f"{_COMMAND} に声「{voice}」がありません。")
        subprocess.run(  # noqa: S603 - fixed command; the text goes in through standard input
            command,
            input=text.encode(),
            check=True,
            capture_output=True,
            timeout=_COMMAND_DEADLINE_S,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise VoiceError(f"{_COMMAND} が声を作れません（{error}）。") from error
    seconds = _seconds(out)
    if seconds == 0:
        raise VoiceError(f"{_COMMAND} の出した音が空です。")
    return seconds


def _seconds(path: Path) -> float:
    try:
        with wave.open(str(path), "rb") as file:
            return file.getnframes() / file.getframerate()
    except (OSError, EOFError, wave.Error):
        return 0.0


def _is_plausible(text: str, words_per_minute: int, seconds: float) -> bool:
    """Whether ``seconds`` can be ``text``. Short texts and digits have no usable measure."""
    words = text.split()
    if len(words) < _MEASURABLE_WORDS or any(char.isdigit() for char in text):
        return seconds > 0
    expected = len(words) * 60 / words_per_minute
    return _FASTEST * expected < seconds < _SLOWEST * expected + 1
