"""The parent's side of the voice process: start it, ask it, kill it when it hangs, ask once more.

Blocking and without threads; the caller decides where it waits. One `say` at a time; `cancel` and
`close` may come from another thread.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from kiosk.clock import Clock, SystemClock
from kiosk.errors import VoiceError
from kiosk.settings import ROOT
from kiosk.voice.cache import CacheKey, WavCache
from kiosk.voice.dictionary import dictionary_csv, dictionary_files, dictionary_id, read_words
from kiosk.voice.port import Speed, Utterance
from kiosk.voice.voices import OPENJTALK, Voice, engine_id, state_of, voice_of

DEADLINE_S = 5.0
DEADLINE_PER_CHARACTER_S = 0.05
# A fresh process loads its engine and compiles the dictionary first.
COLD_START_S = 20.0
_ATTEMPTS = 2
_END_S = 2.0


class WorkerSpeech:
    """`Speech` through one voice process that is started by the first sentence."""

    def __init__(
        self,
        data: Path,
        *,
        city: str = "",
        clock: Clock | None = None,
        command: Sequence[str] | None = None,
        limit_bytes: int | None = None,
    ) -> None:
        """Prepare; nothing is started or written yet.

        Args:
            data: The data folder; files go to its ``cache/voice``.
            city: Id of the city, for the names of its places.
            clock: Measures deadlines.
            command: Starts another worker, for tests.
            limit_bytes: Bound of the cache; `None` means 300 MB.
        """
        self._folder = data.absolute() / "cache" / "voice"
        self._city = city
        self._clock = clock or SystemClock()
        self._command = list(command) if command else self._usual_command()
        self._cache = (
            WavCache(self._folder)
            if limit_bytes is None
            else WavCache(self._folder, limit_bytes=limit_bytes)
        )
        self._process: subprocess.Popen[bytes] | None = None
        self._is_cold = True
        self._is_cancelled = False
        self._is_asking = False
        self._is_private = False
        self._received = b""
        self._wake: tuple[int, int] | None = None
        self._numbers = count(1)
        self._dictionary: str | None = None

    def _usual_command(self) -> list[str]:
        command = [sys.executable, "-m", "kiosk.voice.worker", "--cache", str(self._folder)]
        return [*command, "--city", self._city] if self._city else command

    @property
    def pid(self) -> int | None:
        """Process id of the voice process; `None` while there is none."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def say(self, utterance: Utterance, *, speed: Speed = Speed.USUAL, keep: bool = True) -> Path:
        """Return a complete WAV file of ``utterance``; see `kiosk.voice.port.Speech`."""
        self._is_cancelled = False
        state = state_of(utterance.lang)
        if state.state != "spoken":
            raise VoiceError(f"{utterance.lang}: {state.why}")
        voice = voice_of(utterance.lang)
        text = (utterance.guided or utterance.reading).strip()
        if not any(char.isalnum() for char in text):
            raise VoiceError(f"「{utterance.text}」には 声にできる 言葉が ありません。")
        key = self._key(voice, text, voice.rate(speed))
        found = self._cache.find(key) if keep else None
        if found:
            return found
        once = self._folder / "once" / f"{uuid4().hex}.wav"
        self._is_private, self._is_asking = not keep, True
        try:
            path = self._ask(voice, text, key.rate, self._cache.path(key) if keep else once)
        finally:
            self._is_asking = False
        if keep:
            self._cache.tidy(spare=path)
        return path

    def cancel(self) -> None:
        """Make a `say` that is running in another thread raise `VoiceError` at once.

        The voice process stays, with its engine loaded, and its late answer is dropped; only for
        words a resident typed it is killed, so that no file of them is left.
        """
        if not self._is_asking:
            return
        self._is_cancelled = True
        if self._is_private and self._process is not None:
            self._process.kill()
        if self._wake is not None:
            with suppress(OSError):
                os.write(self._wake[1], b"x")

    def close(self) -> None:
        """End the voice process and delete what was spoken for one resident only."""
        self.cancel()
        process, self._process = self._process, None
        if process is not None:
            _end(process)
        wake, self._wake = self._wake, None
        for end in wake or ():
            os.close(end)
        for left in (self._folder / "once").glob("*"):
            left.unlink(missing_ok=True)

    def _key(self, voice: Voice, text: str, rate: float) -> CacheKey:
        dictionary = ""
        if voice.engine == OPENJTALK:
            if self._dictionary is None:
                words = read_words(dictionary_files(self._city))
                self._dictionary = dictionary_id(dictionary_csv(words))
            dictionary = self._dictionary
        return CacheKey(engine_id(voice.lang), voice.name, rate, dictionary, text)

    def _ask(self, voice: Voice, text: str, rate: float, out: Path) -> Path:
        last = ""
        for _ in range(_ATTEMPTS):
            request = {
                "id": next(self._numbers),
                "lang": voice.lang,
                "text": text,
                "rate": rate,
                "out": str(out),
            }
            try:
                reply = self._exchange(request)
            except (OSError, ValueError) as error:  # ended, too late, or not our kind of line
                reply = {"ok": False, "error": str(error)}
            if self._is_cancelled:
                raise VoiceError("読み上げを 止めました。")
            if reply["ok"] and out.is_file():
                self._is_cold = False
                return out
            last = str(reply.get("error", ""))
            self._kill()
        raise VoiceError(f"声が 出ません（{last}）。係の人は doctor で 音声を 確かめてください。")

    def _exchange(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send one request and wait for its reply, at most until the deadline.

        Raises:
            OSError: The process ended, did not answer in time, or `cancel` was called.
        """
        process, wake = self._running()
        if process.stdin is None or process.stdout is None:
            raise OSError("no pipes")
        limit = DEADLINE_S + DEADLINE_PER_CHARACTER_S * len(request["text"])
        deadline = self._clock.monotonic() + limit + (COLD_START_S if self._is_cold else 0.0)
        process.stdin.write(json.dumps(request).encode() + b"\n")
        process.stdin.flush()
        while True:
            for reply in self._replies():
                if reply.get("id") == request["id"]:
                    return reply
            left = max(0.0, deadline - self._clock.monotonic())
            ready = select.select([process.stdout.fileno(), wake], [], [], left)[0]
            if wake in ready:
                os.read(wake, 64)
                raise InterruptedError("cancelled")
            if not ready:
                raise TimeoutError(f"{limit:.0f} 秒 待ちましたが 返事が ありません")
            part = os.read(process.stdout.fileno(), 65536)
            if not part:
                raise ConnectionError("音声の プロセスが 終わりました")
            self._received += part

    def _replies(self) -> Iterator[dict[str, Any]]:
        """Yield the complete replies received so far; late ones of cancelled requests too."""
        while b"\n" in self._received:
            line, self._received = self._received.split(b"\n", 1)
            yield json.loads(line)

    def _running(self) -> tuple[subprocess.Popen[bytes], int]:
        """Return the voice process, started when there is none, and the end that `cancel` wakes."""
        if self._wake is None:
            self._wake = os.pipe()
        process = self._process
        if process is not None and process.poll() is None:
            return process, self._wake[0]
        self._kill()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._is_cold = True
        self._received = b""
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(path for path in paths if path)},
        )
        return self._process, self._wake[0]

    def _kill(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.stdin is not None:
        with suppress(OSError):
            process.stdin.close()
    try:
        process.wait(timeout=_END_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    _close_pipes(process)


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
