"""One faulty file per rule: a rule that nobody breaks on purpose is not known to work."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.check import check_all, check_content

HERE = Path(__file__).parent
TODAY = date(2026, 11, 21)
SAMPLE = Path("assets/procedures/trouble/sample.toml")
FILES = sorted(HERE.glob("bad/*.toml"))
FOLDERS = sorted(path for path in HERE.glob("bad/*") if path.is_dir())
RULE = re.compile(
    r'"((?:load|step|id|graph|question|rule|words|ref|link|source|way|prepare|supporter|trouble'
    r'|fact|fee|city|lesson|card|translation|easy|po|event|letter|season|short|term)\.[a-z-]+)"'
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(HERE / "good", tmp_path / "tree")
    return tmp_path / "tree"


def test_good_content_has_no_fault() -> None:
    report = check_all(HERE / "good/assets", HERE / "good/locales", today=TODAY)

    assert report.faults == []
    assert report.advice == []
    assert report.paths == {"trouble.other": 1, "trouble.sample": 13}


@pytest.mark.parametrize("bad", FILES, ids=lambda path: path.stem)
def test_bad_procedure_breaks_exactly_its_rule(bad: Path, tree: Path) -> None:
    shutil.copy(bad, tree / SAMPLE)

    report, _ = check_content(tree / "assets", today=TODAY)

    assert {fault.rule for fault in report.faults} == {bad.stem}
    for fault in report.faults:
        assert fault.what
        assert fault.remedy


@pytest.mark.parametrize("bad", FOLDERS, ids=lambda path: path.name)
def test_bad_folder_breaks_exactly_its_rule(bad: Path, tree: Path) -> None:
    shutil.copytree(bad, tree, dirs_exist_ok=True)

    if (bad / "locales").exists():
        report = check_all(tree / "assets", tree / "locales", today=TODAY)
    else:
        report, _ = check_content(tree / "assets", today=TODAY)

    assert {fault.rule for fault in report.faults} == {bad.name}
    assert all(fault.line for fault in report.faults)


def test_every_rule_has_a_bad_file() -> None:
    source = HERE.parent.parent / "kiosk"
    modules = [*source.glob("procedures/*.py"), *source.glob("language/*.py")]

    used = {rule for file in modules for rule in RULE.findall(file.read_text("utf-8"))}

    used -= {"city.toml", "question.toml"}  # files, not rules
    used -= {"fee.fact", "fee.procedure", "term.unused"}  # advice, tested beside its code
    used -= {"catalog.write", "city.tel"}  # a full disk, a fact: no rules of content
    assert used - {path.stem for path in FILES} - {path.name for path in FOLDERS} == set()


def test_fault_names_file_line_key_and_remedy(tree: Path) -> None:
    shutil.copy(HERE / "bad/graph.target.toml", tree / SAMPLE)

    report, _ = check_content(tree / "assets", today=TODAY)

    fault = report.faults[0]
    lines = fault.file.read_text("utf-8").splitlines()
    assert fault.line is not None
    assert lines[fault.line - 1] == 'next = "cuonter"'
    assert str(fault).startswith(f"{tree / SAMPLE}:{fault.line} step[look].next.0.to: ")


def test_all_faults_are_reported_not_the_first(tree: Path) -> None:
    text = (HERE / "bad/load.word.toml").read_text("utf-8")
    (tree / SAMPLE).write_text(text.replace('topic = "sample"\n', "colour = 1\n"), "utf-8")

    report, _ = check_content(tree / "assets", today=TODAY)

    assert {fault.rule for fault in report.faults} == {
        "load.word",
        "load.missing",
        "load.unknown-key",
    }


def test_texts_of_facts_things_and_pictures_are_checked_too(tree: Path) -> None:
    things = tree / "assets/words/things.toml"
    things.write_text(things.read_text("utf-8").replace('"カード"', '"この方のカード"'), "utf-8")

    report, _ = check_content(tree / "assets", today=TODAY)

    assert [(fault.rule, fault.key) for fault in report.faults] == [("words.reading", "card.name")]
