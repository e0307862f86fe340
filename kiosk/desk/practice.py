"""A desk to practise at: one supporter whose code everybody may see, and made-up records.

Only for a folder that is thrown away; nobody was helped in any of these sessions.
"""

from __future__ import annotations

import secrets
from datetime import timedelta
from pathlib import Path

import msgspec

from kiosk.clock import JST, Clock
from kiosk.desk.day_book import DayBook
from kiosk.desk.model import HelpSession, Role, Supporter, SupporterCode
from kiosk.desk.staff import Staff, check_code
from kiosk.desk.store import DeskStore, new_record_id, open_store
from kiosk.errors import StoreError

SUPPORTER = Supporter(SupporterCode("01"), "renshu", Role.SITE_LEAD)
"""May do all that a site lead may: add people, and stop the terminal."""
NOTE = "れんしゅうの ひきつぎです。紙が すくなく なりました。"


class _MadeUp(msgspec.Struct, frozen=True):
    """A record that never happened; ``days`` is how long ago."""

    days: int
    slot: str
    minutes: int
    topic: str
    outcome: str
    guide: str
    age: str
    language: str = "ja"
    blocked_by: tuple[str, ...] = ()
    is_going_on: bool = False


_RECORDS = (
    _MadeUp(0, "09:30", 15, "ph_qr", "solved", "phone.qr", "75_79"),
    _MadeUp(
        0, "10:00", 25, "mn_pin", "again", "mynumber.pin", "80_84", "ja", ("pin_unknown",), True
    ),
    _MadeUp(1, "13:30", 20, "sn_line", "solved", "phone.line-city", "70_74"),
    _MadeUp(1, "14:00", 30, "mn_cert", "referred", "mynumber.cert-renewal", "65_69"),
    _MadeUp(2, "11:00", 40, "sf_mail", "explained", "trouble.phishing", "80_84"),
    _MadeUp(3, "15:30", 20, "mv_in", "solved", "living.moving", "30s", "en"),
)


def set_up(data: Path, clock: Clock) -> str:
    """Make the desk of the folder ``data`` and return the staff code of `SUPPORTER`.

    The code is drawn anew each time, so that nobody learns one to try elsewhere.

    Raises:
        StoreError: The folder cannot be written.
    """
    store = open_store(data, clock)
    try:
        code = _code()
        Staff(store.database, clock).set_first_code(SUPPORTER, code)
        book = DayBook(store.database, clock)
        for record in _RECORDS:
            _save(store, book, record, clock)
        book.hand_over(NOTE, by_code=SUPPORTER.code, confirmed=True)
    finally:
        store.close()
    return code


def _save(store: DeskStore, book: DayBook, record: _MadeUp, clock: Clock) -> None:
    today = clock.now().astimezone(JST).date()
    store.save(
        HelpSession(
            record_id=new_record_id(),
            started_on=today - timedelta(days=record.days),
            start_slot=record.slot,
            minutes=record.minutes,
            topics=(record.topic,),
            outcome=record.outcome,
            language=record.language,
            age_band=record.age,
            guide_id=record.guide,
            blocked_by=record.blocked_by,
            follow_up="again_here" if record.is_going_on else "none",
            slip_number=book.next_slip() if record.is_going_on else None,
            supporter_code=SUPPORTER.code,
        )
    )


def _code() -> str:
    while True:
        code = f"{secrets.randbelow(1_000_000):06d}"
        try:
            check_code(code)
        except StoreError:
            continue
        return code
