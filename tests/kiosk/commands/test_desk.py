from __future__ import annotations

import argparse
import io
import json
from pathlib import Path
from typing import Any

import pytest

from kiosk.commands import desk


def run(data: Path | None, *words: str) -> int:
    parser = argparse.ArgumentParser()
    desk.add_parser(parser.add_subparsers())
    where = ["--data", str(data)] if data else []
    args = parser.parse_args(["desk", *words, *where])
    return int(args.func(args))


def answer(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_an_added_session_is_listed_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--topic", "mn_cert", "--minutes", "20", "--date", "2026-11-21", "--json")
    assert run(tmp_path, "add", *words) == 0
    added = answer(capsys)["session"]

    assert run(tmp_path, "list", "--month", "2026-11", "--json") == 0
    assert answer(capsys) == [added]
    out = tmp_path / "out"
    assert run(tmp_path, "report", "--month", "2026-11", "--out", str(out), "--json") == 0
    report = answer(capsys)
    assert report["total"] == {"sessions": 1, "people": 1, "minutes": 20}
    assert report["cover"]["相談の件数"] == 1
    assert all(Path(file).exists() for file in report["files"])
    assert {Path(file).suffix for file in report["files"]} == {".xlsx", ".csv"}


def test_the_public_report_says_nothing_of_a_single_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "add", "--topic", "mn_cert", "--date", "2026-11-21")
    capsys.readouterr()
    out = tmp_path / "out"

    assert (
        run(tmp_path, "report", "--month", "2026-11", "--public", "--out", str(out), "--json") == 0
    )

    report = answer(capsys)
    assert (report["edition"], report["tables"], report["total"]) == ("public", [], None)
    assert all("public" in Path(file).name for file in report["files"])


def test_records_travel_in_a_file_from_one_data_folder_to_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path / "a", "add", "--json")
    added = answer(capsys)["session"]
    file = tmp_path / "a.jsonl"

    assert run(tmp_path / "a", "export", "--out", str(file), "--json") == 0
    assert answer(capsys)["sessions"] == 1
    assert run(tmp_path / "b", "import", str(file), "--json") == 0
    assert answer(capsys)["new"] == 1

    run(tmp_path / "b", "list", "--json")
    assert [one["record_id"] for one in answer(capsys)] == [added["record_id"]]


def test_a_file_that_is_none_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("こんにちは")

    assert run(tmp_path, "import", str(file)) == 1
    assert "desk export" in capsys.readouterr().err


def test_a_refused_memo_saves_nothing_and_is_not_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "add", "--memo", "090-1234-5678", "--json") == 1
    said = capsys.readouterr()

    assert json.loads(said.out)["verdict"] == "refuse"
    assert "1234" not in said.out + said.err
    assert run(tmp_path, "list", "--json") == 0
    assert answer(capsys) == []


def test_a_record_is_corrected_and_then_cancelled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "add", "--json")
    record_id = answer(capsys)["session"]["record_id"]

    assert run(tmp_path, "correct", record_id, "--minutes", "45", "--json") == 0
    corrected = answer(capsys)["session"]
    assert run(tmp_path, "correct", record_id, "--cancel", "--json") == 0
    cancelled = answer(capsys)["session"]

    assert (corrected["minutes"], corrected["rev"]) == (45, 2)
    assert (cancelled["outcome"], cancelled["rev"]) == ("cancelled", 3)


def test_correcting_an_unknown_record_is_a_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "correct", "nothing", "--minutes", "5") == 1
    assert "nothing" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("memo", "verdict", "status"),
    [("2回目の来所", "ok", 0), ("借金の話", "ask", 0), ("090-1234-5678", "refuse", 1)],
)
def test_memo_answers_in_the_agreed_form(
    capsys: pytest.CaptureFixture[str], memo: str, verdict: str, status: int
) -> None:
    assert run(None, "memo", memo, "--json") == status
    document = answer(capsys)

    assert (document["text"], document["verdict"]) == (memo, verdict)
    assert bool(document["reasons"]) == (verdict != "ok")
    assert set(document) == {"text", "verdict", "reasons"}


