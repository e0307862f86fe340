"""What a touch can mean, as plain data. `kiosk.guide.turn` says what each does to the visit."""

from __future__ import annotations

import msgspec

from kiosk.procedures.model import AreaId, ChoiceId, ProcedureId, StepId


class Show(msgspec.Struct, frozen=True, tag=True):
    """Go to a screen that needs nothing else: home, search, sheet, help, end, staff."""

    screen: str


class OpenArea(msgspec.Struct, frozen=True, tag=True):
    """Show the procedures of one area."""

    area: AreaId


class OpenShelf(msgspec.Struct, frozen=True, tag=True):
    """Show the procedures of one shelf of an area."""

    area: AreaId
    group: str


class OpenEvent(msgspec.Struct, frozen=True, tag=True):
    """Begin with the questions of a life event."""

    event: str


class Reply(msgspec.Struct, frozen=True, tag=True):
    """Answer the question of a life event on the page."""

    reply: str


class CountFrom(msgspec.Struct, frozen=True, tag=True):
    """Count the deadlines of the life event from ``day``, written as ISO."""

    day: str


class OpenLetter(msgspec.Struct, frozen=True, tag=True):
    """Show what a letter is."""

    letter: str


class OpenList(msgspec.Struct, frozen=True, tag=True):
    """Show a list the city publishes."""

    kind: str


class OpenLesson(msgspec.Struct, frozen=True, tag=True):
    """Show the plan of a lesson."""

    lesson: str


class ToLesson(msgspec.Struct, frozen=True, tag=True):
    """Return from a guide to the page of the lesson that opened it."""


class OpenTerm(msgspec.Struct, frozen=True, tag=True):
    """Show what a word means."""

    term: str


class OpenCard(msgspec.Struct, frozen=True, tag=True):
    """Show a card as large as the screen."""

    card: str


class Vote(msgspec.Struct, frozen=True, tag=True):
    """Answer the city's question: one more in the count of that answer, and nothing else."""

    question: str
    answer: str


class OpenProcedure(msgspec.Struct, frozen=True, tag=True):
    """Show a procedure's preparation card."""

    procedure: ProcedureId


class Answer(msgspec.Struct, frozen=True, tag=True):
    """Answer the question on the page."""

    choice: ChoiceId


class Advance(msgspec.Struct, frozen=True, tag=True):
    """Go on to the next step."""


class Change(msgspec.Struct, frozen=True, tag=True):
    """Go back to a question from the check-your-answers page."""

    step: StepId


class JumpTo(msgspec.Struct, frozen=True, tag=True):
    """Go to a step of the same procedure, from a trouble page."""

    step: StepId


class Back(msgspec.Struct, frozen=True, tag=True):
    """Return to the page before, with every answer kept."""


class ToggleWhy(msgspec.Struct, frozen=True, tag=True):
    """Open or close the explanation of the page."""


class TurnPage(msgspec.Struct, frozen=True, tag=True):
    """Show another part of a page that does not fit; ``part`` counts from 0."""

    part: int


class SetLanguage(msgspec.Struct, frozen=True, tag=True):
    """Show everything in ``lang``."""

    lang: str


class ToggleJapanese(msgspec.Struct, frozen=True, tag=True):
    """Show Japanese under each line, or stop showing it."""


class SetSize(msgspec.Struct, frozen=True, tag=True):
    """Choose one of the four text sizes, 1 to 4."""

    size: int


class SetTheme(msgspec.Struct, frozen=True, tag=True):
    """Choose the colours."""

    theme: str


class ToggleReach(msgspec.Struct, frozen=True, tag=True):
    """Bring every control into the lower part of the screen, or back."""


class SetSpeed(msgspec.Struct, frozen=True, tag=True):
    """Choose how fast the voice speaks: slow, usual, fast."""

    speed: str


class SetVolume(msgspec.Struct, frozen=True, tag=True):
    """Choose the volume, 1 to 5."""

    volume: int


class TypeKey(msgspec.Struct, frozen=True, tag=True):
    """Press one key of the pad on the page."""

    key: str


class Pick(msgspec.Struct, frozen=True, tag=True):
    """Choose a tile on a page that asks one thing after another."""

    value: str


class ReadAloud(msgspec.Struct, frozen=True, tag=True):
    """Start reading the page, or stop."""


class Print(msgspec.Struct, frozen=True, tag=True):
    """Print the sheet on the page, or save it where there is no printer."""


class PrintNow(msgspec.Struct, frozen=True, tag=True):
    """Show the sheet of the procedure or result on the page, and print it at once."""


class StayHere(msgspec.Struct, frozen=True, tag=True):
    """The resident is still there: the idle warning goes away."""


class EndVisit(msgspec.Struct, frozen=True, tag=True):
    """Erase the visit and show the end screen."""


class Desk(msgspec.Struct, frozen=True, tag=True):
    """Something of the supporter's desk; `ui.presenters.desk` knows the words."""

    what: str
    value: str = ""


Action = (
    Show
    | OpenArea
    | OpenShelf
    | OpenEvent
    | Reply
    | CountFrom
    | OpenLetter
    | OpenList
    | OpenLesson
    | ToLesson
    | OpenTerm
    | OpenCard
    | Vote
    | OpenProcedure
    | Answer
    | Advance
    | Change
    | JumpTo
    | Back
    | ToggleWhy
    | TurnPage
    | SetLanguage
    | ToggleJapanese
    | SetSize
    | SetTheme
    | ToggleReach
    | SetSpeed
    | SetVolume
    | TypeKey
    | Pick
    | ReadAloud
    | Print
    | PrintNow
    | StayHere
    | EndVisit
    | Desk
)
