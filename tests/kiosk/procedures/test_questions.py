"""A city's question: read from its folder, in force on its days, with texts of its own."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.build import assemble
from kiosk.procedures.extract import content_texts
from kiosk.procedures.model import CityId
from kiosk.procedures.questions import in_force, question_titles
from kiosk.procedures.stored import fingerprint

GOOD = Path(__file__).parents[2] / "content/good/assets"
SAMPLE = CityId("sample")
FILE = """
[[question]]
id = "again"
title = "また {使|つか}いますか"
from = 2026-12-01
to = 2026-12-31
[[question.answer]]
id = "yes"
text = "はい"
[[question.answer]]
id = "no"
text = "いいえ"

[[question]]
id = "hours"
title = "いつ {来|き}やすいですか"
from = 2027-01-01
to = 2027-01-01
[[question.answer]]
id = "morning"
text = "{朝|あさ}"
[[question.answer]]
id = "evening"
text = "{夕方|ゆうがた}"
"""


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "assets")
    (tmp_path / "assets/cities/sample/question.toml").write_text(FILE, "utf-8")
    return tmp_path / "assets"


def test_a_city_without_the_file_asks_nothing() -> None:
    assert assemble(GOOD, SAMPLE).content.city.questions == ()


def test_the_questions_of_a_city_are_compiled_with_it(assets: Path) -> None:
    result = assemble(assets, SAMPLE)

    first, second = result.content.city.questions
    assert result.faults == []
    assert [one.id for one in first.answers] == ["yes", "no"]
    assert (second.first, second.last) == (date(2027, 1, 1), date(2027, 1, 1))
    assert fingerprint(assets, SAMPLE) != fingerprint(GOOD, SAMPLE)


@pytest.mark.parametrize(
    ("day", "asked"),
    [
        (date(2026, 11, 30), None),
        (date(2026, 12, 1), "again"),
        (date(2026, 12, 31), "again"),
        (date(2027, 1, 1), "hours"),
        (date(2027, 1, 2), None),
    ],
)
def test_one_question_is_in_force_from_its_first_to_its_last_day(
    assets: Path, day: date, asked: str | None
) -> None:
    found = in_force(assemble(assets, SAMPLE).content.city.questions, day)

    assert (found.id if found else None) == asked


def test_its_texts_are_translated_under_contexts_of_the_city(assets: Path) -> None:
    told = dict(content_texts(assets))

    assert told["city:sample/question:again/title"] == "また {使|つか}いますか"
    assert told["city:sample/question:hours/answer/evening"] == "{夕方|ゆうがた}"


def test_a_report_calls_them_by_their_words(assets: Path) -> None:
    titles = dict(question_titles(assemble(assets, SAMPLE).content.city.questions))

    assert titles["question:again"] == "また 使いますか"
    assert list(titles)[1:3] == ["question:again/yes", "question:again/no"]
