"""Ruby and readings: ``{手続|てつづ}き`` (shown and spoken), ``[4桁|よんけた]`` (spoken only).

Parsing only; drawing is the UI's, speech is `kiosk.voice`'s. A brace group without a bar is a
placeholder and must have been filled before.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from kiosk.errors import MarkupError

_MARK = re.compile(r"\{([^{}\[\]|]+)\|([^{}\[\]|]+)\}|\[([^{}\[\]|]+)\|([^{}\[\]|]+)\]")
_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_:.\-]*)\}")
_LEFT_OVER = re.compile(r"[{}\[\]|]")


class Piece(msgspec.Struct, frozen=True):
    """A run of text with one reading.

    ``ruby`` is the kana drawn above it (`None`: none); ``spoken`` what the voice says instead of
    ``text`` (`None`: the text itself).
    """

    text: str
    ruby: str | None = None
    spoken: str | None = None


@lru_cache(maxsize=4096)
def parse(marked: str) -> tuple[Piece, ...]:
    """Return the pieces of ``marked`` in order; their texts joined are what is shown.

    Raises:
        MarkupError: A brace, bracket or bar does not belong to a complete mark.
    """
    pieces: list[Piece] = []
    end = 0
    for mark in _MARK.finditer(marked):
        _append_plain(pieces, marked[end : mark.start()], marked)
        base, kana, shown, said = mark.groups()
        pieces.append(Piece(base, kana, kana) if base else Piece(shown, None, said))
        end = mark.end()
    _append_plain(pieces, marked[end:], marked)
    return tuple(pieces)


def _append_plain(pieces: list[Piece], text: str, marked: str) -> None:
    if _LEFT_OVER.search(text):
        raise MarkupError(
            f"「{marked}」の記号がそろっていません。"
            "{漢字|かな} か [4桁|よんけた] の形にしてください。"
        )
    if text:
        pieces.append(Piece(text))


def plain(marked: str) -> str:
    """Return what is shown: ``marked`` without its readings."""
    return "".join(piece.text for piece in parse(marked))


def spoken(marked: str) -> str:
    """Return ``marked`` with every marked word replaced by its reading."""
    return "".join(piece.spoken or piece.text for piece in parse(marked))


def message_id(marked: str) -> str:
    """Return the gettext id of a content text: markup gone, placeholders kept.

    So correcting a reading never breaks a translation.
    """
    return _MARK.sub(lambda mark: mark.group(1) or mark.group(3), marked)


def placeholders(text: str) -> list[str]:
    """Return the names in ``{braces}`` without a bar, in order."""
    return _PLACEHOLDER.findall(_MARK.sub("", text))


def without_placeholders(text: str) -> str:
    """Return ``text`` with its placeholders taken out, so that `parse` can check the markup."""
    return _PLACEHOLDER.sub("", text)


def escape(text: str) -> str:
    """Return literal text (typed by a person, read from a file) that `parse` shows as it is.

    The marks' own signs become their full-width twins, which look the same to a reader.
    """
    return text.translate(str.maketrans("{}[]|", "｛｝［］｜"))
