from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.check import check_content
from tests.tree import ROOT

TODAY = date(2026, 11, 21)


def rules_of(folder: Path, *changes: tuple[str, str]) -> set[str]:
    """The rules a lesson breaks in which ``changes`` were made."""
    tree = folder / "tree"
    shutil.copytree(ROOT / "tests/content/good", tree)
    faulty = ROOT / "tests/content/bad/lesson.secret/assets/lessons/sample.toml"
    text = faulty.read_text("utf-8")
    for old, new in (("パスワードを {入|い}れます。", "やってみます。"), *changes):
        assert old in text
        text = text.replace(old, new)
    (tree / "assets/lessons").mkdir()
    (tree / "assets/lessons/sample.toml").write_text(text, "utf-8")
    report, _ = check_content(tree / "assets", today=TODAY)
    return {fault.rule for fault in report.faults}


def test_sound_lesson_breaks_no_rule(tmp_path: Path) -> None:
    assert rules_of(tmp_path) == set()


@pytest.mark.parametrize(
    "told",
    [
        *("4けたの {番号|ばんごう}を {入|い}れます。", "パスワードを {書|か}いて みます。"),
        *(
            "{暗証番号|あんしょうばんごう}を {打|う}ちます。",
            "{認証|にんしょう}コードを {言|い}います。",
        ),
    ],
)
def test_practice_that_gives_a_secret_away_is_refused(tmp_path: Path, told: str) -> None:
    assert rules_of(tmp_path, ("やってみます。", told)) == {"lesson.secret"}


@pytest.mark.parametrize(
    "told",
    [
        *("{番号|ばんごう}を {入|い}れないで とじます。", "パスワードを {書|か}きません。"),
        *(
            "{番号|ばんごう}を {教|おし}えない {練習|れんしゅう}を します。",
            "しるしを {入|い}れます。",
        ),
    ],
)
def test_practice_that_keeps_it_is_not(tmp_path: Path, told: str) -> None:
    assert rules_of(tmp_path, ("やってみます。", told)) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (('icon = "card"', 'icon = "gone"'), "ref.icon"),
        (('id = "sample"', 'id = "other"'), "id.file"),
        (("やってみます。", "{入|い}れて 5{分|ふん} {待|ま}ちます。"), "words.digits"),
        (('title = "はじめに"', 'title = "' + "あ" * 25 + '"'), "words.title"),
    ],
)
def test_what_holds_everywhere_holds_in_lessons(
    tmp_path: Path, change: tuple[str, str], rule: str
) -> None:
    assert rules_of(tmp_path, change) == {rule}
