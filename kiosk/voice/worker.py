"""The voice process: one JSON line in, one WAV file and one JSON line out. Holds every engine.

``{"id", "lang", "text", "rate", "out"}`` → ``{"id", "ok", "path", "seconds"}`` or
``{"id", "ok": false, "error"}``. It ends when its standard input does, so it never outlives the
terminal, and it may be killed at any moment: files get their name only when they are complete.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

from kiosk.errors import KioskError, VoiceError
from kiosk.voice.engines.pyttsx3_voice import WesternVoice
from kiosk.voice.voices import OPENJTALK, voice_of


class Speaker:
    """Answers requests one after the other; loads each engine when it is first needed."""

    def __init__(self, cache: Path, city: str = "") -> None:
        self._cache = cache
        self._city = city
        self._western = WesternVoice()
        self._is_japanese_ready = False

    def answer(self, line: str) -> dict[str, Any]:
        """Return the reply to one request line; a fault becomes a reply, never an exception."""
        number: object = None
        try:
            request = json.loads(line)
            number = request["id"]
            seconds = self._speak(request)
        except (KioskError, OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
            return {"id": number, "ok": False, "error": str(error) or type(error).__name__}
        return {"id": number, "ok": True, "path": request["out"], "seconds": round(seconds, 3)}

    def _speak(self, request: dict[str, Any]) -> float:
        out = Path(request["out"])
        out.parent.mkdir(parents=True, exist_ok=True)
        unfinished = out.with_name(f"{out.name}.{os.getpid()}.part")
        try:
            seconds = self._synthesise(request, unfinished)
            unfinished.replace(out)
        finally:
            unfinished.unlink(missing_ok=True)
        return seconds

    def _synthesise(self, request: dict[str, Any], out: Path) -> float:
        text, rate = str(request["text"]), float(request["rate"])
        voice = voice_of(str(request["lang"]))
        if not voice.engine:
            raise VoiceError(voice.why)
        if voice.engine == OPENJTALK:
            return self._japanese(text, rate, out)
        return self._western.synthesise(
            text, voice=voice.name, words_per_minute=round(rate), out=out
        )

    def _japanese(self, text: str, rate: float, out: Path) -> float:
        # 200 MB and a second of loading: only for somebody who listens in Japanese.
        from kiosk.voice import analysis  # noqa: PLC0415
        from kiosk.voice.engines import openjtalk  # noqa: PLC0415

        if not self._is_japanese_ready:
            openjtalk.load_dictionary(self._cache, self._city)
            self._is_japanese_ready = True
        return openjtalk.synthesise(analysis.engine_text(text), speed=rate, out=out)


def main(arguments: list[str] | None = None) -> int:
    """Answer requests from standard input until it ends."""
    parser = argparse.ArgumentParser(prog="python -m kiosk.voice.worker", description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the dictionary")
    parser.add_argument("--city", default="", help="id of the city")
    options = parser.parse_args(arguments)
    speaker = Speaker(options.cache, options.city)
    with _own_stdout() as replies:
        for line in sys.stdin:
            replies.write(json.dumps(speaker.answer(line), ensure_ascii=False) + "\n")
            replies.flush()
    return 0


def _own_stdout() -> TextIO:
    """Keep the real standard output for replies; what engines print goes to nowhere."""
    sys.stdout.flush()
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return replies


if __name__ == "__main__":
    sys.exit(main())
