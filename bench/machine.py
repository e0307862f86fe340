"""The machine that a table was measured on: facts that change what its figures mean."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

from kiosk.settings import ROOT

BUILD = ROOT / "build"


def facts() -> dict[str, object]:
    """Return processor, memory, versions and how busy the machine is now."""
    return {
        "processor": _after(Path("/proc/cpuinfo"), "model name") or platform.processor(),
        "cores": os.cpu_count(),
        "memory": _after(Path("/proc/meminfo"), "MemTotal"),
        "system": platform.platform(),
        "python": platform.python_version(),
        "pyside6": version("PySide6"),
        "sqlite": sqlite3.sqlite_version,
        "screen": "offscreen, 1920x1080, software painting",
        "load_1_min": round(os.getloadavg()[0], 2),
    }


def _after(file: Path, name: str) -> str:
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError:
        return ""
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")
