"""Claims about the drawn pictures, the icons and the fonts that ship with the terminal."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from kiosk.language import ruby

ASSETS = Path(__file__).parents[2] / "assets"
PICTURES = sorted((ASSETS / "pictures").glob("*.svg"))
ICONS = sorted((ASSETS / "icons").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "rect", "circle", "ellipse", "path", "text"}
# The light theme, and pale tints of the Digital Agency's tokens for flat fills.
COLOURS = {
    "#1a1a1c",
    "#4d4d4d",
    "#f7f5f0",
    "#ffffff",
    "#c9c6be",
    "#0017c1",
    "#e8f1fe",
    "#115a36",
    "#5109ad",
    "#7a3a00",
    "#00525c",
    "#a90000",
    "#fff0b3",
    "#ffd43d",
    "#d9e6ff",
    "#c5d7fb",
    "#c0e4ff",
    "#c2e5d1",
    "#ecddff",
    "#e9f7f9",
    "#ffeee2",
    "#ffdfca",
    "#ffc199",
    "#ffdada",
    "#7f7f7f",
    "none",
}
KINDS = {
    "card",
    "pin",
    "letter",
    "form",
    "paper",
    "phone",
    "booth",
    "copier",
    "reader",
    "counter",
    "place",
    "home",
    "kiosk",
    "person",
}


def table() -> dict[str, dict[str, object]]:
    return tomllib.loads((ASSETS / "pictures" / "pictures.toml").read_text(encoding="utf-8"))


def drawn(path: Path, side: int) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    renderer = QSvgRenderer(str(path))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def test_every_picture_has_a_description_and_every_description_a_picture() -> None:
    assert {path.stem for path in PICTURES} == set(table())


@pytest.mark.parametrize("name", sorted(table()))
def test_description_is_short_and_wholly_readable(name: str) -> None:
    entry = table()[name]

    spoken = ruby.spoken(str(entry["alt"]))

    assert set(entry) <= {"alt", "shows", "checked_on"}
    assert entry["shows"] in KINDS
    assert isinstance(entry.get("checked_on", dt.date.min), dt.date)
    assert 1 <= spoken.count("。") <= 2
    assert spoken.endswith("。")
    assert not re.search(r"[\u4e00-\u9fff]", spoken), "a kanji without its reading"


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_picture_is_drawn_with_the_one_hand(path: Path) -> None:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - drawings of this project

    assert root.get("viewBox") == "0 0 560 420"
    for element in root.iter():
        assert element.tag.removeprefix(SVG) in SHAPES
        assert not {"style", "class", "filter", "mask", "clip-path"} & set(element.attrib)
        for paint in ("fill", "stroke"):
            assert element.get(paint, "none") in COLOURS
        if element.tag == f"{SVG}text":
            assert element.get("font-family") == "BIZ UDPGothic"
            assert float(element.get("font-size", "0")) >= 23


@pytest.mark.parametrize("path", [*PICTURES, *ICONS], ids=lambda path: path.stem)
def test_qt_draws_something(qapp: QApplication, path: Path) -> None:
    image = drawn(path, 64)

    dark = [1 for x in range(64) for y in range(64) if QColor(image.pixel(x, y)).lightness() < 128]

    assert len(dark) >= 20


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_has_no_colour_of_its_own_and_is_listed(path: Path) -> None:
    listed = (ASSETS / "icons" / "README.md").read_text(encoding="utf-8")

    drawing = path.read_text(encoding="utf-8")

    assert "fill=" not in drawing
    assert "stroke" not in drawing
    assert f"| `{path.name}` |" in listed


@pytest.mark.parametrize("family", ["BIZUDPGothic", "NotoSans"])
@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_font_loads_and_has_its_licence_beside_it(
    qapp: QApplication, family: str, weight: str
) -> None:
    font = ASSETS / "fonts" / f"{family}-{weight}.ttf"

    loaded = QFontDatabase.addApplicationFont(str(font))
    names = QFontDatabase.applicationFontFamilies(loaded)
    QFontDatabase.removeApplicationFont(loaded)

    assert [name.replace(" ", "") for name in names] == [family]
    licence = (ASSETS / "fonts" / f"OFL-{family}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
