from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kiosk.desk.model import HelpSession
from kiosk.desk.store import DeskStore, new_record_id, open_store
from tests.fakes.clock import FrozenClock


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock()


@pytest.fixture
def store(tmp_path: Path, clock: FrozenClock) -> Iterator[DeskStore]:
    opened = open_store(tmp_path, clock)
    yield opened
    opened.close()


@pytest.fixture
def make_session() -> Callable[..., HelpSession]:
    def make(**changes: Any) -> HelpSession:
        fields: dict[str, Any] = {
            "record_id": new_record_id(),
            "started_on": date(2026, 11, 21),
            "start_slot": "10:00",
            "minutes": 15,
            "topics": ("mn_cert", "mn_pin"),
            "outcome": "solved",
        }
        return HelpSession(**{**fields, **changes})

    return make
