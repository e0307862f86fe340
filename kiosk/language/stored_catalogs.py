"""Makes sure the compiled catalogues are there and fresh; the compiler is loaded only if not."""

from __future__ import annotations

from pathlib import Path

from kiosk.errors import Fault
from kiosk.language.languages import JA, LANGUAGES


def ensure_compiled(locales: Path, out: Path) -> list[Fault]:
    """Compile into ``out`` what is missing or older than its PO file; return what was wrong.

    A folder that cannot be written is done without: the terminal then speaks Japanese.
    """
    if all(_is_fresh(locales, out, folder, domain) for folder, domain in _wanted()):
        return []
    from kiosk.language.compiled import compile_catalogs  # noqa: PLC0415 - Babel is dear

    try:
        return compile_catalogs(locales, out)
    except OSError as error:
        what = f"訳を 書きこめません（{error}）"
        return [Fault(out, "", what, "フォルダーの 空きと 権限を 確かめる", "catalog.write")]


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
    except OSError:
        return not source.exists()
