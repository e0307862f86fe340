"""From the touch on "read aloud" to the first sample at the loudspeaker, against bare `paplay`."""

from __future__ import annotations

import array
import os
import shutil
import subprocess
import tempfile
import time
import wave
from pathlib import Path

from bench.measure import Demand, Figure, figure, spread, timed_ms
from bench.probe import Probe
from bench.sound_server import LOUD, SoundServer, sound_server

ROUNDS, FEW_ROUNDS = 25, 5
_NONE = Demand("median")


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure sentences made before (cached) and sentences never made (fresh), voice awake.

    Where PulseAudio is missing, until the player is called, against reading the file.
    """
    rounds = FEW_ROUNDS if is_quick else ROUNDS
    with sound_server() as server:
        if server is None:
            return _without_sound(rounds)
        with Probe("readout", environment=server.environment) as probe:
            return _with_sound(rounds, probe, server)


def _with_sound(count: int, probe: Probe, server: SoundServer) -> list[Figure]:
    pages: int = probe.json_line()["pages"]
    # The first stream after the server's start is late for everybody.
    probe.ask({"page": pages - 1, "fresh": False})
    server.wait_for_sound()
    probe.tell({"stop": True})
    heard: dict[str, list[float]] = {"cached": [], "fresh": [], "paplay": []}
    called: dict[str, list[float]] = {"cached": [], "fresh": []}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path()
        for number in range(count):
            for kind in ("fresh", "cached"):
                page = number * 7 % pages
                server.wait_for_silence()
                answer = probe.ask({"page": page, "fresh": kind == "fresh"})
                heard[kind].append((server.wait_for_sound() - answer["touched"]) * 1000)
                called[kind].append(answer["ms_to_player"])
                copy = Path(shutil.copy(answer["file"], folder))
                probe.tell({"stop": True})
            server.wait_for_silence()
            heard["paplay"].append(_paplay_ms(copy, server))
        silence = f"floor: paplay of the file, with {_silence_ms(copy):.0f} ms silence first"
    found: list[Figure] = []
    for kind, calls in called.items():
        note = f"player called after {spread(calls).median:.0f} ms; {silence}"
        rounds = (heard[kind], heard["paplay"])
        what = f"touch → first sample, {kind}"
        found.append(figure(f"first_sound_{kind}", what, "ms", _NONE, rounds=rounds, note=note))
    return found


def _silence_ms(file: Path) -> float:
    with wave.open(str(file), "rb") as sound:
        rate = sound.getframerate()
        samples = array.array("h", sound.readframes(sound.getnframes()))
    first = next((n for n, sample in enumerate(samples) if abs(sample) > LOUD), 0)
    return first / rate * 1000


def _paplay_ms(file: Path, server: SoundServer) -> float:
    start = time.perf_counter()
    command = ["paplay", "--latency-msec=20", str(file)]
    with subprocess.Popen(command, env=os.environ | server.environment) as player:
        heard = server.wait_for_sound()
        player.kill()
    return (heard - start) * 1000


def _without_sound(rounds: int) -> list[Figure]:
    called: dict[str, list[float]] = {"cached": [], "fresh": []}
    reading: list[float] = []
    with Probe("readout", "mute") as probe:
        pages: int = probe.json_line()["pages"]
        for number in range(rounds):
            for kind in ("fresh", "cached"):
                answer = probe.ask({"page": number * 7 % pages, "fresh": kind == "fresh"})
                called[kind].append(answer["ms_to_player"])
                probe.tell({"stop": True})
                if kind == "cached":
                    reading.append(timed_ms(Path(answer["file"]).read_bytes))
    return [
        figure(
            f"first_sound_{kind}", f"touch → player called, {kind}", "ms", _NONE,
            rounds=(called[kind], reading), note="no PulseAudio here; floor: reading the file",
        )
        for kind in ("cached", "fresh")
    ]  # fmt: skip
