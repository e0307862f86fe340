"""Counting a month's help sessions: one walk over the rows for all tables of the report.

Only counts come out of here; what they mean in a table is said in `work`, `requests`, `residents`.
Cancelled records are never read, and the database holds a record's newest revision only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiosk.desk.codes import CANCELLED
from kiosk.desk.months import Month, month_bounds
from kiosk.desk.sqlite.database import Database
from kiosk.desk.sqlite.walking import walk

# A token is the codes of one session that one or two tables need together. SQLite would sort the
# month once per GROUP BY; it joins the tokens of a day into one text instead, and `Counter` counts
# them. On a month of a million sessions that takes a fifth of the time.
_BETWEEN = "\x1f"
_AFTER = "\n"
_MAIN_TOPIC = "substr(topics, 1, instr(topics || ' ', ' ') - 1)"
TOKENS: Mapping[str, tuple[str, ...]] = {
    "place": ("site", "people", "minutes"),
    "topic": (_MAIN_TOPIC, "outcome", "fraud_flag"),
    "person": ("age_band", "language"),
    "slot": ("start_slot",),
    "needs": ("support_needs",),
    "next": ("referred_to", "follow_up"),
    "blocked": ("blocked_by",),
    "guide": ("guide_id", "guide_step", "minutes"),
    "supporter": ("site", "supporter_code", "minutes"),
    "voice": ("satisfaction", "confidence_before", "confidence_after"),
    "machine": ("station", "clock_suspect", "channel", "people"),
}
# What has to be known per day: it stands in front of the token.
_BY_DAY = frozenset(("place", "slot", "supporter"))
_MAY_BE_NULL = frozenset(
    (
        *("guide_id", "guide_step", "supporter_code", "satisfaction"),
        *("confidence_before", "confidence_after"),
    )
)
# Fields that hold several codes, and the token they are counted in.
LISTS: Mapping[str, str] = {"support_needs": "needs", "blocked_by": "blocked"}
TOTAL = "total"
_WHERE = f"started_on >= ? AND started_on < ? AND outcome <> '{CANCELLED}'"

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many sessions, how many people they helped, how many minutes they took."""

    sessions: int = 0
    people: int = 0
    minutes: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(
            self.sessions + other.sessions,
            self.people + other.people,
            self.minutes + other.minutes,
        )


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one month.

    ``total`` is what SQLite itself added up; the tables are made from ``tokens`` and compared with
    it. ``tokens`` has one counter per name of `TOKENS`, by the codes of the token.
    """

    month: Month
    total: Count = Count()
    tokens: Mapping[str, Counter[Codes]] = field(default_factory=dict)

    def by(self, name: str, *places: int) -> Counter[Codes]:
        """Return the sessions of one kind of token by the codes at ``places``."""
        found: Counter[Codes] = Counter()
        for codes, count in self.tokens[name].items():
            found[tuple(codes[place] for place in places)] += count
        return found

    def by_one(self, name: str, place: int = 0) -> Counter[str]:
        """Return the sessions of one kind of token by a single code."""
        return Counter({codes[0]: count for codes, count in self.by(name, place).items()})

    def mentions(self, name: str) -> Counter[str]:
        """Return how often each code of a list field is named; one session may name several."""
        found: Counter[str] = Counter()
        for codes, count in self.tokens[name].items():
            for code in codes[0].split():
                found[code] += count
        return found


def tally_month(database: Database, month: Month) -> Tally:
    """Return the counts of ``month``: its records, and what retention kept of removed ones.

    Raises:
        StoreError: The file is locked for too long, damaged or unreadable.
    """
    return merged(live_tally(database, month), kept_tally(database, month))


def kept_tally(database: Database, month: Month) -> Tally:
    """Return the counts that retention kept of records of ``month`` that are gone."""
    tokens: dict[str, Counter[Codes]] = {name: Counter() for name in TOKENS}
    total = Count()
    sql = "SELECT breakdown, code, sessions, people, minutes FROM monthly_total WHERE month = ?"
    for row in database.query(sql, (month,)):
        if row["breakdown"] == TOTAL:
            total += Count(row["sessions"], row["people"], row["minutes"])
        elif row["breakdown"] in tokens:
            tokens[row["breakdown"]][tuple(row["code"].split(_BETWEEN))] += row["sessions"]
    return Tally(month, total, tokens)


def kept_mentions(name: str) -> str:
    """Return under which name retention keeps how many values a list field held."""
    return f"mentions {name}"


def kept_rows(tally: Tally) -> Iterator[tuple[str, str, str, int, int, int]]:
    """Yield the rows of ``monthly_total`` that hold ``tally``.

    Who helped is not kept: each supporter of the month becomes a number.
    """
    total = tally.total
    yield tally.month, TOTAL, "", total.sessions, total.people, total.minutes
    for field_name, name in LISTS.items():
        mentions = sum(tally.mentions(name).values())
        yield tally.month, kept_mentions(field_name), "", mentions, 0, 0
    for name, counter in tally.tokens.items():
        counted = _without_codes(counter) if name == "supporter" else counter
        for codes, count in counted.items():
            yield tally.month, name, _BETWEEN.join(codes), count, 0, 0


def merged(one: Tally, other: Tally) -> Tally:
    """Return the counts of both."""
    tokens = {
        name: one.tokens[name] + other.tokens[name] if other.tokens[name] else one.tokens[name]
        for name in TOKENS
    }
    return Tally(one.month, one.total + other.total, tokens)


def without(one: Tally, other: Tally) -> Tally:
    """Return the counts of ``one`` that are not in ``other``, which is a part of it."""
    tokens = {name: one.tokens[name] - other.tokens[name] for name in TOKENS}
    a, b = one.total, other.total
    total = Count(a.sessions - b.sessions, a.people - b.people, a.minutes - b.minutes)
    return Tally(one.month, total, tokens)


def totals_by_month(database: Database, months: Iterable[Month]) -> dict[Month, Count]:
    """Return the total of each of ``months``; one without records has a total of 0."""
    found = {}
    for month in months:
        first, after = month_bounds(month)
        row = database.query(
            f"SELECT count(*) AS n, coalesce(sum(people), 0) AS people, "  # noqa: S608 - our text
            f"coalesce(sum(minutes), 0) AS minutes FROM help_session WHERE {_WHERE}",
            (first.isoformat(), after.isoformat()),
        )[0]
        sql = (
            "SELECT sessions, people, minutes FROM monthly_total WHERE month = ? AND breakdown = ?"
        )
        kept = [Count(*row.values()) for row in database.query(sql, (month, TOTAL))]
        found[month] = sum(kept, Count(row["n"], row["people"], row["minutes"]))
    return found


def topics_of(database: Database, month: Month) -> Counter[str]:
    """Return the sessions of ``month`` by main topic, and nothing else: for comparisons."""
    found: Counter[str] = Counter()
    for _day, topics in _days(database, month, f"group_concat({_MAIN_TOPIC}, char(10))"):
        found.update(topics.split(_AFTER))
    sql = "SELECT code, sessions FROM monthly_total WHERE month = ? AND breakdown = 'topic'"
    for row in database.query(sql, (month,)):
        found[row["code"].split(_BETWEEN)[0]] += row["sessions"]
    return found


def live_tally(database: Database, month: Month) -> Tally:
    """Return the counts of the records of ``month`` that are still there."""
    tokens: dict[str, Counter[Codes]] = {name: Counter() for name in TOKENS}
    flat: dict[str, Counter[str]] = {name: Counter() for name in TOKENS if name not in _BY_DAY}
    total = Count()
    wanted = ", ".join(_joined(parts) for parts in TOKENS.values())
    counts = "count(*), sum(people), sum(minutes), "
    for day, sessions, people, minutes, *texts in _days(database, month, counts + wanted):
        total += Count(sessions, people, minutes)
        for name, text in zip(TOKENS, texts, strict=True):
            words = text.split(_AFTER)
            if name in flat:
                flat[name].update(words)
                continue
            for token, count in Counter(words).items():
                tokens[name][(day, *token.split(_BETWEEN))] += count
    for name, counter in flat.items():
        for token, count in counter.items():
            tokens[name][tuple(token.split(_BETWEEN))] += count
    tokens["slot"] = _by_weekday(tokens["slot"])
    return Tally(month, total, tokens)


def _days(database: Database, month: Month, wanted: str) -> Iterator[tuple[Any, ...]]:
    first, after = month_bounds(month)
    # The index is in the order of the days and holds every column that is named here.
    sql = (
        f"SELECT started_on, {wanted} FROM help_session "  # noqa: S608 - our own texts
        f"WHERE {_WHERE} GROUP BY started_on"
    )
    return walk(database, sql, (first.isoformat(), after.isoformat()))


def _joined(parts: Codes) -> str:
    named = (f"ifnull({part}, '')" if part in _MAY_BE_NULL else part for part in parts)
    return f"group_concat({' || char(31) || '.join(named)}, char(10))"


def _by_weekday(by_day: Counter[Codes]) -> Counter[Codes]:
    found: Counter[Codes] = Counter()
    for (day, slot), count in by_day.items():
        found[str(date.fromisoformat(day).weekday()), slot] += count
    return found


def _without_codes(counter: Counter[Codes]) -> Counter[Codes]:
    people = dict.fromkeys((site, code) for _day, site, code, _minutes in sorted(counter) if code)
    numbers = {who: f"#{number}" for number, who in enumerate(people, start=1)}
    found: Counter[Codes] = Counter()
    for (day, site, code, minutes), count in counter.items():
        found[day, site, numbers.get((site, code), ""), minutes] += count
    return found
