from __future__ import annotations

import wave
from array import array
from pathlib import Path
from types import SimpleNamespace

import numpy
import pytest

from kiosk.errors import VoiceError
from kiosk.voice.engines import openjtalk


def _samples(path: Path) -> array[int]:
    with wave.open(str(path), "rb") as file:
        return array("h", file.readframes(file.getnframes()))


def test_loud_samples_are_clipped_and_never_wrap(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    loud = numpy.full(4800, 40_000.0)
    fake = SimpleNamespace(tts=lambda _text, **_: (loud, 48_000))
    monkeypatch.setattr(openjtalk, "_engine", lambda: fake)

    openjtalk.synthesise("あ", speed=1.0, out=tmp_path / "a.wav")

    middle = _samples(tmp_path / "a.wav")[100:-100]
    assert set(middle) == {32767}


def test_tone_above_the_new_rate_is_filtered_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    time = numpy.arange(48_000) / 48_000
    tone = 20_000 * numpy.sin(2 * numpy.pi * 18_000 * time)  # would fold down to 6 kHz
    fake = SimpleNamespace(tts=lambda _text, **_: (tone, 48_000))
    monkeypatch.setattr(openjtalk, "_engine", lambda: fake)

    openjtalk.synthesise("あ", speed=1.0, out=tmp_path / "a.wav")

    assert max(abs(one) for one in _samples(tmp_path / "a.wav")[100:-100]) < 200


def test_empty_sound_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fake = SimpleNamespace(tts=lambda _text, **_: (numpy.zeros(0), 48_000))
    monkeypatch.setattr(openjtalk, "_engine", lambda: fake)

    with pytest.raises(VoiceError):
        openjtalk.synthesise("。", speed=1.0, out=tmp_path / "a.wav")


def test_dictionary_is_compiled_once_and_leaves_no_scraps(tmp_path: Path) -> None:
    openjtalk.load_dictionary(tmp_path)
    (compiled,) = tmp_path.iterdir()
    written = compiled.stat().st_mtime_ns

    openjtalk.load_dictionary(tmp_path)

    assert [path.stat().st_mtime_ns for path in tmp_path.iterdir()] == [written]


def test_town_of_a_city_is_read_only_with_its_dictionary(tmp_path: Path) -> None:
    openjtalk.load_dictionary(tmp_path, "fujisawa")
    with_city = "".join(word.kana for word in openjtalk.words_of("大鋸"))
    openjtalk.load_dictionary(tmp_path)

    assert with_city == "ダイギリ"


def test_nothing_of_the_engine_reaches_standard_output(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    openjtalk.load_dictionary(tmp_path)

    assert capfd.readouterr().out == ""
