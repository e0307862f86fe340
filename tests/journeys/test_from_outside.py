"""The real program in a real window, seen and worked by another program through AT-SPI."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kiosk.desk.model import HelpSession
from kiosk.desk.store import new_record_id, open_store
from kiosk.guide.player import start
from kiosk.language.languages import EN
from kiosk.procedures.model import ProcedureId
from kiosk.settings import read_settings
from kiosk.visit import Spot, Visit
from tests.fakes.clock import FrozenClock
from tests.tree import ROOT

SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
CLIENT = Path(__file__).with_name("outside_client.py")
WINDOW = "1280x800"
WAIT_S = 90


def _missing() -> str:
    programs = [name for name in ("Xvfb", "dbus-daemon", "dbus-send") if not shutil.which(name)]
    if not LAUNCHER.exists():
        programs.append(LAUNCHER.name)
    if not Path(SYSTEM_PYTHON).exists():
        return "no system python3"
    command = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    probe = subprocess.run(command, capture_output=True, check=False)
    if probe.returncode:
        programs.append("python3-pyatspi")
    return ", ".join(programs)


MISSING = _missing()
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {MISSING}")


@contextmanager
def _running(command: list[str], environment: dict[str, str], **more: Any) -> Iterator[Any]:
    """Start a program in a process group of its own, and end the group afterwards."""
    process = subprocess.Popen(
        command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL, **more
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        for pipe in (process.stdout, process.stdin):
            if pipe is not None:
                pipe.close()


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A display and an accessibility bus of our own, as environment."""
    runtime = tmp_path_factory.mktemp("runtime")
    runtime.chmod(0o700)
    environment = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "DISPLAY")}
    environment |= {"XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    with ExitStack() as stack:
        read, write = os.pipe()
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24"]
        stack.enter_context(_running(command, environment, pass_fds=(write,)))
        os.close(write)
        with os.fdopen(read) as told:
            environment["DISPLAY"] = f":{told.readline().strip()}"
        bus = stack.enter_context(
            _running(
                ["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                environment,
                stdout=subprocess.PIPE,
            )
        )
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        stack.enter_context(_running([str(LAUNCHER), "--launch-immediately"], environment))
        _switch_on(environment)
        yield environment


def _switch_on(environment: dict[str, str]) -> None:
    command = ["dbus-send", "--session", "--dest=org.a11y.Bus", "--print-reply", "/org/a11y/bus"]
    command += ["org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status"]
    command += ["string:IsEnabled", "variant:boolean:true"]
    for _ in range(100):
        asked = subprocess.run(command, env=environment, capture_output=True, check=False)
        if asked.returncode == 0:
            return
    raise AssertionError("the accessibility bus never answered")


@contextmanager
def _terminal(desktop: dict[str, str], data: Path, *more: str) -> Iterator[Any]:
    command = [sys.executable, "-m", "ui", "--data", str(data), "--window", WINDOW, *more]
    environment = desktop | {
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(ROOT),
        "PULSE_SERVER": "unix:/nonexistent",
    }
    with _running(command, environment, cwd=ROOT) as process:
        yield process


def _seen(desktop: dict[str, str], press: str = "") -> list[list[dict[str, Any]]]:
    """Return the pages that the other program saw, each the list of its buttons."""
    command = [SYSTEM_PYTHON, str(CLIENT), press, str(WAIT_S)]
    run = subprocess.run(command, env=desktop, capture_output=True, check=False)
    assert run.returncode == 0, run.stdout.decode() + run.stderr.decode()[-2000:]
    pages: list[list[dict[str, Any]]] = json.loads(run.stdout)
    return pages


def test_another_program_finds_every_button_by_its_name_and_presses_one(
    desktop: dict[str, str], data: Path
) -> None:
    with _terminal(desktop, data):
        attract, home = _seen(desktop, press="English")

    for page in (attract, home):
        names = [button["name"] for button in page]
        assert all(names)
        assert len(set(names)) == len(names)
        # 1280 × 800 on a panel of 21.5 inches: 15 mm are 41 pixels.
        assert all(min(button["width"], button["height"]) >= 41 for button in page)
    assert any("日本語" in button["name"] for button in attract)
    assert any("My Number" in button["name"] for button in home)
    assert any("erase" in button["name"] for button in home)
    assert not any("English" in button["name"] for button in home)


def test_killed_in_mid_visit_it_comes_back_clean_with_the_database_intact(
    desktop: dict[str, str], data: Path
) -> None:
    store = open_store(data, FrozenClock())
    now = FrozenClock().now()
    session = HelpSession(new_record_id(), now.date(), "10:00", 15, ("mn_cert",), "solved")
    store.save(session)
    store.close()
    settings = read_settings(data)
    place = Spot("procedure", position=start(ProcedureId("mynumber.apply")))
    visit = Visit(spot=place, behind=(Spot("home"),), language=EN, size=3, query="canary")

    with _terminal(desktop, data, "--visit", msgspec.json.encode(visit).decode()) as process:
        (during,) = _seen(desktop)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=10)
    with _terminal(desktop, data):
        (after,) = _seen(desktop)

    assert any("Finish" in button["name"] for button in during)
    assert len(after) == 3
    assert any("日本語" in button["name"] for button in after)
    assert read_settings(data) == settings
    store = open_store(data, FrozenClock())
    assert [row.record_id for row in store.sessions()] == [session.record_id]
    assert store.terminal.notices() == []
    store.close()
    held = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert b"canary" not in held
