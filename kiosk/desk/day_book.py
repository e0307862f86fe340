"""The day's book of the desk: shifts, notes for the next shift, slip numbers, lessons, follow-ups.

Codes and counts only; the one free text is guarded. Help sessions are in `store`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.clock import JST, Clock
from kiosk.desk import guard
from kiosk.desk.lists import FollowUp, follow_ups
from kiosk.desk.model import RecordId, slot_of
from kiosk.desk.slips import MOST_A_DAY, is_slip_number, slip_number
from kiosk.desk.sqlite.database import Database
from kiosk.errors import StoreError
from kiosk.i18n import N_

NOTE_LENGTH = 120
MAX_SHIFT_MINUTES = 12 * 60

NOTE_SAYS = N_("引きつぎは {length}文字までです。短くしてください。")
SLIP_SAYS = N_("整理番号が ちがうようです: {number} → 紙の番号を もういちど 見てください。")
NO_MORE_SLIPS_SAYS = N_(
    "きょうの 整理番号は 使いきりました（{most}まい） → 番号なしで 記録してください。"
)
LESSON_SAYS = N_("人数を 確かめてください → 定員・参加・欠席は 0以上の数です。")


class NoteError(StoreError):
    """A note cannot be kept as it is; ``verdict`` is what the guard said, if it spoke."""

    def __init__(self, says: str, verdict: guard.Verdict | None = None) -> None:
        super().__init__(says)
        self.verdict = verdict


@dataclass(frozen=True, slots=True)
class ShiftTime:
    """A supporter's time at the desk; ``minutes`` is `None` until the shift ended."""

    started_on: date
    slot: str
    supporter_code: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Handover:
    """A note for the next shift with the slip numbers it is about."""

    day: date
    note: str
    slip_numbers: tuple[str, ...]
    by_code: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson that was held: seats, who came, who had booked and did not come."""

    day: date
    title: str
    seats: int
    came: int
    absent: int


class DayBook:
    """The day's book of an open store; same threading rule as the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def start_shift(self, supporter_code: str) -> None:
        """Note that a supporter begins to work; in the same half hour only once."""
        now = self._clock.now().astimezone(JST)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO shift (started_on, slot, supporter_code) VALUES (?, ?, ?)",
                (now.date().isoformat(), slot_of(now), supporter_code),
            )

    def end_shift(self, supporter_code: str, *, minutes: int) -> None:
        """Note how long the supporter's newest open shift lasted; without one nothing happens.

        Args:
            supporter_code: Who leaves.
            minutes: By a clock that never jumps; kept within `MAX_SHIFT_MINUTES`.
        """
        lasted = min(max(0, minutes), MAX_SHIFT_MINUTES)
        with self._database.writing() as connection:
            newest = connection.execute(
                "SELECT started_on, slot FROM shift WHERE supporter_code = ? AND minutes IS NULL "
                "ORDER BY started_on DESC, slot DESC LIMIT 1",
                (supporter_code,),
            ).fetchone()
            if newest:
                connection.execute(
                    "UPDATE shift SET minutes = ? "
                    "WHERE started_on = ? AND slot = ? AND supporter_code = ?",
                    (lasted, *newest, supporter_code),
                )

    def shifts(self, first: date, after: date) -> list[ShiftTime]:
        """Return the shifts from ``first`` until the day before ``after``."""
        found = self._database.query(
            "SELECT * FROM shift WHERE started_on >= ? AND started_on < ? "
            "ORDER BY started_on, slot, supporter_code",
            (first.isoformat(), after.isoformat()),
        )
        return [
            ShiftTime(
                date.fromisoformat(row["started_on"]),
                row["slot"],
                row["supporter_code"],
                row["minutes"],
            )
            for row in found
        ]

    def hand_over(
        self,
        note: str,
        *,
        by_code: str,
        slip_numbers: Sequence[str] = (),
        confirmed: bool = False,
    ) -> None:
        """Keep a note for the next shift.

        Args:
            note: At most `NOTE_LENGTH` characters; guarded like a memo.
            by_code: The supporter's code.
            slip_numbers: What it is about; each must be a right slip number.
            confirmed: The supporter has answered the guard's question.

        Raises:
            NoteError: Too long, a wrong slip number, or the guard refuses or asks.
            StoreError: The disk failed.
        """
        _check_note(note, confirmed=confirmed)
        for number in slip_numbers:
            if not is_slip_number(number):
                raise NoteError(SLIP_SAYS.format(number=number))
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO handover (day, note, slip_numbers, by_code) VALUES (?, ?, ?, ?)",
                (self._today().isoformat(), note, " ".join(slip_numbers), by_code),
            )

    def handovers(self, day: date) -> list[Handover]:
        """Return the notes of ``day``, oldest first."""
        found = self._database.query(
            "SELECT note, slip_numbers, by_code FROM handover WHERE day = ? ORDER BY id",
            (day.isoformat(),),
        )
        return [
            Handover(day, row["note"], tuple(row["slip_numbers"].split()), row["by_code"])
            for row in found
        ]

    def next_slip(self) -> str:
        """Return a slip number that nobody got today.

        Raises:
            StoreError: All `MOST_A_DAY` numbers of the day are given, or the disk failed.
        """
        day = self._today()
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT given FROM slip WHERE day = ?", (day.isoformat(),)
            ).fetchone()
            given = row[0] if row else 0
            if given >= MOST_A_DAY:
                raise StoreError(NO_MORE_SLIPS_SAYS.format(most=MOST_A_DAY))
            connection.execute(
                "INSERT OR REPLACE INTO slip (day, given) VALUES (?, ?)",
                (day.isoformat(), given + 1),
            )
        return slip_number(day, given)

    def add_lesson(self, lesson: Lesson) -> None:
        """Note a lesson that was held.

        Raises:
            StoreError: A count is below zero, or the disk failed.
        """
        if min(lesson.seats, lesson.came, lesson.absent) < 0:
            raise StoreError(LESSON_SAYS)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO lesson (day, title, seats, came, absent) VALUES (?, ?, ?, ?, ?)",
                (lesson.day.isoformat(), lesson.title, lesson.seats, lesson.came, lesson.absent),
            )

    def lessons(self, first: date, after: date) -> list[Lesson]:
        """Return the lessons from ``first`` until the day before ``after``."""
        found = self._database.query(
            "SELECT day, title, seats, came, absent FROM lesson WHERE day >= ? AND day < ? "
            "ORDER BY day, id",
            (first.isoformat(), after.isoformat()),
        )
        return [Lesson(**{**row, "day": date.fromisoformat(row["day"])}) for row in found]

    def follow_ups(self) -> list[FollowUp]:
        """Return the sessions that are to be continued and are not done, oldest first."""
        return follow_ups(self._database)

    def follow_up_done(self, record_id: RecordId) -> None:
        """Note that nothing more is to be done for a session."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR IGNORE INTO follow_up_done (record_id, done_on) VALUES (?, ?)",
                (record_id, self._today().isoformat()),
            )

    def _today(self) -> date:
        return self._clock.now().astimezone(JST).date()


def _check_note(note: str, *, confirmed: bool) -> None:
    if len(note) > NOTE_LENGTH:
        raise NoteError(NOTE_SAYS.format(length=NOTE_LENGTH))
    verdict = guard.judge(note, length=NOTE_LENGTH)
    if verdict.refused or (verdict.asks and not confirmed):
        raise NoteError("\n".join(reason.say for reason in verdict.reasons), verdict)
