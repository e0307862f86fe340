"""Anonymous counters: where residents stop, faces, what was unclear, what nobody could answer.

Each event adds one to a count by day, steps by hour. Nothing joins two events of one visit, and no
row is written that could. What a supporter records is in `store`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from kiosk.clock import JST, Clock
from kiosk.desk.needs import safe_word
from kiosk.desk.sqlite.database import Database

NO_REASON = ""


class Passage(StrEnum):
    """What happened at a step: it was shown, the visit stopped there, the procedure was done."""

    ENTERED = "entered"
    LEFT = "left"
    ENDED = "ended"


class Face(IntEnum):
    """The three faces a resident may touch."""

    GOOD = 1
    SO_SO = 2
    BAD = 3


class NeedKind(StrEnum):
    """What the kiosk could not do: a question without an answer, a search without a hit."""

    UNANSWERED = "unanswered"
    SEARCH_FAILED = "search_failed"


@dataclass(frozen=True, slots=True)
class StepPassed:
    """Somebody came to a step, stopped at it or ended there."""

    procedure: str
    step: str
    language: str
    passage: Passage = Passage.ENTERED


@dataclass(frozen=True, slots=True)
class FaceTouched:
    """A resident said how it went; ``reason`` is a code, empty when none was chosen."""

    procedure: str
    language: str
    face: Face
    reason: str = NO_REASON


@dataclass(frozen=True, slots=True)
class StepUnclear:
    """A resident touched "I do not understand this"."""

    procedure: str
    step: str
    language: str


@dataclass(frozen=True, slots=True)
class NeedUnmet:
    """A procedure id or a topic nobody could answer, or the words of a search without a hit.

    A call for a person is the first: the procedure that was open did not answer it.

    The words of a search are stored only when `needs.safe_word` lets them through.
    """

    kind: NeedKind
    what: str


@dataclass(frozen=True, slots=True)
class NoticeHeard:
    """The resident was told what is recorded, and agreed or declined."""

    language: str
    declined: bool = False


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """Somebody chose an answer to the city's question; who did not answer is not counted."""

    question: str
    answer: str


Event = StepPassed | FaceTouched | StepUnclear | NeedUnmet | NoticeHeard | QuestionAnswered


@dataclass(frozen=True, slots=True)
class StepCount:
    """How often a step was shown, how often people stopped or ended there."""

    procedure: str
    step: str
    language: str
    entered: int
    left: int
    ended: int


@dataclass(frozen=True, slots=True)
class FaceCount:
    """How often a face was touched for a procedure, in a language, with a reason."""

    procedure: str
    language: str
    face: Face
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class UnclearCount:
    """How often a step was called unclear."""

    procedure: str
    step: str
    language: str
    count: int


@dataclass(frozen=True, slots=True)
class NeedCount:
    """How often something was asked for in vain; ``what`` is a code or a word."""

    kind: NeedKind
    what: str
    count: int


@dataclass(frozen=True, slots=True)
class NoticeCount:
    """How many were told what is recorded, and how many of them declined."""

    language: str
    heard: int
    declined: int


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How often an answer was chosen; both are ids of the city's file."""

    question: str
    answer: str
    count: int


_ADD_FACE = (
    "INSERT INTO feedback (procedure, language, day, face, reason, count) "
    "VALUES (?, ?, ?, ?, ?, 1) "
    "ON CONFLICT (day, procedure, language, face, reason) DO UPDATE SET count = count + 1"
)
_ADD_UNCLEAR = (
    "INSERT INTO unclear (procedure, step, language, day, count) VALUES (?, ?, ?, ?, 1) "
    "ON CONFLICT (day, procedure, step, language) DO UPDATE SET count = count + 1"
)
_ADD_NEED = (
    "INSERT INTO need (kind, what, day, count) VALUES (?, ?, ?, 1) "
    "ON CONFLICT (day, kind, what) DO UPDATE SET count = count + 1"
)
_ADD_NOTICE = (
    "INSERT INTO resident_notice (day, language, heard, declined) VALUES (?, ?, 1, ?) "
    "ON CONFLICT (day, language) DO UPDATE SET heard = heard + 1, declined = declined + ?"
)


_ADD_ANSWER = (
    "INSERT INTO question_answer (day, question, answer, count) VALUES (?, ?, ?, 1) "
    "ON CONFLICT (day, question, answer) DO UPDATE SET count = count + 1"
)


