from __future__ import annotations

from datetime import date

import pytest

from kiosk.desk.codes import OUTCOME
from kiosk.desk.model import HelpSession, RecordId, Role, Supporter, SupporterCode
from kiosk.desk.pages.shift import Shift
from kiosk.desk.pages.show import PAGES, desk_page
from kiosk.guide import actions
from kiosk.guide.blocks import Field, Notice
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Position
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import ProcedureId, StepId
from kiosk.visit import Spot, Visit
from tests.content.every_page import every_page, flat
from tests.kiosk.guide.walks import scene_at

VOLUNTEER = Supporter(SupporterCode("A-07"), "みんなの会")
OFFICER = Supporter(SupporterCode("C-01"), "市役所", Role.CITY_OFFICER)
GONE = Supporter(SupporterCode("B-02"), "みんなの会", active=False)
DRAFT = HelpSession(
    RecordId("r1"), date(2026, 11, 21), "10:00", 20, ("mn_lost",), "", guide_id="trouble.lost-card"
)
AT_CALL = Visit(
    spot=Spot("procedure", position=Position(ProcedureId("trouble.lost-card"), StepId("call"))),
    language=EN,
)


def shown(library: Library, visit: Visit = AT_CALL, **shift: object) -> Page:
    return desk_page(scene_at(library, None, visit), Shift(**shift))  # type: ignore[arg-type]


def texts(page: Page) -> str:
    return " ".join(line.shown for line in page.lines())


def done(page: Page) -> list[tuple[str, str]]:
    found = [one.action for one in page.buttons()]
    return [(one.what, one.value) for one in found if isinstance(one, actions.Desk)]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_supporter_reads_japanese_whatever_the_resident_chose_and_hears_nothing(
    library: Library, page: str
) -> None:
    made = shown(library, page=page, supporters=(VOLUNTEER,), base=DRAFT)

    assert made.name == f"staff:{page}"
    assert made.is_quiet
    assert {line.lang for line in made.lines()} == {JA}


@pytest.mark.parametrize("page", ["first-code", "code"])
def test_code_of_the_staff_is_masked_and_never_among_the_texts(library: Library, page: str) -> None:
    made = shown(library, page=page, typed="493817")

    field = next(block for block in flat(made) if isinstance(block, Field))
    assert field.is_masked
    assert field.is_private
    assert "493817" not in texts(made)


def test_first_code_is_typed_twice(library: Library) -> None:
    once = shown(library, page="first-code")
    again = shown(library, page="first-code", first="493817")

    assert once.title != again.title
    assert "はじめから 決まっている 番号は ありません。" in texts(once)


def test_only_active_supporters_are_offered_by_code_not_name(library: Library) -> None:
    made = shown(library, page="who", supporters=(VOLUNTEER, GONE))

    assert done(made) == [("choose", "みんなの会/A-07")]
    assert made.buttons()[0].line.shown == "みんなの会 A-07"


def test_brackets_in_the_name_of_an_organisation_do_not_break_the_page(library: Library) -> None:
    odd = Supporter(SupporterCode("X-01"), "[支援]{会}")

    made = shown(library, page="who", supporters=(odd,))

    assert made.buttons()[0].line.shown == "［支援］｛会｝ X-01"


@pytest.mark.parametrize(
    ("who", "is_offered"), [(VOLUNTEER, False), (OFFICER, True), (None, False)]
)
def test_only_staff_may_add_supporters_and_stop_the_machine(
    library: Library, who: Supporter | None, is_offered: bool
) -> None:
    words = [what for what, _ in done(shown(library, page="home", signed_in=who))]

    assert ("quit" in words) == is_offered
    assert ("add" in words) == is_offered
    assert "start" in words
    assert "sign-out" in words


def test_closing_needs_a_result_before_it_can_be_saved(library: Library) -> None:
    without = shown(library, page="close", base=DRAFT)
    with_one = shown(library, page="close", base=DRAFT, changes={"outcome": "solved"})

    assert without.frame.main is None
    assert with_one.frame.main is not None
    assert with_one.frame.main.action == actions.Desk("save")
    assert [value for what, value in done(with_one) if what == "outcome"] == [
        code for code in OUTCOME if code != "cancelled"
    ]
    assert "20分" in texts(with_one)


def test_memo_warns_of_names_and_numbers(library: Library) -> None:
    made = shown(library, page="memo", typed="かぞくと")

    assert "名前や 番号は 書きません。" in texts(made)
    assert next(block for block in flat(made) if isinstance(block, Field)).text == "かぞくと"


def test_what_the_desk_says_stands_right_under_the_title(library: Library) -> None:
    made = shown(library, page="code", says="番号が ちがいます。")

    assert isinstance(made.blocks[1], Notice)
    assert made.blocks[1].lines[0].shown == "番号が ちがいます。"


def test_hints_are_those_of_the_step_on_the_residents_screen(library: Library) -> None:
    step = library.procedure(ProcedureId("trouble.lost-card")).step(StepId("call"))

    said = texts(shown(library, page="hints"))

    assert step.supporter.tips[0] in said
    assert step.supporter.caution in said


def test_hints_of_the_step_behind_another_page_are_found(library: Library) -> None:
    behind = AT_CALL.go(Spot("help"))
    tip = library.procedure(ProcedureId("trouble.lost-card")).supporter.tips[0]

    assert tip in texts(shown(library, behind, page="hints"))


@pytest.mark.parametrize(
    "spot", [Spot("home"), Spot("procedure", position=Position(ProcedureId("no.such")))]
)
def test_hints_without_a_procedure_say_so(library: Library, spot: Spot) -> None:
    made = shown(library, Visit(spot=spot), page="hints")

    assert "手続きを 開くと、ヒントが 出ます。" in texts(made)


def test_hints_never_reach_the_residents_page(library: Library) -> None:
    tips = {
        tip
        for procedure in library.content.procedures
        for one in (procedure.supporter, *(step.supporter for step in procedure.steps))
        for tip in (*one.tips, one.caution, one.say)
        if tip
    }

    for name, page in every_page(library, JA):
        assert not tips & {line.shown for line in page.lines()}, name
