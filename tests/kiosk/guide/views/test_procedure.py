from __future__ import annotations

from datetime import timedelta

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Items, Picture, Subheading, Value
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Position, live_answers, way_to
from kiosk.guide.screens import show
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import StepId
from kiosk.visit import Spot, Visit
from tests.content.every_page import flat
from tests.kiosk.guide.walks import (
    AROUND,
    NOW,
    PROCEDURES,
    places,
    procedure_of,
    scene_at,
    trails,
)


def page_at(library: Library, place: str, screen: str = "procedure", **spot: bool) -> Page:
    name, _, step = place.partition("/")
    procedure = procedure_of(library, name)
    position = way_to(procedure, StepId(step), AROUND) if step else Position(procedure.id)
    visit = Visit(spot=Spot(screen, position=position, **spot))  # type: ignore[arg-type]
    return show(scene_at(library, None, visit))


def keys(page: Page) -> list[str]:
    return [button.key for button in page.buttons()]


def texts(page: Page) -> str:
    return " ".join(line.shown for line in page.lines())


@pytest.mark.parametrize("name", PROCEDURES)
def test_card_before_the_first_step_says_what_to_bring_what_it_costs_when_and_where(
    library: Library, name: str
) -> None:
    page = page_at(library, name)

    assert page.name == "prepare"
    titles = [block.title.shown for block in flat(page) if isinstance(block, Items) and block.title]
    assert {"もっていくもの", "よういするもの"} & set(titles)
    assert "できる ところ" in titles
    assert [block for block in flat(page) if isinstance(block, Value)]
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Advance()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("mynumber.cert-renewal", "もっていくもの"), ("trouble.lost-card", "よういするもの")],
)
def test_things_are_to_bring_only_where_somebody_travels_first(
    library: Library, name: str, wanted: str
) -> None:
    page = page_at(library, name)
    titles = [block.title.shown for block in flat(page) if isinstance(block, Items) and block.title]

    assert {"もっていくもの", "よういするもの"} & set(titles) == {wanted}


def test_card_of_a_procedure_with_pins_calms_who_fears_for_them(library: Library) -> None:
    shown = texts(page_at(library, "mynumber.cert-renewal"))

    assert "暗証番号は、この 画面には 入れません。" in shown
    assert "利用者証明用" in shown


