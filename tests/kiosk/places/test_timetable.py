from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from kiosk.errors import Fault
from kiosk.places.timetable import Timetable, read_timetable
from tests.opendata import DATA

TAXI = DATA / "gtfs_uozu_omotenashi_2019.zip"
BUS = DATA / "gtfs_minakami_community_2019.zip"
FILES = {
    "stops.txt": "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\r\n"
    "S,駅前,35.3,139.4,1,\r\nS1,駅前,35.3,139.4,0,S\r\nT,港,0,0,0,\r\n",
    "routes.txt": "route_id,route_short_name,route_long_name\r\nR,,海線\r\n",
    "trips.txt": "route_id,service_id,trip_id,trip_headsign\r\nR,W,A,港 行き\r\nR,W,N,\r\n",
    "stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type\r\n"
    "A,7:10:00,7:10:00,S1,1,0\r\nA,7:30:00,7:30:00,T,2,1\r\n"
    "N,24:10:00,24:10:00,S1,1,0\r\nN,24:30:00,24:30:00,T,2,1\r\n",
    "calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,"
    "start_date,end_date\r\nW,1,1,1,1,1,0,0,20260401,20270331\r\n",
    "calendar_dates.txt": "service_id,date,exception_type\r\nW,20261123,2\r\nW,20261121,1\r\n",
    "feed_info.txt": "feed_publisher_name,feed_end_date\r\n市,20261231\r\n",
}


def packed(tmp_path: Path, **changes: str | None) -> Path:
    file = tmp_path / "feed.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for name, usual in FILES.items():
            text = changes.get(name.removesuffix(".txt"), usual)
            if text is not None:
                archive.writestr(name, text.encode("utf-8-sig"))
    return file


def sound(file: Path) -> Timetable:
    faults: list[Fault] = []
    found = read_timetable(file, faults)
    assert found is not None
    assert not faults
    return found


def is_booked(table: Timetable) -> bool:
    return all(call.is_booked for calls in table.calls.values() for call in calls)


def leaving(table: Timetable, day: date) -> list[str]:
    return [f"{one.minutes // 60}:{one.minutes % 60:02}" for one in table.departures("S", day)]


def test_real_feed_has_stops_with_readings() -> None:
    table = sound(BUS)

    assert len(table.stops) == 10
    assert table.stops[0].kana == "まんてんほしのゆ"
    assert table.stops[0].name_en == "Mantenhoshi no Yu"
    assert not is_booked(table)


def test_taxi_on_demand_is_booked_and_ends_with_its_weeks() -> None:
    table = sound(TAXI)

    assert is_booked(table)
    # feed_info says 2020, single days are added until then: of the weeks between nothing is known.
    assert table.last == date(2019, 3, 31)
    assert table.departures("1", date(2019, 4, 1)) == []
    assert table.departures("1", date(2019, 3, 30))


def test_week_single_days_and_what_runs_after_midnight(tmp_path: Path) -> None:
    table = sound(packed(tmp_path))

    assert leaving(table, date(2026, 11, 20)) == ["0:10", "7:10"]  # Friday, after Thursday night
    assert leaving(table, date(2026, 11, 21)) == ["0:10", "7:10"]  # a Saturday that is added
    assert leaving(table, date(2026, 11, 23)) == []  # a holiday, taken out
    assert leaving(table, date(2026, 11, 24)) == ["7:10"]


def test_ended_timetable_shows_no_hours(tmp_path: Path) -> None:
    table = sound(packed(tmp_path))

    assert table.last == date(2026, 12, 31)
    assert not table.holds_on(date(2027, 1, 1))
    assert leaving(table, date(2027, 1, 1)) == []


def test_poles_are_one_stop_and_the_last_stop_is_none(tmp_path: Path) -> None:
    table = sound(packed(tmp_path))

    assert [stop.name for stop in table.stops] == ["駅前"]
    assert table.stops[0].at == (35.3, 139.4)
    first, second = table.departures("S", date(2026, 11, 20))
    assert (second.route, second.bound) == ("海線", "港 行き")
    assert first.bound == "港"  # without a headsign it is the last stop


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"stops": None}, "stops.txt"),
        ({"stop_times": "trip_id\r\n"}, "stop_times.txt"),
        ({"calendar": None, "calendar_dates": None}, "calendar.txt"),
        ({"calendar": "service_id\r\nW\r\n", "calendar_dates": None}, "走る 日"),
    ],
)
def test_feed_that_cannot_be_used_has_one_fault(
    tmp_path: Path, changes: dict[str, str | None], told: str
) -> None:
    faults: list[Fault] = []

    assert read_timetable(packed(tmp_path, **changes), faults) is None
    (fault,) = faults
    assert told in f"{fault.key} {fault.what}"


@pytest.mark.parametrize("content", [b"", b"no zip", TAXI.read_bytes()[:2000]])
def test_damaged_zip_is_one_fault(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "feed.zip"
    file.write_bytes(content)
    faults: list[Fault] = []

    assert read_timetable(file, faults) is None
    assert [fault.rule for fault in faults] == ["bus.file"]
