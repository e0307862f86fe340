"""Does what CONTRIBUTING.md tells the city's staff to do, step by step, on a copy."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.procedures.catalogs import update
from kiosk.procedures.check import check_all
from kiosk.procedures.facts import FactTable
from kiosk.procedures.load import load_all
from kiosk.procedures.model import CityId, FactId
from tests.tree import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
FEE = FactId("fee.juminhyo_counter")
KASHIMA = CityId("kashima-ibaraki")


def examples(title: str) -> list[str]:
    """Return the TOML examples under a title, as the reader would type them."""
    (part,) = re.findall(rf"^## {title}$(.*?)(?=^## |^---$)", TEXT, re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"^ *```toml\n(.*?)^ *```", part, re.MULTILINE | re.DOTALL)
    return [re.sub(r"^   ", "", block, flags=re.MULTILINE) for block in blocks]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("assets", "locales"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for folder in ("kiosk", "ui"):
        (tmp_path / folder).symlink_to(ROOT / folder, target_is_directory=True)
    return tmp_path


def test_fee_changes_next_april_without_a_new_translation(tree: Path) -> None:
    until, following = examples("来年の 4月から 手数料を かえる")
    file = tree / "assets" / "cities" / KASHIMA / "facts.toml"
    before, found, after = re.split(
        rf'(\[\[fact\]\]\nid = "{FEE}"\n(?:[^\n]+\n)+)', file.read_text("utf-8")
    )
    file.write_text("\n".join([before, found.rstrip(), until, following, after]), "utf-8")

    update(tree)
    report = check_all(tree / "assets", tree / "locales", today=date(2026, 12, 2), cities=[KASHIMA])
    parts, _ = load_all(tree / "assets", KASHIMA)
    facts = FactTable(tuple(placed.value for placed in parts.facts))
    told = {day: facts.usable(FEE, day) for day in (date(2027, 3, 31), date(2027, 4, 1))}

    assert [str(fault) for fault in report.faults] == []
    assert [fact.value if fact else None for fact in told.values()] == [300, 350]


def test_new_city_needs_its_files_and_the_translations_of_its_names(tree: Path) -> None:
    (city,) = examples("市を 足す")
    home = tree / "assets" / "cities" / "oyama"
    home.mkdir()
    (home / "city.toml").write_text(city, "utf-8")
    (home / "facts.toml").write_text("", "utf-8")

    update(tree)
    report = check_all(
        tree / "assets", tree / "locales", today=date(2026, 12, 2), cities=[CityId("oyama")]
    )

    assert {fault.rule for fault in report.faults} == {"translation.missing"}
    assert {fault.key for fault in report.faults} == {
        "city:oyama/name",
        "city:oyama/prefecture",
        "city:oyama/centre/city-hall",
    }
    assert report.procedures


@pytest.mark.parametrize(
    "title",
    [
        "来年の 4月から 手数料を かえる",
        "手続きを 足す",
        "市を 足す",
        "ことばを 足す",
        "訳を 入れる",
    ],
)
def test_what_staff_are_asked_for_stands_in_steps(title: str) -> None:
    (part,) = re.findall(rf"^## {title}$(.*?)(?=^## |^---$)", TEXT, re.MULTILINE | re.DOTALL)

    assert len(re.findall(r"^(?:\d\. |\* )", part, re.MULTILINE)) >= 3
