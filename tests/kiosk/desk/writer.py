"""Run by the kill test: saves sessions for ever and announces each commit on standard output."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from kiosk.clock import SystemClock
from kiosk.desk.model import HelpSession
from kiosk.desk.store import new_record_id, open_store

if __name__ == "__main__":
    store = open_store(Path(sys.argv[1]), SystemClock())
    while True:
        session = HelpSession(
            record_id=new_record_id(),
            started_on=date(2026, 11, 21),
            start_slot="10:00",
            minutes=10,
            topics=("mn_cert",),
            outcome="solved",
        )
        store.save(session)
        sys.stdout.write(session.record_id + "\n")
        sys.stdout.flush()
