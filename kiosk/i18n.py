"""Marks for the texts written in code. Translation itself happens in `kiosk.guide.phrasebook`.

Texts in code are plain Japanese; the Japanese catalogue adds their ruby, the others their
translation. A text is never translated while a module is imported.
"""

from __future__ import annotations

from typing import Any

import msgspec


class Text(msgspec.Struct, frozen=True):
    """A message not yet in any language.

    ``msgid`` is Japanese (marked, for content; plain, for texts in code), ``context`` is the
    gettext context of content and `None` for texts in code. ``values`` fills the named
    placeholders; a value may be a number, a date, another `Text` (see `kiosk.language.formats`).
    """

    msgid: str
    context: str | None = None
    values: dict[str, Any] = {}


class Quantity(msgspec.Struct, frozen=True):
    """A number with its unit (`kiosk.procedures.model.Unit`), worded by each language itself.

    The unit ``days_left`` says how long there still is; 0 is the last day, less than 0 is past.
    ``month_of_year`` names the month with that number.
    """

    value: int
    unit: str


def N_(message: str) -> str:  # noqa: N802 - gettext's own name
    """Mark ``message`` for translation and return it unchanged."""
    return message


def ui(message: str, **values: object) -> Text:
    """Return a message of the program's own, with its placeholders' values."""
    return Text(message, None, values)
