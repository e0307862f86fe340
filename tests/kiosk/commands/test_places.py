from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiosk.__main__ import main
from tests.opendata import DATA, FILES

ORIGIN = ("--publisher", "高松市", "--title", "一覧", "--licence", "CC BY 4.0")


def run(data: Path, *words: str) -> int:
    return main(["places", *words, "--data", str(data), "--city", "kashima-saga"])


def take(data: Path, kind: str, file: Path, day: str = "2026-08-21") -> int:
    return run(data, "import", str(file), "--kind", kind, *ORIGIN, "--as-of", day)


def test_import_list_show_and_remove(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(tmp_path, "aed", DATA / FILES["aed"]) == 0
    assert "450 か所" in capsys.readouterr().out

    assert run(tmp_path, "list", "--json") == 0
    listed = {one["kind"]: one for one in json.loads(capsys.readouterr().out)}
    assert listed["aed"]["places"] == 450
    assert listed["aed"]["licence"] == "CC BY 4.0"
    assert listed["facility"]["places"] == 14  # what is shipped for the city stays

    assert run(tmp_path, "show", "aed", "--json") == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert first["name"] == "健康増進施設サラマンダー"
    assert first["flags"] == {"child": "unknown"}

    assert run(tmp_path, "remove", "aed") == 0
    assert run(tmp_path, "remove", "aed") == 1
    assert run(tmp_path, "show", "aed") == 1


def test_columns_nobody_reads_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert take(tmp_path, "shelter", DATA / FILES["shelter"]) == 0

    assert "jurisdiction" in capsys.readouterr().err


def test_broken_file_is_one_clear_line_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes("名称\n駅\ufffd\n".encode())

    assert take(tmp_path, "aed", broken) == 1

    assert f"{broken}:2" in capsys.readouterr().err
    assert not (tmp_path / "places").exists()


@pytest.mark.parametrize(("kind", "day"), [("nothing", "2026-08-21"), ("aed", "2999-01-01")])
def test_wrong_use_is_told_with_what_there_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, day: str
) -> None:
    assert take(tmp_path, kind, DATA / FILES["aed"], day) == 2
    assert capsys.readouterr().err


def test_kinds_name_everything_that_can_be_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "list", "--kinds", "--json") == 0

    kinds = {one["kind"] for one in json.loads(capsys.readouterr().out)}
    assert {"shelter", "aed", "wifi", "facility", "toilet", "event", "class", "bus"} <= kinds
    assert {
        "garbage",
        "well",
        "storage",
        "walk",
        "payment",
        "card-use",
        "sights",
        "culture",
    } <= kinds
