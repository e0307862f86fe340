from __future__ import annotations

from kiosk.guide.library import Library
from kiosk.guide.player import Surroundings, ways
from kiosk.guide.screens import SCREENS
from tests.ui.conftest import TODAY
from ui.audit.cases import cases


def _names(library: Library) -> list[str]:
    return [case.name for case in cases(library, TODAY)]


def test_every_screen_of_the_table_is_a_case(library: Library) -> None:
    names = _names(library)

    for screen in SCREENS:
        assert any(name == screen or name.startswith(f"{screen}:") for name in names), screen


def test_no_two_cases_share_a_name(library: Library) -> None:
    names = _names(library)

    assert len(names) == len(set(names))


def test_every_reachable_step_is_a_case_with_its_explanation_and_troubles(
    library: Library,
) -> None:
    names = set(_names(library))
    around = Surroundings(library.content.city.id, TODAY)

    for procedure in library.content.procedures:
        for step_id in ways(procedure, around):
            step = procedure.step(step_id)
            base = f"{procedure.id}/{step_id}"
            assert f"procedure:{base}" in names
            assert (f"procedure:{base}/why" in names) == bool(step.why)
            assert (f"trouble:{base}" in names) == bool(step.trouble)


def test_check_pages_stand_where_most_answers_were_given(library: Library) -> None:
    checks = {
        f"procedure:{procedure.id}/{step.id}"
        for procedure in library.content.procedures
        for step in procedure.steps
        if step.kind == "check"
    }
    found = [case for case in cases(library, TODAY) if case.name in checks]

    assert found
    for case in found:
        position = case.visit.spot.position
        assert position is not None
        assert len(position.answers) >= 2
