"""The first pages: attract, home, the procedures of an area."""

from __future__ import annotations

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Paragraph
from kiosk.guide.frame import Scene, frame, today, tools, where
from kiosk.guide.library import Library
from kiosk.guide.page import Frame, Page
from kiosk.guide.views.cards import cards_button
from kiosk.guide.views.room import LARGE, has_room_for_hints
from kiosk.i18n import N_, Text, ui
from kiosk.language.languages import language_of
from kiosk.procedures.model import AreaId, Group, Procedure

AREAS: dict[AreaId, tuple[str, str, str]] = {
    "mynumber": ("card", N_("マイナンバーカード"), N_("つくる・更新・暗証番号")),
    "certificates": ("document", N_("しょうめいしょ"), N_("住民票・戸籍・いんかん")),
    "living": ("house", N_("くらしの てつづき"), N_("引っこし・保険・税金・子ども")),
    "phone": ("smartphone", N_("スマホ"), N_("写真・パスワード・LINE")),
    "places": ("place", N_("まちの こと"), N_("図書館・バス・市に 知らせる")),
    "trouble": ("warning", N_("こまった！"), N_("なくした・へんな 電話・災害")),
}


LISTS = N_("まちの 一覧")


def attract(scene: Scene) -> Page:
    """Return the page that waits for somebody: every language in its own script, silent."""
    buttons = []
    for code in scene.library.languages():
        book = scene.book(code)
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


def home(scene: Scene) -> Page:
    """Return the page of the areas; only areas with a procedure are there."""
    tell, tiles = scene.tell, []
    # All areas at one look are worth more than what is in each.
    has_hints = scene.visit.size < LARGE and has_room_for_hints(scene)
    for area, (icon, name, what) in AREAS.items():
        if scene.library.in_area(area):
            tile = Button(
                tell.ui(name),
                actions.OpenArea(area),
                "tile",
                icon,
                hint=tell.ui(what) if has_hints else None,
                colour=area,
                key=area,
            )
            tiles.append(tile)
    return Page(
        "home",
        tell.lang,
        frame(scene, has_back=False, has_home=False),
        (
            Heading(tell.ui("きょうは 何を しますか")),
            Buttons(tuple(tiles)),
            Buttons(_finders(scene), columns=3),
        ),
        beside=tell.beside.lang if tell.beside else None,
    )


def _finders(scene: Scene) -> tuple[Button, ...]:
    """Return the other ways in: what happened, what arrived, the month, a word; and "about"."""
    tell, content = scene.tell, scene.library.content
    ways = (
        ("events", "family", tell.ui("くらしの できごとから"), bool(content.events)),
        ("letters", "envelope", tell.ui("封筒・はがきが とどいた"), bool(content.letters)),
        ("season", "calendar", tell.ui("今月の 手続き"), bool(_of_this_month(scene))),
        ("search", "search", tell.ui("ことばで さがす"), True),
        ("about", "info", tell.ui("この 機械の こと"), True),
    )
    return tuple(
        Button(name, actions.Show(screen), "row", icon, key=screen)
        for screen, icon, name, is_there in ways
        if is_there
    )


def _of_this_month(scene: Scene) -> list[Procedure]:
    """Return the procedures of this month; none while the clock may be wrong."""
    if not scene.is_day_sure:
        return []
    return [one for one in scene.library.content.procedures if scene.now.month in one.seasons]


def season_page(scene: Scene) -> Page:
    """Return the list of the procedures of this month."""
    tell = scene.tell
    title = tell.ui("今月の 手続き")
    rows = procedure_buttons(scene, _of_this_month(scene))
    return _list_page(scene, "season", "", title, [Heading(tell.ui("どれを しますか")), rows])


def area_page(scene: Scene, area: AreaId) -> Page:
    """Return the shelves of a large area, or the list of the procedures of a small one.

    What stands on no shelf is what most people come for, or what cannot wait: it comes first.
    """
    library, tell = scene.library, scene.tell
    shelves = library.shelves(area)
    blocks: list[Block] = [Heading(tell.ui("どれを しますか"))]
    if not shelves:
        blocks.append(procedure_buttons(scene, library.in_area(area)))
    else:
        first = procedure_buttons(scene, library.on_shelf(area, ""), has_hints=False).buttons
        tiles = [msgspec.structs.replace(one, look="tile") for one in first]
        tiles += [_shelf_tile(scene, area, one) for one in shelves]
        if area == "places" and library.list_kinds:
            opens = actions.Show("lists")
            tiles.append(Button(tell.ui(LISTS), opens, "tile", "list", colour=area, key="lists"))
        blocks.append(Buttons(tuple(tiles)))
    if area == "certificates" and library.content.fees.fees:
        fees = Button(tell.ui("手数料を しらべる"), actions.Show("fees"), "row", "yen", key="fees")
        blocks.append(Buttons((fees,)))
    if area in ("phone", "places") and library.content.lessons:
        line = tell.ui("いっしょに 習う（教室）")
        blocks.append(
            Buttons((Button(line, actions.Show("lessons"), "row", "class", key="lessons"),))
        )
    if area == "places":
        blocks.append(cards_button(scene))
    return _list_page(scene, "area", area, tell.ui(AREAS[area][1]), blocks)


def _shelf_tile(scene: Scene, area: AreaId, shelf: Group) -> Button:
    """Return the tile of a shelf; one that holds a single procedure opens it at once."""
    procedures = scene.library.on_shelf(area, shelf.id)
    opens = (
        actions.OpenShelf(area, shelf.id)
        if len(procedures) > 1
        else actions.OpenProcedure(procedures[0].id)
    )
    name = scene.tell.line(Text(shelf.name, f"group:{shelf.id}/name"))
    return Button(name, opens, "tile", shelf.icon, colour=area, key=f"shelf:{shelf.id}")


def keys_to(library: Library, procedure: Procedure) -> tuple[str, ...]:
    """Return the keys of the buttons from the page of its area to ``procedure``: one or two."""
    if procedure.group not in {shelf.id for shelf in library.shelves(procedure.area)}:
        return (procedure.id,)
    shelf = f"shelf:{procedure.group}"
    is_alone = len(library.on_shelf(procedure.area, procedure.group)) == 1
    return (shelf,) if is_alone else (shelf, procedure.id)


def shelf_page(scene: Scene, area: AreaId, group: str) -> Page:
    """Return the list of the procedures of one shelf."""
    shelf = next((one for one in scene.library.shelves(area) if one.id == group), None)
    if shelf is None:
        return area_page(scene, area) if area in AREAS else home(scene)
    blocks: list[Block] = [
        Heading(scene.tell.ui("どれを しますか")),
        procedure_buttons(scene, scene.library.on_shelf(area, group)),
    ]
    name = scene.tell.line(Text(shelf.name, f"group:{shelf.id}/name"))
    return _list_page(scene, "shelf", area, name, blocks)


def _list_page(scene: Scene, name: str, area: str, place: Line, blocks: list[Block]) -> Page:
    return Page(
        name,
        scene.tell.lang,
        frame(scene, place=place),
        tuple(block for block in blocks if not isinstance(block, Buttons) or block.buttons),
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


def message_page(
    scene: Scene,
    name: str,
    blocks: list[Block],
    main: Button | None = None,
    *,
    may_skip: bool = False,
) -> Page:
    """Return a page of plain blocks in the usual frame; ``may_skip`` is that of the page."""
    return Page(
        name,
        scene.tell.lang,
        frame(scene, main=main),
        tuple(blocks),
        beside=scene.tell.beside.lang if scene.tell.beside else None,
        may_skip=may_skip,
    )
