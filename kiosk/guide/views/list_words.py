"""How a list speaks: a place's name in two scripts, its hours, how far it is, whose list it is.

What the city wrote stays Japanese in every language, each such line by itself and marked as
Japanese, so that the Japanese voice reads it and nothing is half translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from kiosk.distance import Point, metres_between
from kiosk.guide.blocks import Block, Line, Notice, Value
from kiosk.guide.frame import Scene
from kiosk.i18n import N_, Text
from kiosk.language import formats
from kiosk.language.languages import EN, JA
from kiosk.language.ruby import escape
from kiosk.places.hours import Hours
from kiosk.places.model import Origin, Place
from kiosk.procedures.lists import ListKind

OLD = timedelta(days=365)
"""Our rule: a list of more than a year sends to the telephone first."""
_KANJI = re.compile(r"[一-鿿々]")
_KILOMETRE = 1000
_STEP_M = 50
_HERE_M = 75
"""Sources of one building lie up to this far apart."""
_STATES = {
    "later": N_("まだ 開いていません"),
    "over": N_("きょうは もう おわりました"),
    "closed": N_("きょうは 休みの 日です"),
}


def name_line(scene: Scene, place: Place) -> Line:
    """Return a place's name: the English one for who reads no Japanese, where the city has it."""
    japanese = japanese_name(place)
    if is_japanese(scene) or not place.name_en:
        return japanese
    beside = japanese if scene.tell.beside is not None else None
    return Line(escape(place.name_en), EN, beside, is_quoted=True)


def japanese_name(place: Place) -> Line:
    """Return a place's name with its reading, where the city gives one."""
    name, kana = escape(place.name), escape(place.kana)
    is_marked = kana and name == place.name and kana == place.kana and _KANJI.search(name)
    return Line(f"{{{name}|{kana}}}" if is_marked else name, JA, is_quoted=True)


def written(text: str) -> Line:
    """Return what the city wrote, as Japanese."""
    return Line(escape(text), JA, is_quoted=True)


def is_japanese(scene: Scene) -> bool:
    """Say whether the page speaks Japanese, plain or easy."""
    return scene.tell.lang.startswith(JA)


def site_of(scene: Scene) -> Point | None:
    """Return where this terminal stands, `None` where nobody wrote it down."""
    library = scene.library
    centres = library.content.city.centres
    return next((one.at for one in centres if one.id == library.centre), None)


def far_line(scene: Scene, here: Point, there: Point) -> Line:
    """Return how far it is as the crow flies, in steps a person can tell apart."""
    metres = metres_between(here, there)
    if metres < _HERE_M:
        return scene.tell.ui("この 建物か、すぐ 近くです")
    if metres < _KILOMETRE:
        rounded = max(_STEP_M, round(metres / _STEP_M) * _STEP_M)
        return scene.tell.ui("ここから 約{metres}メートル", metres=rounded)
    return scene.tell.ui("ここから 約{km}キロ", km=f"{metres / _KILOMETRE:.1f}")


def hours_values(scene: Scene, hours: Hours, *, is_needed: bool) -> list[Value]:
    """Return when a place is open: as far as it can be said of now, else as the city wrote it.

    Where nothing is written, one that ``is_needed`` says so.
    """
    tell, label = scene.tell, scene.tell.ui("あいている 時間")
    if hours.is_always:
        return [Value(label, tell.ui("いつでも"), "clock")]
    if not (hours.opens or hours.days or hours.note):
        unknown = Value(label, tell.ui("わかりません"), "clock", is_known=False)
        return [unknown] if is_needed else []
    found: list[Value] = []
    state = _state(scene, hours)
    if hours.opens or hours.days:
        found.append(Value(label, _when(scene, hours), "clock", state))
    if hours.note:
        about = tell.ui("時間に ついて（市の ことば）")
        found.append(Value(about, written(hours.note), "info"))
    return found


def _when(scene: Scene, hours: Hours) -> Line:
    """Return days and times; times in the page's language where they could be read."""
    span = hours.span
    if span is None or (hours.days and not is_japanese(scene)):
        told = f"{hours.opens}〜{hours.closes}" if hours.opens or hours.closes else ""
        return written(" ".join(part for part in (hours.days, told) if part))
    text = f"{hours.opens}-{hours.closes}"
    times = scene.tell.worded(lambda lang: formats.span(text, lang))
    if not hours.days:
        return times
    return Line(f"{escape(hours.days)} {times.text}", times.lang)


def _state(scene: Scene, hours: Hours) -> Line | None:
    if not scene.is_day_sure:
        return None
    found = hours.at(scene.now)
    if found.kind == "open" and found.until is not None:
        return scene.tell.ui("いま 開いています。{hour}までです。", hour=found.until.time())
    words = _STATES.get(found.kind)
    return scene.tell.ui(words) if words is not None else None


def source_line(origin: Origin) -> Line:
    """Return whose list it is, in the words its licence asks for."""
    return written(f"出典: {origin.publisher}「{origin.title}」（{origin.licence}）を加工して作成")


def origin_blocks(scene: Scene, origin: Origin) -> list[Block]:
    """Return whose list it is and of which day; an old one sends to the telephone first."""
    tell = scene.tell
    made = tell.ui("市などが 出した 一覧を、見やすく しました。")
    source = source_line(origin)
    day = tell.ui("{day}の 一覧です。", day=origin.as_of)
    if scene.is_day_sure and scene.now.date() - origin.as_of > OLD:
        old = tell.ui("古い 一覧です。行く前に、電話で 聞いてください。")
        return [Notice("ask", (old, day, source), "info")]
    return [Notice("calm", (made, day, source), "info")]


def kind_name(scene: Scene, kind: ListKind) -> Line:
    """Return the name of a kind of list as a line."""
    return scene.tell.line(Text(kind.name, f"list:{kind.id}/name"))


def day_line(scene: Scene, place: Place) -> Line | None:
    """Return the days of an event; as the city wrote them where they could not be read."""
    if place.first is None or place.last is None:
        return written(place.when) if place.when else None
    if place.first == place.last:
        return scene.tell.worded(partial(formats.day, place.first, today=scene.now.date()))
    return scene.tell.ui("{first}から {last}まで", first=place.first, last=place.last)


def notice_of(scene: Scene, kind: ListKind) -> Iterator[Block]:
    """Yield what stands over every page of a kind of list."""
    if kind.notice:
        line = scene.tell.line(Text(kind.notice, f"list:{kind.id}/notice"))
        yield Notice("caution", (line,), "warning")
