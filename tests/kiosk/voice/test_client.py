from __future__ import annotations

import os
import select
import signal
import sys
import wave
from pathlib import Path
from threading import Thread

import pytest

from kiosk.errors import VoiceError
from kiosk.voice import client
from kiosk.voice.client import WorkerSpeech
from kiosk.voice.port import Speed
from kiosk.voice.text import utterance
from kiosk.voice.voices import rms

# Workers written for the test: they speak the protocol but hold no engine.
ANSWERS = """
import sys, json, pathlib
for line in sys.stdin:
    r = json.loads(line)
    pathlib.Path(r["out"]).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(r["out"]).write_bytes(b"RIFF")
    print(json.dumps({"id": r["id"], "ok": True, "path": r["out"], "seconds": 1}), flush=True)
"""
DIES_ONCE = (
    """
import os, pathlib, sys
flag = pathlib.Path(sys.argv[1])
if not flag.exists():
    sys.stdin.readline()
    flag.touch()
    os._exit(1)
"""
    + ANSWERS
)
NEVER_ANSWERS = "import sys\nfor line in sys.stdin: pass"
SAYS_NO = """
import sys, json
for line in sys.stdin:
    print(json.dumps({"id": json.loads(line)["id"], "ok": False, "error": "だめ"}), flush=True)
"""


def worker(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def _seconds(path: Path) -> float:
    with wave.open(str(path), "rb") as file:
        return file.getnframes() / file.getframerate()


def test_japanese_sentence_is_24_khz_mono_and_has_sound(speech: WorkerSpeech) -> None:
    path = speech.say(utterance("{手続|てつづ}きの 窓口は 2階です。", "ja"))

    with wave.open(str(path), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (24_000, 1, 2)
    assert 1.5 < _seconds(path) < 6
    assert rms(path) > 0.01


def test_english_sentence_is_spoken_by_the_same_process(speech: WorkerSpeech) -> None:
    speech.say(utterance("はい。", "ja"))
    pid = speech.pid

    path = speech.say(utterance("Your card will be ready in ten days.", "en"))

    assert 1.5 < _seconds(path) < 6
    assert rms(path) > 0.01
    assert speech.pid == pid


def test_slow_is_longer_than_fast_in_both_engines(speech: WorkerSpeech) -> None:
    for text, lang in (("有効期限を かくにんします。", "ja"), ("We check the expiry date.", "en")):
        said = utterance(text, lang)

        slow, fast = speech.say(said, speed=Speed.SLOW), speech.say(said, speed=Speed.FAST)

        assert _seconds(slow) > 1.2 * _seconds(fast)


def test_same_sentence_comes_from_the_cache(speech: WorkerSpeech) -> None:
    said = utterance("もういちど。", "ja")
    first = speech.say(said)
    written = first.read_bytes()
    first.write_bytes(b"kept")

    again = speech.say(said)

    assert again == first
    assert again.read_bytes() == b"kept" != written


def test_typed_words_are_never_cached(speech: WorkerSpeech) -> None:
    said = utterance("わたしの なまえは ひみつです。", "ja")

    first, second = speech.say(said, keep=False), speech.say(said, keep=False)

    assert first != second
    assert first.parent.name == "once"
    first.unlink()
    second.unlink()
    assert not list(first.parent.iterdir())


def test_close_deletes_what_was_spoken_for_one_resident(data: Path) -> None:
    worker_speech = WorkerSpeech(data, command=worker(ANSWERS))
    path = worker_speech.say(utterance("ひみつです", "ja"), keep=False)

    worker_speech.close()

    assert not path.exists()
    assert worker_speech.pid is None


def test_process_killed_from_outside_is_replaced_for_the_next_sentence(
    speech: WorkerSpeech,
) -> None:
    speech.say(utterance("ひとつ。", "ja"))
    pid = speech.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)

    path = speech.say(utterance("ふたつ。", "ja"))

    assert rms(path) > 0.01
    assert speech.pid not in (None, pid)


def test_process_that_dies_in_the_middle_of_work_is_asked_again(data: Path, tmp_path: Path) -> None:
    dying = WorkerSpeech(data, command=worker(DIES_ONCE, str(tmp_path / "flag")))

    path = dying.say(utterance("はい。", "ja"))

    assert path.read_bytes() == b"RIFF"
    dying.close()


def test_process_that_never_answers_is_given_up_after_two_tries(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DEADLINE_S", "DEADLINE_PER_CHARACTER_S", "COLD_START_S"):
        monkeypatch.setattr(client, name, 0.01)
    hanging = WorkerSpeech(data, command=worker(NEVER_ANSWERS))

    with pytest.raises(VoiceError, match="返事が ありません"):
        hanging.say(utterance("はい。", "ja"))

    assert hanging.pid is None
    hanging.close()


def test_refusal_of_the_engine_is_told(data: Path) -> None:
    refusing = WorkerSpeech(data, command=worker(SAYS_NO))

    with pytest.raises(VoiceError, match="だめ"):
        refusing.say(utterance("はい。", "ja"))

    refusing.close()


def test_cancel_from_another_thread_ends_a_running_sentence(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging = WorkerSpeech(data, command=worker(NEVER_ANSWERS))
    really_select = select.select

    def cancel_while_waiting(
        reads: list[int], writes: list[int], errors: list[int], left: float
    ) -> tuple[list[int], list[int], list[int]]:
        canceller = Thread(target=hanging.cancel)
        canceller.start()
        canceller.join()
        ready: tuple[list[int], list[int], list[int]] = really_select(reads, writes, errors, left)
        return ready

    monkeypatch.setattr(select, "select", cancel_while_waiting)

    with pytest.raises(VoiceError, match="止めました"):
        hanging.say(utterance("とても ながい 文です。", "ja"))

    assert hanging.pid is not None  # its engine stays loaded
    hanging.close()


def test_late_answer_of_a_cancelled_sentence_is_dropped(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering = WorkerSpeech(data, command=worker(ANSWERS))
    really_select = select.select

    def wake_only(
        reads: list[int], writes: list[int], errors: list[int], left: float
    ) -> tuple[list[int], list[int], list[int]]:
        monkeypatch.setattr(select, "select", really_select)
        answering.cancel()
        return [reads[1]], [], []

    monkeypatch.setattr(select, "select", wake_only)
    with pytest.raises(VoiceError):
        answering.say(utterance("ひとつ。", "ja"))

    path = answering.say(utterance("ふたつ。", "ja"))

    assert path.is_file()
    answering.close()


def test_cancel_without_a_running_sentence_does_nothing(data: Path) -> None:
    idle = WorkerSpeech(data, command=worker(ANSWERS))

    idle.cancel()

    assert idle.say(utterance("はい。", "ja")).is_file()
    idle.close()


def test_silent_language_is_refused_without_starting_a_process(data: Path) -> None:
    unused = WorkerSpeech(data, command=worker(ANSWERS))

    with pytest.raises(VoiceError, match="th"):
        unused.say(utterance("สวัสดี", "th"))

    assert unused.pid is None
    assert not data.exists()


def test_text_without_words_is_refused(data: Path) -> None:
    with pytest.raises(VoiceError, match="言葉"):
        WorkerSpeech(data, command=worker(ANSWERS)).say(utterance("―。", "ja"))


def test_engine_speaks_a_marked_word_as_its_author_wants(speech: WorkerSpeech) -> None:
    omote = speech.say(utterance("この{表|おもて}です", "ja"))
    hyou = speech.say(utterance("この表です", "ja"))

    assert omote.read_bytes() != hyou.read_bytes()