@pytest.mark.parametrize("name", PROCEDURES)
def test_question_offers_exactly_its_answers(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    for position in places(procedure):
        step = procedure.step(position.step) if position.step else None
        if step is None or step.kind != "question":
            continue
        page = show(scene_at(library, position))
        answers = [one.action for one in page.buttons() if isinstance(one.action, actions.Answer)]
        assert answers == [actions.Answer(choice.id) for choice in step.choices]
        assert page.frame.main is None


def test_answer_given_before_is_marked(library: Library) -> None:
    procedure = procedure_of(library, "trouble.lost-card")
    where = procedure.step(StepId("where"))
    position = Position(procedure.id, where.id, (None,), ((where.id, where.choices[1].id),))

    page = show(scene_at(library, position))

    assert [button.key for button in page.buttons() if button.is_on] == ["stolen"]


def test_answer_called_like_a_button_of_the_frame_has_a_key_of_its_own(library: Library) -> None:
    page = page_at(library, "trouble.lost-card/where")

    pressed = [one for one in page.buttons() if one.key == "choice:home"]
    assert [one.line.shown for one in pressed] == ["家の 中"]


@pytest.mark.parametrize("name", PROCEDURES)
def test_check_page_shows_every_answer_that_counts_and_no_other(
    library: Library, name: str
) -> None:
    procedure = procedure_of(library, name)
    seen = 0
    for trail in list(trails(procedure))[::7]:
        for position in trail:
            if position.step is None or procedure.step(position.step).kind != "check":
                continue
            page = show(scene_at(library, position))
            live = live_answers(position, procedure, AROUND)
            rows = [one for one in page.buttons() if isinstance(one.action, actions.Change)]
            assert [row.action for row in rows] == [actions.Change(step) for step in live]
            assert all(row.hint is not None for row in rows)
            seen += 1
    assert seen


def test_check_page_does_not_show_a_stale_answer(library: Library) -> None:
    procedure = procedure_of(library, "mynumber.pin")
    position = next(
        place
        for trail in trails(procedure)
        for place in trail
        if place.step == "check" and len(place.answers) >= 3
    )
    stale = (StepId("tries-long"), procedure.step(StepId("tries-long")).choices[0].id)
    if stale[0] in dict(position.answers):
        stale = (StepId("tries-four"), procedure.step(StepId("tries-four")).choices[0].id)
    with_stale = Position(
        position.procedure, position.step, position.behind, (*position.answers, stale)
    )

    assert keys(show(scene_at(library, with_stale))) == keys(show(scene_at(library, position)))


def test_explanation_opens_in_place(library: Library) -> None:
    closed = page_at(library, "mynumber.pin/tries-four")
    opened = page_at(library, "mynumber.pin/tries-four", is_why_open=True)

    assert "コンビニの 分と 病院の 分は、合わせて 数えます。" not in texts(closed)
    assert "コンビニの 分と 病院の 分は、合わせて 数えます。" in texts(opened)
    assert [key for key in keys(opened) if key != "why"] == [
        key for key in keys(closed) if key != "why"
    ]


@pytest.mark.parametrize("name", PROCEDURES)
def test_step_with_known_troubles_leads_to_them_and_out_again(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    for step in procedure.steps:
        place = f"{name}/{step.id}"
        has_button = "trouble" in keys(page_at(library, place))
        assert has_button == bool(step.trouble and step.kind != "question"), place
        if not has_button:
            continue
        page = page_at(library, place, "trouble")
        shown = texts(page)
        led = {(one.to, one.go) for one in step.trouble if one.to or one.go}
        assert len([one for one in page.blocks if isinstance(one, Subheading)]) == len(step.trouble)
        assert len(page.buttons()) == len(led)
        for button in page.buttons():
            assert isinstance(button.action, actions.JumpTo | actions.OpenProcedure)
        assert "うまく いかないとき" in shown


def test_picture_checked_more_than_a_year_ago_says_that_screens_may_have_changed(
    library: Library,
) -> None:
    dated = next(one for one in library.content.pictures if one.checked_on is not None)
    name = next(
        (procedure, step.id)
        for procedure in library.content.procedures
        for step in procedure.steps
        if step.picture == dated.id
    )
    position = way_to(name[0], name[1], AROUND)

    def note(days: int) -> object:
        page = show(scene_at(library, position, now=NOW + timedelta(days=days)))
        return next(block for block in flat(page) if isinstance(block, Picture)).note

    assert note(0) is None
    assert note(400) is not None


@pytest.mark.parametrize("name", PROCEDURES)
def test_result_gives_the_paper_and_tells_to_ask_before_going(library: Library, name: str) -> None:
    procedure = procedure_of(library, name)
    for step in procedure.steps:
        if step.kind != "result":
            continue
        page = page_at(library, f"{name}/{step.id}")
        assert page.frame.main is not None
        assert page.frame.main.action == actions.Show("sheet")
        assert "内容は 変わることが あります。" in texts(page)
        goes = step.place not in ("call", "home", "own-phone", "post")
        assert ("行く前に、市の窓口に 確認してください。" in texts(page)) == goes


def test_result_groups_what_is_left_by_place(library: Library) -> None:
    procedure = procedure_of(library, "trouble.lost-card")
    trail = max(trails(procedure), key=len)

    page = show(scene_at(library, trail[-1]))

    lists = [block for block in flat(page) if isinstance(block, Items) and block.title]
    titles = [block.title.shown for block in lists if block.title]
    assert len(titles) == len(set(titles))
    assert {"電話で", "警察で", "市の窓口で"} <= set(titles)


def test_change_from_the_check_page_counts_from_the_question(library: Library) -> None:
    procedure = procedure_of(library, "mynumber.pin")
    check = next(p for t in trails(procedure) for p in t if p.step == "check")
    first = Position(
        check.procedure,
        StepId("how-long"),
        (*check.behind, check.step),
        check.answers,
        is_changing=True,
    )

    assert texts(show(scene_at(library, first))).startswith("いま 1 / ")


def test_whom_to_call_stands_once_on_a_page(library: Library) -> None:
    number = library.facts.usable(CITY_TELEPHONE, NOW.date())
    assert number is not None
    counts = set()
    for procedure in library.content.procedures:
        page = page_at(library, procedure.id)
        facts = [block for block in flat(page) if isinstance(block, Value)]
        counts.add(sum(str(number.value) in _said(fact) for fact in facts))

    assert counts == {0, 1}


def _said(value: Value) -> str:
    return value.value.shown + (value.note.shown if value.note is not None else "")
