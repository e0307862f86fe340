"""A private PulseAudio server with a null sink, and an ear at what comes out of it."""

from __future__ import annotations

import array
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

RATE = 48_000
LOUD = 64
_BYTES = 2
_TOOLS = ("pulseaudio", "pactl", "parec", "pacat", "paplay")
_SINK = "module-null-sink sink_name=bench rate=48000 channels=1"


class SoundServer:
    """The running server; ``environment`` leads a program to it."""

    def __init__(self, environment: dict[str, str], monitor: subprocess.Popen[bytes]) -> None:
        self.environment = environment
        assert monitor.stdout is not None
        self._ear = monitor.stdout.fileno()
        os.set_blocking(self._ear, False)

    def wait_for_silence(self, seconds: float = 0.3, most_s: float = 20.0) -> None:
        """Wait until nothing has sounded for ``seconds``."""
        end = time.perf_counter() + most_s
        since = time.perf_counter()
        while time.perf_counter() - since < seconds and time.perf_counter() < end:
            if self._first_loud(0.05) is not None:
                since = time.perf_counter()

    def wait_for_sound(self, most_s: float = 15.0) -> float:
        """Return when the first loud sample was heard, by `time.perf_counter`.

        Raises:
            TimeoutError: Nothing sounded.
        """
        end = time.perf_counter() + most_s
        while time.perf_counter() < end:
            heard = self._first_loud(0.05)
            if heard is not None:
                return heard
        raise TimeoutError("nothing sounded")

    def _first_loud(self, most_s: float) -> float | None:
        if not select.select([self._ear], [], [], most_s)[0]:
            return None
        part = os.read(self._ear, 65536)
        now = time.perf_counter()
        samples = array.array("h", part[: len(part) // _BYTES * _BYTES])
        for number, sample in enumerate(samples):
            if abs(sample) > LOUD:
                return now - (len(samples) - number) / RATE
        return None


@contextmanager
def sound_server() -> Iterator[SoundServer | None]:
    """Run a server of our own for the block; `None` where PulseAudio is not installed."""
    if not all(shutil.which(tool) for tool in _TOOLS):
        yield None
        return
    # Not in build/: the path of a socket may have 107 characters only.
    with tempfile.TemporaryDirectory(prefix="bench-sound-") as folder:
        environment = {"XDG_RUNTIME_DIR": folder, "HOME": folder}
        server = _run(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "--load=module-native-protocol-unix", f"--load={_SINK}"],
            environment,
        )  # fmt: skip
        started = [server]
        try:
            _wait_until(lambda: _answers(environment))
            raw = ["--format=s16le", f"--rate={RATE}", "--channels=1"]
            # A stream of silence keeps the sink awake: its waking up is not ours to measure.
            with Path("/dev/zero").open("rb") as zeros:
                keep = [*raw, "--latency-msec=5"]
                started.append(_run(["pacat", *keep], environment, stdin=zeros.fileno()))
            ear = _run(["parec", "-d", "bench.monitor", "--latency-msec=2", *raw], environment)
            started.append(ear)
            yield SoundServer(environment, ear)
        finally:
            for process in reversed(started):
                process.kill()
                process.wait()
                if process.stdout is not None:
                    process.stdout.close()


def _run(
    command: list[str], environment: dict[str, str], *, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | environment,
    )


def _answers(environment: dict[str, str]) -> bool:
    command = ["pactl", "info"]
    asked = subprocess.run(command, env=os.environ | environment, capture_output=True, check=False)
    return asked.returncode == 0


def _wait_until(is_so: Callable[[], bool], most_s: float = 10.0) -> None:
    end = time.perf_counter() + most_s
    while not is_so():
        if time.perf_counter() > end:
            raise TimeoutError("the sound server does not answer")
        time.sleep(0.05)