class Counters:
    """The counters of an open store; same threading rule as the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def add(self, events: Iterable[Event]) -> None:
        """Count ``events``, all or none of them, under the present day and hour.

        Cheap: one short transaction; several events of a visit are best given together.

        Raises:
            StoreError: The disk failed, or the store can only be read; nothing was counted.
        """
        now = self._clock.now().astimezone(JST)
        day, hour = now.date().isoformat(), now.strftime("%Y-%m-%dT%H")
        statements = [_statement(event, day, hour) for event in events]
        if not statements:
            return
        with self._database.writing() as connection:
            for sql, values in statements:
                connection.execute(sql, values)

    def steps(self, first: date, after: date) -> list[StepCount]:
        """Return the counts of all steps from ``first`` until the day before ``after``."""
        found = self._database.query(
            "SELECT procedure, step, language, sum(entered) AS entered, sum(left) AS left, "
            "sum(ended) AS ended FROM visit_step WHERE hour >= ? AND hour < ? "
            "GROUP BY procedure, step, language ORDER BY procedure, step, language",
            (first.isoformat(), after.isoformat()),
        )
        return [StepCount(**row) for row in found]

    def faces(self, first: date, after: date) -> list[FaceCount]:
        """Return how often each face was touched, from ``first`` until before ``after``."""
        found = self._database.query(
            "SELECT procedure, language, face, reason, sum(count) AS count FROM feedback "
            "WHERE day >= ? AND day < ? GROUP BY procedure, language, face, reason "
            "ORDER BY procedure, language, face, reason",
            (first.isoformat(), after.isoformat()),
        )
        return [FaceCount(**{**row, "face": Face(row["face"])}) for row in found]

    def unclear(self, first: date, after: date) -> list[UnclearCount]:
        """Return the steps called unclear, the most often named first."""
        found = self._database.query(
            "SELECT procedure, step, language, sum(count) AS count FROM unclear "
            "WHERE day >= ? AND day < ? GROUP BY procedure, step, language "
            "ORDER BY count DESC, procedure, step, language",
            (first.isoformat(), after.isoformat()),
        )
        return [UnclearCount(**row) for row in found]

    def needs(self, first: date, after: date) -> list[NeedCount]:
        """Return what was asked for in vain, the most frequent first."""
        found = self._database.query(
            "SELECT kind, what, sum(count) AS count FROM need WHERE day >= ? AND day < ? "
            "GROUP BY kind, what ORDER BY count DESC, kind, what",
            (first.isoformat(), after.isoformat()),
        )
        return [NeedCount(**{**row, "kind": NeedKind(row["kind"])}) for row in found]

    def notices(self, first: date, after: date) -> list[NoticeCount]:
        """Return how many residents were told what is recorded, by language."""
        found = self._database.query(
            "SELECT language, sum(heard) AS heard, sum(declined) AS declined "
            "FROM resident_notice WHERE day >= ? AND day < ? GROUP BY language ORDER BY language",
            (first.isoformat(), after.isoformat()),
        )
        return [NoticeCount(**row) for row in found]

    def answers(self, first: date, after: date) -> list[AnswerCount]:
        """Return how often each answer to a question of the city was chosen."""
        found = self._database.query(
            "SELECT question, answer, sum(count) AS count FROM question_answer "
            "WHERE day >= ? AND day < ? GROUP BY question, answer ORDER BY question, answer",
            (first.isoformat(), after.isoformat()),
        )
        return [AnswerCount(**row) for row in found]


def _statement(event: Event, day: str, hour: str) -> tuple[str, tuple[str | int, ...]]:
    match event:
        case StepPassed(procedure, step, language, passage):
            column = passage.value
            # The column is one of three words of ours.
            sql = (
                f"INSERT INTO visit_step (procedure, step, language, hour, {column}) "  # noqa: S608
                "VALUES (?, ?, ?, ?, 1) ON CONFLICT (hour, procedure, step, language) "
                f"DO UPDATE SET {column} = {column} + 1"
            )
            return sql, (procedure, step, language, hour)
        case FaceTouched(procedure, language, face, reason):
            return _ADD_FACE, (procedure, language, day, int(face), reason)
        case StepUnclear(procedure, step, language):
            return _ADD_UNCLEAR, (procedure, step, language, day)
        case NeedUnmet(kind, what):
            word = safe_word(what) if kind is NeedKind.SEARCH_FAILED else what
            return _ADD_NEED, (kind.value, word, day)
        case NoticeHeard(language, declined):
            return _ADD_NOTICE, (day, language, int(declined), int(declined))
        case QuestionAnswered(question, answer):
            return _ADD_ANSWER, (day, question, answer)
