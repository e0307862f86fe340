from __future__ import annotations

from kiosk.desk.counters import NoticeCount
from kiosk.desk.open_sessions import OpenSessions
from tests.ui.conftest import TODAY
from tests.ui.presenters.test_desk import _in_session, _saved_rows, _sign_in, desk, staffed
from tests.ui.presenters.test_desk_book import AFTER, _settled
from tests.ui.terminal import Terminal

__all__ = ["desk", "staffed"]


def test_a_resident_who_declines_is_counted_and_nothing_is_recorded(desk: Terminal) -> None:
    _sign_in(desk)
    desk.press("desk:start:")
    asked = desk.page
    desk.press("desk:notice:no")
    held = desk.desk.holds
    desk.press("desk", "main")
    desk.at_desk("home")

    left = desk.kiosk.work.in_open(OpenSessions.left_over)
    counted = desk.kiosk.work.in_counters(lambda one: one.notices(TODAY, AFTER))
    assert asked == "staff:notice"
    assert held
    assert left == ()
    assert counted == [NoticeCount("ja", 1, 1)]
    assert _saved_rows(desk) == []


def test_nothing_is_on_the_disk_before_the_resident_was_told(
    desk: Terminal,
) -> None:
    _sign_in(desk)
    desk.press("desk:start:")
    _settled(desk)
    asked = desk.page, desk.kiosk.work.in_open(OpenSessions.left_over)

    desk.press("desk:notice:yes")
    _settled(desk)

    kept = desk.kiosk.work.in_open(OpenSessions.left_over)
    counted = desk.kiosk.work.in_counters(lambda one: one.notices(TODAY, AFTER))
    assert asked == ("staff:notice", ())
    assert len(kept) == 1
    assert counted == [NoticeCount("ja", 1, 0)]


def test_the_next_person_is_told_too(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:outcome:solved", "desk:save-next:")
    desk.at_desk("saved")

    desk.press("main")
    told = desk.page
    desk.press("desk:notice:no", "desk", "main")
    desk.at_desk("home")

    assert told == "staff:notice"
    assert len(_saved_rows(desk)) == 1


def test_a_note_that_may_name_somebody_is_asked_about_and_kept_when_confirmed(
    desk: Terminal,
) -> None:
    _sign_in(desk)
    desk.press("desk:page:look", "desk:page:handover")
    desk.type("たなかがきた")
    desk.press("main")
    desk.at_desk("handover-sure")
    asked = desk.text
    desk.press("desk:write-on:")
    again = desk.page, desk.desk.shift.typed
    desk.press("main")
    desk.at_desk("handover-sure")

    desk.press("desk:handover-sure:")
    desk.at_desk("handed-over")

    assert "お名前が 入っていませんか" in asked
    assert again == ("staff:handover", "たなかがきた")
    (note,) = desk.kiosk.work.in_book(lambda book: book.handovers(TODAY))
    assert note.note == "たなかがきた"


def test_a_record_with_a_confirmed_memo_can_be_corrected(desk: Terminal) -> None:
    _in_session(desk)
    desk.press("desk", "desk:memo:")
    desk.type("たなかがきた")
    desk.press("main", "desk:memo-sure:", "desk:outcome:solved", "main")
    desk.at_desk("saved")
    (row,) = _saved_rows(desk)
    desk.press("main", "desk", "desk:page:look", "desk:page:today")
    desk.at_desk("today")

    desk.press(f"desk:one:{row.record_id}", "desk:page:minutes", "desk:set:minutes=45", "main")
    desk.at_desk("today")

    (corrected,) = _saved_rows(desk)
    assert (corrected.rev, corrected.minutes, corrected.memo) == (2, 45, "たなかがきた")
