from __future__ import annotations

import argparse
import io
import json
from pathlib import Path

import pytest

from kiosk.commands import search
from kiosk.commands.place import WrongUseError

MY_NUMBER = "1234-5678-9018".replace("-", "")  # invented; its check digit is right


def run(tmp_path: Path, *words: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    parser.add_argument("--city")
    search.add_parser(parser.add_subparsers())
    args = parser.parse_args(["--data", str(tmp_path), "--city", "fujisawa", "search", *words])
    return search.run(args)


def test_one_query_gives_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(tmp_path, "じゅうみんひょう", "--json")

    answer = json.loads(capsys.readouterr().out)
    assert code == 0
    assert answer["query"] == "じゅうみんひょう"
    assert answer["hits"][0]["id"] == "certificates.residence-store"
    assert set(answer["hits"][0]) == {"id", "title", "score"}


def test_japanese_is_printed_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(tmp_path, "住民票", "--json")

    assert "住民票" in capsys.readouterr().out


def test_each_line_of_standard_input_gets_its_answer_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("ひっこし\n\nqqqq\nhokensho\n"))

    run(tmp_path, "-", "--json")

    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [answer["query"] for answer in answers] == ["ひっこし", "", "qqqq", "hokensho"]
    assert answers[0]["hits"][0]["id"] == "living.moving"
    assert answers[1]["hits"] == answers[2]["hits"] == []
    assert answers[3]["hits"][0]["id"] == "mynumber.insurance"


def test_a_my_number_is_neither_searched_nor_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(tmp_path, f"カード {MY_NUMBER}", "--json")

    printed = capsys.readouterr()
    assert code == 0
    assert json.loads(printed.out) == {"query": "", "hits": []}
    assert MY_NUMBER not in printed.out + printed.err


def test_without_json_a_person_can_read_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "あやしい電話")

    assert "trouble.suspicious\t" in capsys.readouterr().out.splitlines()[0]


def test_another_language_is_searched_with_its_catalogue(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(tmp_path, "住民票", "--lang", "en", "--json")

    assert json.loads(capsys.readouterr().out)["hits"][0]["id"] == "certificates.residence-store"


@pytest.mark.parametrize("words", [("--lang", "tlh"), ("--lang", "")])
def test_an_unknown_language_is_wrong_use(tmp_path: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(WrongUseError):
        run(tmp_path, "x", *words)
