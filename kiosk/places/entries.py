"""Turns the rows of a city's file into places of one kind.

A row that names nothing is left out and reported; a cell that cannot be what its column says (a
point outside Japan, a day that no calendar has) is kept as text or dropped, never guessed.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from kiosk.distance import Point, is_in_japan
from kiosk.errors import Fault
from kiosk.places.days import days_of
from kiosk.places.hours import Hours, minutes_of, time_of
from kiosk.places.model import Known, Place
from kiosk.places.parts import hiragana
from kiosk.places.table import Row, Sheet, comparable
from kiosk.procedures.lists import Detail, Form, ListKind, Lists, Means

_ADDRESS_PARTS = ("所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下")
_YES = frozenset(["1", "○", "〇", "◯", "◎", "有", "有り", "あり", "可", "はい", "yes", "true"])
_PARTLY = frozenset(["△", "▲", "一部", "条件付き", "条件つき", "条件付"])
_NO = frozenset(["×", "✕", "✖", "x", "無", "無し", "なし", "不可", "いいえ", "no", "false"])
_NOTHING = frozenset(["-", "−", "－", "―", "ー", "–", "—", "なし", "無し"])
_WORST: tuple[Known, ...] = ("no", "partly", "yes")
_PHONE = re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}|0\d{9,10}|1\d{2}")
_MOST_LETTERS = 400


class Columns:
    """Which headers of a file mean what, for one kind."""

    def __init__(self, lists: Lists, kind: ListKind) -> None:
        self._shared = {
            means: tuple(map(comparable, names)) for means, names in lists.columns.items()
        }
        self._details = {
            detail.id: tuple(map(comparable, detail.columns)) for detail in kind.details
        }
        self.group = tuple(map(comparable, kind.group))
        self.address_parts = tuple(map(comparable, _ADDRESS_PARTS))

    def of(self, means: Means) -> tuple[str, ...]:
        """Return the comparable headers of a shared meaning."""
        return self._shared.get(means, ())

    def of_detail(self, detail: Detail) -> tuple[str, ...]:
        """Return the comparable headers of a detail."""
        return self._details[detail.id]

    def known(self) -> frozenset[str]:
        """Return every header that is read."""
        every = (*self._shared.values(), *self._details.values(), self.group, self.address_parts)
        return frozenset(header for headers in every for header in headers)


def places_of(
    sheet: Sheet, file: Path, lists: Lists, kind: ListKind, as_of: date, faults: list[Fault]
) -> tuple[Place, ...]:
    """Return the places of ``sheet``; each row that names none adds a fault.

    ``as_of`` is the day the data speak of: an event without a year is the next after it.
    """
    columns = Columns(lists, kind)
    found: dict[str, Place] = {}
    for row in sheet.rows:
        name = _one_line(row.first(columns.of("name")))
        if not name:
            what = "名前の ない 行です"
            remedy = "名称の 列に 名前を 書くか、行を 消す"
            faults.append(Fault(file, "名称", what, remedy, "list.name", row.line))
            continue
        place = _place(row, columns, kind, name, as_of)
        found[_unused(place.id, found)] = place
    return tuple(place if place.id == key else _renamed(place, key) for key, place in found.items())


def _place(row: Row, columns: Columns, kind: ListKind, name: str, as_of: date) -> Place:
    address = _address(row, columns)
    when = row.first(columns.of("first-day"))
    first, last = days_of(when, row.first(columns.of("last-day")), as_of)
    texts = {d.id: _text(row, columns, d) for d in kind.details if d.form == "text"}
    flags = {d.id: _known(row, columns, d) for d in kind.details if d.form != "text"}
    note = "" if when else row.first(columns.of("note"))
    hours = Hours(
        _one_line(row.first(columns.of("days"))),
        _hour(row.first(columns.of("opens"))),
        _hour(row.first(columns.of("closes"))),
        _said(row.first(columns.of("hours-note"))),
    )
    return Place(
        id=_mark(kind, row.first(columns.of("id")), name, address),
        name=name,
        kana=hiragana(row.first(columns.of("kana"))),
        name_en=_one_line(row.first(columns.of("name-en"))),
        address=address,
        at=_point(row, columns),
        phone=_phone(row.first(columns.of("phone"))),
        url=row.first(columns.of("url")).split("\n")[0],
        note=_said(note),
        group=_one_line(row.first(columns.group)),
        hours=hours,
        details={key: text for key, text in texts.items() if text},
        flags=flags,
        when=_said(when) if kind.order == "day" else "",
        first=first,
        last=last,
        begins=time_of(hours.opens),
    )


def _address(row: Row, columns: Columns) -> str:
    whole = row.first(columns.of("address"))
    if not whole:
        whole = "".join(row.cells.get(part, "") for part in columns.address_parts)
    building = row.first(columns.of("building"))
    return _one_line(f"{whole} {building}" if building and building not in whole else whole)


def _point(row: Row, columns: Columns) -> Point | None:
    try:
        latitude = float(_narrow(row.first(columns.of("lat"))))
        longitude = float(_narrow(row.first(columns.of("lon"))))
    except ValueError:
        return None
    return (latitude, longitude) if is_in_japan(latitude, longitude) else None


def _phone(text: str) -> str:
    """Return the first telephone number in ``text``; empty where there is none."""
    found = _PHONE.search(_narrow(text).replace("ー", "-").replace("−", "-").replace("‐", "-"))
    return found.group() if found else ""


def _text(row: Row, columns: Columns, detail: Detail) -> str:
    return _said(row.first(columns.of_detail(detail)))


def _known(row: Row, columns: Columns, detail: Detail) -> Known:
    """Return the most careful of what the columns of ``detail`` say."""
    cells = (row.cells.get(header, "") for header in columns.of_detail(detail))
    said = {known_of(cell, detail.form) for cell in cells}
    return next((known for known in _WORST if known in said), "unknown")


def known_of(cell: str, form: Form) -> Known:
    """Return what a cell of yes and no says.

    A nought means no; of a disaster it means that nobody has looked, as files in the wild use it.
    """
    word = _narrow(cell).casefold()
    if word in _YES or cell.strip() in _YES:
        return "yes"
    if word in _PARTLY:
        return "partly"
    if word in _NO or cell.strip() in _NO:
        return "no"
    return "no" if word == "0" and form == "flag" else "unknown"


def _hour(text: str) -> str:
    """Return the time of a cell as 9:00; what is none is kept as it was written."""
    minutes = minutes_of(text)
    return _said(text) if minutes is None else f"{minutes // 60}:{minutes % 60:02}"


def _said(text: str) -> str:
    """Return a text to show: nothing where it says nothing, its end left out where it is long."""
    bare = _narrow(text).strip()
    if not bare or bare in _NOTHING or text.strip() in _NOTHING:
        return ""
    kept = " ".join(text.split("\n"))
    return kept if len(kept) <= _MOST_LETTERS else f"{kept[:_MOST_LETTERS]}…"


def _one_line(text: str) -> str:
    return re.sub(r"[\s　]+", " ", text).strip()


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _mark(kind: ListKind, number: str, name: str, address: str) -> str:
    """Return an id that stays when rows move: many files have none of their own."""
    told = f"{number}/{name}/{address}".encode()
    return f"{kind.id}-{zlib.crc32(told):08x}"


def _unused(wanted: str, found: Mapping[str, Place]) -> str:
    return next(key for key in _numbered(wanted) if key not in found)


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    number = 2
    while True:
        yield f"{wanted}-{number}"
        number += 1


def _renamed(place: Place, key: str) -> Place:
    return msgspec.structs.replace(place, id=key)
