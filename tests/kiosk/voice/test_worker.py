from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kiosk.voice.worker import Speaker


def test_broken_request_gets_an_answer(tmp_path: Path) -> None:
    speaker = Speaker(tmp_path)

    assert speaker.answer("not json")["ok"] is False
    assert speaker.answer('{"id": 3}')["id"] == 3
    assert speaker.answer('{"id": 3}')["ok"] is False


def test_language_without_voice_is_refused(tmp_path: Path) -> None:
    request = {"id": 1, "lang": "tl", "text": "a", "rate": 1, "out": str(tmp_path / "a.wav")}

    assert "声が" in Speaker(tmp_path).answer(json.dumps(request))["error"]


def test_process_answers_in_json_lines_and_ends_with_its_input(tmp_path: Path) -> None:
    out = tmp_path / "spoken" / "a.wav"
    requests = [
        {"id": 1, "lang": "ja", "text": "はい。", "rate": 0.9, "out": str(out)},
        {"id": 2, "lang": "en", "text": "Yes.", "rate": 140, "out": str(tmp_path / "b.wav")},
    ]

    done = subprocess.run(
        [sys.executable, "-m", "kiosk.voice.worker", "--cache", str(tmp_path / "cache")],
        input="".join(json.dumps(request) + "\n" for request in requests),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    replies = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(reply["id"], reply["ok"]) for reply in replies] == [(1, True), (2, True)]
    assert replies[0]["path"] == str(out)
    assert replies[0]["seconds"] > 0.2
    assert sorted(path.name for path in out.parent.iterdir()) == ["a.wav"]
