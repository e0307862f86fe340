"""What the supporter's pages are made of: Japanese lines, rows, tiles and the main button."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from kiosk.desk.pages.shift import Shift
from kiosk.guide import actions, kana_pad
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Item, Items, Line
from kiosk.guide.views.other import keys
from kiosk.language.languages import JA
from kiosk.language.ruby import escape

Made: TypeAlias = tuple[list[Block], Button | None]
"""The blocks of a page and its main action; `None` when there is none yet."""


def says(words: str) -> Line:
    """Return ``words`` as a line of the supporter's page, as they are."""
    return Line(escape(words), JA)


def row(
    words: str, what: str, value: str = "", *, icon: str, hint: str = "", is_on: bool = False
) -> Button:
    """Return a row to press, with its icon and, below its words, what is set now."""
    return Button(
        says(words),
        actions.Desk(what, value),
        "row",
        icon,
        says(hint) if hint else None,
        is_on=is_on,
        key=f"desk:{what}:{value}",
    )


def opens(words: str, page: str, *, icon: str, hint: str = "") -> Button:
    """Return a row that opens another page of the desk."""
    return row(words, "page", page, icon=icon, hint=hint)


def tile(words: str, what: str, value: str = "", *, is_on: bool = False) -> Button:
    """Return an answer to press."""
    key = f"desk:{what}:{value}"
    return Button(says(words), actions.Desk(what, value), "answer", is_on=is_on, key=key)


def tiles(
    labels: Mapping[str, str], what: str, field: str, *, chosen: Iterable[str], columns: int = 2
) -> Buttons:
    """Return one answer per code; touching it sets or toggles ``field``."""
    known = set(chosen)
    return Buttons(
        tuple(
            tile(label, what, f"{field}={code}", is_on=code in known)
            for code, label in labels.items()
        ),
        columns,
    )


def numbers(field: str, values: Iterable[int], *, chosen: int, unit: str) -> Buttons:
    """Return one key per number."""
    return Buttons(
        tuple(
            Button(
                says(f"{value}{unit}"),
                actions.Desk("set", f"{field}={value}"),
                "key",
                is_on=value == chosen,
                key=f"desk:set:{field}={value}",
            )
            for value in values
        ),
        5,
    )


def main(words: str, what: str, value: str = "", *, icon: str = "check") -> Button:
    """Return the one main action."""
    return Button(says(words), actions.Desk(what, value), "main", icon, key="main")


def back(page: str = "") -> Button:
    """Return the way back to ``page``, or to where the task began; it stands where Back does."""
    what, value = ("page", page) if page else ("back", "")
    return Button(says("もどる"), actions.Desk(what, value), "frame", "back", key="back")


def pad_tools() -> Buttons:
    """Return the keys that take letters away."""
    return Buttons(
        (
            Button(says("けす"), actions.TypeKey(kana_pad.DELETE), "key", key="delete"),
            Button(says("ぜんぶ けす"), actions.TypeKey(kana_pad.CLEAR), "key", key="clear"),
        ),
        4,
    )


def sure(shift: Shift, *, keep: str) -> Made:
    """Return the question before a text is kept that the guard asks about; ``keep`` keeps it.

    What the guard asks stands above, as what the desk says.
    """
    blocks: list[Block] = [
        Heading(says("このまま のこしますか")),
        Items((Item(says(shift.typed)),), says("書いたもの"), "edit"),
        Buttons((tile("書きなおす", "write-on"), tile("名前や 番号は ない。のこす", keep)), 2),
    ]
    return blocks, None


def digit_pad() -> Buttons:
    """Return the ten digits with the key that takes the last one away."""
    digits = keys("digits")
    delete = Button(says("けす"), actions.TypeKey(kana_pad.DELETE), "key", key="delete")
    return Buttons((*digits.buttons, delete), digits.columns)
