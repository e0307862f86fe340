"""Starts the terminal from its command line: settings kept, wrong use told, Qt checked."""

from __future__ import annotations

import argparse
import logging
import os
import re
import sys
from datetime import datetime
from pathlib import Path

import msgspec
import PySide6

from kiosk.clock import JST
from kiosk.errors import StoreError
from kiosk.settings import ASSETS, default_data_dir, write_setting
from kiosk.visit import Visit
from ui.app import Start, clock_on, run

_BROKEN_BINDING = (6, 12)
_NEEDS_PYTHON = (3, 12)
PREVIEW_HOUR = 10


def start_terminal(args: argparse.Namespace) -> int:
    """Run the terminal; return 2 where the command line cannot be followed."""
    data: Path = (args.data or default_data_dir()).absolute()
    problem = _binding_problem() or _city_problem(args.city) or _display_problem()
    if problem:
        sys.stderr.write(problem + "\n")
        return 2
    try:
        window = size_of(args.window)
        visit = msgspec.json.decode(args.visit, type=Visit) if args.visit else None
        on = moment_of(args.on)
    except (ValueError, msgspec.DecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    start = Start(data, None, window, visit, on)
    return _practise(start, args.city) if args.practice else _run(start, args.city)


def _run(start: Start, city: str | None) -> int:
    data = start.data
    try:
        data.mkdir(parents=True, exist_ok=True)
        log_to(data)
        if city:
            write_setting(data, "city", city)
    except OSError as error:
        sys.stderr.write(f"データの フォルダーに 書けません（{error}）。--data で 別の 場所を。\n")
        return 2
    return run(start)


def _practise(start: Start, city: str | None) -> int:
    """Run the terminal in a folder of its own that is gone afterwards, also after SIGTERM."""
    from ui.practice import practising  # noqa: PLC0415 - only to practise

    try:
        with practising(start.data, clock_on(start.on)) as own:
            return _run(msgspec.structs.replace(start, data=own.data, practice=own.mark), city)
    except (OSError, StoreError) as error:
        sys.stderr.write(
            f"練習を 始められません（{error}）。ディスクの 空きを 確かめてください。\n"
        )
        return 2


def size_of(text: str | None) -> tuple[int, int] | None:
    """Return ``1920x1080`` as two numbers; `None` for no text.

    Raises:
        ValueError: Another form, or smaller than the smallest panel.
    """
    if text is None:
        return None
    match = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if match is None:
        raise ValueError(f"--window {text}: 1920x1080 の形で 書いてください。")
    return int(match[1]), int(match[2])


def moment_of(text: str | None) -> datetime | None:
    """Return the moment ``2027-04-01`` or ``2027-04-01T08:30`` names; `None` for no text.

    Without an hour it is ten in the morning.

    Raises:
        ValueError: Another form.
    """
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"--on {text}: 2027-04-01 の形で 書いてください。") from None
    is_day = len(text) == len("2027-04-01")
    return moment.replace(hour=PREVIEW_HOUR if is_day else moment.hour, tzinfo=JST)


def log_to(data: Path) -> None:
    """Send the program's log to ``kiosk.log`` in the data folder: event names, never typed text."""
    handler = logging.FileHandler(data / "kiosk.log", encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _binding_problem() -> str:
    """PySide6 6.12 drops references on Python 3.11 and aborts: refuse, with a plain message."""
    version = tuple(int(part) for part in PySide6.__version__.split(".")[:2])
    if version >= _BROKEN_BINDING and sys.version_info < _NEEDS_PYTHON:
        return "PySide6 6.12 は Python 3.11 では 動きません。make run で 入れなおしてください。"
    return ""


def _city_problem(city: str | None) -> str:
    known = sorted(path.parent.name for path in (ASSETS / "cities").glob("*/city.toml"))
    if city is None or city in known:
        return ""
    return f"--city {city}: ありません。次から えらんでください: {', '.join(known)}"


def _display_problem() -> str:
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if has_display or os.environ.get("QT_QPA_PLATFORM") or sys.platform == "win32":
        return ""
    return "画面（ディスプレイ）が ありません。make run は 画面なしで 手続きを たどります。"
