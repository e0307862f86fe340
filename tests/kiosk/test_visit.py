from __future__ import annotations

import msgspec
import pytest

from kiosk.guide.player import Position
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import ChoiceId, ProcedureId, StepId
from kiosk.visit import Spot, Use, Visit

FULL = Visit(
    spot=Spot(
        "procedure",
        position=Position(
            ProcedureId("a.b"),
            StepId("two"),
            (None, StepId("one")),
            ((StepId("one"), ChoiceId("yes")),),
        ),
        part=1,
        is_why_open=True,
    ),
    behind=(Spot("home"), Spot("area", area="trouble")),
    panel="size",
    language=EN,
    beside=JA,
    size=4,
    theme="dark",
    is_reach=True,
    speed="slow",
    volume=2,
    query="ひっこし",
    used=(Use(ProcedureId("a.b"), StepId("two")),),
)


def test_new_visit_knows_nothing_of_anybody() -> None:
    visit = Visit()

    assert visit.spot == Spot("attract")
    assert visit.language == JA
    assert not any((visit.behind, visit.panel, visit.beside, visit.query, visit.used))
    assert (visit.size, visit.theme, visit.is_reach, visit.speed) == (1, "light", False, "usual")


def test_going_remembers_the_way_back_and_closes_the_tool() -> None:
    visit = Visit(spot=Spot("home"), panel="size").go(Spot("search"))

    assert visit.spot == Spot("search")
    assert visit.behind == (Spot("home"),)
    assert visit.panel == ""


def test_being_somewhere_else_adds_nothing_to_the_way_back() -> None:
    visit = Visit(spot=Spot("home"), behind=(Spot("attract"),)).at(Spot("search"))

    assert visit.behind == (Spot("attract"),)


def test_visit_is_frozen() -> None:
    with pytest.raises(AttributeError):
        FULL.query = ""  # type: ignore[misc]


def test_visit_survives_its_way_to_another_process() -> None:
    told = msgspec.json.encode(FULL)

    assert msgspec.json.decode(told, type=Visit) == FULL


@pytest.mark.parametrize("wrong", [b'{"theme": "pink"}', b'{"size": "big"}', b'{"speed": "warp"}'])
def test_visit_of_unknown_choices_is_refused(wrong: bytes) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(wrong, type=Visit)
