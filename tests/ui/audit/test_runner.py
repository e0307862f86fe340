from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.guide.blocks import Heading, Line
from kiosk.guide.frame import Scene
from kiosk.guide.page import Frame, Page
from kiosk.guide.screens import show
from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.fakes.clock import FrozenClock
from ui.audit import runner
from ui.audit.cases import Case
from ui.audit.runner import Plan, audit, parts_of
from ui.stage import Stage


@pytest.fixture
def stage(data: Path) -> Iterator[Stage]:
    made = Stage(data=data, clock=FrozenClock())
    yield made
    made.close()


def _one(name: str) -> Plan:
    return Plan(((JA, None),), (1,), ("light", "dark"), ((1920, 1080),), (name,), has_reach=False)


def _faulty(_scene: Scene) -> Page:
    return Page("faulty", EN, Frame(Line("Here", EN)), (Heading(Line("つぎへ", EN)),))


def _broken(_scene: Scene) -> Page:
    raise ValueError("ねこ")


def _with(monkeypatch: pytest.MonkeyPatch, case: Case) -> None:
    monkeypatch.setattr(runner, "cases", lambda _library, _today: iter([case]))


def test_each_theme_counts_as_a_picture(stage: Stage) -> None:
    report = audit(stage, _one("home"), lambda _text: None)

    assert "home" in report.screens
    assert report.checked >= 2 * len(report.screens)


def test_faults_of_a_page_are_found_with_where_they_are(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, Case("faulty", Visit(spot=Spot("home")), _faulty))

    found = audit(stage, _one(""), lambda _text: None).findings

    assert {"language", "way-on"} <= {one.rule for one in found}
    assert {(one.screen, one.lang, one.size, one.window) for one in found} == {
        ("faulty", "ja", 1, "1920x1080")
    }


def test_page_that_cannot_be_shown_is_a_finding_and_no_end(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(monkeypatch, Case("broken", Visit(spot=Spot("home")), _broken))

    found = audit(stage, _one(""), lambda _text: None).findings

    assert [(one.rule, one.what) for one in found] == [("crash", "ValueError: ねこ")]


def test_every_part_of_a_long_page_is_looked_at(stage: Stage) -> None:
    case = next(
        case
        for case in runner.cases(stage.kiosk.library, stage.kiosk.clock.now().date())
        if case.name.startswith("procedure:")
    )
    stage.screen.resize(1280, 800)
    visit = Visit(spot=case.visit.spot, size=4)

    parts = parts_of(stage, case, visit)

    assert len(parts) > 1
    assert [shown.part for shown in parts] == list(range(len(parts)))


def test_snapshot_holds_what_stands_on_the_screen(stage: Stage) -> None:
    case = Case("home", Visit(spot=Spot("home")), show)

    (shown,) = parts_of(stage, case, case.visit)

    assert {piece.where for piece in shown.pieces} == {"content", "frame", "place"}
    assert shown.focus == tuple(p.button.key for p in shown.buttons() if p.button is not None)
    assert shown.said == tuple(line for piece in shown.pieces for line in piece.said)
