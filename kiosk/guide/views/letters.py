"""Letters and cards that arrived: pick the one in the hand, and what it is."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Button, Buttons, Heading, Line, Paragraph, Value
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import Page
from kiosk.guide.views.blocks import picture_of
from kiosk.i18n import Text
from kiosk.procedures.model import ProcedureId
from kiosk.procedures.occasions import Letter

COLUMNS = 7
SUSPICIOUS = ProcedureId("trouble.suspicious")


def letters_page(scene: Scene) -> Page:
    """Return the drawings of the letters; the last tile is for what is none of them."""
    tell = scene.tell
    tiles = [
        Button(
            title_of_letter(scene, letter),
            actions.OpenLetter(letter.id),
            "tile",
            "mail",
            key=letter.id,
            picture=letter.picture,
        )
        for letter in scene.library.content.letters
    ]
    tiles.append(
        Button(
            tell.ui("どれでも ない・あやしい"),
            actions.OpenProcedure(SUSPICIOUS),
            "tile",
            "scam",
            colour="trouble",
            key="suspicious",
            picture="suspicious-mail",
        )
    )
    blocks: list[Block] = [
        Heading(tell.ui("どれが とどきましたか")),
        Buttons(tuple(tiles), columns=COLUMNS),
    ]
    return _page(scene, "letters", blocks, tell.ui("封筒・はがきが とどいた"))


def letter_page(scene: Scene, letter: Letter) -> Page:
    """Return what ``letter`` is, what to do with it, and the way out where it asks for money."""
    tell, base = scene.tell, f"letter:{letter.id}"
    said = [tell.line(Text(letter.what, f"{base}/what"))]
    if letter.look:
        said.append(tell.line(Text(letter.look, f"{base}/look")))
    procedure = scene.library.procedure(ProcedureId(letter.procedure))
    ways = []
    if procedure.id != SUSPICIOUS:
        title = Text(procedure.title, f"procedure:{procedure.id}/title")
        ways.append(
            Button(
                tell.line(title),
                actions.OpenProcedure(procedure.id),
                "row",
                procedure.icon or "document",
                hint=tell.ui("することを 見る"),
                colour=procedure.area,
                key=procedure.id,
            )
        )
    ways.append(
        Button(
            tell.ui("お金や 番号を きいて いる"),
            actions.OpenProcedure(SUSPICIOUS),
            "row",
            "scam",
            hint=tell.ui("にせものかも しれません"),
            colour="trouble",
            key=SUSPICIOUS,
        )
    )
    blocks: list[Block] = [
        Heading(title_of_letter(scene, letter)),
        Paragraph(tuple(said)),
        Value(tell.ui("送った ところ"), tell.line(Text(letter.sender, f"{base}/sender")), "mail"),
        Buttons(tuple(ways)),
        Aside(tuple(picture_of(scene, letter.picture))),
    ]
    return _page(scene, "letter", blocks, tell.ui("封筒・はがきが とどいた"))


def title_of_letter(scene: Scene, letter: Letter) -> Line:
    """Return the title of ``letter`` as a line."""
    return scene.tell.line(Text(letter.title, f"letter:{letter.id}/title"))


def _page(scene: Scene, name: str, blocks: list[Block], place: Line) -> Page:
    return Page(
        name,
        scene.tell.lang,
        frame(scene, place=place),
        tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
    )
