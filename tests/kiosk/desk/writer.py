"""Run by the kill tests: works for ever and announces each commit on standard output.

``export`` writes the four kinds of files in turn, of a store that nobody changes.
``announce-only`` announces a save that never happened: the twin that shows what a loss looks like.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.desk.model import HelpSession
from kiosk.desk.sqlite.audit import Actor
from kiosk.desk.store import DeskStore, new_record_id, open_store
from tests.kiosk.desk import exports


def announce(session: HelpSession) -> None:
    sys.stdout.write(f"{session.record_id} {session.rev}\n")
    sys.stdout.flush()


def made() -> HelpSession:
    return HelpSession(
        record_id=new_record_id(),
        started_on=date(2026, 11, 21),
        start_slot="10:00",
        minutes=10,
        topics=("mn_cert",),
        outcome="solved",
    )


def work(store: DeskStore, what: str) -> None:
    saved = store.save(made())
    announce(saved)
    if what == "correct":
        announce(store.correct(replace(saved, minutes=20), by=Actor("site_lead", "test")))
    if what == "back-up":
        store.backup()


if __name__ == "__main__":
    if sys.argv[2] == "announce-only":
        announce(made())
        sys.exit()
    opened = open_store(Path(sys.argv[1]), SystemClock())
    while sys.argv[2] == "export":
        for kind in exports.KINDS:
            exports.export(kind, opened, Path(sys.argv[1]) / exports.OUT)
            sys.stdout.write(f"{kind} 1\n")
            sys.stdout.flush()
    while True:
        work(opened, sys.argv[2])
