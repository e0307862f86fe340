"""The supporter's pages for the audit: every one, with the most that stands on each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from kiosk.clock import JST
from kiosk.desk.codes import OUTCOME
from kiosk.desk.counters import Face, FaceCount, NeedCount, NeedKind, StepCount
from kiosk.desk.lists import FollowUp
from kiosk.desk.model import HelpSession, RecordId, Role, Supporter, SupporterCode
from kiosk.desk.months import Month
from kiosk.desk.open_session import begin
from kiosk.desk.pages.shift import Counted, Exporting, Helped, MonthShown, Shift
from kiosk.desk.pages.show import FOR_RESIDENT, PAGES
from kiosk.procedures.model import Procedure

_STAFF = Supporter(SupporterCode("A01"), "藤沢市", Role.CITY_OFFICER)
_SAYS = "番号が ちがいます。もういちど 入れてください。"
_NOW = datetime(2026, 11, 21, 10, 12, tzinfo=JST)
_DAY = date(2026, 11, 21)
_RECORD = RecordId("r1")
_OPEN = ("close", "more", "memo", "hints", "slip", "faces", "notice", "blocked_by", "referred_to")


def shifts(procedure: Procedure) -> dict[str, tuple[Shift, str]]:
    """Return, by page, the shift it shows and what the frame says of the desk."""
    many = tuple(replace(_STAFF, code=SupporterCode(f"A{n:02}")) for n in range(1, 7))
    out = Shift(supporters=many, chosen=_STAFF, today=3)
    full = _full(procedure)
    opened = replace(full, running=Helped(begin(_RECORD, _NOW)))
    chosen = {"outcome": next(iter(OUTCOME)), "memo": "かぞくと きた"}
    found = dict.fromkeys((*PAGES, *FOR_RESIDENT), (full, "ready"))
    found |= dict.fromkeys(_OPEN, (opened, "open"))
    return {
        **found,
        "first-code": (out, ""),
        "first-code:again": (replace(out, first="123456", typed="12", says=_SAYS), ""),
        "who": (out, ""),
        "code": (replace(out, typed="123", says=_SAYS), ""),
        "close:solved": (replace(opened, changes=chosen), "open"),
        "close:again": (replace(opened, changes={**chosen, "outcome": "again"}), "open"),
        "memo:typed": (replace(opened, typed="かぞくと きた"), "open"),
        "one:changed": (replace(full, changes={"minutes": 45}), "ready"),
        "export:done": (replace(full, exporting=Exporting("USBメモリー", 2, 2, "done")), "ready"),
        "month:counting": (replace(full, month=None), "ready"),
        "today:none": (replace(full, listed=()), "ready"),
    }


def _full(procedure: Procedure) -> Shift:
    record = HelpSession(
        record_id=_RECORD,
        started_on=_DAY,
        start_slot="10:00",
        minutes=25,
        topics=(procedure.topic,),
        outcome="again",
        guide_id=procedure.id,
        slip_number="A123",
    )
    waiting = Helped(begin(RecordId("r2"), _NOW))
    steps = tuple(
        StepCount(procedure.id, step.id, "ja", 20, 9 - n, 3)
        for n, step in enumerate(procedure.steps[:8])
    )
    counted = Counted(
        steps,
        (NeedCount(NeedKind.SEARCH_FAILED, "ことば", 4),),
        (FaceCount(procedure.id, "ja", Face.GOOD, "", 12),),
    )
    month = MonthShown(
        Month("2026-11"),
        (("相談の件数", "128"), ("相談した人数", "140"), ("解決率", "71.9%")),
        (("電子証明書の更新", 31), ("暗証番号", 22), ("文字入力・音声入力", 9)),
    )
    return Shift(
        signed_in=_STAFF,
        today=3,
        typed="A123",
        notices=("電話番号の ような 数字が あります。",),
        handed_over=("いんさつの かみが すくない（A02）",),
        waiting=(waiting,),
        base=record,
        area="A_mynumber",
        listed=tuple(
            replace(record, record_id=RecordId(f"r{n}"), start_slot=f"{n + 9}:00") for n in range(3)
        ),
        follow_ups=(FollowUp(_RECORD, _DAY, "A123", procedure.topic, "again", "again_here"),),
        counted=counted,
        month=month,
        exporting=Exporting("この 機械の「月のまとめ」フォルダー", 1, 2),
    )
