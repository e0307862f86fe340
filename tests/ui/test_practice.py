"""Practice: a terminal with made-up records that leaves nothing behind and touches nothing real."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from kiosk.desk.practice import NOTE
from kiosk.desk.store import open_store
from kiosk.settings import load_settings, write_setting
from kiosk.visit import Spot, Visit
from tests.fakes.clock import FrozenClock
from tests.tree import ROOT
from tests.ui.presenters.test_desk import LEAD_CODE, staffed
from tests.ui.terminal import Terminal
from ui.practice import PREFIX, Practice, practising

__all__ = ["staffed"]

START = """
import argparse, json, os, sys
from pathlib import Path

real, met, opened = Path(sys.argv[1]), [], []

def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        met.append(event)
    if event == "open" and str(arguments[0]).startswith(str(real)):
        _, mode, flags = arguments
        if set(mode or "") & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR):
            opened.append(str(arguments[0]))

sys.addaudithook(watch)
from PySide6.QtCore import QTimer
import ui.app
from ui.start import start_terminal

class Watched(ui.app.Kiosk):
    def warm_up(self):
        super().warm_up()
        QTimer.singleShot(1500, self.told)

    def told(self):
        page = self.screen.page
        print(json.dumps({
            "data": str(self._start.data), "mark": page.frame.place.shown, "socket": met,
            "written": opened, "files": sorted(p.name for p in self._start.data.iterdir()),
        }), flush=True)
        if sys.argv[2] == "stop":
            self._stop()

ui.app.Kiosk = Watched
sys.exit(start_terminal(argparse.Namespace(
    data=real, city=None, window="1280x800", visit=None, on=None, practice=True)))
