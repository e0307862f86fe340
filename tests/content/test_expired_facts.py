"""When a fact has expired its number is nowhere; the resident is sent to the counter instead."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest

from kiosk.guide.blocks import Value
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.procedures.content import Content
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Fact, Row
from kiosk.visit import Visit
from tests.conftest import LibraryOf
from tests.content.every_page import every_page, flat
from tests.kiosk.guide.walks import NOW, TODAY

SAME_NUMBER = {
    "stay.reissue_fee": ("lost.reissue_fee",),
    "licence.record_fee": ("licence.first_fee",),
}
PAGE = "mynumber.pin/tries-four"


def ended(content: Content, wanted: str) -> Content:
    """Return ``content`` with the fact ``wanted`` expired yesterday."""
    yesterday = TODAY - timedelta(days=1)

    def changed(one: Fact) -> Fact:
        return msgspec.structs.replace(one, valid_until=yesterday) if one.id == wanted else one

    return msgspec.structs.replace(content, facts=tuple(changed(one) for one in content.facts))


@pytest.mark.parametrize("lang", [JA, EASY, EN])
@pytest.mark.parametrize(
    ("fact", "number"),
    [
        ("stay.reissue_fee", "1,000"),
        ("help.mynumber_tel", "0120-95-0178"),
        ("licence.record_fee", "1,500"),
    ],
)
def test_expired_value_is_on_no_page(
    library: Library, catalogs: object, fact: str, number: str, lang: Lang
) -> None:
    content = ended(library.content, fact)
    for same in SAME_NUMBER.get(fact, ()):
        content = ended(content, same)
    old = Library(content, library._catalogs)

    before = [name for name, page in every_page(library, lang) if says(page, number)]
    after = [name for name, page in every_page(old, lang) if says(page, number)]

    assert before
    assert after == []


def says(page: object, text: str) -> bool:
    return any(text in line.shown for line in page.lines())  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", [JA, EASY, EN])
def test_unknown_value_names_what_to_ask(library: Library, lang: Lang) -> None:
    old = Library(ended(library.content, "pin.user_limit"), library._catalogs)

    pages = dict(every_page(old, lang))
    first = pages[PAGE].lines()

    asked = {JA: "確認してください", EASY: "聞いて", EN: "counter"}[lang]
    assert any(asked in line.shown for line in first)
    limit = {JA: "3回 つづけて", EASY: "3回 つづけて", EN: "3 times in a row"}[lang]
    assert any(limit in line.shown for line in dict(every_page(library, lang))[PAGE].lines())
    assert not any(limit in line.shown for line in first)


@pytest.mark.parametrize("city", ["fujisawa", "chigasaki", "kashima-ibaraki", "kashima-saga"])
def test_value_that_may_not_be_shown_names_whom_to_call_on_any_day(
    library_of: LibraryOf, city: str
) -> None:
    library = library_of(city)
    for year in (2026, 2027, 2031):
        now = NOW.replace(year=year)
        scene = scene_of(Visit(), library, now)
        telephone = library.facts.usable(CITY_TELEPHONE, now.date())
        for fact in library.facts:
            usable = library.facts.usable(fact.id, now.date())
            value = scene.tell.value(Row(fact.id), "")

            assert value.is_known == (usable is not None)
            if fact.confidence == "L" and usable is None:
                assert str(fact.value) not in value.value.shown
            if not value.is_known:
                assert value.value.shown == "市の窓口で 確認してください"
                if telephone is not None and fact.id != CITY_TELEPHONE:
                    assert value.note is not None
                    assert str(telephone.value) in value.note.shown


def test_years_later_every_dated_value_has_gone(library: Library) -> None:
    later = date(2031, 1, 1)
    dated = {one.id for one in library.facts if one.valid_until and one.valid_until < later}

    assert dated
    for name, page in every_page(library, JA, now=NOW.replace(year=2031)):
        for block in flat(page):
            if isinstance(block, Value) and not block.is_known:
                assert "確認してください" in block.value.shown, name
    for fact in dated:
        if library.facts.entry(fact, later) is None:
            assert library.facts.usable(fact, later) is None
