"""Where and when one way of a procedure is open in this city, read from its facts.

Knows which fact says what; the counting is `kiosk.dates.opening`'s. Nothing is assumed: a fact that
is not there, or may not be shown, leaves its part unknown.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from kiosk.dates.business import Yearly, last_business_day, yearly
from kiosk.dates.opening import Calendar, spans_of
from kiosk.guide.frame import Scene
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Fact, FactId, Procedure, Row, Unit, Way

CITY_HOURS = FactId("city.counter_hours")
_CLOSED = {
    CITY_HOURS: FactId("city.year_end_closed"),
    FactId("store.hours"): FactId("store.year_end_closed"),
}
COUNTER_NAMES = ("counter_name", "counter", "office")


class Open(msgspec.Struct, frozen=True):
    """What is known of one way: the facts that may be shown today, and the calendar.

    ``asks`` is set where a fact that has to be known first (does this city take part?) is not.
    """

    calendar: Calendar = Calendar()
    hours: Fact | None = None
    name: Fact | None = None
    telephone: Fact | None = None
    asks: bool = False


def open_for(scene: Scene, procedure: Procedure, way: Way) -> Open:
    """Return where and when ``way`` of ``procedure`` is open, as this city's facts have it."""
    facts, day = scene.tell.book.facts, scene.now.date()
    found = list(_of_way(scene, procedure, way))
    usable = [facts.usable(fact.id, day) for fact in found]
    shown = [fact for fact in usable if fact is not None]
    hours = next((fact for fact in shown if fact.unit == "hours"), None)
    telephone = _first(shown, "tel")
    if telephone is None and way == "counter":
        telephone = facts.usable(CITY_TELEPHONE, day)
    texts = [fact for fact in found if fact.unit == "text"]
    return Open(
        calendar=calendar_of(scene, hours),
        hours=hours,
        name=_first(shown, "text"),
        telephone=telephone,
        asks=way != "counter" and len(texts) > sum(fact.unit == "text" for fact in shown),
    )


def calendar_of(scene: Scene, hours: Fact | None) -> Calendar:
    """Return the calendar of a fact of hours; of nothing, one that knows nothing."""
    if hours is None or not isinstance(hours.value, str):
        return Calendar()
    return Calendar(spans_of(hours.value), hours.days, _closed(scene, hours.id))


def last_counter_day(scene: Scene, day: date) -> date | None:
    """Return ``day`` if the city hall works on it, else the last day before; `None`: not known."""
    return last_business_day(day, _closed(scene, CITY_HOURS))


def _closed(scene: Scene, hours: FactId) -> Yearly | None:
    """Return the closing days of the new year that belong to ``hours``."""
    wanted = _CLOSED.get(hours)
    if wanted is None:
        return None
    fact = scene.tell.book.facts.usable(wanted, scene.now.date())
    return yearly(str(fact.value)) if fact is not None else None


def _first(facts: list[Fact], unit: Unit) -> Fact | None:
    return next((fact for fact in facts if fact.unit == unit), None)


def _of_way(scene: Scene, procedure: Procedure, way: Way) -> Iterator[Fact]:
    """Yield the facts of the procedure's rows that belong to ``way``, whatever their value."""
    table, day = scene.tell.book.facts, scene.now.date()
    for row in _rows(procedure):
        fact = table.nearest(row.fact, day)
        if fact is not None and (fact.at == way or (way == "counter" and _is_of_counter(fact))):
            yield fact


def _is_of_counter(fact: Fact) -> bool:
    """Say whether a fact that names no way tells of a counter: its hours, or its name."""
    if fact.at is not None:
        return False
    return fact.unit == "hours" or (fact.unit == "text" and fact.id.endswith(COUNTER_NAMES))


def _rows(procedure: Procedure) -> Iterator[Row]:
    yield from procedure.prepare.rows
    for step in procedure.steps:
        yield from step.rows
