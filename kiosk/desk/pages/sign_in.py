"""The pages where a supporter says who they are, by code and never by name."""

from __future__ import annotations

from kiosk.desk.pages.parts import Made, digit_pad, says, tile
from kiosk.desk.pages.shift import Shift
from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Field, Heading, Paragraph
from kiosk.guide.frame import Scene


def first_code(_scene: Scene, shift: Shift) -> Made:
    """Return the page where a new code is typed, twice."""
    heading = "もういちど 同じ 番号を 入れます" if shift.first else "職員の 番号を きめます"
    blocks: list[Block] = [
        Heading(says(heading)),
        Paragraph((says("6けたの 数字です。はじめから 決まっている 番号は ありません。"),)),
        *_code_pad(shift),
    ]
    return blocks, None


def who(_scene: Scene, shift: Shift) -> Made:
    """Return the codes of those who may sign in."""
    known: tuple[Button, ...] = tuple(
        Button(
            says(f"{one.organisation} {one.code}"),
            actions.Desk("choose", f"{one.organisation}/{one.code}"),
            "answer",
            key=f"desk:choose:{one.code}",
        )
        for one in shift.supporters
        if one.active
    )
    return [Heading(says("あなたの 記号に さわってください")), Buttons(known, 3)], None


def code(_scene: Scene, shift: Shift) -> Made:
    """Return the page where the code of the chosen supporter is typed."""
    return [Heading(says("職員の 番号を 入れます")), *_code_pad(shift)], None


def leaving(_scene: Scene, shift: Shift) -> Made:
    """Return the question before a supporter leaves while a session waits."""
    blocks: list[Block] = [
        Heading(says("とちゅうの 相談が あります")),
        Paragraph((says(f"{len(shift.waiting)}件 残っています。あとで つづけられます。"),)),
        Paragraph((says("書きかけの メモは、ここで 消えます。"),)),
        Buttons((tile("それでも 出る", "sign-out", "yes"), tile("もどる", "page", "home")), 2),
    ]
    return blocks, None


def _code_pad(shift: Shift) -> list[Block]:
    return [Field(shift.typed, says("6けたの 番号"), is_masked=True), digit_pad()]
