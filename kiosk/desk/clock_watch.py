"""Whether the terminal's clock can be believed. Pure: the caller brings both times."""

from __future__ import annotations

from datetime import datetime, timedelta

from kiosk.clock import JST

# No help session can be older than the program that records it.
FIRST_POSSIBLE = datetime(2026, 11, 1, tzinfo=JST)
BACKWARDS = timedelta(hours=1)
FORWARDS = timedelta(days=366)


def is_suspect(now: datetime, trusted: datetime | None) -> bool:
    """Return whether ``now`` cannot be the true time.

    Args:
        now: What the clock says, with a time zone.
        trusted: The greatest time believed so far; `None` before the first record, when only the
            date of the program itself can be compared.
    """
    if trusted is None:
        return now < FIRST_POSSIBLE
    return now < trusted - BACKWARDS or now > trusted + FORWARDS