"""


def contents(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file below ``folder`` with its time and its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in files}


@pytest.fixture
def own(
    staffed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Practice, ExitStack]]:
    """A folder to practise in beside a terminal in use; closing the stack ends the practice."""
    run = tmp_path / "run"
    run.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(run))
    write_setting(staffed, "printer", "Brother")
    write_setting(staffed, "network_url", "https://www.example.lg.jp")
    write_setting(staffed, "theme", "dark")
    with ExitStack() as stack:
        yield stack.enter_context(practising(staffed, FrozenClock())), stack


@pytest.fixture
def practice(own: tuple[Practice, ExitStack], open_terminal: Callable[..., Terminal]) -> Terminal:
    made, _ = own
    return open_terminal(folder=made.data, practice=made.mark).open()


def code_on(terminal: Terminal) -> str:
    found = re.search(r"番号 (\d{6})", terminal.text)
    assert found is not None
    return found[1]


def sign_in(terminal: Terminal) -> None:
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("who")
    terminal.press("desk:choose:01")
    terminal.type(code_on(terminal))
    terminal.at_desk("home")


def test_code_on_the_screen_signs_in_and_made_up_records_are_there(practice: Terminal) -> None:
    sign_in(practice)

    assert NOTE in practice.text
    practice.press("desk:page:look", "desk:page:follow-ups")
    practice.at_desk("follow-ups")
    assert len(practice.desk.shift.follow_ups) == 1


def test_a_whole_session_is_practised_with_the_mark_on_every_page(practice: Terminal) -> None:
    seen = [practice.text]
    sign_in(practice)
    for key in ("desk:start:", "desk:notice:yes", "mynumber", "mynumber.pin", "main", "language"):
        seen.append(practice.text)
        practice.press(key)
    practice.press("en", "desk", "desk:outcome:solved")
    seen.append(practice.text)
    practice.press("main")
    practice.at_desk("saved")
    seen.append(practice.text)
    practice.press("main", "end")
    seen.append(practice.text)

    assert [one for one in seen if "れんしゅう" not in one] == []
    assert practice.page == "end"


@pytest.mark.parametrize("theme", ["light", "black-on-white", "yellow-on-black", "dark"])
def test_a_line_goes_around_the_window_in_every_theme(practice: Terminal, theme: str) -> None:
    practice.open(Visit(spot=Spot("home"), theme=theme))  # type: ignore[arg-type]

    picture = practice.screen.grab().toImage()
    how = practice.screen._how
    assert how is not None
    right, low, middle = picture.width() - 1, picture.height() - 1, picture.height() // 2
    edges = [(0, 0), (right, 0), (0, low), (right, low), (0, middle), (right, middle)]
    colours = {picture.pixelColor(x, y).name() for x, y in edges}
    assert colours == {QColor(how.theme.danger).name()}


def test_terminal_in_use_has_no_mark(terminal: Terminal) -> None:
    assert "れんしゅう" not in terminal.text


def test_practice_has_the_settings_but_not_the_printer_the_network_or_the_key(
    own: tuple[Practice, ExitStack], staffed: Path
) -> None:
    made, _ = own

    settings = load_settings(made.data)
    assert settings.theme == "dark"
    assert (settings.printer, settings.network_url) == ("pdf", "")
    assert Path(settings.desk_key).parent == made.data.parent
    assert not Path(settings.desk_key).is_relative_to(made.data)
    assert Path(settings.desk_key).is_file()


def test_code_is_another_one_each_time_and_real_codes_open_nothing(
    own: tuple[Practice, ExitStack], staffed: Path, practice: Terminal
) -> None:
    made, _ = own
    with practising(staffed, FrozenClock()) as again:
        assert again.mark != made.mark
    practice.press("ja")
    practice.touch_corner()
    practice.at_desk("who")
    practice.press("desk:choose:01")
    practice.type(LEAD_CODE)
    practice.at_desk("code")

    assert not practice.desk.is_signed_in


def test_month_goes_to_no_usb_stick(
    practice: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "media" / "stick"
    stick.mkdir(parents=True)
    monkeypatch.setattr(Path, "is_mount", lambda path: path == stick)
    monkeypatch.setattr("ui.presenters.store_port.STICKS", (stick.parent,))

    place, _ = practice.kiosk.work.export_place()

    assert place.is_relative_to(practice.data)


def test_nothing_real_is_written_and_nothing_is_left(
    own: tuple[Practice, ExitStack],
    staffed: Path,
    tmp_path: Path,
    key_folder: Path,
    open_terminal: Callable[..., Terminal],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made, stack = own
    before = contents(staffed) | contents(key_folder)
    terminal = open_terminal(folder=made.data, practice=made.mark).open()
    sign_in(terminal)
    terminal.press("desk:start:", "desk:notice:yes", "desk", "desk:outcome:solved", "main")
    terminal.at_desk("saved")
    terminal.kiosk.work.close()
    store = open_store(made.data, FrozenClock())
    saved = len(store.sessions())
    store.close()
    assert saved == 7

    stack.close()

    assert not made.data.exists()
    assert list((tmp_path / "run").iterdir()) == []
    assert contents(staffed) | contents(key_folder) == before


@pytest.mark.parametrize("how", ["stop", "signal"])
def test_program_practises_without_network_and_is_gone_however_it_ends(
    staffed: Path, tmp_path: Path, how: str
) -> None:
    run = tmp_path / "run"
    run.mkdir()
    before = contents(staffed)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(run), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        [sys.executable, "-c", START, str(staffed), how],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        told = json.loads(program.stdout.readline())
        if how == "signal":
            program.send_signal(signal.SIGTERM)
        assert program.wait(timeout=60) == 0

    assert Path(told["data"]).parent.name.startswith(PREFIX)
    assert Path(told["data"]).is_relative_to(run)
    assert told["mark"].startswith("れんしゅう")
    assert "desk.sqlite3" in told["files"]
    assert told["socket"] == []
    assert told["written"] == []
    assert list(run.glob(f"{PREFIX}*")) == []
    assert contents(staffed) == before
