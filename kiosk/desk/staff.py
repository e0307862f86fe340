"""Supporters and the six-digit staff code: who may help, who may open the staff functions.

Everybody who helps may have a staff code of their own, volunteers too; it is kept as an Argon2id
hash only and has nothing to do with any resident's PIN. What a role may do is asked of `may_lead`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

import argon2

from kiosk.clock import JST, Clock
from kiosk.desk.model import Role, Supporter, SupporterCode
from kiosk.desk.sqlite import audit
from kiosk.desk.sqlite.audit import TERMINAL, Actor
from kiosk.desk.sqlite.database import Database
from kiosk.errors import StoreError
from kiosk.i18n import N_

FAILURES_BEFORE_LOCK = 5
LOCK = timedelta(minutes=5)

_CODE = re.compile(r"[0-9]{6}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-]{0,15}")
_RISING = "01234567890"
# 19 MiB, two passes, one lane: about 20 ms on the machine it was measured on.
_HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)

WEAK_SAYS = N_("職員コードは 数字6けたにしてください。同じ数字や 順にならんだ数字は 使えません。")
ID_SAYS = N_(
    "団体コードと 支援者コードは 英数字16文字までにしてください。名前や番号は 使いません。"
)
NOT_LEADING_SAYS = N_(
    "はじめの職員コードは 拠点の責任者か 市の担当者が 決めます: {code} → 役割を えらびなおします。"
)
NOT_ALLOWED_SAYS = N_(
    "ほかの人の 職員コードは 決められません → 拠点の責任者か 市の担当者に たのみます。"
)
UNKNOWN_SAYS = N_("登録されていません: {organisation} {code} → 先に 登録してください。")
FIRST_DONE_SAYS = N_("職員コードは もう 決まっています → いまの職員コードで 入ってください。")


class SignIn(StrEnum):
    """What an attempt to sign in gave."""

    OK = "ok"
    WRONG = "wrong"
    LOCKED = "locked"
    NO_CODE_YET = "no_code_yet"


@dataclass(frozen=True, slots=True)
class Attempt:
    """The answer to a staff code: ``actor`` only when it was right.

    ``tries_left`` counts down to the lock; ``locked_until`` is `None` when not locked.
    """

    answer: SignIn
    actor: Actor | None = None
    tries_left: int = 0
    locked_until: datetime | None = None


class Staff:
    """The supporters of an open store; same threading rule as the store."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def supporters(self) -> list[Supporter]:
        """Return everybody registered, also those no longer active, by organisation and code."""
        found = self._database.query(
            "SELECT code, organisation, role, active FROM supporter ORDER BY organisation, code"
        )
        return [
            Supporter(
                SupporterCode(row["code"]),
                row["organisation"],
                Role(row["role"]),
                bool(row["active"]),
            )
            for row in found
        ]

    def find(self, organisation: str, code: str) -> Supporter | None:
        """Return an active supporter; `None` when there is none with these codes."""
        for one in self.supporters():
            if one.active and (one.organisation, one.code) == (organisation, code):
                return one
        return None

    def register(self, supporter: Supporter, *, by: Actor) -> None:
        """Add a supporter or change role and activity of one; a staff code stays as it is.

        A supporter who is no longer active loses the staff code.

        Raises:
            StoreError: A code has another form, or the disk failed.
        """
        if not (_ID.fullmatch(supporter.code) and _ID.fullmatch(supporter.organisation)):
            raise StoreError(ID_SAYS)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO supporter (organisation, code, role, active) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (organisation, code) DO UPDATE SET role = excluded.role, "
                "active = excluded.active, staff_hash = CASE WHEN ? THEN staff_hash END",
                (
                    supporter.organisation,
                    supporter.code,
                    supporter.role,
                    supporter.active,
                    supporter.active,
                ),
            )
            what = f"register {supporter.organisation}/{supporter.code} {supporter.role}"
            audit.append_line(connection, by, what, result="ok", now=self._clock.now())

    def needs_first_code(self) -> bool:
        """Return whether nobody has a staff code yet: the first start must set one."""
        sql = "SELECT count(*) AS n FROM supporter WHERE staff_hash IS NOT NULL"
        return not self._database.query(sql)[0]["n"]

    def set_first_code(self, supporter: Supporter, staff_code: str) -> None:
        """Register the first person with a staff code; works once, there is no default code.

        Raises:
            StoreError: Somebody has a code already, the code is not acceptable, or the person is a
                volunteer, who could let nobody else in.
        """
        if not self.needs_first_code():
            raise StoreError(FIRST_DONE_SAYS)
        if not may_lead(supporter.role):
            raise StoreError(NOT_LEADING_SAYS.format(code=supporter.code))
        check_code(staff_code)
        self.register(supporter, by=TERMINAL)
        self._set_code(supporter, staff_code, by=TERMINAL)

    def set_code(self, supporter: Supporter, staff_code: str, *, by: Actor) -> None:
        """Give or change somebody's staff code. The caller has let ``by`` sign in first.

        Raises:
            StoreError: The code is weak, the person unknown, ``by`` a volunteer who gives one to
                somebody else, or the disk failed.
        """
        check_code(staff_code)
        is_own = by.who == f"{supporter.organisation}/{supporter.code}"
        if by.role == Role.VOLUNTEER and not is_own:
            raise StoreError(NOT_ALLOWED_SAYS)
        self._set_code(supporter, staff_code, by=by)

    def sign_in(self, organisation: str, code: str, staff_code: str) -> Attempt:
        """Check a staff code; after five wrong ones nobody can try for five minutes.

        Each attempt is counted on the disk before it is checked, so that neither a restart nor a
        power cut gives free tries, and leaves one audit line without the code.

        Raises:
            StoreError: The attempt could not be counted; nobody is let in then.
        """
        now = self._clock.now().astimezone(JST)
        if self.needs_first_code():
            return Attempt(SignIn.NO_CODE_YET)
        locked_until, failures = self._count_attempt(now, code)
        if locked_until is not None and failures == 0:
            return Attempt(SignIn.LOCKED, locked_until=locked_until)
        row = self._staff_row(organisation, code)
        if row is None or not _matches(row[0], staff_code):
            self._note(code, "refused", now)
            left = FAILURES_BEFORE_LOCK - failures
            return Attempt(SignIn.WRONG, tries_left=left, locked_until=locked_until)
        actor = Actor(row[1], f"{organisation}/{code}")
        with self._database.writing() as connection:
            connection.execute("UPDATE staff_lock SET failures = 0, locked_until = NULL")
            audit.append_line(connection, actor, "sign-in", result="ok", now=now)
        return Attempt(SignIn.OK, actor=actor)

    def _count_attempt(self, now: datetime, code: str) -> tuple[datetime | None, int]:
        """Return until when it is locked and the number of this failure; 0: do not check."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT failures, locked_until FROM staff_lock").fetchone()
            failures, until = int(row[0]), _moment(row[1])
            # A clock that was set back must not lock the staff out for years.
            until = min(until, now + LOCK) if until else None
            if until and now < until:
                connection.execute("UPDATE staff_lock SET locked_until = ?", (until.isoformat(),))
                by = Actor("unknown", _plain(code))
                audit.append_line(connection, by, "sign-in", result="locked", now=now)
                return until, 0
            failures = 1 if until else failures + 1
            until = now + LOCK if failures >= FAILURES_BEFORE_LOCK else None
            connection.execute(
                "UPDATE staff_lock SET failures = ?, locked_until = ?",
                (failures, until.isoformat() if until else None),
            )
        return until, failures

    def _staff_row(self, organisation: str, code: str) -> tuple[str, str] | None:
        found = self._database.query(
            "SELECT staff_hash, role FROM supporter WHERE organisation = ? AND code = ? "
            "AND active = 1 AND staff_hash IS NOT NULL",
            (organisation, code),
        )
        return (found[0]["staff_hash"], found[0]["role"]) if found else None

    def _set_code(self, supporter: Supporter, staff_code: str, *, by: Actor) -> None:
        known = self.find(supporter.organisation, supporter.code)
        if known is None:
            raise StoreError(
                UNKNOWN_SAYS.format(organisation=supporter.organisation, code=supporter.code)
            )
        hashed = _HASHER.hash(staff_code)
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE supporter SET staff_hash = ? WHERE organisation = ? AND code = ?",
                (hashed, supporter.organisation, supporter.code),
            )
            what = f"set-code {supporter.organisation}/{supporter.code}"
            audit.append_line(connection, by, what, result="ok", now=self._clock.now())

    def _note(self, code: str, result: str, now: datetime) -> None:
        with self._database.writing() as connection:
            by = Actor("unknown", _plain(code))
            audit.append_line(connection, by, "sign-in", result=result, now=now)


def may_lead(role: str) -> bool:
    """Return whether ``role`` may add people and stop the terminal; a volunteer may not."""
    return role in (Role.SITE_LEAD, Role.CITY_OFFICER)


def check_code(staff_code: str) -> None:
    """Return if ``staff_code`` may be used.

    Raises:
        StoreError: Not six digits, all the same, or digits in a row up or down.
    """
    weak = len(set(staff_code)) == 1 or staff_code in _RISING or staff_code[::-1] in _RISING
    if weak or not _CODE.fullmatch(staff_code):
        raise StoreError(WEAK_SAYS)


def _matches(hashed: str, staff_code: str) -> bool:
    try:
        return _HASHER.verify(hashed, staff_code)
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _plain(code: str) -> str:
    # What was typed as a supporter code may be anything; only a code that could be one is noted.
    return code if _ID.fullmatch(code) and not _CODE.fullmatch(code) else "?"
