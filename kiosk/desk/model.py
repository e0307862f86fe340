"""What a help session, a supporter and a draft are. Plain values: no storage, no clock, no screen.

What makes a session acceptable is in `validity`; the code lists are in `codes`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from kiosk.clock import JST
from kiosk.desk.codes import CANCELLED, LANGUAGE, MINUTE_BUTTONS, TOPIC

RecordId = NewType("RecordId", str)
SupporterCode = NewType("SupporterCode", str)

MEMO_LENGTH = 60
MAX_MINUTES = 240
MAX_TOPICS = 3
SLOT_MINUTES = 30


class Role(StrEnum):
    """Who somebody is at the desk; the labels are in `codes.ROLE`."""

    VOLUNTEER = "volunteer"
    SITE_LEAD = "site_lead"
    CITY_OFFICER = "city_officer"


@dataclass(frozen=True, slots=True)
class Supporter:
    """A person who helps, known by two codes and never by a name."""

    code: SupporterCode
    organisation: str
    role: Role = Role.VOLUNTEER
    active: bool = True


@dataclass(frozen=True, slots=True)
class HelpSession:
    """One person helped once (a lesson: one row with ``people`` above 1).

    Every field is a code of `codes`, a count, a time or the guarded ``memo``; none can name a
    resident. ``start_slot`` is the half hour ("09:30"), never the minute. ``difficulty`` is 1 to 5,
    ``satisfaction`` and the two confidences 1 to 5, ``self_done`` 0 to 3; `None` means not asked.
    ``clock_suspect`` is set when the terminal's clock was not to be trusted, ``entered_late`` when
    the session was typed in afterwards from a paper tally.
    """

    record_id: RecordId
    started_on: date
    start_slot: str
    minutes: int
    topics: tuple[str, ...]
    outcome: str
    language: str = "ja"
    channel: str = "desk"
    people: int = 1
    accompanied: str = "none"
    age_band: str = "na"
    first_visit: str = "unknown"
    support_needs: tuple[str, ...] = ()
    device: str = "unknown"
    guide_id: str | None = None
    guide_step: int | None = None
    difficulty: int | None = None
    blocked_by: tuple[str, ...] = ()
    referred_to: str = "none"
    self_done: int | None = None
    satisfaction: int | None = None
    confidence_before: int | None = None
    confidence_after: int | None = None
    follow_up: str = "none"
    fraud_flag: str = "none"
    supporter_code: str | None = None
    slip_number: str | None = None
    memo: str = ""
    site: str = ""
    station: str = ""
    clock_suspect: bool = False
    created_at: datetime | None = None
    edited_at: datetime | None = None
    edited_by_role: str | None = None
    app_version: str = ""
    rev: int = 1
    entered_late: bool = False

    @property
    def cancelled(self) -> bool:
        """Whether somebody took this session back; it counts in no table."""
        return self.outcome == CANCELLED

    def emptied(self) -> HelpSession:
        """Return the cancelled form: identity and date stay, everything said of the help goes."""
        kept = {
            name: getattr(self, name)
            for name in (
                "record_id",
                "started_on",
                "rev",
                "site",
                "station",
                "clock_suspect",
                "created_at",
                "app_version",
                "entered_late",
            )
        }
        return HelpSession(
            **kept, start_slot="00:00", minutes=0, topics=(), outcome=CANCELLED, people=0
        )


FIELDS: tuple[str, ...] = tuple(field.name for field in fields(HelpSession))


@dataclass(frozen=True, slots=True)
class ProcedureUse:
    """One procedure opened during a visit: ``topic`` is the metadata of its content file.

    ``steps_seen`` is how many steps were shown, ``last_step`` the 1-based step where it ended.
    """

    procedure_id: str
    topic: str | None
    steps_seen: int = 1
    last_step: int = 1
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A session proposed from the screens used; the supporter confirms it with one touch."""

    started_on: date
    start_slot: str
    minutes: int
    language: str
    topics: tuple[str, ...]
    guide_id: str | None
    guide_step: int | None
    outcome: str

    def session(self, record_id: RecordId, *, supporter_code: str | None = None) -> HelpSession:
        """Return the session as it would be saved if nothing were changed."""
        return HelpSession(
            record_id=record_id,
            started_on=self.started_on,
            start_slot=self.start_slot,
            minutes=self.minutes,
            topics=self.topics,
            outcome=self.outcome,
            language=self.language,
            guide_id=self.guide_id,
            guide_step=self.guide_step,
            supporter_code=supporter_code,
        )


def draft_from_visit(
    procedures_used: Sequence[ProcedureUse], language: str, *, started: datetime, now: datetime
) -> Draft:
    """Return the draft of a visit: the procedure seen longest is the main topic.

    Args:
        procedures_used: In the order opened; the same procedure may come twice.
        language: Language code of the screen; one outside the record's list becomes ``other``.
        started: When the visit began, with a time zone.
        now: The present, with a time zone; before ``started`` counts as no time passed.

    Returns:
        A draft that can be saved as it is. Without any procedure the topic is ``zz_guide``.
    """
    ranked = sorted(_merged(procedures_used), key=lambda use: -use.steps_seen)
    topics = dict.fromkeys(use.topic if use.topic in TOPIC else "zz_other" for use in ranked)
    main = ranked[0] if ranked else None
    local = started.astimezone(JST)
    return Draft(
        started_on=local.date(),
        start_slot=slot_of(local),
        minutes=_button_minutes(now - started),
        language=language if language in LANGUAGE else "other",
        topics=tuple(str(topic) for topic in topics)[:MAX_TOPICS] or ("zz_guide",),
        guide_id=main.procedure_id if main else None,
        guide_step=main.last_step if main else None,
        outcome="partly" if main and not main.finished else "solved",
    )


def slot_of(moment: datetime) -> str:
    """Return the half hour of ``moment`` in Japan, as in ``"09:30"``."""
    local = moment.astimezone(JST)
    return f"{local.hour:02d}:{local.minute // SLOT_MINUTES * SLOT_MINUTES:02d}"


def _merged(uses: Sequence[ProcedureUse]) -> list[ProcedureUse]:
    merged: dict[str, ProcedureUse] = {}
    for use in uses:
        before = merged.get(use.procedure_id)
        merged[use.procedure_id] = ProcedureUse(
            use.procedure_id,
            use.topic,
            steps_seen=use.steps_seen + (before.steps_seen if before else 0),
            last_step=use.last_step,
            finished=use.finished or (before is not None and before.finished),
        )
    return list(merged.values())


def _button_minutes(passed: timedelta) -> int:
    minutes = max(0.0, passed.total_seconds() / 60)
    for button in MINUTE_BUTTONS:
        if minutes <= button:
            return button
    return min(MAX_MINUTES, round(minutes))
