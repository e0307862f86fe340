"""Starts the programs that are measured, each a process of its own, and talks to them by lines."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Any

from bench.machine import BUILD
from kiosk.settings import ROOT

DATA = BUILD / "bench-data"
HOME = '{"spot":{"screen":"home"}}'
END_S = 5.0
# What `ui.__main__` sets for itself, here before Qt is loaded.
_QUIET = "qt.multimedia.*=false;qt.qpa.*=false"


class Probe:
    """A running probe: lines in, lines out. It ends with the block, or when its input closes."""

    def __init__(
        self, module: str, *arguments: str, environment: dict[str, str] | None = None
    ) -> None:
        offscreen = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": _QUIET}
        # As installed: compiled modules are kept, whatever the shell that measures has set.
        inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        DATA.mkdir(parents=True, exist_ok=True)
        self._log = (DATA / "probe.log").open("wb")
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"bench.probes.{module}", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            cwd=ROOT,
            env=inherited | offscreen | (environment or {}),
        )
        self._log.close()
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.input, self.output = self.process.stdin, self.process.stdout

    def line(self) -> str:
        """Return the next line.

        Raises:
            RuntimeError: The probe has ended.
        """
        text = self.output.readline()
        if not text:
            said = (DATA / "probe.log").read_text("utf-8", "replace")
            raise RuntimeError(f"{self.process.args!r} ended early, {self.process.wait()}: {said}")
        return text.decode().rstrip("\n")

    def json_line(self) -> Any:
        """Return the next line, decoded."""
        return json.loads(self.line())

    def tell(self, value: object) -> None:
        """Send one JSON line."""
        self.input.write(json.dumps(value).encode() + b"\n")
        self.input.flush()

    def ask(self, value: object) -> Any:
        """Send one JSON line and return the answer to it."""
        self.tell(value)
        return self.json_line()

    def __enter__(self) -> Probe:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.input.close()
        try:
            self.process.wait(END_S if kind is None else 0.1)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.output.close()


def terminal(*, settle_s: float = 0.0, environment: dict[str, str] | None = None) -> Probe:
    """Start the terminal at its home screen; see `bench.probes.terminal`."""
    window = ("--data", str(DATA), "--window", "1920x1080", "--visit", HOME)
    return Probe("terminal", str(settle_s), *window, environment=environment)


def label(*, settle_s: float = 0.0, environment: dict[str, str] | None = None) -> Probe:
    """Start the bare label; see `bench.probes.label`."""
    return Probe("label", str(settle_s), environment=environment)
