from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.desk.model import HelpSession, Role, Supporter, SupporterCode
from kiosk.desk.sqlite.audit import TERMINAL
from kiosk.desk.staff import Staff
from kiosk.desk.store import open_store
from kiosk.errors import StoreError
from kiosk.guide import actions
from kiosk.visit import Spot, Visit
from tests.fakes.clock import FrozenClock
from tests.ui.terminal import Terminal

LEAD_CODE, OWN_CODE, WRONG_CODE = "482913", "590272", "482914"
# A telephone number of an office, spelled on the kana pad.
PHONE = "ぜろよんろくろくにごいちいちいちいち"


@pytest.fixture
def staffed(data: Path) -> Path:
    """A data folder where a lead and a volunteer have their codes."""
    store = open_store(data, FrozenClock())
    staff = Staff(store.database, FrozenClock())
    staff.set_first_code(Supporter(SupporterCode("01"), "city", Role.CITY_OFFICER), LEAD_CODE)
    volunteer = Supporter(SupporterCode("V7"), "npo")
    staff.register(volunteer, by=TERMINAL)
    staff.set_code(volunteer, OWN_CODE, by=TERMINAL)
    store.close()
    return data


@pytest.fixture
def desk(staffed: Path, open_terminal: Callable[..., Terminal]) -> Terminal:
    """A terminal at the page where a supporter says who they are."""
    terminal = open_terminal(folder=staffed).open()
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("who")
    return terminal


def _sign_in(terminal: Terminal, code: str = OWN_CODE) -> None:
    terminal.press("desk:choose:V7" if code == OWN_CODE else "desk:choose:01")
    terminal.type(code)
    terminal.at_desk("home")


def _in_session(terminal: Terminal) -> None:
    _sign_in(terminal)
    terminal.press("desk:start:", "desk:notice:yes")


def _saved_rows(terminal: Terminal) -> list[HelpSession]:
    terminal.kiosk.work.close()
    store = open_store(terminal.data, terminal.clock)
    rows = store.sessions()
    store.close()
    return rows


def test_the_first_start_asks_for_a_code_and_nothing_goes_on_without_it(
    terminal: Terminal,
) -> None:
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("first-code")

    terminal.type("123456")
    terminal.type("123456")
    terminal.at_desk("first-code")

    assert "6けた" in terminal.text
    assert not any(key.startswith("desk:") for key in terminal.offered())


def test_two_different_first_codes_begin_again(terminal: Terminal) -> None:
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("first-code")

    terminal.type(LEAD_CODE)
    terminal.type(WRONG_CODE)

    assert "2回の 番号が ちがいます" in terminal.text
    assert terminal.desk.shift.first == ""


def test_the_first_code_makes_an_officer_who_is_signed_in(terminal: Terminal) -> None:
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("first-code")

    terminal.type(LEAD_CODE)
    terminal.type(LEAD_CODE)
    terminal.at_desk("home")

    assert {"desk:add:", "desk:quit:"} <= set(terminal.offered())


def test_two_touches_on_the_corner_open_nothing(terminal: Terminal) -> None:
    terminal.press("ja")

    terminal.touch_corner(2)
    terminal.clock.advance(3)
    terminal.touch_corner(2)

    assert terminal.page == "home"


def test_a_code_is_never_shown(desk: Terminal) -> None:
    desk.press("desk:choose:V7")

    desk.type(OWN_CODE[:5])

    assert OWN_CODE[:5] not in desk.text
    assert OWN_CODE[:5] not in " ".join(one.accessibleName() for one in desk.screen.widgets())


def test_a_wrong_code_says_so_and_the_right_one_opens(desk: Terminal) -> None:
    desk.press("desk:choose:V7")
    desk.type(WRONG_CODE)
    desk.at_desk("code")
    said = desk.text

    desk.type(OWN_CODE)
    desk.at_desk("home")

    assert "番号が ちがいます" in said


def test_five_wrong_codes_lock_the_desk_for_five_minutes(desk: Terminal) -> None:
    desk.press("desk:choose:V7")
    for _ in range(5):
        desk.type(WRONG_CODE)
        desk.at_desk("code")
    desk.type(OWN_CODE)
    desk.at_desk("code")
    locked = desk.text

    desk.clock.advance(301)
    desk.type(OWN_CODE)
    desk.at_desk("home")

    assert "5分 お待ちください" in locked


def test_a_volunteer_can_neither_add_people_nor_stop_the_terminal(desk: Terminal) -> None:
    _sign_in(desk)

    assert "desk:start:" in desk.offered()
    assert not {"desk:add:", "desk:quit:"} & set(desk.offered())


def test_an_officer_adds_a_volunteer_who_can_sign_in(desk: Terminal) -> None:
    _sign_in(desk, LEAD_CODE)
    desk.press("desk:add:")
    desk.at_desk("first-code")
    desk.type("730518")
    desk.type("730518")
    desk.at_desk("home")
    added = desk.desk.shift.signed_in

    desk.press("desk:sign-out:")
    desk.touch_corner()
    desk.at_desk("who")
    desk.press("desk:choose:02")
    desk.type("730518")
    desk.at_desk("home")

    assert added is not None
    assert added.code == "01"
    assert not {"desk:add:", "desk:quit:"} & set(desk.offered())


def test_only_stopping_stops_the_terminal(desk: Terminal) -> None:
    stopped: list[bool] = []
    desk.kiosk.stopping = lambda: stopped.append(True)
    _sign_in(desk, LEAD_CODE)
    before = list(stopped)

    desk.press("desk:quit:")

    assert before == []
    assert stopped == [True]


