from __future__ import annotations

import json
import shutil
from collections import namedtuple
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from kiosk.__main__ import main
from kiosk.clock import JST
from kiosk.commands import doctor
from kiosk.commands.doctor import BUILT_ON, Health, examine
from kiosk.procedures.load import city_ids
from kiosk.settings import ASSETS, FILE_NAME
from kiosk.voice.port import VoiceState
from tests.fakes.clock import FrozenClock

PARTS = {
    "settings", "voice", "sound", "printer", "disk", "clock", "network", "content", "database",
}  # fmt: skip
Usage = namedtuple("Usage", "total used free")
PLENTY = 10**12


@pytest.fixture(autouse=True)
def sound_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with a voice and room; each test takes away what it is about."""
    speaks = [VoiceState("ja", "openjtalk", "mei", "spoken", "")]
    monkeypatch.setattr("kiosk.voice.voices.voices", lambda _: speaks)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(PLENTY, 0, PLENTY))


def health(data: Path, part: str, clock: FrozenClock | None = None) -> list[Health]:
    found = list(examine(data, "fujisawa", clock or FrozenClock()))
    return [one for one in found if one.part == part]


def state(data: Path, part: str) -> str:
    return health(data, part)[0].state


def test_every_part_is_examined_and_says_something_in_japanese(tmp_path: Path) -> None:
    found = list(examine(tmp_path, "fujisawa", FrozenClock()))

    assert {one.part for one in found} == PARTS
    assert all(one.say for one in found)
    assert not [one for one in found if one.state == "fail"]


def test_json_is_as_the_contract_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["doctor", "--json", "--data", str(tmp_path)])

    told = json.loads(capsys.readouterr().out)
    assert all(one.keys() == {"part", "state", "say"} for one in told)
    assert code == (1 if any(one["state"] == "fail" for one in told) else 0)


def test_silent_language_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mute = [VoiceState("en", "", "", "silent", "espeak-ng が ありません。")]
    monkeypatch.setattr("kiosk.voice.voices.voices", lambda _: mute)

    code = main(["doctor", "--data", str(tmp_path)])

    assert code == 1
    assert "espeak-ng が ありません。" in capsys.readouterr().out


def test_wrong_setting_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("volume = 9\n", "utf-8")

    told = health(tmp_path, "settings")[0]

    assert told.state == "warn"
    assert "volume" in told.say
    assert "→" in told.say


def test_full_disk_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(PLENTY, PLENTY, 1000))

    assert state(tmp_path, "disk") == "fail"


def test_data_folder_that_is_not_there_yet_is_no_error(tmp_path: Path) -> None:
    assert state(tmp_path / "a/b/c", "disk") == "ok"


def test_clock_before_the_day_of_the_build_is_a_finding(tmp_path: Path) -> None:
    old = FrozenClock(datetime(2020, 1, 1, 9, 0, tzinfo=JST))

    assert health(tmp_path, "clock", old)[0].state == "fail"
    assert health(tmp_path, "clock")[0].state == "ok"
    assert FrozenClock().now().date() >= BUILT_ON


def test_machine_without_sound_or_printer_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(Path, "exists", lambda _: False)

    assert doctor._sound().state == "warn"
    assert doctor._printer().state == "off"


def test_network_is_asked_only_where_the_city_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpx, "get", lambda *_, **__: pytest.fail("asked the network"))

    assert state(tmp_path, "network") == "off"


@pytest.mark.parametrize("error", [httpx.ConnectError("no"), httpx.InvalidURL("no"), None])
def test_network_that_does_not_answer_is_a_warning_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception | None
) -> None:
    (tmp_path / FILE_NAME).write_text('network_url = "https://www.example.lg.jp/"\n', "utf-8")

    def answer(url: str, **_: object) -> httpx.Response:
        if error is not None:
            raise error
        return httpx.Response(200)

    monkeypatch.setattr(httpx, "get", answer)

    assert state(tmp_path, "network") == ("ok" if error is None else "warn")


def test_facts_nobody_looked_at_for_a_year_are_told(tmp_path: Path) -> None:
    late = FrozenClock(datetime(2028, 6, 1, 9, 0, tzinfo=JST))

    told = health(tmp_path, "content", late)

    assert "warn" in {one.state for one in told}
    assert any("期限が 来た 事実" in one.say for one in told)


@pytest.mark.parametrize("city", city_ids(ASSETS))
def test_content_of_every_city_is_sound(tmp_path: Path, city: str) -> None:
    found = [one for one in examine(tmp_path, city, FrozenClock()) if one.part == "content"]

    assert [one.state for one in found] == ["ok"]


def test_damaged_records_are_told_and_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "desk.sqlite3").write_bytes(b"not a database at all, " * 400)

    told = health(tmp_path, "database")[0]

    assert told.state in ("fail", "warn")
    assert told.say
