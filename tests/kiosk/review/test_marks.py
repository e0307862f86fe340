from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.guide.library import Library
from kiosk.language.compiled import compile_catalogs
from kiosk.language.languages import EASY, EN
from kiosk.procedures.build import assemble
from kiosk.procedures.model import CityId, ProcedureId
from kiosk.review.graph import START
from kiosk.review.marks import Mark, marks_of
from kiosk.review.report import diagram

GOOD = Path(__file__).parents[2] / "content" / "good"
SAMPLE = ProcedureId("trouble.sample")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "tree")
    return tmp_path / "tree"


def opened(tree: Path) -> Library:
    compile_catalogs(tree / "locales", tree / "compiled")
    return Library(assemble(tree / "assets", CityId("sample")).content, tree / "compiled")


def found(tree: Path, day: date) -> dict[str, tuple[Mark, ...]]:
    library = opened(tree)
    return marks_of(library.procedure(SAMPLE), library, day, [EASY, EN])


def test_sound_content_has_nothing_to_do(tree: Path) -> None:
    assert found(tree, date(2026, 11, 21)) == {}


def test_a_step_without_a_translation_is_marked_with_its_language(tree: Path) -> None:
    file = tree / "locales/en/LC_MESSAGES/content.po"
    text = file.read_text("utf-8")
    context = 'msgctxt "procedure:trouble.sample/look/title"'
    before, after = text.split(context)
    message, rest = after.split("\n\n", maxsplit=1)
    msgid = message.split("msgstr")[0]
    file.write_text(f'{before}{context}{msgid}msgstr ""\n\n{rest}', "utf-8")

    assert found(tree, date(2026, 11, 21)) == {"look": (Mark("untranslated", "en：1"),)}


def test_a_fact_past_its_last_day_is_marked_where_it_stands(tree: Path) -> None:
    file = tree / "assets/facts/sample.toml"
    first, _, hours = file.read_text("utf-8").split("[[fact]]")[1:]
    file.write_text(f"[[fact]]{first}[[fact]]{hours}", "utf-8")

    on_the_day, after = (found(tree, date(2027, 3, 31)), found(tree, date(2027, 4, 1)))

    expired = Mark("expired", "sample.fee（2027-03-31 まで）")
    assert on_the_day == {}
    assert after == {START: (expired,), "have-card": (expired,)}


def test_a_fact_with_a_successor_is_not_past(tree: Path) -> None:
    assert found(tree, date(2027, 4, 1)) == {}


def test_a_fact_nobody_looked_at_for_a_year_is_marked(tree: Path) -> None:
    kinds = {
        box: [one.kind for one in those] for box, those in found(tree, date(2027, 12, 1)).items()
    }

    assert kinds == {START: ["old"], "have-card": ["old"], "counter": ["old"]}


def test_a_fact_nobody_knows_is_marked_as_one_to_ask(tree: Path) -> None:
    file = tree / "assets/cities/sample/facts.toml"
    for one in (tree / "assets/facts/sample.toml", file):
        one.write_text(one.read_text("utf-8").replace('confidence = "H"', 'confidence = "L"'))

    marks = found(tree, date(2026, 11, 21))

    assert marks["have-card"] == (Mark("ask", "sample.fee"),)


def test_a_marked_step_has_a_red_frame_and_says_why(tree: Path) -> None:
    library = opened(tree)
    one = library.procedure(SAMPLE)

    plain = diagram(one, library, date(2026, 11, 21), {})
    red = diagram(
        one, library, date(2026, 11, 21), {"look": [Mark("expired", "sample.fee（昨日 まで）")]}
    )

    assert 'data-marks="expired"' in red
    assert red.count("sample.fee") == 1 + plain.count("sample.fee")
    assert red.count('stroke="#b00020"') == 1 + plain.count('stroke="#b00020"')