def test_a_session_starts_in_one_touch_and_closes_in_three(desk: Terminal) -> None:
    _sign_in(desk)
    desk.press("back")
    before = desk.touches
    desk.press("desk", "desk:start:", "desk:notice:yes")
    to_start = desk.touches - before
    desk.press("mynumber", "mynumber.apply", "main", "self")
    desk.clock.advance(17 * 60)

    before = desk.touches
    desk.press("desk", "desk:outcome:solved", "main")
    to_close = desk.touches - before
    desk.at_desk("saved")

    assert to_start <= 3
    assert to_close <= 3
    (row,) = _saved_rows(desk)
    assert (row.guide_id, row.outcome, row.language) == ("mynumber.apply", "solved", "ja")
    assert (row.supporter_code, row.channel, row.people) == ("V7", "desk", 1)
    assert 17 <= row.minutes <= 25
    assert row.start_slot == "10:00"
    assert row.topics
    assert row.memo == ""


def test_a_session_may_have_begun_five_minutes_ago(desk: Terminal) -> None:
    _sign_in(desk)

    desk.press("desk:start:5", "desk:notice:yes")
    desk.press("desk")

    assert desk.desk.shift.draft is not None
    assert 5 <= desk.desk.shift.draft.minutes <= 10


def test_an_open_session_holds_the_visit_for_25_minutes_of_talking(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("mynumber")

    desk.wait(25 * 60)

    assert desk.page == "area"


def test_the_end_of_a_visit_leaves_the_session_open(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("mynumber", "mynumber.apply", "end", "main")

    assert desk.page == "attract"
    assert desk.desk.holds
    desk.press("ja", "desk")
    assert desk.page == "staff:close"


def test_a_memo_with_a_telephone_number_is_refused_with_the_reason_and_can_be_changed(
    desk: Terminal,
) -> None:
    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type(PHONE)

    desk.press("main")
    refused = desk.page, desk.text
    desk.press("clear")
    desk.type("かぞくときた")
    desk.press("main", "desk:outcome:partly", "main")
    desk.at_desk("saved")

    assert refused[0] == "staff:memo"
    assert "電話番号のようです" in refused[1]
    assert PHONE in refused[1].replace(" ", "")
    (row,) = _saved_rows(desk)
    assert row.memo == "かぞくときた"


def test_a_memo_that_may_name_somebody_is_asked_about_and_kept_when_confirmed(
    desk: Terminal,
) -> None:
    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type("たなかがきた")

    desk.press("main")
    asked = desk.page, desk.text
    desk.press("desk:memo-sure:", "desk:outcome:partly", "main")
    desk.at_desk("saved")

    assert asked[0] == "staff:memo-sure"
    assert "お名前が 入っていませんか" in asked[1]
    assert "たなかがきた" in asked[1].replace(" ", "")
    (row,) = _saved_rows(desk)
    assert row.memo == "たなかがきた"


def test_a_memo_that_is_asked_about_can_be_written_again(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type("たなかがきた")
    desk.press("main")

    desk.press("desk:write-on:")
    again = desk.page, desk.desk.shift.typed
    desk.press("clear")
    desk.type("かぞくがきた")
    desk.press("main", "desk:outcome:partly", "main")
    desk.at_desk("saved")

    assert again == ("staff:memo", "たなかがきた")
    (row,) = _saved_rows(desk)
    assert row.memo == "かぞくがきた"


def test_no_answer_keeps_a_memo_that_is_refused(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type(PHONE)

    desk.desk.act(actions.Desk("memo-sure"), Visit())

    assert desk.desk.shift.page == "memo"
    assert desk.desk.shift.memo == ""


def test_after_saving_nothing_of_the_memo_stays_at_the_desk(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type("かぞくときた")
    desk.press("main", "desk:outcome:solved", "main")
    desk.at_desk("saved")

    assert "かぞくときた" not in repr(desk.desk.shift)


def test_a_store_that_cannot_save_says_so_and_keeps_what_was_entered(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(session: HelpSession) -> None:
        raise StoreError("ディスクが いっぱいです。")

    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type("かぞくときた")
    monkeypatch.setattr(desk.kiosk.work, "save", full)
    desk.press("main", "desk:outcome:solved", "main")
    desk.at_desk("close")
    told, kept = desk.text, desk.desk.shift
    monkeypatch.undo()

    desk.press("main")
    desk.at_desk("saved")

    assert "まだ 保存できていません" in told
    assert "いっぱい" in told
    assert (kept.memo, kept.outcome, kept.is_open) == ("かぞくときた", "solved", True)
    (row,) = _saved_rows(desk)
    assert row.memo == "かぞくときた"


def test_pressing_save_twice_saves_one_row(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:outcome:solved", "main")
    desk.click_at_once("main")
    desk.at_desk("saved")

    assert len(_saved_rows(desk)) == 1


def test_a_supporter_who_has_gone_is_signed_out(desk: Terminal) -> None:
    _sign_in(desk)
    desk.press("end", "main")

    desk.wait(30 * 60 + 2)

    assert not desk.desk.is_signed_in


def test_the_desk_opens_where_the_content_is_broken(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.press("back")
    desk.navigator.visit = desk.visit.at(Spot("nowhere"))

    desk.touch_corner()
    desk.at_desk("who")

    assert "desk:choose:01" in desk.offered()


def test_the_hints_are_of_the_step_on_the_residents_screen(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("certificates", "certificates.residence-store")
    supporter = desk.kiosk.library.procedure("certificates.residence-store").supporter  # type: ignore[arg-type]

    desk.press("desk", "desk:hints:")

    assert supporter.tips[0] in desk.text
