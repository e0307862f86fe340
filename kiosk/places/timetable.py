"""A timetable: its stops, and which buses leave one of them on a day.

One that has ended is never shown as current: `Timetable.holds_on` decides, and the page sends the
resident to the telephone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from kiosk.distance import Point, is_in_japan
from kiosk.errors import Fault
from kiosk.places.gtfs import Feed, day_of, minutes_of, read_feed
from kiosk.places.model import Place
from kiosk.places.parts import hiragana

_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BY_TELEPHONE = "2"
_NOT_HERE = "1"
_ADDED, _REMOVED = "1", "2"
_STATION = "1"
_DAY_MINUTES = 24 * 60


class Departure(msgspec.Struct, frozen=True):
    """A bus that leaves a stop: ``minutes`` after midnight of its service day.

    ``route`` and ``bound`` are as the operator writes them; ``is_booked`` means that it comes only
    when somebody has telephoned.
    """

    minutes: int
    route: str
    bound: str
    is_booked: bool = False


class Service(msgspec.Struct, frozen=True):
    """On which days a service runs."""

    weekdays: frozenset[int] = frozenset()
    first: date = date.max
    last: date = date.min
    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def runs_on(self, day: date) -> bool:
        """Say whether it runs on ``day``; single days count before the week."""
        if day in self.added or day in self.removed:
            return day in self.added
        return self.first <= day <= self.last and day.weekday() in self.weekdays


class _Call(msgspec.Struct, frozen=True):
    minutes: int
    route: str
    bound: str
    service: str
    is_booked: bool


class Timetable(msgspec.Struct, frozen=True):
    """All stops and departures of a feed. ``first`` and ``last`` are the days it speaks of.

    The poles of a stop on both sides of the road count as one.
    """

    stops: tuple[Place, ...]
    calls: dict[str, tuple[_Call, ...]]
    services: dict[str, Service]
    first: date
    last: date
    phone: str = ""

    def holds_on(self, day: date) -> bool:
        """Say whether the feed speaks of ``day``."""
        return self.first <= day <= self.last

    def departures(self, stop: str, day: date) -> list[Departure]:
        """Return what leaves ``stop`` on ``day``, in order; what began the day before included.

        A day the feed does not speak of has none.
        """
        if not self.holds_on(day):
            return []
        found = [*self._on(stop, day, 0), *self._on(stop, day - timedelta(days=1), _DAY_MINUTES)]
        return sorted(found, key=lambda one: (one.minutes, one.route, one.bound))

    def _on(self, stop: str, day: date, back: int) -> Iterator[Departure]:
        for call in self.calls.get(stop, ()):
            minutes = call.minutes - back
            if 0 <= minutes < _DAY_MINUTES and self.services[call.service].runs_on(day):
                yield Departure(minutes, call.route, call.bound, call.is_booked)


def read_timetable(file: Path, faults: list[Fault]) -> Timetable | None:
    """Return the timetable of ``file``; `None`, and a fault, where it cannot be used."""
    feed = read_feed(file, faults)
    if feed is None:
        return None
    services = _services(feed)
    weeks = [one for one in services.values() if one.weekdays and one.first <= one.last]
    days = [day for one in weeks for day in (one.first, one.last)]
    # Single days added after the weeks have ended tell nothing of the days between them.
    days = days or [day for one in services.values() for day in one.added]
    if not days:
        what = "走る 日が 1つも ありません"
        faults.append(Fault(file, "calendar.txt", what, "新しい 時刻表を 取りなおす", "bus.days"))
        return None
    told = next(iter(feed.rows("feed_info")), {})
    last = day_of(told.get("feed_end_date", "")) or max(days)
    agency = next(iter(feed.rows("agency")), {})
    parents = {row["stop_id"]: row.get("parent_station") or row["stop_id"] for row in _stops(feed)}
    calls = _calls(feed, parents, services)
    return Timetable(
        stops=tuple(stop for stop in _stop_list(feed, parents) if stop.id in calls),
        calls=calls,
        services=services,
        first=min(days),
        last=min(last, max(days)),
        phone=agency.get("agency_phone", ""),
    )


def _services(feed: Feed) -> dict[str, Service]:
    added: dict[str, set[date]] = defaultdict(set)
    removed: dict[str, set[date]] = defaultdict(set)
    for row in feed.rows("calendar_dates"):
        day, kind = day_of(row.get("date", "")), row.get("exception_type", "")
        if day is not None and kind in (_ADDED, _REMOVED):
            (added if kind == _ADDED else removed)[row.get("service_id", "")].add(day)
    weeks = {row.get("service_id", ""): row for row in feed.rows("calendar")}
    found = {}
    for name in {*weeks, *added}:
        row = weeks.get(name, {})
        found[name] = Service(
            frozenset(n for n, day in enumerate(_WEEK) if row.get(day) == "1"),
            day_of(row.get("start_date", "")) or date.max,
            day_of(row.get("end_date", "")) or date.min,
            frozenset(added[name]),
            frozenset(removed[name]),
        )
    return found


def _stops(feed: Feed) -> list[dict[str, str]]:
    return [row for row in feed.rows("stops") if row.get("stop_id")]


def _stop_list(feed: Feed, parents: dict[str, str]) -> Iterator[Place]:
    """Yield each stop once: its station where it has one, else the pole."""
    kana = _translations(feed, ("ja-Hrkt", "ja-HrKt", "ja-hrkt"))
    english = _translations(feed, ("en", "en-US"))
    for row in _stops(feed):
        if parents[row["stop_id"]] != row["stop_id"]:
            continue
        name = row.get("stop_name", "") or row["stop_id"]
        own = (row["stop_id"], name)
        yield Place(
            row["stop_id"],
            name,
            hiragana(next((kana[key] for key in own if key in kana), "")),
            next((english[key] for key in own if key in english), ""),
            at=_point(row),
        )


def _translations(feed: Feed, langs: tuple[str, ...]) -> dict[str, str]:
    """Return translations by Japanese text or by record: the older and the newer form of GTFS."""
    found = {}
    for row in feed.rows("translations"):
        lang = row.get("lang") or row.get("language", "")
        key = row.get("trans_id") or row.get("field_value") or row.get("record_id", "")
        is_name = row.get("field_name", "stop_name") == "stop_name"
        if lang in langs and key and is_name:
            found[key] = row.get("translation", "")
    return found


def _point(row: dict[str, str]) -> Point | None:
    try:
        point = float(row.get("stop_lat", "")), float(row.get("stop_lon", ""))
    except ValueError:
        return None
    return point if is_in_japan(*point) else None


def _calls(
    feed: Feed, parents: dict[str, str], services: dict[str, Service]
) -> dict[str, tuple[_Call, ...]]:
    trips = {row.get("trip_id", ""): row for row in feed.rows("trips")}
    routes = {row.get("route_id", ""): row for row in feed.rows("routes")}
    names = {row["stop_id"]: row.get("stop_name", "") for row in _stops(feed)}
    ends: dict[str, tuple[int, str]] = {}
    rows = []
    for row in feed.rows("stop_times"):
        trip, stop = row.get("trip_id", ""), row.get("stop_id", "")
        if trip not in trips or stop not in parents:
            continue
        order = int(row["stop_sequence"]) if row.get("stop_sequence", "").isdigit() else 0
        ends[trip] = max(ends.get(trip, (-1, "")), (order, stop))
        rows.append((trip, order, stop, row))
    found: dict[str, list[_Call]] = defaultdict(list)
    for trip, order, stop, row in rows:
        minutes = minutes_of(row.get("departure_time") or row.get("arrival_time", ""))
        service = trips[trip].get("service_id", "")
        pickup = row.get("pickup_type", "")
        is_last = ends[trip][0] == order
        if minutes is None or service not in services or pickup == _NOT_HERE or is_last:
            continue
        route = routes.get(trips[trip].get("route_id", ""), {})
        bound = trips[trip].get("trip_headsign") or row.get("stop_headsign")
        call = _Call(
            minutes,
            route.get("route_short_name") or route.get("route_long_name", ""),
            bound or names.get(ends[trip][1], ""),
            service,
            pickup == _BY_TELEPHONE,
        )
        found[parents[stop]].append(call)
    return {stop: tuple(calls) for stop, calls in found.items()}
