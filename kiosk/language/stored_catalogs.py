"""Makes sure the compiled catalogues are there and fresh; loads the compiler only when they are not."""

from __future__ import annotations

import logging
from pathlib import Path

from kiosk.language.languages import JA, LANGUAGES

_log = logging.getLogger(__name__)


def ensure_compiled(locales: Path, out: Path) -> None:
    """Compile into ``out`` what is missing or older than its PO file. Faults are logged for staff.

    A folder that cannot be written is done without: the terminal then speaks Japanese.
    """
    if all(_is_fresh(locales, out, folder, domain) for folder, domain in _wanted()):
        return
    from kiosk.language.compiled import compile_catalogs  # noqa: PLC0415 - Babel is dear

    try:
        faults = compile_catalogs(locales, out)
    except OSError as error:
        _log.error("catalogues: %s", error)
        return
    for fault in faults:
        _log.error("catalogue: %s", fault)


def _wanted() -> list[tuple[str, str]]:
    return [
        (language.folder, domain)
        for language in LANGUAGES.values()
        for domain in (("ui",) if language.code == JA else ("ui", "content"))
    ]


def _is_fresh(locales: Path, out: Path, folder: str, domain: str) -> bool:
    source = locales / folder / "LC_MESSAGES" / f"{domain}.po"
    target = out / folder / f"{domain}.mo"
    try:
        return target.stat().st_mtime_ns >= source.stat().st_mtime_ns
    except FileNotFoundError:
        return not source.exists()
