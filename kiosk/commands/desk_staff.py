"""`desk staff …`: supporters, staff codes, the audit log, notices and the terminal's place.

A staff code is read from standard input only: a command line can be seen by others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict

from kiosk.clock import SystemClock
from kiosk.commands.desk_sessions import actor, opened, show
from kiosk.desk import codes
from kiosk.desk.model import Role, Supporter, SupporterCode
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.staff import SignIn, Staff
from kiosk.desk.store import DeskStore
from kiosk.desk.terminal import Place
from kiosk.errors import StoreError

_SAYS = {
    SignIn.OK: "職員コードは 合っています。",
    SignIn.WRONG: "職員コードが ちがいます。あと {left}回 まちがえると 5分 待つことになります。",
    SignIn.LOCKED: "つづけて まちがえたので、{until} まで 待ってください。",
    SignIn.NO_CODE_YET: "職員コードが まだ ありません。staff set-code で 決めてください。",
}


def run_staff(args: argparse.Namespace) -> int:
    """Do what ``desk staff`` was asked."""
    with opened(args) as store:
        return _STAFF[args.staff_verb](args, store, Staff(store.database, SystemClock()))


def _list(args: argparse.Namespace, _store: DeskStore, staff: Staff) -> int:
    people = staff.supporters()
    if args.json:
        show([asdict(one) for one in people])
    else:
        for one in people:
            state = "" if one.active else "終了"
            print(one.organisation, one.code, codes.ROLE[one.role], state, sep="\t")
    return 0


def _register(args: argparse.Namespace, _store: DeskStore, staff: Staff) -> int:
    one = _person(args, active=not args.inactive)
    staff.register(one, by=Actor("city_officer", "console"))
    return _said(args, asdict(one), "登録しました。")


def _set_code(args: argparse.Namespace, _store: DeskStore, staff: Staff) -> int:
    one = _person(args)
    if staff.needs_first_code():
        staff.set_first_code(one, _line())
        return _said(args, {"set": True}, "職員コードを 決めました。")
    organisation, _, code = (args.signer or "").partition("/")
    attempt = staff.sign_in(organisation, code, _line())
    if attempt.actor is None:
        raise StoreError(_says(attempt.answer, attempt.tries_left, str(attempt.locked_until)))
    staff.set_code(one, _line(), by=attempt.actor)
    return _said(args, {"set": True}, "職員コードを 決めました。")


def _sign_in(args: argparse.Namespace, _store: DeskStore, staff: Staff) -> int:
    attempt = staff.sign_in(args.organisation, args.code, _line())
    until = attempt.locked_until.isoformat(timespec="seconds") if attempt.locked_until else None
    say = _says(attempt.answer, attempt.tries_left, until or "")
    document = {
        "answer": str(attempt.answer),
        "role": attempt.actor.role if attempt.actor else None,
        "tries_left": attempt.tries_left,
        "locked_until": until,
    }
    _said(args, document, say)
    return 0 if attempt.answer is SignIn.OK else 1


def _audit(args: argparse.Namespace, store: DeskStore, _staff: Staff) -> int:
    lines = store.terminal.audit_lines()
    bad = store.terminal.first_bad_audit_line()
    if args.json:
        show({"lines": [asdict(line) for line in lines], "first_bad": bad})
    else:
        for line in lines:
            print(line.seq, line.at, line.role, line.who, line.what, line.result, sep="\t")
    if bad is not None:
        print(
            f"監査の記録が {bad}行目で 書きかえられています → 市の担当者に 知らせてください。",
            file=sys.stderr,
        )
    return int(bad is not None)


def _notices(args: argparse.Namespace, store: DeskStore, _staff: Staff) -> int:
    # The lines themselves went to stderr when the store was opened.
    if args.json:
        show([asdict(notice) for notice in store.terminal.notices()])
    return 0


def _notices_seen(args: argparse.Namespace, store: DeskStore, _staff: Staff) -> int:
    store.terminal.mark_notices_seen(by=actor(args))
    return _said(args, {"seen": True}, "お知らせを 読んだことにしました。")


def _trust_clock(args: argparse.Namespace, store: DeskStore, _staff: Staff) -> int:
    store.terminal.trust_clock(by=actor(args))
    return _said(args, {"trusted": True}, "いまの時計を 正しいものとします。")


def _place(args: argparse.Namespace, store: DeskStore, _staff: Staff) -> int:
    store.terminal.set_place(Place(args.municipality, args.centre, args.station))
    return _said(args, asdict(store.terminal.identity), "置き場所を 決めました。")


def _person(args: argparse.Namespace, *, active: bool = True) -> Supporter:
    return Supporter(SupporterCode(args.code), args.organisation, Role(args.role), active)


def _line() -> str:
    return sys.stdin.readline().strip()


def _says(answer: SignIn, left: int, until: str) -> str:
    return _SAYS[answer].format(left=left, until=until)


def _said(args: argparse.Namespace, document: object, say: str) -> int:
    if args.json:
        show(document)
    else:
        print(say)
    return 0


_STAFF: Mapping[str, Callable[[argparse.Namespace, DeskStore, Staff], int]] = {
    "list": _list,
    "register": _register,
    "set-code": _set_code,
    "sign-in": _sign_in,
    "audit": _audit,
    "notices": _notices,
    "notices-seen": _notices_seen,
    "trust-clock": _trust_clock,
    "place": _place,
}
ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {"staff": run_staff}
