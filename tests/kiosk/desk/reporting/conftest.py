from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from kiosk.desk import codes
from kiosk.desk.model import HelpSession, RecordId
from kiosk.desk.months import Month
from kiosk.desk.sqlite import rows, schema
from kiosk.desk.store import DeskStore
from tests.fakes.clock import FrozenClock

MONTH = Month("2026-11")
_GUIDES = (None, "mynumber.cert-renewal", "certificates.konbini", "trouble.phone")


def random_session(dice: random.Random, *, days: int) -> HelpSession:
    outcomes = [*codes.OUTCOME, codes.CANCELLED]
    return HelpSession(
        record_id=RecordId(str(UUID(int=dice.getrandbits(128)))),
        started_on=date(2026, 11, 30) - timedelta(days=dice.randrange(days)),
        start_slot=f"{dice.randint(7, 18):02d}:{dice.choice(('00', '30'))}",
        minutes=dice.choice(codes.MINUTE_BUTTONS),
        topics=tuple(dice.sample(sorted(codes.TOPIC), dice.randint(1, 3))),
        outcome=dice.choices(outcomes, [9, 3, 3, 2, 2, 1, 1, 1, 1])[0],
        language=dice.choice(["ja", "ja", "ja", *codes.LANGUAGE]),
        channel=dice.choice(sorted(codes.CHANNEL)),
        people=dice.choice((1, 1, 1, 2, 12)),
        age_band=dice.choice(sorted(codes.AGE_BAND)),
        support_needs=tuple(dice.sample(sorted(codes.SUPPORT_NEEDS), dice.randint(0, 2))),
        guide_id=dice.choice(_GUIDES),
        guide_step=dice.choice((None, 1, 2, 7)),
        blocked_by=tuple(dice.sample(sorted(codes.BLOCKED_BY), dice.randint(0, 2))),
        referred_to=dice.choice(sorted(codes.REFERRED_TO)),
        satisfaction=dice.choice((None, 1, 2, 3, 4, 5)),
        confidence_before=dice.choice((None, 1, 2, 3)),
        confidence_after=dice.choice((None, 2, 3, 4)),
        follow_up=dice.choice(("none", "none", "again_here", "other")),
        fraud_flag=dice.choice(("none", "none", "none", "suspected", "paid")),
        supporter_code=dice.choice((None, "01", "02", "11")),
        slip_number=dice.choice((None, "A7", "12")),
        memo="",
        site=dice.choice(("", "kugenuma", "tsujido", "=cmd")),
        station=dice.choice(("st1", "st2")),
        clock_suspect=dice.random() < 0.1,
        created_at=FrozenClock().now(),
    )


def put_sessions(store: DeskStore, count: int, *, seed: int = 1, days: int = 30) -> None:
    """Put random sessions into the store, past the checks that the desk's own codes pass."""
    dice = random.Random(seed)  # noqa: S311 - the same sessions in every run
    with store.database.writing() as connection:
        for _ in range(count):
            one = random_session(dice, days=days)
            connection.execute(schema.INSERT_SESSION, rows.to_row(one, filed_on=one.started_on))


@pytest.fixture
def fill(store: DeskStore) -> Callable[..., DeskStore]:
    def put(count: int, *, seed: int = 1, days: int = 30) -> DeskStore:
        put_sessions(store, count, seed=seed, days=days)
        return store

    return put
