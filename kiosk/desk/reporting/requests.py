"""What people came for and what became of it: T2, T5, T6 and T8."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kiosk.desk import codes
from kiosk.desk.months import Month, months_before
from kiosk.desk.reporting.month_facts import MonthFacts
from kiosk.desk.reporting.shapes import (
    ALL,
    ONE_ROW_EACH,
    SESSIONS,
    SHARE,
    by_code,
    ordered,
    text,
)
from kiosk.desk.reporting.table import Cell, Column, Mark, Proof, Table, mean, rate
from kiosk.i18n import N_

NO_GUIDE = N_("案内を 使わなかった相談")
SOLVED = "solved"


def by_area(facts: MonthFacts) -> Table:
    """Return T2: areas, with the month before and the same month a year before."""
    now = areas(facts.tally.by_one("topic"))
    earlier = [
        _earlier(facts, counts, months_before(facts.month, back))
        for counts, back in ((facts.before, 1), (facts.year_ago, 12))
    ]
    all_of = now.total()
    named = ordered(codes.AREA, now)
    rows = tuple(
        (label, now[code], rate(now[code], all_of), *_compared(now[code], earlier, code))
        for code, label in named.items()
    )
    total = (ALL, all_of, rate(all_of, all_of), *_compared(all_of, earlier, None))
    return Table(
        "T2",
        "t02-area",
        N_("相談区分"),
        (
            *(text("label", N_("相談区分"), 30), SESSIONS, SHARE),
            Column("before", N_("前月")),
            Column("before_change", N_("前月との差"), "change", 12),
            Column("before_rate", N_("前月比"), "percent"),
            Column("year", N_("前年同月"), width=11),
            Column("year_change", N_("前年との差"), "change", 12),
            Column("year_rate", N_("前年同月比"), "percent", 12),
        ),
        rows,
        total,
        Proof(
            N_("1件を、はじめに えらばれた相談内容（主な内容）の区分に 数えています。"),
            all_of,
            facts.tally.total.sessions,
        ),
        (N_("前月比・前年同月比は、前の月・前の年の同じ月を 100% とした割合です。"),),
    )


def by_topic(facts: MonthFacts) -> Table:
    """Return the second half of T2: every topic."""
    counts = facts.tally.by_one("topic")
    return by_code(
        "T2",
        "t02-topic",
        N_("相談内容"),
        labels=codes.TOPIC,
        counts=counts,
        raw=facts.tally.total.sessions,
    )


def by_outcome(facts: MonthFacts) -> Table:
    """Return T5: outcomes by area, with the share solved."""
    counts = outcome_counts(facts)
    found = {area for area, _outcome in counts}
    rows: list[tuple[Cell, ...]] = []
    for area, label in ordered(codes.AREA, found).items():
        cells = [counts[area, outcome] for outcome in codes.OUTCOME]
        rows.append((label, *cells, sum(cells), rate(counts[area, SOLVED], sum(cells))))
    sums = [sum(counts[area, outcome] for area in found) for outcome in codes.OUTCOME]
    solved = sum(counts[area, SOLVED] for area in found)
    short = (Column(code, label, width=14) for code, label in codes.OUTCOME.items())
    return Table(
        "T5",
        "t05-outcome",
        N_("結果と解決率"),
        (
            text("label", N_("相談区分"), 30),
            *short,
            Column("sessions", N_("計")),
            Column("solved_rate", N_("解決率"), "percent"),
        ),
        tuple(rows),
        (ALL, *sums, sum(sums), rate(solved, sum(sums))),
        Proof(ONE_ROW_EACH, sum(sums), facts.tally.total.sessions),
        (N_("解決率は、「解決」の件数 ÷ その区分の すべての件数です。"),),
    )


def by_referral(facts: MonthFacts) -> Table:
    """Return T6: where people were sent on to."""
    return by_code(
        "T6",
        "t06-referral",
        N_("つないだ先"),
        labels=codes.REFERRED_TO,
        counts=facts.tally.by_one("next"),
        raw=facts.tally.total.sessions,
    )


def by_guide(facts: MonthFacts) -> Table:
    """Return T8: the guides used, how far people got in them and how long it took."""
    sessions: Counter[str] = Counter()
    minutes: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    with_step: Counter[str] = Counter()
    for (guide, step, each), count in facts.tally.tokens["guide"].items():
        sessions[guide] += count
        minutes[guide] += count * int(each)
        if step:
            reached[guide] += count * int(step)
            with_step[guide] += count
    order = sorted(sessions, key=lambda guide: (not guide, -sessions[guide], guide))
    rows = tuple(
        (
            facts.titles.get(guide, guide) if guide else NO_GUIDE,
            sessions[guide],
            mean(reached[guide], with_step[guide]),
            mean(minutes[guide], sessions[guide]),
        )
        for guide in order
    )
    return Table(
        "T8",
        "t08-guide",
        N_("使った案内"),
        (
            *(text("label", N_("案内"), 44), SESSIONS),
            Column("step", N_("平均して進んだ手順"), "mean", 20),
            Column("mean_minutes", N_("平均の分"), "mean", 12),
        ),
        rows,
        (
            *(ALL, sessions.total(), mean(reached.total(), with_step.total())),
            mean(minutes.total(), sessions.total()),
        ),
        Proof(ONE_ROW_EACH, sessions.total(), facts.tally.total.sessions),
    )


def areas(topics: Mapping[str, int]) -> Counter[str]:
    """Return the counts of ``topics`` by area."""
    found: Counter[str] = Counter()
    for topic, count in topics.items():
        found[codes.AREA_OF_TOPIC.get(topic, "Z_other")] += count
    return found


def outcome_counts(facts: MonthFacts) -> Counter[tuple[str, str]]:
    """Return the sessions by area and outcome."""
    found: Counter[tuple[str, str]] = Counter()
    for (topic, outcome, _flag), count in facts.tally.tokens["topic"].items():
        found[codes.AREA_OF_TOPIC.get(topic, "Z_other"), outcome] += count
    return found


def _earlier(facts: MonthFacts, topics: Mapping[str, int], month: Month) -> Counter[str] | None:
    return areas(topics) if facts.is_known(month) else None


def _compared(now: int, earlier: list[Counter[str] | None], code: str | None) -> list[Cell]:
    cells: list[Cell] = []
    for counts in earlier:
        if counts is None:
            cells += [Mark.NOT_RECORDED] * 3
            continue
        then = counts.total() if code is None else counts[code]
        cells += [then, now - then, rate(now, then)]
    return cells
