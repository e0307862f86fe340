"""Whether a help session may be saved: codes known, counts in range, memo harmless.

Says what is wrong in Japanese and repeats no value that was refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kiosk.desk import codes, guard
from kiosk.desk.model import MAX_MINUTES, MAX_TOPICS, HelpSession
from kiosk.errors import KioskError

MAX_PEOPLE = 30
MAX_NEEDS = 3
_MY_NUMBER_LENGTH = 12
_SLOT = re.compile(r"(?:[01]\d|2[0-3]):(?:00|30)")
_PLAIN_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-]{0,31}")
_GUIDE_ID = re.compile(r"[a-z0-9][a-z0-9_.\-/]{0,79}")
_SLIP = re.compile(r"[A-Z]?\d{1,3}")
_SINGLE = (
    ("channel", codes.CHANNEL),
    ("language", codes.LANGUAGE),
    ("accompanied", codes.ACCOMPANIED),
    ("age_band", codes.AGE_BAND),
    ("first_visit", codes.FIRST_VISIT),
    ("device", codes.DEVICE),
    ("outcome", codes.OUTCOME),
    ("referred_to", codes.REFERRED_TO),
    ("follow_up", codes.FOLLOW_UP),
    ("fraud_flag", codes.FRAUD_FLAG),
)
_SEVERAL = (
    ("topics", codes.TOPIC, MAX_TOPICS),
    ("support_needs", codes.SUPPORT_NEEDS, MAX_NEEDS),
    ("blocked_by", codes.BLOCKED_BY, len(codes.BLOCKED_BY)),
)
_RANGES = (
    ("difficulty", 1, 5),
    ("self_done", 0, 3),
    ("satisfaction", 1, 5),
    ("confidence_before", 1, 5),
    ("confidence_after", 1, 5),
    ("guide_step", 0, 999),
)
_PATTERNS = (
    ("supporter_code", _PLAIN_CODE, "英数字で32文字まで"),
    ("slip_number", _SLIP, "数字3けたまで（前に英大文字1つまで）"),
    ("guide_id", _GUIDE_ID, "手続の番号（例: mynumber.cert-renewal）"),
)
_PLACES = ("site", "station")


class SessionError(KioskError):
    """A help session cannot be saved as it is; ``faults`` says why, one sentence each."""

    def __init__(self, faults: list[str], *, verdict: guard.Verdict | None = None) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults
        self.verdict = verdict


def check_session(session: HelpSession, *, memo_confirmed: bool = False) -> None:
    """Return if ``session`` may be saved.

    Args:
        session: A session to save; a cancelled one is always acceptable.
        memo_confirmed: The supporter has seen the guard's question and kept the memo. A refused
            memo stays refused.

    Raises:
        SessionError: Something must be changed first; all faults are listed.
    """
    if session.cancelled:
        return
    faults = [*_code_faults(session), *_number_faults(session), *_text_faults(session)]
    verdict = guard.judge(session.memo)
    if verdict.refused or (verdict.asks and not memo_confirmed):
        faults.extend(reason.say for reason in verdict.reasons)
        raise SessionError(faults, verdict=verdict)
    if faults:
        raise SessionError(faults)


def _code_faults(session: HelpSession) -> Iterator[str]:
    for name, known in _SINGLE:
        if getattr(session, name) not in known:
            yield f"{name}: 一覧にない値です。一覧から えらんでください。"
    for name, known, most in _SEVERAL:
        values: tuple[str, ...] = getattr(session, name)
        if any(value not in known for value in values):
            yield f"{name}: 一覧にない値です。一覧から えらんでください。"
        if len(values) > most or len(set(values)) != len(values):
            yield f"{name}: ちがう値を {most}つまで えらべます。"
    if not session.topics:
        yield "topics: 相談の内容を 1つ えらんでください。"


def _number_faults(session: HelpSession) -> Iterator[str]:
    if not 1 <= session.minutes <= MAX_MINUTES:
        yield f"minutes: 1から{MAX_MINUTES}までの分数にしてください。"
    if not 1 <= session.people <= MAX_PEOPLE:
        yield f"people: 1から{MAX_PEOPLE}までの人数にしてください。"
    for name, least, most in _RANGES:
        value = getattr(session, name)
        if value is not None and not least <= value <= most:
            yield f"{name}: {least}から{most}までの数にしてください。"
    if not date(2000, 1, 1) <= session.started_on <= date(2200, 1, 1):
        yield "started_on: 日付を 確かめてください（例: 2026-11-21）。"


def _text_faults(session: HelpSession) -> Iterator[str]:
    if not _SLOT.fullmatch(session.start_slot):
        yield "start_slot: 30分ごとの時刻にしてください（例: 09:30）。"
    for name, pattern, remedy in _PATTERNS:
        value = getattr(session, name)
        if value is not None and not pattern.fullmatch(value):
            yield f"{name}: {remedy}にしてください。"
    for name in _PLACES:
        value = getattr(session, name)
        if value and not _PLAIN_CODE.fullmatch(value):
            yield f"{name}: 英数字で32文字までの番号にしてください。"
    for name in ("supporter_code", "slip_number", "guide_id", "site", "station"):
        value = getattr(session, name)
        if value and len(value) >= _MY_NUMBER_LENGTH and guard.contains_my_number(value):
            yield f"{name}: {guard.MY_NUMBER_SAYS}"
