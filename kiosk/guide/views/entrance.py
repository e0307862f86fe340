"""The first pages: attract, home, the procedures of an area."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.frame import Scene, frame, today, tools, where
from kiosk.guide.page import Block, Button, Buttons, Frame, Heading, Line, Page, Paragraph
from kiosk.i18n import N_, Text, ui
from kiosk.language.languages import language_of
from kiosk.procedures.model import AreaId, Procedure

AREAS: dict[AreaId, tuple[str, str, str]] = {
    "mynumber": ("card", N_("マイナンバーカード"), N_("つくる・更新・暗証番号")),
    "certificates": ("document", N_("しょうめいしょ"), N_("住民票を コンビニで とる")),
    "living": ("house", N_("くらしの てつづき"), N_("引っこし")),
    "phone": ("smartphone", N_("スマホ"), N_("写真・パスワード・LINE")),
    "places": ("place", N_("ばしょ・講座"), N_("窓口・相談会")),
    "trouble": ("warning", N_("こまった！"), N_("カードを なくした・へんな 電話")),
}


def attract(scene: Scene) -> Page:
    """Return the page that waits for somebody: every language in its own script, silent."""
    buttons = []
    for code in scene.library.languages():
        book = scene.library.book(code, scene.now.date())
        name = Line(language_of(code).name, code)
        hint = Line(book.say(ui("さわって はじめる")), code)
        button = Button(
            name, actions.SetLanguage(code), "tile", "touch", hint=hint, colour="mynumber", key=code
        )
        buttons.append(button)
    return Page(
        "attract",
        scene.tell.lang,
        Frame(place=where(scene), today=today(scene), tools=tools(scene)[5:]),
        (
            Heading(scene.tell.ui("さわると はじまります")),
            Paragraph(
                (
                    scene.tell.ui("市の 手続きを、いっしょに 見ていきます。"),
                    scene.tell.ui("まちがえても だいじょうぶ。"),
                    scene.tell.ui("お金は かかりません。"),
                )
            ),
            Buttons(tuple(buttons)),
        ),
        is_quiet=True,
    )


def has_room_for_hints(scene: Scene) -> bool:
    """Say whether a hint fits below a name: not where large text must stay within reach."""
    is_large = scene.visit.size >= LARGE or scene.tell.beside is not None
    return not (scene.visit.is_reach and is_large)


LARGE = 3
"""From this text size on, a page within reach, or beside a pad, has room for the essential."""


def home(scene: Scene) -> Page:
    """Return the page of the areas; only areas with a procedure are there."""
    tell, tiles = scene.tell, []
    for area, (icon, name, what) in AREAS.items():
        if scene.library.in_area(area):
            tile = Button(
                tell.ui(name),
                actions.OpenArea(area),
                "tile",
                icon,
                hint=tell.ui(what) if has_room_for_hints(scene) else None,
                colour=area,
                key=area,
            )
            tiles.append(tile)
    rows = (
        Button(tell.ui("ことばで さがす"), actions.Show("search"), "row", "search", key="search"),
        Button(tell.ui("この 機械の こと"), actions.Show("about"), "row", "info", key="about"),
    )
    return Page(
        "home",
        tell.lang,
        frame(scene, has_back=False, has_home=False),
        (
            Heading(tell.ui("きょうは 何を しますか")),
            Buttons(tuple(tiles)),
            Buttons(rows, columns=2),
        ),
        beside=tell.beside.lang if tell.beside else None,
    )


def area_page(scene: Scene, area: AreaId) -> Page:
    """Return the list of the procedures of ``area``."""
    _, name, _ = AREAS[area]
    procedures = scene.library.in_area(area)
    return Page(
        "area",
        scene.tell.lang,
        frame(scene, place=scene.tell.ui(name)),
        (
            Heading(scene.tell.ui("どれを しますか")),
            procedure_buttons(scene, procedures),
        ),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
        colour=area,
    )


def procedure_buttons(
    scene: Scene, procedures: list[Procedure], *, has_hints: bool = True
) -> Buttons:
    """Return one row per procedure: its title and, with ``has_hints``, what it is for."""
    buttons = []
    for procedure in procedures:
        base = f"procedure:{procedure.id}"
        title = scene.tell.line(Text(procedure.title, f"{base}/title"))
        hint = None
        if has_hints and has_room_for_hints(scene):
            hint = scene.tell.line(Text(procedure.summary[0], f"{base}/summary/0"))
        icon = procedure.icon or AREAS[procedure.area][0]
        buttons.append(
            Button(
                title,
                actions.OpenProcedure(procedure.id),
                "row",
                icon,
                hint=hint,
                colour=procedure.area,
                key=procedure.id,
            )
        )
    return Buttons(tuple(buttons))


def message_page(scene: Scene, name: str, blocks: list[Block], main: Button | None = None) -> Page:
    """Return a page of plain blocks in the usual frame."""
    return Page(
        name,
        scene.tell.lang,
        frame(scene, main=main),
        tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
    )
