from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from kiosk.desk.counters import (
    Face,
    FaceTouched,
    NeedCount,
    NeedKind,
    NeedUnmet,
    Passage,
    StepPassed,
)
from kiosk.desk.model import HelpSession
from kiosk.desk.slips import is_slip_number
from kiosk.errors import StoreError
from tests.ui.conftest import TODAY
from tests.ui.presenters.test_desk import (
    OWN_CODE,
    PHONE,
    _in_session,
    _saved_rows,
    _sign_in,
    desk,
    staffed,
)
from tests.ui.terminal import Terminal

__all__ = ["desk", "staffed"]
AFTER = TODAY.replace(day=TODAY.day + 1)


def _settled(terminal: Terminal) -> None:
    terminal.until(lambda: not terminal.kiosk.bridge._tasks)


def _saved_one(terminal: Terminal) -> HelpSession:
    _in_session(terminal)
    terminal.press("desk", "desk:outcome:solved", "main")
    terminal.at_desk("saved")
    (row,) = _saved_rows(terminal)
    terminal.press("main", "desk", "desk:page:look", "desk:page:today")
    terminal.at_desk("today")
    return row


def test_an_open_session_is_offered_again_after_a_power_cut(
    desk: Terminal, open_terminal: Callable[..., Terminal]
) -> None:
    _in_session(desk)
    desk.press("mynumber", "mynumber.apply", "main", "self")
    _settled(desk)
    desk.kiosk.work.close()

    again = open_terminal(folder=desk.data).open()
    again.press("ja")
    again.touch_corner()
    again.at_desk("who")
    _sign_in(again)
    (waiting,) = again.desk.shift.waiting
    again.press(f"desk:resume:{waiting.session.record_id}", "desk", "desk:outcome:partly", "main")
    again.at_desk("saved")

    (row,) = _saved_rows(again)
    assert (row.guide_id, row.outcome) == ("mynumber.apply", "partly")


def test_a_paused_session_gains_no_minutes(desk: Terminal) -> None:
    _in_session(desk)
    desk.clock.advance(8 * 60)
    desk.press("desk", "desk:page:more", "desk:pause:")
    desk.clock.advance(40 * 60)
    (waiting,) = desk.desk.shift.waiting

    desk.press(f"desk:resume:{waiting.session.record_id}", "desk", "desk:outcome:solved", "main")
    desk.at_desk("saved")

    (row,) = _saved_rows(desk)
    assert row.minutes == 10


def test_saving_and_the_next_person_are_one_touch(desk: Terminal) -> None:
    _in_session(desk)
    first = desk.desk.shift.running

    desk.press("desk", "desk:outcome:solved", "desk:save-next:")
    desk.at_desk("saved")

    assert desk.desk.holds
    assert desk.desk.shift.running != first
    assert len(_saved_rows(desk)) == 1


