from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.errors import VoiceError
from kiosk.voice.engines import pyttsx3_voice
from kiosk.voice.engines.pyttsx3_voice import WesternVoice
from kiosk.voice.voices import rms

TEXT = "Please wait until your number is called."


def test_command_speaks_when_pyttsx3_fails(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(driver: str) -> object:
        raise RuntimeError(driver)

    monkeypatch.setitem(sys.modules, "pyttsx3", SimpleNamespace(init=broken))
    out = tmp_path / "a.wav"

    seconds = WesternVoice().synthesise(TEXT, voice="en-us", words_per_minute=140, out=out)

    assert 1 < seconds < 6
    assert rms(out) > 0.01


def test_no_engine_at_all_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyttsx3", None)
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(VoiceError, match="espeak-ng"):
        WesternVoice().synthesise(TEXT, voice="en-us", words_per_minute=140, out=tmp_path / "a.wav")


def test_unknown_voice_is_an_error_and_not_another_voice(tmp_path: Path) -> None:
    with pytest.raises(VoiceError):
        pyttsx3_voice._through_command(TEXT, "no-such-voice", 140, tmp_path / "a.wav")


def test_leading_dash_is_text_and_not_an_option(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "pyttsx3", None)

    seconds = WesternVoice().synthesise(
        "--help me", voice="en-us", words_per_minute=140, out=tmp_path / "a.wav"
    )

    assert seconds > 0.3


def test_cut_off_sentence_is_not_taken_for_the_whole() -> None:
    assert not pyttsx3_voice._is_plausible(TEXT, 140, 0.4)
    assert pyttsx3_voice._is_plausible(TEXT, 140, 2.8)
