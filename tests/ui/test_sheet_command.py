from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

import pypdf
import pytest

from kiosk.guide.player import Surroundings, replay
from kiosk.language.languages import LANGUAGES
from ui.sheet_command import add_parser, complete, open_library

pytestmark = pytest.mark.usefixtures("qapp")
DATA = "data"
CITY = "fujisawa"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["sheet", *arguments])
    code: int = args.func(args)
    return code


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp(DATA)


def test_every_procedure_gives_one_page_in_every_language(data: Path) -> None:
    library = open_library(data, CITY)
    pairs = [(lang, "") for lang in LANGUAGES] + [("ja-easy", "ja"), ("en", "ja")]

    for procedure in library.content.procedures:
        for lang, beside in pairs:
            out = data / "out.pdf"
            more = ["--with", beside] if beside else []
            options = ["--lang", lang, *more, "--city", CITY, "--data", str(data)]

            assert run(procedure.id, *options, "--out", str(out)) == 0
            assert len(pypdf.PdfReader(out).pages) == 1


def test_open_questions_are_answered_up_to_the_result(data: Path) -> None:
    library = open_library(data, CITY)
    around = Surroundings(CITY, date(2026, 11, 21))

    for procedure in library.content.procedures:
        answers = complete(procedure, (), around)

        last = replay(procedure, answers, around)[-1]
        leaves = all(choice.to is None for choice in last.choices)
        assert last.kind == "result" or leaves


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["no.such"], "no.such"),
        (["{id}", "--city", "nowhere"], "nowhere"),
        (["{id}", "--answers", "{"], "JSON"),
        (["{id}", "--answers", "[]"], "手順"),
        (["{id}", "--answers", json.dumps({"no": "yes"})], "no"),
    ],
)
def test_wrong_use_is_told_and_writes_nothing(
    arguments: list[str],
    named: str,
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first = open_library(data, CITY).content.procedures[0].id
    given = [first if a == "{id}" else a for a in arguments]
    if "--city" not in given:
        given += ["--city", CITY]
    out = tmp_path / "out.pdf"

    code = run(*given, "--lang", "ja", "--data", str(data), "--out", str(out))

    assert code == 2
    assert named in capsys.readouterr().err
    assert not out.exists()


def test_a_file_that_cannot_be_written_is_a_finding(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = open_library(data, CITY).content.procedures[0].id
    (data / "folder.pdf").mkdir()

    code = run(
        first, "--lang", "ja", "--city", CITY, "--data", str(data),
        "--out", str(data / "folder.pdf"),
    )  # fmt: skip

    assert code == 1
    assert "folder.pdf" in capsys.readouterr().err
