"""Blocks that several pages of a procedure share: things to bring, ways, PINs, places, links."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

import msgspec

from kiosk.guide.blocks import Block, Item, Items, Line, Notice, Picture, Qr, Subheading, Value
from kiosk.guide.frame import Scene
from kiosk.guide.player import Position, Surroundings, replay
from kiosk.i18n import N_, Text, ui
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Bring, ChoiceId, Link, PinKind, Place, Procedure, Row, Way

# Names and forms of the four PINs: facts dossier of the My Number Card, section 0.2 (J-LIS).
PIN_NAMES: dict[PinKind, str] = {
    "sign": N_("6〜16文字の 暗証番号（英語の 大文字と 数字）"),
    "user": N_("4けたの 暗証番号（利用者証明用）"),
    "register": N_("4けたの 暗証番号（住民基本台帳用）"),
    "entry": N_("4けたの 暗証番号（券面事項入力補助用）"),
}
PIN_ICONS: dict[PinKind, str] = {
    "sign": "pin-long",
    "user": "pin-four",
    "register": "pin-four",
    "entry": "pin-four",
}
WAYS: dict[Way, tuple[str, str]] = {
    "kiosk": ("kiosk", N_("この 機械で 手順を 見ながら")),
    "own-phone": ("smartphone", N_("自分の スマホで")),
    "counter": ("city-hall", N_("市の窓口で")),
    "store": ("store", N_("コンビニで")),
    "post": ("mail", N_("郵便で")),
    "call": ("call", N_("電話で")),
    "photo-booth": ("camera", N_("証明写真の 機械で")),
    "clinic": ("medical", N_("病院や 薬局で")),
}
PLACES: dict[Place, tuple[str, str]] = {
    "here": ("kiosk", N_("ここで")),
    "own-phone": ("smartphone", N_("自分の スマホで")),
    "counter": ("city-hall", N_("市の窓口で")),
    "store": ("store", N_("コンビニで")),
    "home": ("house", N_("家で")),
    "post": ("mail", N_("郵便で")),
    "call": ("call", N_("電話で")),
    "police": ("police", N_("警察で")),
    "clinic": ("medical", N_("病院や 薬局で")),
}


# Keys of the buttons that stand on every page of a procedure; a touch is told by its key.
_TAKEN = {"back", "home", "read", "call", "end", "main", "more", "why", "trouble"} | {
    *("language", "size", "colour", "voice", "reach", "desk")
}
PICTURE_IS_OLD_AFTER_DAYS = 365
MOST_WITH_NOTES = 3
"""A longer list of things to bring is shown without notes, so that it stays one look."""


def choice_key(choice: ChoiceId) -> str:
    """Return the key of the button for ``choice``; never that of a button of the frame."""
    return f"choice:{choice}" if choice in _TAKEN else choice


def title_of(scene: Scene, procedure: Procedure) -> Line:
    """Return the title of ``procedure`` as a line."""
    return scene.tell.line(Text(procedure.title, f"procedure:{procedure.id}/title"))


TO_BRING = N_("もっていくもの")
_TO_HAVE = N_("よういするもの")
_STAYING: frozenset[Way] = frozenset({"kiosk", "own-phone", "call", "post"})


def bring_title(procedure: Procedure) -> str:
    """Return the name of the list of things: to bring, or to have at hand where nobody travels.

    The way that is named first decides.
    """
    return _TO_HAVE if procedure.ways[0] in _STAYING else TO_BRING


def bring_list(
    scene: Scene, bring: Sequence[Bring], pins: Sequence[PinKind], title: str = TO_BRING
) -> list[Block]:
    """Return the list of things under its ``title``, and which PINs are typed on the way."""
    tell, items = scene.tell, []
    has_notes = len(bring) <= MOST_WITH_NOTES
    for entry in bring:
        thing = scene.library.thing(entry.thing)
        name = Text(thing.name, f"thing:{thing.id}/name")
        line = tell.ui("{thing}（あれば）", thing=name) if entry.if_any else tell.line(name)
        note = None
        if thing.note and has_notes:
            note = tell.line(Text(thing.note, f"thing:{thing.id}/note"))
        items.append(Item(line, thing.icon, note))
    items += [Item(tell.ui(PIN_NAMES[pin]), PIN_ICONS[pin]) for pin in pins]
    return [Items(tuple(items), tell.ui(title), "check")] if items else []


def device_free_note(scene: Scene) -> Notice:
    """Return the note that calms somebody who fears for her PIN."""
    lines = (
        scene.tell.ui("暗証番号は、この 画面には 入れません。"),
        scene.tell.ui("声にも 出さないで ください。"),
    )
    return Notice("private", lines, "lock")


def pin_notice(scene: Scene, pin: PinKind) -> Notice:
    """Return the notice of a step at which a PIN is typed elsewhere: which one, and by whom."""
    lines = (
        scene.tell.ui("{pin}を つかいます。", pin=ui(PIN_NAMES[pin])),
        scene.tell.ui("番号は、ご本人だけが 入れます。"),
        scene.tell.ui("この 画面には 入れません。声にも 出さないで ください。"),
    )
    return Notice("private", lines, PIN_ICONS[pin])


def facts_of(scene: Scene, rows: Sequence[Row], context: str) -> list[Value]:
    """Return the facts of a page; whom to call about those that are not known is said once."""
    is_said = any(row.fact == CITY_TELEPHONE for row in rows)
    found = []
    for number, row in enumerate(rows):
        value = scene.tell.value(row, f"{context}/{number}/label")
        if not value.is_known:
            value = msgspec.structs.replace(value, note=None) if is_said else value
            is_said = True
        found.append(value)
    return found


def ways_list(scene: Scene, ways: Sequence[Way]) -> Items:
    """Return the ways this can be done, side by side."""
    items = tuple(Item(scene.tell.ui(WAYS[way][1]), WAYS[way][0]) for way in ways)
    return Items(items, scene.tell.ui("できる ところ"), "place", is_inline=True)


def places_to_go(
    scene: Scene, procedure: Procedure, position: Position, around: Surroundings
) -> list[Block]:
    """Return the steps on the way taken that are done elsewhere, grouped by place."""
    groups: dict[Place, list[Line]] = {}
    for step in replay(procedure, position.answers, around):
        if step.kind == "do" and step.place != "here":
            title = Text(step.title, f"procedure:{procedure.id}/{step.id}/title")
            groups.setdefault(step.place, []).append(scene.tell.line(title))
    if not groups:
        return []
    blocks: list[Block] = [Subheading(scene.tell.ui("これから すること"), "list")]
    for place, titles in groups.items():
        icon, words = PLACES[place]
        items = tuple(Item(title, "checkbox-off") for title in titles)
        blocks.append(Items(items, scene.tell.ui(words), icon))
    return blocks


def picture_of(scene: Scene, picture_id: str) -> list[Block]:
    """Return the picture, after a year with a note that screens may have changed."""
    picture = scene.library.picture(picture_id)
    if picture is None:
        return []
    alt = scene.tell.line(Text(picture.alt, f"picture:{picture.id}/alt"))
    note = None
    age = scene.now.date() - (picture.checked_on or scene.now.date())
    if age.days > PICTURE_IS_OLD_AFTER_DAYS:
        note = scene.tell.ui("画面が 変わったかも しれません。")
    return [Picture(picture.id, alt, note)]


def link_block(scene: Scene, link: Link, context: str) -> Qr:
    """Return the QR code of an official page, its host in words beside it."""
    host = urlsplit(link.url).hostname or ""
    return Qr(link.url, scene.tell.line(Text(link.title, context)), Line(host, scene.tell.lang))
