"""Where the ink of a drawing really is: boxes around glyphs and pictures, in pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ui.drawing.elements import Box, Circle, Drawing, Element, Icon, Matrix, Scene, Sheet, Words
from ui.text.fonts import font_metrics
from ui.text.typeset import Run


@dataclass(frozen=True, slots=True)
class Ink:
    """The box around one run of glyphs or one picture. ``run`` is `None` for a picture.

    ``group`` is the element it belongs to, counted in the drawing.
    """

    left: float
    top: float
    right: float
    bottom: float
    what: str
    group: int
    run: Run | None = None


def inks(drawing: Drawing) -> Iterator[Ink]:
    """Yield the ink of ``drawing``: every run of text, every icon and picture. Grounds are none."""
    for number, element in enumerate(drawing.elements):
        match element:
            case Words(x, y, text):
                for run in text.runs:
                    if run.text.strip():
                        yield _of_run(run, x, y, number)
            case Box():
                pass
            case _:
                left, top, wide, tall = extent(element)
                yield Ink(left, top, left + wide, top + tall, _name(element), number)


def extent(element: Element) -> tuple[float, float, float, float]:
    """Return left, top, width and height of ``element``."""
    match element:
        case Icon(_, x, y, size) | Matrix(_, x, y, size) | Circle(x, y, size):
            return x, y, size, size
        case Scene(_, x, y, width, height) | Sheet(x, y, width, height):
            return x, y, width, height
        case Box(x, y, width, height):
            return x, y, width, height
        case Words(x, y, text):
            return x, y, text.width, text.height


def _name(element: Element) -> str:
    match element:
        case Icon(name) | Scene(name):
            return f"絵「{name}」"
        case _:
            return type(element).__name__


def _of_run(run: Run, x: float, y: float, number: int) -> Ink:
    left, top, right, bottom = _glyph_box(run.text, run.lang, run.em, run.bold)
    across, down = x + run.x, y + run.baseline
    return Ink(
        across + left, down + top, across + right, down + bottom, f"「{run.text}」", number, run
    )


@lru_cache(maxsize=65536)
def _glyph_box(text: str, lang: str, em: int, bold: bool) -> tuple[float, float, float, float]:
    metrics = font_metrics(lang, em, bold=bold)
    area, last = metrics.tightBoundingRect(text), metrics.tightBoundingRect(text[-1])
    # Qt rounds the box of several letters outwards, by more for more of them.
    before_last = metrics.horizontalAdvance(text) - metrics.horizontalAdvance(text[-1])
    return area.left(), area.top(), min(area.right(), before_last + last.right()), area.bottom()
