from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from kiosk.places.entries import known_of
from kiosk.places.model import Place
from kiosk.procedures.lists import Form
from tests.opendata import DATA, FILES, read, sound

OLD_AED = (
    "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,住所,方書,緯度,経度,設置位置,電話番号,内線番号,"
    "法人番号,団体名,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,小児対応設備の有無,URL,備考\n"
    "142051,1,神奈川県,藤沢市,市民センター,シミンセンター,神奈川県藤沢市辻堂1-1,2階,35.32,139.44,1階入口,0466-11-1111,,,,"
    "月火水木金,8:30,17:00,,有,,\n"
)
NEW_AED = (
    "全国地方公共団体コード,ID,地方公共団体名,名称,名称_カナ,名称_英字,所在地_全国地方公共団体コード,町字ID,所在地_連結表記,"
    "所在地_都道府県,所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,高度の種別,高度の値,設置位置,電話番号,"
    "利用可能曜日,開始時間,終了時間,利用可能日時特記事項,小児対応設備の有無\n"
    "142051,1,藤沢市,市民センター,シミンセンター,,142051,,,神奈川県,藤沢市,辻堂,1-1,2階,35.32,139.44,,,1階入口,0466-11-1111,"
    "月火水木金,08:30,17:00,,有\n"
)


def one(tmp_path: Path, text: str, kind: str = "aed") -> Place:
    file = tmp_path / "list.csv"
    file.write_text(text, "utf-8-sig")
    (place,) = sound(kind, file).places
    return place


def test_both_generations_of_the_columns_are_one_place(tmp_path: Path) -> None:
    old, new = one(tmp_path, OLD_AED), one(tmp_path, NEW_AED)

    assert old == new
    assert old.kana == "しみんせんたー"
    assert old.address == "神奈川県藤沢市辻堂1-1 2階"
    assert old.flags == {"child": "yes"}
    assert old.details == {"where": "1階入口"}


@pytest.mark.parametrize(
    ("kind", "places"),
    [("shelter", 195), ("aed", 450), ("wifi", 3), ("facility", 5), ("event", 51)],
)
def test_real_files_lose_no_row(kind: str, places: int) -> None:
    assert len(sound(kind, DATA / FILES[kind]).places) == places


def test_every_place_has_an_id_of_its_own_that_stays_when_rows_move(tmp_path: Path) -> None:
    file = DATA / FILES["aed"]
    header, *rows = file.read_text("utf-8-sig").split("\r\n")
    moved = tmp_path / "moved.csv"
    moved.write_text("\r\n".join([header, *reversed([row for row in rows if row])]), "utf-8")

    before, after = sound("aed", file).places, sound("aed", moved).places

    assert len({place.id for place in before}) == len(before)
    assert {p.id: p.name for p in before} == {p.id: p.name for p in after}


def test_blank_is_never_no() -> None:
    told = Counter(place.flags["child"] for place in sound("aed", DATA / FILES["aed"]).places)

    assert told == {"yes": 157, "unknown": 293}


def test_triangle_is_a_condition_and_the_more_careful_of_two_floods_counts() -> None:
    places = sound("shelter", DATA / FILES["shelter"]).places

    (school,) = [place for place in places if place.name == "日新小学校跡施設"]
    # flood_L1 ○, flood_L2 △.
    assert school.flags["flood"] == "partly"
    assert Counter(p.flags["flood"] for p in places) == {
        "yes": 108,
        "partly": 77,
        "no": 8,
        "unknown": 2,
    }


def test_noughts_of_a_disaster_say_nothing() -> None:
    places = sound("shelter", DATA / "tsukuba_emergency_shelter_20241201.csv").places

    assert {known for place in places for known in place.flags.values()} == {"unknown"}


@pytest.mark.parametrize(
    ("cell", "form", "known"),
    [
        ("有", "flag", "yes"),
        ("〇", "hazard", "yes"),
        ("１", "hazard", "yes"),
        ("0", "flag", "no"),
        ("0", "hazard", "unknown"),
        ("▲", "hazard", "partly"),
        ("無", "flag", "no"),
        ("✕", "hazard", "no"),
        ("−", "hazard", "unknown"),
        ("-", "flag", "unknown"),
        ("要確認", "flag", "unknown"),
        ("", "flag", "unknown"),
    ],
)
def test_signs_of_yes_and_no(cell: str, form: Form, known: str) -> None:
    assert known_of(cell, form) == known


@pytest.mark.parametrize(("lat", "lon"), [("0", "0"), ("139.4", "35.3"), ("", "139"), ("北", "東")])
def test_point_outside_japan_is_no_point(tmp_path: Path, lat: str, lon: str) -> None:
    assert one(tmp_path, f"名称,緯度,経度\n駅,{lat},{lon}\n").at is None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("087-839-2011\n", "087-839-2011"),
        ("０８７－８３９－２０１１", "087-839-2011"),
        ("087‐839‐2011（代表）", "087-839-2011"),
        ("0878392011", "0878392011"),
        ("-", ""),
        ("なし", ""),
    ],
)
def test_telephone_is_a_number_or_nothing(tmp_path: Path, cell: str, number: str) -> None:
    assert one(tmp_path, f'名称,電話番号\n駅,"{cell}"\n').phone == number


def test_row_without_a_name_is_told_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("名称,住所\n駅,市\n,町\n港,村\n", "utf-8")

    found, faults = read("facility", file)

    assert found is not None
    assert [place.name for place in found.places] == ["駅", "港"]
    assert [(fault.line, fault.rule) for fault in faults] == [(3, "list.name")]


def test_list_without_a_place_is_no_list(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("名称,住所\n", "utf-8")

    found, (fault,) = read("facility", file)

    assert found is None
    assert fault.rule == "list.empty"


def test_events_of_a_real_month() -> None:
    places = {
        place.name.split()[0]: place for place in sound("event", DATA / FILES["event"]).places
    }

    show = places["高松市歴史資料館"]
    assert (show.first, show.last) == (date(2026, 8, 5), date(2026, 8, 16))
    assert "※10日(月)以外" in show.when.replace("（", "(").replace("）", ")")
    assert show.details["fee"] == "無料"
