"""One place of a list: where it is, when it is open, whom to call, what the city says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from kiosk.guide import actions
from kiosk.guide.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Heading,
    Line,
    Paragraph,
    Subheading,
    Value,
)
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import message_page
from kiosk.guide.views.list_words import (
    day_line,
    far_line,
    hours_values,
    is_japanese,
    japanese_name,
    name_line,
    notice_of,
    origin_blocks,
    site_of,
    written,
)
from kiosk.i18n import N_, Text
from kiosk.language.languages import EN
from kiosk.language.ruby import escape
from kiosk.places.model import Known, Place, PlaceList
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.lists import Detail, ListKind
from kiosk.procedures.model import Row

_FLAGS: dict[Known, str] = {
    "yes": N_("はい"),
    "partly": N_("一部だけ（市に 聞いてください）"),
    "no": N_("いいえ"),
    "unknown": N_("わかりません"),
}
CONDITIONAL = N_("条件つき（市に 聞いてください）")
_HAZARDS: dict[Known, str] = {
    "yes": N_("使えます"),
    "partly": CONDITIONAL,
    "no": N_("使えません"),
    "unknown": N_("わかりません"),
}
_ICONS: dict[Known, str] = {"yes": "check", "partly": "info", "no": "close", "unknown": "help"}
_IN_ENGLISH = "-en"
_LONG = 40
_SENTENCE = re.compile(r"(?<=[。！？])|(?<=[.!?]) ")
_ISO = re.compile(r"[\d/-]+")


def place_page(scene: Scene, found: PlaceList, place: Place) -> Page:
    """Return everything that is known of ``place``; what is not known says so."""
    blocks: list[Block] = [Heading(name_line(scene, place)), *notice_of(scene, found.kind)]
    for value in values_of(scene, found, place):
        blocks += _told(value)
    paper = Button(scene.tell.ui("紙に 出す"), actions.Show("sheet"), "small", "print", key="sheet")
    blocks.append(Aside((Buttons((paper,)), *origin_blocks(scene, found.origin))))
    main = forward(scene, N_("わかった"), actions.Back(), "check")
    page = message_page(scene, "list", blocks, main)
    return msgspec.structs.replace(page, colour="places", may_skip=True)


def _told(value: Value) -> Iterator[Block]:
    """Yield ``value``; a long text the city wrote stands as sentences, which may go on later."""
    if not value.value.is_quoted or len(value.value.text) <= _LONG:
        yield value
        return
    sentences = [one for one in _SENTENCE.split(value.value.text) if one]
    yield Subheading(value.label, value.icon)
    yield Paragraph(tuple(msgspec.structs.replace(value.value, text=one) for one in sentences))


def values_of(scene: Scene, found: PlaceList, place: Place) -> Iterator[Value]:
    """Yield what is known of ``place``, in the order in which she needs it."""
    tell, kind = scene.tell, found.kind
    if place.name_en and not is_japanese(scene):
        yield Value(tell.ui("日本語の 名前"), japanese_name(place), "info")
    if kind.order == "day":
        day = day_line(scene, place)
        if day is not None:
            is_told = place.when == day.shown or _ISO.fullmatch(place.when)
            note = None if is_told or not place.when else written(place.when)
            yield Value(tell.ui("いつ"), day, "calendar", note)
    if place.address:
        far = None
        here = site_of(scene)
        if here is not None and place.at is not None:
            far = far_line(scene, here, place.at)
        yield Value(tell.ui("住所"), written(place.address), "place", far)
    for detail in found.told:
        yield from _detail(scene, kind, place, detail)
    if kind.order != "file":
        yield from hours_values(scene, place.hours, is_needed=kind.order == "name")
    if place.phone:
        yield Value(tell.ui("電話"), Line(place.phone, tell.lang), "call")
    else:
        yield tell.value(Row(CITY_TELEPHONE, icon="call"), "")
    if place.note:
        yield Value(tell.ui("市からの ことば"), written(place.note), "info")


def _detail(scene: Scene, kind: ListKind, place: Place, detail: Detail) -> Iterator[Value]:
    label = scene.tell.line(Text(detail.label, f"list:{kind.id}/{detail.id}"))
    if detail.form != "text":
        known = place.flags.get(detail.id, "unknown")
        said = (_HAZARDS if detail.form == "hazard" else _FLAGS)[known]
        icon = detail.icon or _ICONS[known]
        yield Value(label, scene.tell.ui(said), icon, is_known=known != "unknown")
        return
    text = place.details.get(detail.id, "")
    if not text or _is_for_others(scene, place, detail):
        return
    is_english = detail.id.endswith(_IN_ENGLISH)
    line = Line(escape(text), EN, is_quoted=True) if is_english else written(text)
    yield Value(label, line, detail.icon)


def _is_for_others(scene: Scene, place: Place, detail: Detail) -> bool:
    """Say whether the page's readers have this text in another language that is theirs."""
    if detail.id.endswith(_IN_ENGLISH):
        return is_japanese(scene)
    has_english = f"{detail.id}{_IN_ENGLISH}" in place.details
    return has_english and not is_japanese(scene)
