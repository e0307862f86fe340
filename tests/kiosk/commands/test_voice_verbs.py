from __future__ import annotations

import argparse
import io
import json
import wave
from pathlib import Path

import pytest

from kiosk.commands import read, say, voices


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    sub = parser.add_subparsers()
    for verb in (say, read, voices):
        verb.add_parser(sub)
    options = parser.parse_args(arguments)
    return int(options.func(options))


def test_read_prints_one_json_document(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code = run("read", "{住民|じゅうみん}票", "--json", "--data", str(tmp_path))

    assert code == 0
    assert json.loads(capfd.readouterr().out) == {
        "text": "住民票",
        "reading": "じゅうみんひょう",
        "ruby": [["住民", "じゅうみん"], ["票", "ひょう"]],
    }


def test_read_takes_one_text_per_line(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2日\n\n[閉じない\n"))

    code = run("read", "-", "--json", "--data", str(tmp_path))

    answers = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert code == 0
    assert [answer["reading"] for answer in answers] == ["ふつか", "", "とじない"]


def test_say_writes_the_file_and_keeps_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "out" / "a.wav"

    code = run("say", "はい。", "--lang", "ja", "--out", str(out), "--data", str(tmp_path / "data"))

    with wave.open(str(out), "rb") as file:
        assert file.getnframes() > 0
    assert code == 0
    assert not list((tmp_path / "data").rglob("*.wav"))


def test_say_takes_one_text_per_line(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("One.\n。\n"))
    out = tmp_path / "a.wav"

    code = run("say", "-", "--lang", "en", "--out", str(out), "--data", str(tmp_path))

    first, second = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert code == 1
    assert Path(first["path"]).name == "a-001.wav"
    assert first["seconds"] > 0
    assert second["path"] is None


def test_say_refuses_a_language_without_voice(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code = run("say", "สวัสดี", "--lang", "th", "--out", str(tmp_path / "a.wav"))

    captured = capfd.readouterr()
    assert code == 1
    assert captured.out == ""
    assert "th" in captured.err


def test_voices_tells_each_language_and_why(capfd: pytest.CaptureFixture[str]) -> None:
    code = run("voices", "--json")

    states = {state["lang"]: state for state in json.loads(capfd.readouterr().out)}
    assert code == 0
    assert set(states["ja"]) == {"lang", "engine", "voice", "state", "why"}
    assert states["en"]["state"] == "spoken"
    assert states["th"]["why"]


def test_voices_test_fails_when_a_promised_voice_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert run("voices", "--test", "--data", str(tmp_path)) == 1
