"""QR codes of official pages: which address may leave the terminal, and the code as plain data.

Drawing belongs to the UI and the printer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

Matrix = tuple[tuple[bool, ...], ...]

QUIET_ZONE = 4
"""Light modules that whoever draws the code must leave free on each side."""

_MOST_CHARACTERS = 300
_MASK = 4
_PRINTABLE = re.compile(r"[\x21-\x7e]+")
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_PUBLIC_BODIES = (".go.jp", ".lg.jp")


def is_official(url: str, hosts: Iterable[str] = ()) -> bool:
    """Tell whether ``url`` may be shown to a resident as an official page.

    Only https, without port, user name or international letters, on ``.go.jp``, ``.lg.jp`` or one
    of ``hosts`` and what lies under it. Anything a browser could read differently is refused.
    """
    host = host_of(url)
    if host is None:
        return False
    if host.endswith(_PUBLIC_BODIES):
        return True
    return any(host == own or host.endswith(f".{own}") for own in map(str.lower, hosts) if own)


def host_of(url: str) -> str | None:
    """Return the host of a plain https address in lower case; `None` for every other address."""
    if len(url) > _MOST_CHARACTERS or not _PRINTABLE.fullmatch(url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host = parts.netloc.lower()
    is_plain = _HOST.fullmatch(host) is not None and "xn--" not in host
    return host if parts.scheme == "https" and is_plain else None


@lru_cache(maxsize=64)
def qr_matrix(url: str) -> Matrix:
    """Return the modules of the code of ``url``, row by row, dark ones true, without quiet zone.

    A quarter of the code may be dirty or folded and a telephone still reads it.

    Raises:
        ValueError: ``url`` is empty or too long for a code that is read from paper.
    """
    # Only a page with a code needs it.
    import segno  # noqa: PLC0415

    if not 0 < len(url) <= _MOST_CHARACTERS:
        raise ValueError(f"QRコードに する 住所は 1〜{_MOST_CHARACTERS}文字に してください。")
    # One mask for all: trying eight is what takes the time, and a page may not wait for it.
    code = segno.make(url, error="q", micro=False, boost_error=False, mask=_MASK)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)
