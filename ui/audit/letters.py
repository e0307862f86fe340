"""Letters of a drawing: glyphs that no font has, forbidden line starts, text too small."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QRawFont

from kiosk.language.languages import PSEUDO
from kiosk.settings import ASSETS
from ui.audit.finding import Complaint, Piece
from ui.drawing.elements import Icon, Scene, Words
from ui.drawing.painter import ICONS, PICTURES
from ui.text.break_lines import NOT_FIRST, NOT_LAST
from ui.text.fonts import JAPANESE, LATIN
from ui.text.typeset import Run, Typeset
from ui.tokens import RUBY_MIN_MM, Metrics

LEAST_MM = 5.0
_SLACK_PX = 0.6
_PROBE_PX = 16.0


def missing_glyphs(piece: Piece) -> Iterator[Complaint]:
    """Yield the letters that no font has a glyph for, and the pictures that are not there."""
    for element in piece.drawing.elements:
        match element:
            case Words(_, _, text):
                lacking = {c for run in text.runs for c in run.text if not _is_drawn(c, run.bold)}
                if lacking:
                    yield Complaint("glyph", f"字が ありません: {' '.join(sorted(lacking))}")
            case Icon(name) if not (ICONS / f"{name}.svg").exists():
                yield Complaint("glyph", f"アイコン「{name}」が ありません")
            case Scene(name) if not (PICTURES / f"{name}.svg").exists():
                yield Complaint("glyph", f"絵「{name}」が ありません")
            case _:
                pass


@lru_cache(maxsize=8192)
def _is_drawn(letter: str, bold: bool) -> bool:
    if letter.isspace():
        return True
    return any(_face(files[bold]).supportsCharacter(ord(letter)) for files in (JAPANESE, LATIN))


@lru_cache(maxsize=8)
def _face(name: str, folder: Path = ASSETS / "fonts") -> QRawFont:
    return QRawFont(str(folder / name), _PROBE_PX)


def bad_line_starts(piece: Piece) -> Iterator[Complaint]:
    """Yield the lines that begin or end with a sign that may not stand there."""
    for element in piece.drawing.elements:
        if not isinstance(element, Words):
            continue
        if any(run.lang == PSEUDO for run in element.text.runs):
            # The marks around a pseudo text are words of their own to no language.
            continue
        lines = _lines(element.text)
        for before, line in pairwise(lines):
            if line[0] in NOT_FIRST:
                yield Complaint("kinsoku", f"行の はじめが「{line[0]}」です: {line[:12]}")
            if before[-1] in NOT_LAST:
                yield Complaint("kinsoku", f"行の おわりが「{before[-1]}」です: {before[-12:]}")


def _lines(text: Typeset) -> list[str]:
    lines: dict[float, str] = {}
    for run in sorted((r for r in text.runs if not r.is_ruby), key=lambda r: (r.baseline, r.x)):
        lines[run.baseline] = lines.get(run.baseline, "") + run.text
    return [line for line in lines.values() if line]


def small_text(piece: Piece, metrics: Metrics) -> Iterator[Complaint]:
    """Yield text under 5 mm, and ruby under 3.6 mm outside the frame."""
    seen: set[tuple[int, bool]] = set()
    for element in piece.drawing.elements:
        if not isinstance(element, Words):
            continue
        for run in element.text.runs:
            kind = (run.em, run.is_ruby)
            if kind not in seen:
                seen.add(kind)
                if run.em + _SLACK_PX < _least(run, piece) * metrics.px_per_mm:
                    tall = run.em / metrics.px_per_mm
                    name = "ふりがな" if run.is_ruby else "字"
                    yield Complaint("text-size", f"{name}「{run.text[:12]}」が {tall:.1f} mm です")


def _least(run: Run, piece: Piece) -> float:
    if not run.is_ruby:
        return LEAST_MM
    return RUBY_MIN_MM if piece.where == "content" else 0.0
