"""The real player, heard through a real sound server whose output is recorded."""

from __future__ import annotations

import array
import json
import math
import os
import shutil
import subprocess
import sys
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tree import ROOT

RATE_HZ = 16_000
NEEDED = ("pulseaudio", "parec", "pactl", "espeak-ng")
RECORD = ["parec", "-d", "ci.monitor", "--format=s16le", "--channels=1", "--latency-msec=20"]
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

# Plays a sentence to its end, then a long tone that is stopped after a second.
PLAY = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ui.async_bridge import AsyncBridge, pause, run_loop
from ui.audio import WavPlayer
application = QApplication([])
async def main():
    player, bridge = WavPlayer(), AsyncBridge(lambda error: sys.exit(3))
    began = time.monotonic()
    await player.play(Path(sys.argv[2]), 5)
    sentence = time.monotonic() - began
    await pause(0.5)
    began = time.monotonic()
    task = bridge.start(player.play(Path(sys.argv[3]), 5), name="tone")
    await pause(1.0)
    player.stop()
    stopped = time.monotonic() - began
    task.cancel()
    await pause(0.7)
    print(json.dumps({"output": player.has_output(), "sentence": sentence, "stopped": stopped}))
    await bridge.close()
    return 0
sys.exit(run_loop(application, main))
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of a sound server of our own, with an output that can be recorded."""
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    environment = os.environ | {
        "XDG_RUNTIME_DIR": str(runtime),
        "HOME": str(runtime),
        "PULSE_SERVER": f"unix:{runtime}/native",
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
    command += [f"--load=module-native-protocol-unix socket={runtime}/native auth-anonymous=1"]
    command += ["--load=module-null-sink sink_name=ci rate=48000"]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(process, environment)
        yield environment
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(process: subprocess.Popen[bytes], environment: dict[str, str]) -> None:
    for _ in range(500):
        assert process.poll() is None, "the sound server ended"
        asked = subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False)
        if asked.returncode == 0:
            return
    raise AssertionError("the sound server never answered")


def test_a_sentence_is_heard_and_stop_silences_within_200_ms(
    server: dict[str, str], tmp_path: Path
) -> None:
    sentence, tone, heard = (tmp_path / name for name in ("sentence.wav", "tone.wav", "heard.raw"))
    subprocess.run(["espeak-ng", "-v", "en-us", "-w", sentence, "Good morning."], check=True)
    _write_tone(tone, seconds=5)

    with heard.open("wb") as out:
        recorder = subprocess.Popen(
            [*RECORD, f"--rate={RATE_HZ}"],
            stdout=out,
            env=server,
        )
        try:
            run = subprocess.run(
                [sys.executable, "-c", PLAY, str(ROOT), str(sentence), str(tone)],
                env=server,
                capture_output=True,
                timeout=60,
                check=False,
            )
        finally:
            recorder.terminate()
            recorder.wait(timeout=10)

    assert run.returncode == 0, run.stderr.decode()
    told = json.loads(run.stdout)
    assert told["output"] is True
    spoken, stopped = _bursts(heard)
    assert spoken["rms"] > 0.01
    assert told["sentence"] >= spoken["seconds"]
    # The tone begins after `play` and ends after `stop`: what sounds longer sounds too long.
    assert 0.5 < stopped["seconds"] < told["stopped"] + 0.2


def _write_tone(path: Path, *, seconds: int) -> None:
    rate = 24_000
    samples = (round(9000 * math.sin(2 * math.pi * 440 * n / rate)) for n in range(seconds * rate))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(array.array("h", samples).tobytes())


def _bursts(path: Path) -> list[dict[str, float]]:
    """Return the sounds of a recording: what is quiet for 0.35 s ends one."""
    raw = path.read_bytes()
    samples = array.array("h", raw[: len(raw) // 2 * 2])
    window = RATE_HZ // 100
    parts = [samples[at : at + window] for at in range(0, len(samples) - window, window)]
    loud = [n for n, part in enumerate(parts) if max(map(abs, part)) > 150]
    groups: list[list[int]] = []
    for n in loud:
        if groups and n - groups[-1][-1] < 35:
            groups[-1].append(n)
        else:
            groups.append([n])
    found = []
    for group in groups:
        part = samples[group[0] * window : (group[-1] + 1) * window]
        rms = math.sqrt(sum(v * v for v in part) / len(part)) / 32768
        found.append({"seconds": len(part) / RATE_HZ, "rms": rms})
    return found
