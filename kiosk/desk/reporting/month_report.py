"""The month's report: cover, thirteen months, the fourteen tables, those of the pages used.

Put together here; each table is made in the module that its number is named in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kiosk.desk.months import Month
from kiosk.desk.reporting import concerns, cover, pages_used, requests, residents, work
from kiosk.desk.reporting.month_facts import MonthFacts, month_facts
from kiosk.desk.reporting.table import Table
from kiosk.desk.sqlite.database import Database

_TABLES = (
    work.by_site,
    requests.by_area,
    requests.by_topic,
    residents.by_age,
    work.by_weekday_and_slot,
    requests.by_outcome,
    concerns.by_obstacle,
    requests.by_referral,
    residents.by_language,
    concerns.by_need,
    requests.by_guide,
    work.by_supporter,
    residents.by_satisfaction,
    residents.by_confidence,
    concerns.by_fraud,
    concerns.open_cases,
    work.lessons,
    work.by_station,
    pages_used.stops,
    pages_used.unanswered,
    pages_used.unclear,
    pages_used.faces,
    pages_used.notices,
    pages_used.answers,
)


@dataclass(frozen=True, slots=True)
class Report:
    """One month in numbers. ``is_public`` tells the edition whose small cells are hidden."""

    month: Month
    cover: Table
    trend: Table
    tables: tuple[Table, ...]
    is_public: bool = False

    @property
    def pages(self) -> tuple[Table, ...]:
        """Cover, trend and all tables, in the order of reading."""
        return (self.cover, self.trend, *self.tables)

    def table(self, name: str) -> Table | None:
        """Return the table of that name; `None` when this edition does not have it."""
        return next((table for table in self.pages if table.name == name), None)


def month_report(
    database: Database, month: Month, titles: Mapping[str, str] = MappingProxyType({})
) -> Report:
    """Return the report of ``month`` for the city's own use.

    Args:
        database: Open; read as it is at one moment.
        month: Any month; one without records gives tables of zeros.
        titles: What a guide is called, by its id; one that is missing is shown by its id.

    Raises:
        StoreError: The file is locked for too long, damaged or unreadable.
    """
    return report_of(month_facts(database, month, titles))


def report_of(facts: MonthFacts) -> Report:
    """Return the report of what was counted."""
    return Report(
        facts.month,
        cover.cover(facts),
        cover.trend(facts),
        tuple(make(facts) for make in _TABLES),
    )
