"""The fonts: which family a language is set in, loading them, and widths of runs of text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from kiosk.settings import ASSETS

JAPANESE = ("BIZUDPGothic-Regular.ttf", "BIZUDPGothic-Bold.ttf")
LATIN = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_JA_FAMILIES = ["BIZ UDPGothic", "Noto Sans"]
_LATIN_FAMILIES = ["Noto Sans", "BIZ UDPGothic"]
_loaded: set[str] = set()


def load_fonts(names: tuple[str, ...] = JAPANESE, folder: Path = ASSETS / "fonts") -> None:
    """Make font files known to Qt, each once.

    Raises:
        FileNotFoundError: A font file is missing or broken.
    """
    for name in names:
        if name in _loaded:
            continue
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FileNotFoundError(f"フォント {folder / name} が読めません。入れ直してください。")
        _loaded.add(name)


@lru_cache(maxsize=256)
def font(lang: str, em: int, *, bold: bool = False) -> QFont:
    """Return the font of a language, ``em`` pixels high."""
    is_japanese = lang.startswith("ja")
    if not is_japanese:
        load_fonts(LATIN)
    made = QFont()
    made.setFamilies(_JA_FAMILIES if is_japanese else _LATIN_FAMILIES)
    made.setPixelSize(max(1, em))
    made.setBold(bold)
    made.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    # Ligatures would come out of a printed PDF as one sign that cannot be searched.
    made.setFeature(QFont.Tag("liga"), 0)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=256)
def font_metrics(lang: str, em: int, *, bold: bool = False) -> QFontMetricsF:
    """Return the metrics of `font`."""
    return QFontMetricsF(font(lang, em, bold=bold))


@lru_cache(maxsize=16384)
def width(text: str, lang: str, em: int, bold: bool) -> float:
    """Return the width of ``text`` in pixels."""
    return font_metrics(lang, em, bold=bold).horizontalAdvance(text)


def overhang(text: str, lang: str, em: int, bold: bool) -> tuple[float, float]:
    """Return how far ``text`` hangs out of its place, left and right, in pixels; mostly 0.

    No letter of the Japanese fonts does (a test looks at all that are used), so none is measured.
    """
    if lang.startswith("ja"):
        return 0.0, 0.0
    return _bearings(text[0], lang, em, bold)[0], _bearings(text[-1], lang, em, bold)[1]


@lru_cache(maxsize=4096)
def _bearings(letter: str, lang: str, em: int, bold: bool) -> tuple[float, float]:
    metrics = font_metrics(lang, em, bold=bold)
    return max(0.0, -metrics.leftBearing(letter)), max(0.0, -metrics.rightBearing(letter))


def forget() -> None:
    """Empty the caches of texts."""
    width.cache_clear()
    _bearings.cache_clear()
