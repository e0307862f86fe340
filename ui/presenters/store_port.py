"""The desk's slow work, as the presenter asks for it: each call blocks for the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import msgspec

from kiosk.clock import Clock

if TYPE_CHECKING:
    from kiosk.desk.counters import Counters
    from kiosk.desk.day_book import DayBook
    from kiosk.desk.model import HelpSession, Supporter
    from kiosk.desk.open_sessions import OpenSessions
    from kiosk.desk.reporting.month_report import Report
    from kiosk.desk.staff import Staff
    from kiosk.desk.store import DeskStore

_T = TypeVar("_T")
STICKS = (Path("/media"), Path("/run/media"))
"""Where a USB stick appears, one or two folders below."""
EXPORT_FOLDER = "月のまとめ"


class Loaded(msgspec.Struct, frozen=True):
    """Who may sign in, what staff must know, and whether the first code is still to be set."""

    supporters: tuple[Supporter, ...]
    notices: tuple[str, ...]
    needs_first_code: bool


class DeskWork(Protocol):
    """What the desk does on the disk; every call may raise `kiosk.errors.StoreError`."""

    def supporters(self) -> Loaded:
        """Return who may sign in."""
        ...

    def sign_in(self, one: Supporter, code: str) -> str:
        """Return ``ok``, ``wrong`` or ``locked``."""
        ...

    def set_code(self, one: Supporter | None, code: str) -> Supporter:
        """Give ``one`` a code; `None` is the first person of all."""
        ...

    def new_supporter(self) -> Supporter:
        """Return the next free code."""
        ...

    def save(self, session: HelpSession) -> None:
        """Save a help session durably; its memo has passed the guard or was confirmed."""
        ...

    def count(self, day: date) -> int:
        """Return how many sessions that day has."""
        ...

    def in_store(self, do: Callable[[DeskStore], _T]) -> _T:
        """Return what ``do`` returns for the records."""
        ...

    def in_book(self, do: Callable[[DayBook], _T]) -> _T:
        """Return what ``do`` returns for the day's book."""
        ...

    def in_open(self, do: Callable[[OpenSessions], _T]) -> _T:
        """Return what ``do`` returns for the open sessions."""
        ...

    def in_counters(self, do: Callable[[Counters], _T]) -> _T:
        """Return what ``do`` returns for the anonymous counters."""
        ...

    def export_place(self) -> tuple[Path, str]:
        """Return the folder that files for the city go to, and its name in words."""
        ...

    def save_pdf(self, report: Report, path: Path) -> None:
        """Write the month as a PDF: whole or not at all. May be called from any thread."""
        ...

    def close(self) -> None:
        """Close the file."""
        ...


class StoreWork:
    """`DeskWork` on the real store, opened with the first call; always called from one thread.

    Without ``to_stick`` files for the city stay in the data folder.
    """

    def __init__(
        self,
        data: Path,
        clock: Clock,
        draw_pdf: Callable[[Report, Path], object],
        *,
        to_stick: bool = True,
    ) -> None:
        self._data = data
        self._roots = STICKS if to_stick else ()
        self._clock = clock
        self._draw_pdf = draw_pdf
        self._store: DeskStore | None = None

    def _opened(self) -> DeskStore:
        if self._store is None:
            from kiosk.desk.store import open_store  # noqa: PLC0415 - only for the desk

            self._store = open_store(self._data, self._clock)
        return self._store

    def _staff(self) -> Staff:
        from kiosk.desk.staff import Staff  # noqa: PLC0415 - only for the desk

        return Staff(self._opened().database, self._clock)

    def supporters(self) -> Loaded:
        """Return who may sign in."""
        staff = self._staff()
        notices = tuple(notice.say for notice in self._opened().terminal.notices())
        return Loaded(tuple(staff.supporters()), notices, staff.needs_first_code())

    def sign_in(self, one: Supporter, code: str) -> str:
        """Return ``ok``, ``wrong`` or ``locked``."""
        return str(self._staff().sign_in(one.organisation, one.code, code).answer)

    def set_code(self, one: Supporter | None, code: str) -> Supporter:
        """Give ``one`` a code; `None` is the first person of all."""
        from kiosk.desk.model import Role, Supporter, SupporterCode  # noqa: PLC0415
        from kiosk.desk.sqlite.audit import TERMINAL  # noqa: PLC0415 - only for the desk

        staff = self._staff()
        if one is None:
            one = Supporter(SupporterCode("01"), "city", Role.CITY_OFFICER)
            staff.set_first_code(one, code)
        else:
            staff.register(one, by=TERMINAL)
            staff.set_code(one, code, by=TERMINAL)
        return one

    def new_supporter(self) -> Supporter:
        """Return the next free code."""
        from kiosk.desk.model import Supporter, SupporterCode  # noqa: PLC0415 - only for the desk

        known = {one.code for one in self._staff().supporters()}
        number = next(n for n in range(1, 1000) if f"{n:02d}" not in known)
        return Supporter(SupporterCode(f"{number:02d}"), "volunteer")

    def save(self, session: HelpSession) -> None:
        """Save a help session durably; its memo has passed the guard or was confirmed."""
        self._opened().save(session, memo_confirmed=True)

    def count(self, day: date) -> int:
        """Return how many sessions that day has."""
        from kiosk.desk.lists import day_count  # noqa: PLC0415 - only for the desk

        return day_count(self._opened().database, day)

    def in_store(self, do: Callable[[DeskStore], _T]) -> _T:
        """Return what ``do`` returns for the records."""
        return do(self._opened())

    def in_book(self, do: Callable[[DayBook], _T]) -> _T:
        """Return what ``do`` returns for the day's book."""
        from kiosk.desk.day_book import DayBook  # noqa: PLC0415 - only for the desk

        return do(DayBook(self._opened().database, self._clock))

    def in_open(self, do: Callable[[OpenSessions], _T]) -> _T:
        """Return what ``do`` returns for the open sessions."""
        from kiosk.desk.open_sessions import OpenSessions  # noqa: PLC0415 - only for the desk

        return do(OpenSessions(self._opened().database, self._clock))

    def in_counters(self, do: Callable[[Counters], _T]) -> _T:
        """Return what ``do`` returns for the anonymous counters."""
        from kiosk.desk.counters import Counters  # noqa: PLC0415 - only for the desk

        return do(Counters(self._opened().database, self._clock))

    def export_place(self) -> tuple[Path, str]:
        """Return the folder that files for the city go to, and its name in words.

        A USB stick that can be written comes first, else a folder beside the database.
        """
        for stick in sticks(self._roots):
            return stick, f"USBメモリー「{stick.name}」"
        return self._data / EXPORT_FOLDER, f"この 機械の「{EXPORT_FOLDER}」フォルダー"

    def save_pdf(self, report: Report, path: Path) -> None:
        """Write the month as a PDF: whole or not at all. May be called from any thread."""
        self._draw_pdf(report, path)

    def close(self) -> None:
        """Close the file."""
        if self._store is not None:
            self._store.close()
            self._store = None


def sticks(roots: tuple[Path, ...]) -> list[Path]:
    """Return the mounted folders below ``roots`` that can be written, the first name first."""
    found = [path for root in roots for depth in ("*", "*/*") for path in sorted(root.glob(depth))]
    return [path for path in found if path.is_mount() and os.access(path, os.W_OK)]
