"""Pages that the supporter turns to the resident: how it was, and whether it may be counted.

They stand in the resident's own languages; the desk keeps the answer.
"""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Notice, Paragraph
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import Page
from kiosk.i18n import N_

_FACES = (
    ("5", "face-smile", N_("よかった")),
    ("3", "face-neutral", N_("ふつう")),
    ("1", "face-sad", N_("こまった")),
)


def faces_page(scene: Scene) -> Page:
    """Return the question how it was: three faces, and a way not to answer."""
    tell = scene.tell
    faces = tuple(
        Button(tell.ui(words), actions.Desk("face", value), "row", icon, key=f"desk:face:{value}")
        for value, icon, words in _FACES
    )
    skip = Button(tell.ui("こたえない"), actions.Desk("face"), "main", "next", key="main")
    blocks: list[Block] = [
        Heading(tell.ui("どうでしたか")),
        Paragraph((tell.ui("こたえなくても だいじょうぶです。"),)),
        Buttons(faces),
    ]
    return _turned(scene, "staff:faces", blocks, skip)


def notice_page(scene: Scene) -> Page:
    """Return the one sentence on what is recorded, with yes and no."""
    tell = scene.tell
    answers = (
        Button(tell.ui("はい"), actions.Desk("notice", "yes"), key="desk:notice:yes"),
        Button(tell.ui("いいえ（記録しない）"), actions.Desk("notice", "no"), key="desk:notice:no"),
    )
    blocks: list[Block] = [
        Heading(tell.ui("相談の 内容だけを 記録しても いいですか")),
        Notice("private", (tell.ui("お名前や 番号は 記録しません。"),), "shield"),
        Buttons(answers),
    ]
    return _turned(scene, "staff:notice", blocks, None)


def _turned(scene: Scene, name: str, blocks: list[Block], main: Button | None) -> Page:
    tell = scene.tell
    return Page(
        name,
        tell.lang,
        frame(scene, main=main, has_back=False),
        tuple(blocks),
        beside=tell.beside.lang if tell.beside else None,
    )