def test_memo_takes_one_text_per_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("2回目の来所\n山田さん\n\n"))

    assert run(None, "memo", "-", "--json") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert [line["verdict"] for line in lines] == ["ok", "refuse", "ok"]


def test_a_backup_can_be_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "add", "--json")
    first = answer(capsys)["session"]
    run(tmp_path, "backup", "--json")
    file = answer(capsys)["file"]
    run(tmp_path, "add", "--json")
    capsys.readouterr()

    assert run(tmp_path, "restore", file, "--json") == 0
    capsys.readouterr()
    run(tmp_path, "list", "--json")

    assert answer(capsys) == [first]


def test_retention_with_a_said_day_removes_and_keeps_totals(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "add", "--date", "2026-11-21")
    capsys.readouterr()

    assert run(tmp_path, "retention", "--now", "2029-01-05", "--json") == 0
    removal = answer(capsys)
    run(tmp_path, "report", "--month", "2026-11", "--json")

    assert (removal["removed"], removal["months"]) == (1, ["2026-11"])
    assert answer(capsys)["total"]["sessions"] == 1


def test_the_first_staff_code_is_set_and_checked_from_standard_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("482913\n482914\n482913\n"))

    assert run(tmp_path, "staff", "set-code", "city", "A01") == 0
    assert run(tmp_path, "staff", "sign-in", "city", "A01") == 1
    assert run(tmp_path, "staff", "sign-in", "city", "A01") == 0
    capsys.readouterr()
    assert run(tmp_path, "staff", "audit", "--json") == 0
    audit = answer(capsys)

    assert audit["first_bad"] is None
    assert [line["result"] for line in audit["lines"]][-2:] == ["refused", "ok"]


def test_a_second_code_needs_the_right_code_of_a_signer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("482913\n999111\n482913\n730164\n"))
    run(tmp_path, "staff", "set-code", "city", "A01")
    run(tmp_path, "staff", "register", "city", "A02", "--role", "site_lead")

    assert run(tmp_path, "staff", "set-code", "city", "A02", "--signer", "city/A01") == 1
    assert run(tmp_path, "staff", "set-code", "city", "A02", "--signer", "city/A01") == 0


def test_an_unknown_code_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run(tmp_path, "add", "--topic", "nonsense")

    assert stopped.value.code == 2


def test_the_days_book_is_kept_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, "slip", "--json") == 0
    number = answer(capsys)["slip_number"]
    words = ("--add", "午後に つづきが ある", "--by", "01", "--slip", number, "--json")
    assert run(tmp_path, "handover", *words) == 0
    (note,) = answer(capsys)
    assert run(tmp_path, "handover", "--add", "山田さんが来る", "--by", "01") == 1
    assert "お名前" in capsys.readouterr().err
    lesson = ("--title", "ph_type", "--seats", "12", "--came", "9", "--absent", "2", "--json")
    assert run(tmp_path, "lesson", *lesson) == 0
    assert answer(capsys)[0]["came"] == 9
    run(tmp_path, "add", "--follow-up", "again_here", "--slip-number", number, "--entered-late")
    capsys.readouterr()
    assert run(tmp_path, "follow-ups", "--json") == 0
    (follow_up,) = answer(capsys)
    assert run(tmp_path, "follow-ups", "--done", follow_up["record_id"], "--json") == 0

    assert answer(capsys) == []
    assert note["slip_numbers"] == [number]
    assert follow_up["slip_number"] == number


@pytest.mark.parametrize("verb", ["counters", "shifts", "open"])
def test_looking_back_over_nothing_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    assert run(tmp_path, verb, "--json") == 0

    assert not any(answer(capsys).values() if verb == "counters" else answer(capsys))


def test_the_key_can_be_found_copied_and_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    data = tmp_path / "data"
    run(data, "add")
    capsys.readouterr()
    copy = tmp_path / "safe" / "desk.key"

    assert run(data, "key", "copy", str(copy)) == 0
    assert run(data, "key", "rotate") == 0
    capsys.readouterr()
    assert run(data, "key", "status", "--json") == 0
    key = Path(answer(capsys)["key"])
    assert run(data, "list", "--json") == 0

    assert len(answer(capsys)) == 1
    assert copy.read_text() != key.read_text()
