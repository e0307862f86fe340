"""A help session that is still going on: begun, paused, closed. Pure values, no clock, no storage.

Where open ones are kept, so that a power cut loses none, is in `open_sessions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kiosk.desk.model import MAX_MINUTES, HelpSession, RecordId, slot_of

LATEST_START = timedelta(hours=2)
# A tally typed in this long after the help ended is marked as entered late.
LATE_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """One person being helped. ``before_s`` seconds passed until the last pause.

    ``running_since`` is `None` while paused. ``procedures`` are ids in the order used; everything
    is a code, a count or a time.
    """

    record_id: RecordId
    started: datetime
    running_since: datetime | None
    before_s: int = 0
    language: str = "ja"
    channel: str = "desk"
    people: int = 1
    supporter_code: str | None = None
    slip_number: str | None = None
    procedures: tuple[str, ...] = ()

    @property
    def is_paused(self) -> bool:
        """Whether the supporter is with somebody else now."""
        return self.running_since is None

    def passed(self, now: datetime) -> timedelta:
        """Return how long the help lasted, without pauses.

        A clock that was set back adds nothing, one that jumped forward at most `MAX_MINUTES`.
        """
        running = now - self.running_since if self.running_since else timedelta(0)
        running = min(max(running, timedelta(0)), timedelta(minutes=MAX_MINUTES))
        return timedelta(seconds=self.before_s) + running

    def paused(self, now: datetime) -> OpenSession:
        """Return the session stopped at ``now``; one that is paused stays as it is."""
        if self.is_paused:
            return self
        seconds = int(self.passed(now).total_seconds())
        return replace(self, before_s=seconds, running_since=None)

    def resumed(self, now: datetime) -> OpenSession:
        """Return the session going on from ``now``; one that runs stays as it is."""
        return self if not self.is_paused else replace(self, running_since=now)

    def used(self, procedure: str) -> OpenSession:
        """Return the session with one more procedure noted, once."""
        if procedure in self.procedures:
            return self
        return replace(self, procedures=(*self.procedures, procedure))

    def minutes(self, now: datetime) -> int:
        """Return the minutes to record: at least 1, at most `MAX_MINUTES`."""
        whole = round(self.passed(now).total_seconds() / 60)
        return min(max(1, whole), MAX_MINUTES)

    def record(self, now: datetime, *, topics: tuple[str, ...], outcome: str) -> HelpSession:
        """Return the record of this session, closed at ``now``.

        The day and half hour are those of the beginning, also when midnight passed.
        """
        return HelpSession(
            record_id=self.record_id,
            started_on=self.started.date(),
            start_slot=slot_of(self.started),
            minutes=self.minutes(now),
            topics=topics,
            outcome=outcome,
            language=self.language,
            channel=self.channel,
            people=self.people,
            supporter_code=self.supporter_code,
            slip_number=self.slip_number,
            guide_id=self.procedures[0] if self.procedures else None,
        )


def begin(
    record_id: RecordId, now: datetime, *, minutes_ago: int = 0, language: str = "ja"
) -> OpenSession:
    """Return a session that began ``minutes_ago`` (the supporter remembered late)."""
    ago = min(max(timedelta(0), timedelta(minutes=minutes_ago)), LATEST_START)
    started = now - ago
    return OpenSession(record_id, started, started, language=language)


def begin_lesson(record_id: RecordId, now: datetime, *, people: int) -> OpenSession:
    """Return a lesson: one record with a head count."""
    return replace(begin(record_id, now), channel="class", people=people)


def turn_to(
    sessions: Sequence[OpenSession], record_id: RecordId, now: datetime
) -> tuple[OpenSession, ...]:
    """Return ``sessions`` with the one of ``record_id`` running and all others paused."""
    return tuple(
        one.resumed(now) if one.record_id == record_id else one.paused(now) for one in sessions
    )


def offered_again(session: OpenSession, last_seen: datetime) -> OpenSession:
    """Return ``session`` as it is offered after a power cut: paused when it was last seen."""
    return session.paused(max(last_seen, session.started))


def is_late(day: date, slot: str, minutes: int, *, now: datetime) -> bool:
    """Return whether a tally for ``day`` and ``slot`` is typed in afterwards."""
    hour, minute = map(int, slot.split(":"))
    began = datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo)
    return now - (began + timedelta(minutes=minutes)) > LATE_AFTER
