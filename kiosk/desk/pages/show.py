"""Which of the desk's pages a shift shows: the one table from names to pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from kiosk.desk.pages import entry, notebook, report, session, sign_in
from kiosk.desk.pages.parts import Made, says
from kiosk.desk.pages.shift import Shift
from kiosk.guide.blocks import Notice
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import Page
from kiosk.guide.teller import Teller
from kiosk.guide.views.asked import faces_page, notice_page
from kiosk.language.languages import JA

FOR_RESIDENT: Mapping[str, Callable[[Scene], Page]] = {"faces": faces_page, "notice": notice_page}
"""Pages turned to the resident, in her own languages."""

PAGES: Mapping[str, Callable[[Scene, Shift], Made]] = {
    "first-code": sign_in.first_code,
    "who": sign_in.who,
    "code": sign_in.code,
    "leaving": sign_in.leaving,
    "home": session.home,
    "lesson": session.lesson,
    "close": session.close,
    "more": session.more,
    "memo": session.memo,
    "memo-sure": session.memo_sure,
    "slip": session.slip,
    "saved": session.saved,
    "hints": session.hints,
    "minutes": entry.minutes,
    "people": entry.people,
    "several": entry.several,
    "areas": entry.areas,
    "topics": entry.topics,
    "blocked_by": entry.blocked_by,
    "referred_to": entry.referred_to,
    "follow_up": entry.follow_up,
    "outcome": entry.outcome,
    "day": entry.day,
    "hour": entry.hour,
    "look": notebook.look,
    "today": notebook.today,
    "one": notebook.one,
    "cancel": notebook.cancel,
    "tally": notebook.tally,
    "tallied": notebook.tallied,
    "follow-ups": notebook.follow_ups,
    "follow-up": notebook.follow_up_done,
    "handover": notebook.handover,
    "handover-sure": notebook.handover_sure,
    "handed-over": notebook.handed_over,
    "needs": report.needs,
    "stops": report.stops,
    "voices": report.voices,
    "month": report.month,
    "export": report.export,
}
WITH_BACK = ("first-code", "who", "code", "home", "close")
"""Pages from which Back leaves the desk; the others have a way back of their own."""


def desk_page(scene: Scene, shift: Shift) -> Page:
    """Return the page of ``shift`` that is open."""
    if shift.page in FOR_RESIDENT:
        return FOR_RESIDENT[shift.page](scene)
    scene = msgspec.structs.replace(scene, tell=Teller(scene.book(JA)))
    blocks, main = PAGES[shift.page](scene, shift)
    if shift.says:
        blocks.insert(1, Notice("ask", (says(shift.says),), "info"))
    is_back = main is not None and main.key == "back"
    around = frame(
        scene,
        place=says("支援する人の ページ"),
        main=None if is_back else main,
        has_back=shift.page in WITH_BACK,
    )
    return Page(
        f"staff:{shift.page}",
        scene.tell.lang,
        msgspec.structs.replace(around, back=main) if is_back else around,
        tuple(blocks),
        is_quiet=True,
    )
