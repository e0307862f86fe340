from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from kiosk.guide import actions
from kiosk.guide.library import Library
from kiosk.guide.player import Position
from kiosk.guide.screens import show
from kiosk.guide.turn import go_back, open_procedure, set_language, turn
from kiosk.language.languages import EASY, EN, JA, LANGUAGES
from kiosk.procedures.model import ChoiceId, ProcedureId, StepId
from kiosk.visit import Spot, Use, Visit
from tests.kiosk.guide.walks import PROCEDURES, places, procedure_of, scene_at

LOST = ProcedureId("trouble.lost-card")
PIN = ProcedureId("mynumber.pin")


def touched(library: Library, visit: Visit, *touches: actions.Action) -> Visit:
    for action in touches:
        visit = turn(scene_at(library, None, visit), action)
    return visit


def at_step(step: str, procedure: ProcedureId = LOST) -> Visit:
    position = Position(procedure, StepId(step), (None,))
    home, area = Spot("home"), Spot("area", area="trouble")
    return Visit(spot=Spot("procedure", position=position), behind=(home, area))


def test_choosing_a_language_on_the_first_screen_begins_the_visit(library: Library) -> None:
    visit = touched(library, Visit(), actions.SetLanguage("en"))

    assert (visit.spot, visit.behind, visit.language) == (Spot("home"), (), EN)


def test_home_forgets_the_way_and_the_search(library: Library) -> None:
    visit = Visit(spot=Spot("search"), behind=(Spot("home"),), query="ひっこし")

    visit = touched(library, visit, actions.Show("home"))

    assert (visit.spot, visit.behind, visit.query) == (Spot("home"), (), "")


def test_opening_a_procedure_shows_its_card_and_notes_its_use(library: Library) -> None:
    visit = touched(
        library, Visit(spot=Spot("home"), query="なくした"), actions.OpenProcedure(LOST)
    )

    assert visit.spot == Spot("procedure", position=Position(LOST))
    assert visit.behind == (Spot("home"),)
    assert visit.query == ""
    assert visit.used == (Use(LOST),)


def test_farthest_step_of_each_procedure_is_noted_once(library: Library) -> None:
    visit = open_procedure(open_procedure(Visit(), PIN), LOST)

    visit = touched(library, visit, actions.Advance())

    assert visit.used == (Use(PIN), Use(LOST, StepId("start")))


def test_area_and_back(library: Library) -> None:
    there = touched(library, Visit(spot=Spot("home")), actions.OpenArea("trouble"))

    assert there.spot == Spot("area", area="trouble")
    assert touched(library, there, actions.Back()).spot == Spot("home")


def test_back_walks_the_procedure_and_then_leaves_it(library: Library) -> None:
    visit = at_step("start")

    card = go_back(visit)
    out = go_back(card)

    assert card.spot == Spot("procedure", position=Position(LOST))
    assert out.spot == Spot("area", area="trouble")
    assert go_back(out).spot == Spot("home")


def test_back_from_the_first_page_stays_and_elsewhere_finds_home() -> None:
    assert go_back(Visit()) == Visit()
    assert go_back(Visit(spot=Spot("about"))).spot == Spot("home")


def test_back_closes_a_tool_first_and_turns_parts_back() -> None:
    visit = msgspec.structs.replace(at_step("start"), panel="size")
    parted = visit.at(msgspec.structs.replace(visit.spot, part=2))

    assert go_back(visit) == at_step("start")
    assert go_back(parted).spot.part == 1


def test_tool_opens_and_closes_with_the_same_touch(library: Library) -> None:
    opened = touched(library, at_step("start"), actions.Show("panel:size"))
    closed = touched(library, opened, actions.Show("panel:size"))

    assert opened.panel == "size"
    assert opened.spot == at_step("start").spot
    assert closed == at_step("start")


def test_call_keeps_the_place_however_often_it_is_pressed(library: Library) -> None:
    call = actions.Show("help")

    visit = touched(library, at_step("start"), call, call, call, actions.Back())

    assert visit == at_step("start")


def test_answer_that_opens_another_procedure_can_be_taken_back(library: Library) -> None:
    choices = procedure_of(library, "certificates.residence-store").steps
    asked, chosen = next(
        (step, choice) for step in choices for choice in step.choices if choice.go is not None
    )
    before = at_step(asked.id, ProcedureId("certificates.residence-store"))

    there = touched(library, before, actions.Answer(chosen.id))
    again = touched(library, there, actions.Back())

    assert there.spot.position == Position(chosen.go or PIN)
    assert again.spot.position is not None
    assert again.spot.position.step == asked.id
    assert dict(again.spot.position.answers) == {asked.id: chosen.id}


