"""What stands on a page, as plain data from which stock widgets can be built."""

from __future__ import annotations

from itertools import groupby
from typing import TypedDict

from kiosk.guide.blocks import Button
from ui.drawing.elements import Icon, Scene, Words
from ui.screens.page_screen import PageScreen
from ui.widgets.panel import Panel
from ui.widgets.touch_button import TouchButton


class Item(TypedDict):
    """A label, a button, an icon or a picture (``kind``) in a ``row``.

    Readings over words and QR codes are left out: stock widgets have none, so the floor is lower.

    ``size`` is the pixel size of the letters, or of the icon for a button that has one.
    """

    kind: str
    row: str
    text: str
    lang: str
    em: int
    bold: bool
    icon: str
    icon_size: int
    width: int
    height: int


_FRAME = {"frame", "call", "main"}


def items_on(screen: PageScreen) -> list[Item]:
    """Return what ``screen`` shows: one item per button, per text and per picture."""
    found: list[Item] = []
    for number, widget in enumerate(screen.widgets()):
        if isinstance(widget, TouchButton):
            found.append(_button(widget))
        else:
            found += _panel(widget, f"panel {number}")
    return found


def _button(widget: TouchButton) -> Item:
    words = [element for element in widget.drawing.elements if isinstance(element, Words)]
    icon = next((e for e in widget.drawing.elements if isinstance(e, Icon)), None)
    item = _item("button", _row(widget.button, widget.y()), "\n".join(map(_lines, words)))
    _set_like(item, words)
    if icon is not None:
        item["icon"], item["icon_size"] = icon.name, round(icon.size)
    item["width"], item["height"] = widget.width(), widget.height()
    return item


def _row(button: Button | None, y: int) -> str:
    if button is not None and button.look == "tool":
        return "top"
    if button is not None and button.look in _FRAME:
        return "bottom"
    return f"buttons {y}"


def _panel(widget: Panel, row: str) -> list[Item]:
    found: list[Item] = []
    for element in widget.drawing.elements:
        match element:
            case Words():
                item = _item("label", row, _lines(element))
                _set_like(item, [element])
                found.append(item)
            case Icon():
                found.append(_drawn("icon", row, element.name, (element.size, element.size)))
            case Scene():
                found.append(_drawn("picture", row, element.name, (element.width, element.height)))
            case _:
                pass
    return found


def _item(kind: str, row: str, text: str) -> Item:
    return Item(
        kind=kind, row=row, text=text, lang="ja", em=16, bold=False, icon="", icon_size=0,
        width=0, height=0,
    )  # fmt: skip


def _drawn(kind: str, row: str, name: str, size: tuple[float, float]) -> Item:
    item = _item(kind, row, "")
    item["icon"], item["width"], item["height"] = name, round(size[0]), round(size[1])
    return item


def _set_like(item: Item, words: list[Words]) -> None:
    run = next((run for one in words for run in one.text.runs if not run.is_ruby), None)
    if run is not None:
        item["lang"], item["em"], item["bold"] = run.lang, run.em, run.bold


def _lines(words: Words) -> str:
    """Return the text as it is broken on the page, so that both set the same lines."""
    runs = [run for run in words.text.runs if not run.is_ruby]
    lines = groupby(runs, key=lambda run: run.baseline)
    return "\n".join(" ".join(run.text for run in line) for _, line in lines)
