from __future__ import annotations

from datetime import datetime
from pathlib import Path

import msgspec
import pytest

from kiosk.clock import JST
from kiosk.guide.blocks import Items, Line, Notice, Value
from kiosk.guide.frame import Scene, scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import go_back, turn
from kiosk.guide.views.list_parts import MANY, NEAREST
from kiosk.guide.views.list_words import japanese_name
from kiosk.language.languages import EN, JA, Lang
from kiosk.places.model import Place
from kiosk.procedures.model import City, ProcedureId
from kiosk.visit import Spot, Visit
from tests.conftest import LibraryOf
from tests.content.every_page import flat
from tests.opendata import imported

NOW = datetime(2026, 8, 21, 10, 0, tzinfo=JST)
STATION = (34.3505, 134.0466)
"""高松駅, near which many of the sample's places lie."""


@pytest.fixture(scope="module")
def town(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The shipped content with the sample lists, its centre standing among their places."""
    folder = imported(tmp_path_factory.mktemp("town") / "places")
    first, *others = library.content.city.centres
    centres = (msgspec.structs.replace(first, at=STATION), *others)
    city: City = msgspec.structs.replace(library.content.city, centres=centres)
    content = msgspec.structs.replace(library.content, city=city)
    return Library(content, library._catalogs, first.id, [folder])


def scene(library: Library, visit: Visit, now: datetime = NOW, **more: str) -> Scene:
    return scene_of(visit, library, now, **more)  # type: ignore[arg-type]


def page(
    library: Library,
    kind: str,
    *picks: str,
    lang: Lang = JA,
    now: datetime = NOW,
    day: str = "sure",
) -> Page:
    visit = Visit(spot=Spot("list", item=kind, picks=picks), language=lang)
    return show(scene(library, visit, now, day=day))


def pressed(library: Library, visit: Visit, key: str, now: datetime = NOW) -> Visit:
    """Return the visit after pressing the one button ``key``."""
    here = scene(library, visit, now)
    (button,) = (one for one in show(here).buttons() if one.key == key)
    return turn(here, button.action)


def names(shown: Page) -> list[str]:
    return [one.line.shown for one in shown.buttons()]


def values(shown: Page) -> dict[str, Value]:
    return {one.label.shown: one for one in flat(shown) if isinstance(one, Value)}


def notices(shown: Page) -> str:
    told = (one for one in flat(shown) if isinstance(one, Notice))
    return " ".join(line.shown for one in told for line in one.lines)


def test_from_home_to_the_next_shelter_and_back(town: Library) -> None:
    visit = Visit(spot=Spot("home"))
    for key in ("places", "lists", "shelter", "hazard:flood", "near"):
        visit = pressed(town, visit, key)
    shown = show(scene(town, visit))
    first = shown.buttons()[0]
    place = show(scene(town, turn(scene(town, visit), first.action)))

    assert len(shown.buttons()) == NEAREST
    assert values(place)["川の 水が あふれた とき（洪水）"].value.shown == "使えます"
    assert place.title.shown == first.line.shown
    at_question = go_back(go_back(visit))
    assert at_question.spot == Spot("list", item="shelter")
    assert go_back(at_question).spot.screen == "lists"


def test_only_usable_places_are_shown_for_a_disaster(town: Library) -> None:
    found = town.shelf.list_of("shelter")
    assert found is not None
    usable = {p.name for p in found.places if p.flags["fire"] in ("yes", "partly")}
    parts = [one.key for one in page(town, "shelter", "hazard:fire").buttons()]

    shown = {
        name
        for part in parts
        if part != "near"
        for name in names(page(town, "shelter", "hazard:fire", part))
    }

    assert shown == usable
    assert len(shown) < len(found.places)


def test_places_with_conditions_come_last_and_say_so(town: Library) -> None:
    shown = page(town, "shelter", "hazard:flood", "near")
    far = page(town, "shelter", "hazard:inundation", "part:牟礼町原")

    assert not any("条件" in one.hint.shown for one in shown.buttons() if one.hint)
    found = town.shelf.list_of("shelter")
    assert found is not None
    partly = {p.id for p in found.places if p.flags["inundation"] == "partly"}
    for one in far.buttons():
        assert one.hint is not None
        assert ("条件つき" in one.hint.shown) == (one.key in partly)


def test_nearest_come_first_and_say_how_far(town: Library) -> None:
    shown = page(town, "aed", "near")
    far = [one.hint.shown for one in shown.buttons() if one.hint]

    assert len(far) == NEAREST
    assert all(text.startswith(("ここから 約", "この 建物か")) for text in far)
    metres = [int(text[6:].removesuffix("メートル")) for text in far if "メートル" in text]
    assert metres == sorted(metres)


def test_terminal_without_a_place_offers_no_nearest(town: Library) -> None:
    lost = Library(town.content, town._catalogs, "", town._places)

    keys = [one.key for one in page(lost, "aed").buttons()]

    assert "near" not in keys
    assert all(key.startswith("part:") for key in keys)
    assert not any(
        one.hint and "ここから" in one.hint.shown for one in page(lost, "wifi").buttons()
    )


def test_every_place_of_a_long_list_can_be_reached_by_its_part(town: Library) -> None:
    found = town.shelf.list_of("aed")
    assert found is not None
    assert len(found.places) > MANY
    reached = [
        one.key
        for part in page(town, "aed").buttons()
        if part.key != "near"
        for one in page(town, "aed", part.key).buttons()
    ]

    assert sorted(reached) == sorted(place.id for place in found.places)


def test_what_is_not_known_says_so(town: Library) -> None:
    found = town.shelf.list_of("aed")
    assert found is not None
    bare = next(p for p in found.places if not p.hours.days and not p.hours.note and not p.phone)

    told = values(page(town, "aed", f"place:{bare.id}"))

    assert told["あいている 時間"].value.shown == "わかりません"
    assert told["子どもにも 使える"].value.shown == "わかりません"
    assert not told["子どもにも 使える"].is_known
    assert told["市役所の 電話"].value.shown == "0466-25-1111"


def test_disaster_the_whole_list_is_silent_about_is_left_out(town: Library) -> None:
    found = town.shelf.list_of("shelter")
    assert found is not None

    told = values(page(town, "shelter", f"place:{found.places[0].id}"))

    assert "津波" in told
    assert "火山" not in told


def test_source_licence_and_day_stand_on_every_page_of_a_list(town: Library) -> None:
    for kind in town.list_kinds:
        found = town.shelf.list_of(kind.id)
        assert found is not None
        told = notices(page(town, kind.id, f"place:{found.places[0].id}"))
        assert "出典: 高松市オープンデータ「一覧」（CC BY 4.0）を加工して作成" in told
        assert "8月21日(金)の 一覧です。" in told.replace("（", "(").replace("）", ")")


def test_old_list_sends_to_the_telephone_first(town: Library) -> None:
    later = NOW.replace(year=2028)

    assert "古い 一覧です" in notices(page(town, "wifi", now=later))
    assert "古い 一覧です" not in notices(page(town, "wifi"))


def test_events_of_today_and_what_is_over(town: Library) -> None:
    def of(part: str, now: datetime) -> list[str]:
        return names(page(town, "event", part, now=now))

    running = "高松市歴史資料館 令和８年度 出張！パネル展示 「写真でみる ちょっとむかしの高松」"
    assert running in of("today", NOW.replace(day=10))
    assert not any(running in of(part, NOW) for part in ("today", "soon", "later", "unsure"))
    assert any("プロスポーツ" in name for name in of("unsure", NOW))


def test_event_list_is_whole_while_the_day_is_doubtful(town: Library) -> None:
    found = town.shelf.list_of("event")
    assert found is not None

    assert len(page(town, "event", day="doubtful").buttons()) == len(found.places)


def test_next_buses_of_today_and_of_tomorrow(town: Library) -> None:
    stop = "S00007AGC6000020104493T000"
    monday = datetime(2019, 6, 3, 9, 0, tzinfo=JST)

    def times(now: datetime) -> list[str]:
        shown = page(town, "bus", f"place:{stop}", now=now)
        (items,) = (one for one in flat(shown) if isinstance(one, Items))
        assert items.title is not None
        return [items.title.shown, *(one.line.shown for one in items.items)]

    assert times(monday)[:2] == ["つぎの バス（きょう）", "午前9時46分"]
    night = times(monday.replace(hour=23))
    assert night[:2] == ["あしたの はじめの バス", "午前8時51分"]


def test_timetable_that_has_ended_shows_no_hour(town: Library) -> None:
    shown = page(town, "bus", "place:S00007AGC6000020104493T000")

    assert not [one for one in flat(shown) if isinstance(one, Items)]
    assert "おわりました" in notices(shown)
    assert "電話で 聞いてください" in notices(shown)
    assert "市役所の 電話" in values(shown)


def test_english_page_keeps_the_city_s_words_japanese_and_marked(town: Library) -> None:
    shown = page(town, "bus", "place:S00007AGC6000020104493T000", lang=EN)
    assert (shown.title.shown, shown.title.lang) == ("Mantenhoshi no Yu", EN)

    found = town.shelf.list_of("shelter")
    assert found is not None
    for line in page(town, "shelter", f"place:{found.places[0].id}", lang=EN).lines():
        has_kanji = any("一" <= letter <= "鿿" for letter in line.shown)
        # A word for the counter may stand in brackets; whole Japanese is marked as Japanese.
        assert line.lang == JA or not has_kanji or "(" in line.shown


@pytest.mark.parametrize(
    ("name", "kana", "text"),
    [
        ("魚津駅", "うおづえき", "{魚津駅|うおづえき}"),
        ("セントラル", "せんとらる", "セントラル"),
        ("魚津駅", "", "魚津駅"),
    ],
)
def test_reading_of_a_name_is_the_city_s(name: str, kana: str, text: str) -> None:
    assert japanese_name(Place("x", name, kana)) == Line(text, JA, is_quoted=True)


def test_name_with_marks_stays_a_name(town: Library) -> None:
    line = japanese_name(Place("x", "{駅|えき}[A]", "えき"))

    # Wide brackets look the same and mean nothing.
    assert line.shown == "｛駅｜えき｝［A］"


def test_guides_and_search_lead_to_the_lists_a_city_has(town: Library, library: Library) -> None:
    searched = msgspec.structs.replace(Visit(spot=Spot("search")), query="AED")
    assert "list:aed" in [one.key for one in show(scene(town, searched)).buttons()]
    assert "list:aed" not in [one.key for one in show(scene(library, searched)).buttons()]

    opened = turn(scene(town, Visit()), _open("phone.wifi"))
    assert "list:wifi" in [one.key for one in show(scene(town, opened)).buttons()]


def _open(procedure: str):  # type: ignore[no-untyped-def]
    from kiosk.guide.actions import OpenProcedure

    return OpenProcedure(ProcedureId(procedure))


def test_city_without_lists_says_so_and_has_no_tile(library: Library) -> None:
    bare = Library(library.content, library._catalogs)
    area = show(scene(bare, Visit(spot=Spot("area", area="places"))))
    hub = show(scene(bare, Visit(spot=Spot("lists"))))

    assert "lists" not in [one.key for one in area.buttons()]
    assert "places.find-place" in [one.key for one in hub.buttons()]


def test_unreadable_file_is_one_kind_sentence(town: Library, tmp_path: Path) -> None:
    folder = imported(tmp_path / "places")
    (folder / "aed.csv").write_bytes(b"\xff\xfe\x00")
    broken = Library(town.content, town._catalogs, "", [folder])

    assert "いま 見られません" in " ".join(line.shown for line in page(broken, "aed").lines())
    assert [fault.rule for fault in broken.shelf.faults] == ["list.file"]


def test_four_cities_show_their_buildings_near_the_terminal(library_of: LibraryOf) -> None:
    for city in ("fujisawa", "chigasaki", "kashima-ibaraki", "kashima-saga"):
        shipped = library_of(city)
        for centre in shipped.content.city.centres:
            here = Library(shipped.content, shipped._catalogs, centre.id, shipped._places)
            found = here.shelf.list_of("facility")
            assert found is not None
            assert all(place.address and place.at for place in found.places)
            if centre.at is not None:
                nearest = page(here, "facility", "near").buttons()[0]
                assert nearest.hint is not None
                assert nearest.hint.shown == "この 建物か、すぐ 近くです"
