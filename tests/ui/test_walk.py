from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kiosk.clock import JST
from kiosk.guide.turn import turn
from kiosk.procedures.model import ProcedureId
from ui import navigator
from ui.walk import SteppingClock, add_parser

PROCEDURE = ProcedureId("living.moving")


@pytest.fixture
def walk(data: Path, tmp_path: Path) -> Callable[..., int]:
    def run(*given: str, out: Path = tmp_path / "walk") -> int:
        parser = argparse.ArgumentParser()
        add_parser(parser.add_subparsers())
        args = parser.parse_args(["walk", "--out", str(out), "--data", str(data), *given])
        code: int = args.func(args)
        return code

    return run


def _records(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((folder / "walk.json").read_text("utf-8"))
    return found


def test_clock_moves_only_when_stepped() -> None:
    clock = SteppingClock(datetime(2026, 11, 21, 10, 12, tzinfo=JST))
    before = clock.monotonic()

    clock.step(3)

    assert clock.monotonic() - before == 3
    assert clock.now().second == 3


def test_walk_goes_from_the_attract_screen_to_the_end(
    walk: Callable[..., int], tmp_path: Path
) -> None:
    assert walk(PROCEDURE) == 0

    records = _records(tmp_path / "walk")
    pages = [record["page"] for record in records]
    assert pages[:5] == ["attract", "home", "area", "shelf", "prepare"]
    assert pages[-2:] == ["sheet", "end"]
    assert {"question", "step", "result"} <= set(pages)


def test_a_shelf_with_one_procedure_leads_straight_to_it(
    walk: Callable[..., int], tmp_path: Path
) -> None:
    assert walk("certificates.tax") == 0

    pages = [record["page"] for record in _records(tmp_path / "walk")]
    assert pages[:4] == ["attract", "home", "area", "prepare"]


def test_every_screen_has_its_picture_and_none_is_blank(
    walk: Callable[..., int], tmp_path: Path
) -> None:
    walk(PROCEDURE)

    folder = tmp_path / "walk"
    records = _records(folder)
    assert sorted(path.name for path in folder.glob("*.png")) == [r["file"] for r in records]
    for record in records:
        image = QImage(str(folder / str(record["file"])))
        assert image.width() == 1920
        row = {image.pixel(x, y) for x in range(0, 1920, 7) for y in range(0, 1080, 31)}
        assert len(row) > 3, record["file"]


def test_every_touch_but_the_last_names_its_button(
    walk: Callable[..., int], tmp_path: Path
) -> None:
    walk(PROCEDURE)

    records = _records(tmp_path / "walk")
    assert all(record["pressed"] and record["button"] for record in records[:-1])
    assert records[-1]["pressed"] == ""


def test_several_languages_have_folders_of_their_own(
    walk: Callable[..., int], tmp_path: Path
) -> None:
    assert walk(PROCEDURE, "--lang", "ja", "en", "--size", "4", "--window", "1080x1920") == 0

    for lang, word in (("ja", "ことば"), ("en", "Language")):
        home = _records(tmp_path / "walk" / lang)[1]
        assert word in str(home["lines"])


def test_touch_that_leads_astray_is_told(
    walk: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stuck(scene, action):  # type: ignore[no-untyped-def]
        return scene.visit if type(action).__name__ == "OpenArea" else turn(scene, action)

    monkeypatch.setattr(navigator, "turn", stuck)

    assert walk(PROCEDURE) == 1
    assert "行くはず" in capsys.readouterr().err


def test_unknown_procedure_is_wrong_use(
    walk: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert walk("no.such") == 2
    assert "no.such" in capsys.readouterr().err


def test_window_of_another_form_is_wrong_use(walk: Callable[..., int]) -> None:
    assert walk(PROCEDURE, "--window", "wide") == 2
