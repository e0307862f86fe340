"""What the desk knows while a supporter works at the terminal. Plain values, no page, no storage.

Nothing of a resident is in it beyond codes, counts and the guarded memo of the open session.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, Literal

from kiosk.desk.counters import FaceCount, NeedCount, StepCount
from kiosk.desk.lists import FollowUp
from kiosk.desk.model import HelpSession, Supporter
from kiosk.desk.months import Month
from kiosk.desk.open_session import OpenSession
from kiosk.visit import Use

Task = Literal["close", "tally", "correct"]
Changes = Mapping[str, Any]
NO_CHANGES: Changes = MappingProxyType({})
HUBS: Mapping[Task, str] = {"close": "close", "tally": "tally", "correct": "one"}
"""The page from which each task's fields are opened, and to which they return."""


@dataclass(frozen=True, slots=True)
class Helped:
    """An open session and what the terminal knows of it.

    ``uses`` are the procedures opened, ``changes`` the fields the supporter set by hand.
    ``is_told`` says that the resident has answered what is recorded; ``is_recorded`` is false when
    she does not want to be counted.
    """

    session: OpenSession
    uses: tuple[Use, ...] = ()
    changes: Changes = field(default_factory=lambda: NO_CHANGES)
    is_recorded: bool = True
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class Counted:
    """What the anonymous counters say of a span of days."""

    steps: tuple[StepCount, ...] = ()
    needs: tuple[NeedCount, ...] = ()
    faces: tuple[FaceCount, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthShown:
    """A month as the desk shows it: numbers with their labels, and the longest bars first."""

    month: Month
    numbers: tuple[tuple[str, str], ...] = ()
    bars: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Exporting:
    """A month on its way to files: ``done`` of ``of`` are written into ``where``, in words.

    ``state`` is running, done, stopped or failed.
    """

    where: str = ""
    done: int = 0
    of: int = 0
    state: str = "running"


@dataclass(frozen=True, slots=True)
class Shift:
    """What the desk knows.

    ``page`` is the desk's page that is open (empty: none). ``typed`` is a code, a memo or a note
    being typed; ``says`` a sentence for the supporter. ``running`` is the session going on,
    ``waiting`` those that are paused. ``base`` is the record that ``task`` fills in or corrects,
    ``changes`` what was set by hand; ``several`` how many sessions a paper tally stands for.
    ``has_earlier`` says that the list shown goes on.
    """

    supporters: tuple[Supporter, ...] = ()
    chosen: Supporter | None = None
    signed_in: Supporter | None = None
    page: str = ""
    typed: str = ""
    first: str = ""
    says: str = ""
    today: int = 0
    notices: tuple[str, ...] = ()
    handed_over: tuple[str, ...] = ()
    running: Helped | None = None
    waiting: tuple[Helped, ...] = ()
    task: Task = "close"
    base: HelpSession | None = None
    changes: Changes = field(default_factory=lambda: NO_CHANGES)
    several: int = 1
    area: str = ""
    listed: tuple[HelpSession, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    has_earlier: bool = False
    counted: Counted = Counted()
    month: MonthShown | None = None
    exporting: Exporting | None = None

    @property
    def is_open(self) -> bool:
        """Whether a session is going on now."""
        return self.running is not None

    @property
    def entry(self) -> HelpSession | None:
        """The record as it would be saved now; an outcome not chosen yet is empty."""
        return None if self.base is None else replace(self.base, **self.changes)

    @property
    def draft(self) -> HelpSession | None:
        """The record of the session that is being closed."""
        return self.entry

    @property
    def outcome(self) -> str:
        """The outcome chosen by the supporter, empty when none is."""
        return str(self.changes.get("outcome", ""))

    @property
    def memo(self) -> str:
        """The memo written so far."""
        return str(self.changes.get("memo", ""))

    @property
    def hub(self) -> str:
        """The page that the fields of the present task return to."""
        return HUBS[self.task]

    def changed(self, name: str, value: object) -> Shift:
        """Return the shift with one field of the record set by hand."""
        return replace(self, changes={**self.changes, name: value})