def test_minutes_topic_reason_and_face_are_saved_as_chosen(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:outcome:not_solved")
    desk.press("desk:page:blocked_by", "desk:toggle:blocked_by=no_card", "main")
    desk.press("desk:page:more", "desk:page:minutes", "desk:set:minutes=45")
    desk.press("desk:page:more", "desk:page:areas", "desk:area:A_mynumber")
    desk.press("desk:toggle:topics=mn_pin", "main")
    desk.press("desk:page:more", "desk:page:faces", "desk:face:3", "main")
    desk.at_desk("saved")

    (row,) = _saved_rows(desk)
    assert (row.minutes, row.topics, row.blocked_by) == (45, ("mn_pin",), ("no_card",))
    assert (row.outcome, row.satisfaction) == ("not_solved", 3)


def test_reasons_are_offered_only_when_it_was_not_solved(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:outcome:solved")
    solved = desk.offered()

    desk.press("desk:outcome:not_solved")

    assert "desk:page:blocked_by" not in solved
    assert "desk:page:blocked_by" in desk.offered()


def test_going_on_here_gives_a_slip_number_and_a_follow_up(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:outcome:again", "desk:page:more")
    desk.press("desk:page:follow_up", "desk:set:follow_up=again_here")
    desk.at_desk("slip")
    number = desk.desk.shift.entry.slip_number if desk.desk.shift.entry else None
    shown = desk.text
    desk.press("main", "main")
    desk.at_desk("saved")
    desk.press("main", "desk", "desk:page:look", "desk:page:follow-ups")
    desk.at_desk("follow-ups")
    (found,) = desk.desk.shift.follow_ups

    desk.press(f"desk:follow-up:{found.record_id}", "desk:follow-up-done:")
    desk.at_desk("follow-ups")

    assert number is not None
    assert is_slip_number(number)
    assert number in shown
    assert found.slip_number == number
    assert desk.desk.shift.follow_ups == ()


def test_a_lesson_is_one_row_with_its_head_count(desk: Terminal) -> None:
    _sign_in(desk)
    desk.press("desk:page:lesson", "desk:lesson:12", "desk", "desk:outcome:solved", "main")
    desk.at_desk("saved")

    (row,) = _saved_rows(desk)
    assert (row.people, row.channel) == (12, "class")


def test_a_lesson_begins_with_the_list_of_its_material(desk: Terminal) -> None:
    _sign_in(desk)
    desk.press("desk:lessons")
    assert desk.page == "lessons"
    desk.press("desk", "desk:page:lesson", "desk:lesson:12")

    assert desk.page == "lessons"
    desk.press("lesson:qr", "main", "phone.qr", "lesson")
    assert desk.page == "lesson"
    desk.press("desk")
    desk.at_desk("close")
    assert desk.desk.shift.entry is not None
    assert desk.desk.shift.entry.guide_id == "phone.qr"


def test_a_saved_record_is_corrected_as_its_next_revision(desk: Terminal) -> None:
    row = _saved_one(desk)

    desk.press(f"desk:one:{row.record_id}", "desk:page:minutes", "desk:set:minutes=30", "main")
    desk.at_desk("today")

    (after,) = _saved_rows(desk)
    assert (after.minutes, after.rev, after.edited_by_role) == (30, 2, "volunteer")


def test_a_cancelled_record_counts_no_more(desk: Terminal) -> None:
    row = _saved_one(desk)

    desk.press(f"desk:one:{row.record_id}", "desk:page:cancel", "desk:cancel:")
    desk.at_desk("today")

    assert desk.desk.shift.listed == ()
    assert desk.desk.shift.today == 0
    (after,) = _saved_rows(desk)
    assert after.cancelled


def _fill_tally(terminal: Terminal) -> None:
    _sign_in(terminal)
    terminal.press("desk:page:look", "desk:page:tally")
    terminal.press("desk:page:day", f"desk:set:started_on={TODAY.replace(day=TODAY.day - 1)}")
    terminal.press("desk:page:hour", "desk:set:start_slot=14:00")
    terminal.press("desk:page:areas", "desk:area:A_mynumber", "desk:toggle:topics=mn_pin", "main")
    terminal.press("desk:page:outcome", "desk:set:outcome=solved")
    terminal.press("desk:page:minutes", "desk:set:minutes=20")
    terminal.press("desk:page:several", "desk:set:several=3")


def test_a_paper_tally_becomes_one_late_record_per_session(desk: Terminal) -> None:
    _fill_tally(desk)

    desk.press("main")
    desk.at_desk("tallied")

    rows = _saved_rows(desk)
    assert len({row.record_id for row in rows}) == 3
    assert {(row.start_slot, row.minutes, row.entered_late) for row in rows} == {
        ("14:00", 20, True)
    }
    assert {row.started_on.day for row in rows} == {TODAY.day - 1}


def test_a_tally_that_fails_half_way_says_what_is_left(
    desk: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    _fill_tally(desk)
    real = desk.kiosk.work.save
    saved: list[HelpSession] = []

    def once(session: HelpSession) -> None:
        if saved:
            raise StoreError("ディスクが いっぱいです。")
        saved.append(session)
        real(session)

    monkeypatch.setattr(desk.kiosk.work, "save", once)
    desk.press("main")
    desk.at_desk("tally")
    left = desk.desk.shift.several
    monkeypatch.undo()

    desk.press("main")
    desk.at_desk("tallied")

    assert left == 2
    assert len(_saved_rows(desk)) == 3


def test_a_note_for_the_next_shift_is_shown_at_sign_in_and_a_telephone_number_is_not_kept(
    desk: Terminal,
) -> None:
    _sign_in(desk)
    desk.press("desk:page:look", "desk:page:handover")
    desk.type(PHONE)
    desk.press("main")
    desk.at_desk("handover")
    refused = desk.text
    desk.press("clear")
    desk.type("いんさつのかみがすくない")
    desk.press("main")
    desk.at_desk("handed-over")
    desk.press("back", "back", "desk:sign-out:")
    desk.touch_corner()
    desk.at_desk("who")

    desk.press("desk:choose:V7")
    desk.type(OWN_CODE)
    desk.at_desk("home")

    assert "電話番号" in refused
    assert "いんさつのかみがすくない" in desk.text
    (note,) = desk.kiosk.work.in_book(lambda book: book.handovers(TODAY))
    assert note.by_code == "V7"


def test_the_month_is_shown_and_written_to_files(desk: Terminal, tmp_path: Path) -> None:
    _saved_one(desk)
    desk.press("back", "desk:page:month")
    desk.at_desk("month")
    shown = desk.desk.shift.month

    desk.press("desk:export:")
    desk.at_desk("export")

    assert shown is not None
    assert dict(shown.numbers)["相談の件数"] == "1"
    going = desk.desk.shift.exporting
    assert going is not None
    assert (going.state, going.done) == ("done", 3)
    folder = desk.kiosk.work.export_place()[0]
    assert (folder / f"{shown.month}.xlsx").stat().st_size > 0
    assert list((folder / f"{shown.month}-csv").glob("*.csv"))
    assert "相談" in pypdf.PdfReader(folder / f"{shown.month}.pdf").pages[0].extract_text()


def test_a_stopped_export_says_so_and_leaves_nothing_half_written(desk: Terminal) -> None:
    _saved_one(desk)
    desk.press("back", "desk:page:month")
    desk.at_desk("month")

    desk.press("desk:export:")
    desk.press("main")
    desk.at_desk("export")

    going = desk.desk.shift.exporting
    assert going is not None
    assert going.state == "stopped"
    folder = desk.kiosk.work.export_place()[0]
    assert list(folder.rglob("*.part")) == []


def test_steps_calls_and_searches_in_vain_are_counted_without_their_words(
    desk: Terminal,
) -> None:
    desk.press("back", "search")
    desk.type("ぬぬぬ")
    desk.press("home", "mynumber", "mynumber.apply", "main", "call", "end", "main")
    _settled(desk)

    steps = desk.kiosk.work.in_counters(lambda one: one.steps(TODAY, AFTER))
    needs = desk.kiosk.work.in_counters(lambda one: one.needs(TODAY, AFTER))
    first = [one for one in steps if one.procedure == "mynumber.apply"]
    assert sorted(needs, key=str) == [
        NeedCount(NeedKind.SEARCH_FAILED, "ことば", 1),
        NeedCount(NeedKind.UNANSWERED, "mynumber.apply", 1),
    ]
    assert [(one.entered, one.left, one.ended) for one in first] == [(1, 1, 0)]
    assert {one.procedure for one in steps} == {"mynumber.apply"}


def test_looking_back_shows_what_was_counted(desk: Terminal) -> None:
    left = StepPassed("mynumber.apply", "pin", "ja", Passage.LEFT)
    events = (left, left, FaceTouched("mynumber.apply", "ja", Face.GOOD))
    desk.kiosk.work.in_counters(
        lambda one: one.add((*events, NeedUnmet(NeedKind.UNANSWERED, "mn_pin")))
    )
    _sign_in(desk)
    said = {}

    for page in ("needs", "stops", "voices"):
        desk.press("desk", "desk:page:look", f"desk:page:{page}")
        desk.at_desk(page)
        said[page] = desk.text
        desk.press("back", "back")

    assert "暗証番号" in said["needs"]
    assert "1回" in said["needs"]
    assert " 2 " in said["stops"]
    assert "よかった 1人" in said["voices"]


def test_leaving_with_a_session_that_waits_asks_first(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:page:more", "desk:pause:", "desk:sign-out:")
    asked = desk.page

    desk.press("desk:sign-out:yes")

    assert asked == "staff:leaving"
    assert not desk.desk.is_signed_in
