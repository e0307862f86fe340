"""Help sessions as table rows and as outbox bodies, with the checksum that shows a damaged row."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import date, datetime
from operator import attrgetter
from typing import Any

import msgspec

from kiosk.desk.model import FIELDS, HelpSession

Value = str | int | None
FORMAT_OF_BODY = 1
_LISTS = frozenset(("topics", "support_needs", "blocked_by"))
_TIMES = frozenset(("created_at", "edited_at"))
# Saving is on the supporter's way: the places are found once, not per save.
_VALUES = attrgetter(*FIELDS)
_LIST_PLACES = tuple(FIELDS.index(name) for name in _LISTS)
_ISO_PLACES = tuple(FIELDS.index(name) for name in ("started_on", *sorted(_TIMES)))
_TRUTHS = frozenset(("clock_suspect", "entered_late"))
_TRUTH_PLACES = tuple(FIELDS.index(name) for name in _TRUTHS)
_LATE_PLACE = FIELDS.index("entered_late")


def to_row(session: HelpSession, *, filed_on: date) -> list[Value]:
    """Return the values of ``session`` in the order of the table, checksum last."""
    values: list[Any] = list(_VALUES(session))
    for place in _LIST_PLACES:
        values[place] = " ".join(values[place])
    for place in _ISO_PLACES:
        if values[place] is not None:
            values[place] = values[place].isoformat()
    for place in _TRUTH_PLACES:
        values[place] = int(values[place])
    values.append(filed_on.isoformat())
    values.append(checksum(values))
    return values


def from_row(row: Sequence[Any]) -> HelpSession:
    """Return the session of a table row."""
    return HelpSession(
        **{name: _from_value(name, value) for name, value in zip(FIELDS, row, strict=False)}
    )


def checksum(values: Sequence[Value]) -> int:
    """Return the CRC-32 of a row without its checksum.

    SQLite finds a broken page structure by itself, but not a changed letter inside a value.
    """
    if not values[_LATE_PLACE]:
        # Rows older than this field have no place for it.
        values = [*values[:_LATE_PLACE], *values[_LATE_PLACE + 1 :]]
    return zlib.crc32("\x1f".join(map(str, values)).encode())


def to_body(session: HelpSession) -> str:
    """Return what leaves the terminal: JSON of all fields but the memo, which stays here."""
    body = dict(zip(FIELDS, _VALUES(session), strict=True))
    del body["memo"]
    body["format"] = FORMAT_OF_BODY
    return msgspec.json.encode(body).decode()


def to_document(session: HelpSession) -> dict[str, object]:
    """Return ``session`` for the ``--json`` answers of the commands, memo included."""
    return {
        name: list(value) if isinstance(value, tuple) else _json_value(value)
        for name in FIELDS
        for value in (getattr(session, name),)
    }


def _json_value(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _from_value(name: str, value: Value) -> Any:
    if name in _LISTS:
        return tuple(str(value).split())
    if name == "started_on":
        return date.fromisoformat(str(value))
    if name in _TIMES:
        return datetime.fromisoformat(str(value)) if value is not None else None
    return bool(value) if name in _TRUTHS else value
