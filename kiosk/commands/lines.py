"""How the verbs take TEXT: from the command line, or one per line from standard input."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from kiosk.errors import MarkupError
from kiosk.language import ruby


def lines_of(stream: TextIO) -> Iterator[str]:
    """Yield the lines of ``stream`` without their ends, as they come; empty lines too."""
    for line in stream:
        yield line.rstrip("\r\n")


def literal(text: str) -> str:
    """Return ``text`` as marked text: with its marks when they are whole, else sign for sign."""
    try:
        ruby.parse(text)
    except MarkupError:
        return ruby.escape(text)
    return text
