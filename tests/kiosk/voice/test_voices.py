from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import VoiceError
from kiosk.language.languages import LANGUAGES
from kiosk.voice.client import WorkerSpeech
from kiosk.voice.port import Speed
from kiosk.voice.voices import (
    MEI_CREDIT,
    VOICES,
    rms,
    self_test,
    silent_languages,
    state_of,
    voice_of,
    voices,
)
from tests.fakes.voice import FakeSpeech


def test_every_language_a_resident_can_choose_is_spoken_here() -> None:
    assert silent_languages() == []
    assert {state.state for state in voices(list(LANGUAGES))} == {"spoken"}


def test_every_silent_language_says_why() -> None:
    assert all(state.why for state in voices() if state.state != "spoken")


@pytest.mark.parametrize("lang", ["th", "my", "zh-Hans", "tl", "ko"])
def test_voice_that_nobody_passed_is_not_played(lang: str) -> None:
    assert state_of(lang).state == "silent"


def test_unknown_language_has_no_voice() -> None:
    assert state_of("qq").state == "silent"


def test_region_and_underscore_find_the_same_voice() -> None:
    assert voice_of("pt_BR") == voice_of("pt")
    assert voice_of("ja_easy").name == "mei"


def test_missing_espeak_is_told_honestly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert state_of("en").state == "silent"
    assert "espeak-ng" in state_of("en").why
    assert state_of("ja").state == "spoken"


def test_missing_japanese_engine_is_told_honestly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.voice.voices.find_spec", lambda _: None)

    assert state_of("ja").state == "silent"
    assert "pyopenjtalk" in state_of("ja").why


def test_usual_speed_is_slower_than_fast_and_faster_than_slow() -> None:
    for voice in (VOICES["ja"], VOICES["en"]):
        assert voice.rate(Speed.SLOW) < voice.rate(Speed.USUAL) < voice.rate(Speed.FAST)


def test_self_test_hears_every_spoken_language(speech: WorkerSpeech) -> None:
    checks = self_test(speech, list(VOICES))

    assert [check.lang for check in checks] == ["ja", "ja-easy", "en", "xx", "id"]
    assert all(check.is_heard and check.loudness > 0.01 for check in checks)


def test_self_test_notices_silence(tmp_path: Path) -> None:
    mute = FakeSpeech(tmp_path)
    mute.amplitude = 0

    (check,) = self_test(mute, ["ja"])

    assert not check.is_heard
    assert check.why


def test_self_test_reports_a_failing_engine(tmp_path: Path) -> None:
    (check,) = self_test(FakeSpeech(tmp_path, silent=frozenset({"en"})), ["en"])

    assert not check.is_heard
    assert "声がありません" in check.why


def test_loudness_of_a_broken_file_is_an_error(tmp_path: Path) -> None:
    broken = tmp_path / "broken.wav"
    broken.write_bytes(b"nothing")

    with pytest.raises(VoiceError, match="broken"):
        rms(broken)


def test_credit_of_the_voice_names_its_makers_and_licence() -> None:
    assert "Nagoya Institute of Technology" in MEI_CREDIT
    assert "Attribution 3.0" in MEI_CREDIT
