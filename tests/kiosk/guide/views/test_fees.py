from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

from kiosk.clock import JST
from kiosk.guide import actions
from kiosk.guide.blocks import Value
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import go_back, turn
from kiosk.guide.views.lookups import found
from kiosk.language.languages import EN, JA, Lang
from kiosk.procedures.fees import Fee, FeeList
from kiosk.procedures.model import ProcedureId
from kiosk.visit import Spot, Visit
from tests.conftest import LibraryOf
from tests.content.every_page import flat

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=JST)


def page(library: Library, *picks: str, lang: Lang = JA) -> Page:
    visit = Visit(spot=Spot("fees", picks=picks), language=lang)
    return show(scene_of(visit, library, NOW))


def test_list_has_the_43_kinds_and_what_came_later(library: Library) -> None:
    numbers = {fee.number for fee in library.content.fees.fees}

    assert numbers == set(range(1, 49)) - {19, 20, 21}


def test_every_group_shows_each_fee_with_an_amount_or_whom_to_ask(library_of: LibraryOf) -> None:
    for city in ("fujisawa", "kashima-ibaraki", "kashima-saga"):
        library = library_of(city)
        for group in library.content.fees.groups:
            shown = page(library, group.id)
            values = [block for block in flat(shown) if isinstance(block, Value)]
            fees = [v for v in values if v.icon != "phone"]

            assert len(fees) == len(library.content.fees.in_group(group.id))
            for value in fees:
                assert value.is_known or value.value.shown == "市の窓口で 確認してください"
                assert not (value.is_known and value.value.shown == "お金は かかりません")


def test_amount_of_the_city_is_shown(library_of: LibraryOf) -> None:
    shown = page(library_of("kashima-ibaraki"), "seal")

    assert any(line.shown == "200円" for line in shown.lines())
    other = page(library_of("fujisawa"), "seal")
    assert not any(line.shown == "200円" for line in other.lines())


def test_area_of_certificates_leads_to_groups_to_fees_and_back(library: Library) -> None:
    area = Visit(spot=Spot("area", area="certificates"))
    scene = scene_of(area, library, NOW)
    button = next(one for one in show(scene).buttons() if one.key == "fees")

    groups = turn(scene, button.action)
    fees = turn(scene_of(groups, library, NOW), actions.Pick("tax"))

    assert page(library, "tax").title.shown == "税金・家や 土地"
    assert fees.spot.picks == ("tax",)
    assert go_back(fees).spot == groups.spot
    assert go_back(groups).spot == area.spot


def test_guide_that_is_missing_is_not_offered(library: Library) -> None:
    fee = Fee(1, "card", "カード", "lost.reissue_fee", "trouble.lost-card")
    lost = msgspec.structs.replace(fee, number=2, procedure="living.gone")
    fees = FeeList(library.content.fees.groups, (fee, lost))
    content = msgspec.structs.replace(library.content, fees=fees)

    shown = page(Library(content, library._catalogs), "card")

    offered = [b.action for b in shown.buttons()]
    assert offered == [actions.OpenProcedure(ProcedureId("trouble.lost-card"))]


def test_unknown_group_shows_the_groups(library: Library) -> None:
    assert page(library, "gone", lang=EN).title.shown == "Which fee?"


@pytest.mark.parametrize(
    ("query", "screens"),
    [
        ("てすうりょう", ["fees"]),
        ("手数料", ["fees"]),
        ("いくら", ["fees"]),
        ("きげん", ["expiry"]),
        ("kigen", ["expiry"]),
        ("ぬぬぬ", []),
        ("き", []),
        ("", []),
    ],
)
def test_search_words_find_the_page(library: Library, query: str, screens: list[str]) -> None:
    assert [one.key for one in found(library, query)] == screens


def test_search_offers_the_page_before_the_procedures(library: Library) -> None:
    visit = Visit(spot=Spot("search"), query="きげん")

    hits = [b.action for b in show(scene_of(visit, library, NOW)).buttons() if b.look == "row"]

    assert hits[0] == actions.Show("expiry")
    assert len(hits) == 3


def seasonal(library: Library, months: tuple[int, ...], day: str = "sure") -> list[str]:
    """Return the procedures of the month, as somebody finds them from the first page."""
    procedures = tuple(
        msgspec.structs.replace(one, seasons=months if one.area == "living" else ())
        for one in library.content.procedures
    )
    content = msgspec.structs.replace(library.content, procedures=procedures)
    seen = Library(content, library._catalogs)
    home = scene_of(Visit(spot=Spot("home")), seen, NOW, day=day)  # type: ignore[arg-type]
    button = next((one for one in show(home).buttons() if one.key == "season"), None)
    if button is None:
        return []
    return [one.key for one in show(scene_of(turn(home, button.action), seen, NOW)).buttons()]


def test_this_month_has_a_page_of_its_own(library: Library) -> None:
    living = [one.id for one in library.content.procedures if one.area == "living"]

    assert seasonal(library, (11,)) == living
    assert seasonal(library, (12,)) == []
    assert seasonal(library, (11,), "doubtful") == []
