from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kiosk.errors import ContentError
from kiosk.procedures import build as building
from kiosk.procedures.build import build
from kiosk.procedures.model import StepId
from kiosk.procedures.stored import compiled_file, fingerprint, load, load_content
from tests.kiosk.procedures.sample import CITY

GOOD = Path(__file__).parents[2] / "content/good/assets"
SAMPLE = Path("procedures/trouble/sample.toml")
OTHER = Path("procedures/trouble/other.toml")


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "assets")
    return tmp_path / "assets"


def test_built_content_loads_as_it_was_built(assets: Path, tmp_path: Path) -> None:
    result = build(assets, CITY, tmp_path / "out")

    assert result.faults == []
    assert load(compiled_file(tmp_path / "out", CITY)) == result.content
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["content-sample.json"]


def test_distances_to_the_end_are_filled(assets: Path, tmp_path: Path) -> None:
    content = build(assets, CITY, tmp_path).content

    sample = next(one for one in content.procedures if one.id == "trouble.sample")
    step = sample.step(StepId("phone"))
    assert (step.steps_left, step.minutes_left) == (3, 3)
    assert sample.steps[-1].steps_left == 0


def test_unchanged_sources_are_not_read_again(
    assets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, _ = load_content(assets, tmp_path, CITY)
    monkeypatch.delattr(building, "assemble")

    assert load_content(assets, tmp_path, CITY) == (content, [])


def test_changed_source_is_compiled_again(assets: Path, tmp_path: Path) -> None:
    before, _ = load_content(assets, tmp_path, CITY)
    text = (assets / OTHER).read_text("utf-8")
    (assets / OTHER).write_text(text.replace("なにも いりません", "なにも いらない"), "utf-8")
    os.utime(assets / OTHER, ns=(1, 1))

    after, _ = load_content(assets, tmp_path, CITY)

    assert before.fingerprint != after.fingerprint
    assert load(compiled_file(tmp_path, CITY)) == after


def test_removed_source_is_noticed(assets: Path, tmp_path: Path) -> None:
    load_content(assets, tmp_path, CITY)
    (assets / OTHER).unlink()

    content, faults = load_content(assets, tmp_path, CITY)

    assert [one.id for one in content.procedures] == ["trouble.sample"]
    assert {fault.rule for fault in faults} == {"graph.procedure"}


def test_faulty_procedure_is_left_out_and_reported_at_every_start(
    assets: Path, tmp_path: Path
) -> None:
    text = (assets / SAMPLE).read_text("utf-8")
    (assets / SAMPLE).write_text(text.replace('to = "look"', 'to = "lok"'), "utf-8")

    first, told_first = load_content(assets, tmp_path, CITY)
    second, told_again = load_content(assets, tmp_path, CITY)

    assert [one.id for one in first.procedures] == ["trouble.other"]
    assert first == second
    assert "graph.target" in {fault.rule for fault in told_first}
    assert told_again == told_first


@pytest.mark.parametrize("damage", [b"", b"{", b"{}", b'{"content": 1, "left": []}', b"\xff\xfe"])
def test_damaged_compiled_file_is_replaced(assets: Path, tmp_path: Path, damage: bytes) -> None:
    content, _ = load_content(assets, tmp_path, CITY)
    compiled_file(tmp_path, CITY).write_bytes(damage)

    again, faults = load_content(assets, tmp_path, CITY)

    assert again == content
    assert faults == []
    assert load(compiled_file(tmp_path, CITY)) == content


def test_damaged_compiled_file_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="kiosk build"):
        load(tmp_path / "none.json")


def test_cache_that_cannot_be_written_is_done_without(assets: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")

    content, faults = load_content(assets, blocked / "cache", CITY)

    assert len(content.procedures) == 2
    assert faults == []


def test_other_city_has_another_fingerprint(assets: Path) -> None:
    assert fingerprint(assets, CITY) != fingerprint(assets, building.CityId("other"))
