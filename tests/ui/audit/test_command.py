from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from kiosk.language.languages import EN, JA, PSEUDO
from ui.audit import command
from ui.audit.command import add_parser, plan_of
from ui.audit.finding import Finding
from ui.audit.runner import LANGUAGES, WINDOWS, Report
from ui.themes import THEMES


def _parsed(*given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    return parser.parse_args(["audit", *given])


def _run(*given: str) -> int:
    args = _parsed(*given)
    code: int = args.func(args)
    return code


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Report:
    report = Report({"home"}, 4)
    monkeypatch.setattr(command, "audit", lambda _stage, _plan, _say: report)
    return report


def test_without_options_everything_is_looked_at() -> None:
    plan = plan_of(_parsed())

    assert list(plan.languages) == list(LANGUAGES)
    assert list(plan.sizes) == [1, 2, 3, 4]
    assert list(plan.themes) == list(THEMES)
    assert list(plan.windows) == list(WINDOWS)
    assert plan.has_reach


def test_two_languages_and_the_pseudo_language_can_be_named() -> None:
    plan = plan_of(_parsed("--lang", "en+ja", "xx"))

    assert list(plan.languages) == [(EN, JA), (PSEUDO, None)]


def test_quick_is_one_theme_without_reach_mode() -> None:
    plan = plan_of(_parsed("--quick"))

    assert list(plan.themes) == ["light"]
    assert not plan.has_reach


@pytest.mark.parametrize("wrong", [("--lang", "klingon"), ("--window", "wide")])
def test_wrong_use_is_told(
    wrong: tuple[str, str], data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(*wrong, "--data", str(data)) == 2
    assert wrong[1] in capsys.readouterr().err


def test_nothing_found_exits_0_with_the_contracts_json(
    found: Report, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run("--json", "--data", str(data)) == 0
    assert json.loads(capsys.readouterr().out) == {"screens": 1, "checked": 4, "findings": []}


def test_a_finding_exits_1_with_the_contracts_keys(
    found: Report, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found.findings.append(Finding("home", "ja", 1, "light", "1920x1080", "gap", "ねこ"))

    assert _run("--json", "--data", str(data)) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert list(finding) == ["screen", "lang", "size", "theme", "window", "rule", "what"]


def test_text_report_groups_by_rule(
    found: Report, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found.findings += [
        Finding("home", "ja", size, "light", "1920x1080", "gap", "ねこ") for size in (1, 2, 3, 4)
    ]

    _run("--data", str(data))

    out = capsys.readouterr().out
    assert "gap: 4 件" in out
    assert out.count("ねこ") == 3


def test_unknown_screen_is_wrong_use(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run("--screen", "no-such", "--quick", "--size", "1", "--data", str(data)) == 2
