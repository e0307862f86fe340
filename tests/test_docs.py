from __future__ import annotations

import argparse
import importlib
import os
import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from kiosk.__main__ import VERBS, _parser
from kiosk.settings import Settings
from tests.tree import ROOT, name_of
from ui import __main__ as terminal

README = (ROOT / "README.md").read_text("utf-8")
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "assets").rglob("*.md")),
]
OPTIONS = (ROOT / "docs" / "commands.md").read_text("utf-8")
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
LICENCES = (ROOT / "docs" / "licences" / "README.md").read_text("utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAME = re.compile(r"[A-Za-z0-9.\-]+")
PICTURE_LIMIT = 250_000


def test_the_two_commands_come_first() -> None:
    code = [line.strip() for line in README.splitlines() if line.startswith("    ")]

    assert code[0].startswith("make run")
    assert code[1].startswith("make test")


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_stands_in_the_readme_with_its_usual_value(field: object) -> None:
    name, value = getattr(field, "name", ""), getattr(field, "default", None)
    usual = f'"{value}"' if isinstance(value, str) else str(value)

    assert (name, usual) in re.findall(r"^\| `(\w+)` \| `([^`]*)` \|", README, re.MULTILINE)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_of_a_verb_is_documented(verb: str) -> None:
    wanted = _options(_parser(verb))

    assert f"`{verb}" in OPTIONS
    assert [option for option in sorted(wanted) if not _is_told(option)] == []


@pytest.mark.parametrize("verb", terminal.VERBS)
def test_every_option_of_a_drawing_command_is_documented(verb: str) -> None:
    parser = argparse.ArgumentParser()
    importlib.import_module(terminal.VERBS[verb]).add_parser(parser.add_subparsers())

    assert f"`ui {verb}" in OPTIONS
    assert [option for option in sorted(_options(parser)) if not _is_told(option)] == []


def test_every_option_of_the_terminal_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        terminal.main(["--help"])

    told = re.findall(r"--[a-z][a-z-]*", capsys.readouterr().out)
    assert [option for option in told if not _is_told(option)] == []


def _options(parser: argparse.ArgumentParser) -> set[str]:
    found: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for child in action.choices.values():
                found |= _options(child)
        found |= {option for option in action.option_strings if option.startswith("--")}
    return found


def _is_told(option: str) -> bool:
    return re.search(rf"`[^`]*{option}(?![a-z-])", OPTIONS) is not None


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_to_a_file(page: Path) -> None:
    targets = [t.split("#")[0] for t in LINK.findall(page.read_text("utf-8"))]

    lost = [t for t in targets if t and "://" not in t and not (page.parent / t).exists()]

    assert lost == []


def test_every_jump_inside_the_readme_has_its_heading() -> None:
    headings = {line.lstrip("# ").strip() for line in README.splitlines() if line.startswith("#")}

    assert [t for t in re.findall(r"\]\(#([^)]+)\)", README) if t not in headings] == []


def test_pictures_of_the_readme_are_small_enough_to_keep() -> None:
    pictures = [ROOT / target for target in LINK.findall(README) if target.endswith(".png")]

    assert pictures
    assert [name_of(p) for p in pictures if p.stat().st_size > PICTURE_LIMIT] == []


@pytest.mark.parametrize("adr", ADRS, ids=lambda adr: adr.stem)
def test_a_decision_has_its_parts_and_both_kinds_of_consequences(adr: Path) -> None:
    text = adr.read_text("utf-8")

    assert text.count("\n") <= 80
    assert text.startswith(f"# {adr.name[:4]} ")
    assert re.search(r"^Status: \w+, \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    for part in ("## Context", "## Options", "## Decision", "## Consequences"):
        assert part in text
    assert "* Good: " in text
    assert "* Bad: " in text


@pytest.mark.parametrize("needed", PROJECT["project"]["dependencies"])
def test_every_dependency_has_a_licence_row_and_a_reason(needed: str) -> None:
    name = _package(needed)
    row = re.search(rf"^\| {re.escape(name)} \|.*$", LICENCES, re.MULTILINE | re.IGNORECASE)
    decisions = (ROOT / "docs" / "adr" / "0004-dependencies.md").read_text("utf-8")

    assert row is not None, "no row in docs/licences/README.md"
    for bound in re.findall(r"[<>=]+[\w.]+", needed.split(";", maxsplit=1)[0]):
        assert bound in row[0].replace(" ", "")
    assert name in re.findall(r"[\w-]+", decisions)


def test_no_licence_row_is_left_of_a_package_that_is_gone() -> None:
    table = LICENCES.split("## Runtime dependencies")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([A-Za-z][\w.\-]*) \| >=", table, re.MULTILINE)
    needed = {_package(entry) for entry in PROJECT["project"]["dependencies"]}

    assert rows
    assert {row.lower() for row in rows} == needed


@pytest.mark.parametrize("needed", PROJECT["dependency-groups"]["dev"])
def test_every_development_tool_is_named_with_its_licence(needed: str) -> None:
    tools = LICENCES.split("## Tools for development only")[1]

    assert re.search(rf"\b{re.escape(_package(needed))} \(", tools, re.IGNORECASE)


def test_contributing_stays_short_for_each_of_its_two_readers() -> None:
    staff, engineers = (ROOT / "CONTRIBUTING.md").read_text("utf-8").split("\n---\n")

    assert staff.count("\n") <= 180
    assert engineers.count("\n") <= 120


def test_what_checking_machines_run_may_be_run() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def _package(requirement: str) -> str:
    match = NAME.match(requirement)
    assert match is not None
    return match[0].lower()