def test_change_and_jump_move_within_the_procedure(library: Library) -> None:
    changing = touched(library, at_step("check"), actions.Change(StepId("where")))
    assert changing.spot.position is not None
    assert changing.spot.position.is_changing

    trouble = touched(library, at_step("call"), actions.Show("trouble"))
    jumped = touched(library, trouble, actions.JumpTo(StepId("no-phone")))

    assert trouble.spot.screen == "trouble"
    assert jumped.spot.position is not None
    assert (jumped.spot.screen, jumped.spot.position.step) == ("procedure", "no-phone")
    assert jumped.behind == at_step("call").behind
    assert go_back(jumped).spot == at_step("call").spot


def test_jump_from_a_later_part_of_the_trouble_page_leaves_it_too(library: Library) -> None:
    trouble = touched(
        library,
        at_step("call"),
        actions.Show("trouble"),
        actions.TurnPage(1),
        actions.JumpTo(StepId("no-phone")),
    )

    assert trouble.behind == at_step("call").behind


def test_touch_of_a_procedure_without_one_changes_nothing(library: Library) -> None:
    home = Visit(spot=Spot("home"))

    assert touched(library, home, actions.Advance(), actions.Answer(ChoiceId("yes"))) == home


def test_explanation_opens_in_place_and_closes(library: Library) -> None:
    opened = touched(library, at_step("start"), actions.ToggleWhy())

    assert opened.spot.is_why_open
    assert touched(library, opened, actions.ToggleWhy()) == at_step("start")


def test_typing_fills_the_query_and_changes_pads(library: Library) -> None:
    visit = touched(
        library,
        Visit(spot=Spot("search"), behind=(Spot("home"),)),
        actions.TypeKey("か"),
        actions.TypeKey("゛"),
        actions.TypeKey("pad:latin"),
        actions.TypeKey("a"),
    )

    assert (visit.query, visit.spot.area) == ("がa", "latin")
    assert go_back(visit).query == ""


def test_size_volume_theme_and_speed_stay_within_what_there_is(library: Library) -> None:
    visit = touched(
        library,
        Visit(),
        actions.SetSize(9),
        actions.SetVolume(0),
        actions.SetTheme("pink"),
        actions.SetSpeed("warp"),
    )
    assert (visit.size, visit.volume, visit.theme, visit.speed) == (4, 1, "light", "usual")

    chosen = touched(
        library, visit, actions.SetTheme("dark"), actions.SetSpeed("slow"), actions.ToggleReach()
    )

    assert (chosen.theme, chosen.speed, chosen.is_reach) == ("dark", "slow", True)
    assert not touched(library, chosen, actions.ToggleReach()).is_reach


def test_japanese_beside_comes_and_goes_and_never_beside_itself(library: Library) -> None:
    both = touched(library, Visit(language=EN, spot=Spot("home")), actions.ToggleJapanese())

    assert both.beside == JA
    assert touched(library, both, actions.ToggleJapanese()).beside is None
    assert set_language(both, EASY).beside == JA
    assert set_language(both, JA).beside is None


UNMOVING = (actions.ReadAloud(), actions.Print(), actions.StayHere(), actions.EndVisit())


@pytest.mark.parametrize("action", UNMOVING, ids=lambda one: type(one).__name__)
def test_what_the_shell_does_leaves_the_visit_as_it_is(
    library: Library, action: actions.Action
) -> None:
    assert touched(library, at_step("start"), action) == at_step("start")
    assert touched(library, Visit(), actions.Desk("open")) == Visit()


def test_every_kind_of_touch_can_be_kept_and_read_back() -> None:
    every = actions.Action.__args__
    assert set(every) == {
        one for one in vars(actions).values() if isinstance(one, type) and one is not msgspec.Struct
    } - {object}
    kept = msgspec.json.encode(actions.Answer(ChoiceId("yes")))

    assert msgspec.json.decode(kept, type=get_args(list[actions.Action])[0]) == actions.Answer(
        ChoiceId("yes")
    )


@pytest.mark.parametrize("name", PROCEDURES)
def test_language_switch_at_every_step_keeps_step_and_answers(library: Library, name: str) -> None:
    for position in places(procedure_of(library, name)):
        visit = Visit(spot=Spot("procedure", position=position, part=1))
        before = show(scene_at(library, None, visit))
        for lang in (*LANGUAGES, JA):
            visit = touched(library, visit, actions.SetLanguage(lang))
            after = show(scene_at(library, None, visit))
            assert visit.spot.position == position
            assert visit.spot.part == 0
            assert after.lang == lang
            assert [one.key for one in after.buttons()] == [one.key for one in before.buttons()]
