"""The cover: the month at a glance; and the thirteen months that end with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kiosk.desk import codes
from kiosk.desk.months import (
    Month,
    fiscal_label,
    fiscal_months,
    month_label,
    months_before,
    months_until,
    period_label,
)
from kiosk.desk.reporting.month_facts import TREND_MONTHS, MonthFacts
from kiosk.desk.reporting.requests import SOLVED
from kiosk.desk.reporting.residents import share_from_65
from kiosk.desk.reporting.shapes import MINUTES, PEOPLE, SESSIONS, text
from kiosk.desk.reporting.table import Cell, Mark, Proof, Table, rate, words
from kiosk.i18n import N_

MOST_NAMED = 5
# A share of fewer people than this would describe single persons.
LEAST_FOR_SHARE = 5
COVER_COLUMNS = (text("label", N_("項目"), 26), text("value", N_("この月"), 110))


def cover(facts: MonthFacts) -> Table:
    """Return the cover as a list of items and what is said of them."""
    total = facts.tally.total
    topics = facts.tally.by_one("topic")
    solved = facts.tally.by_one("topic", 1)[SOLVED]
    sites = {site for _day, site, *_rest in facts.tally.tokens["place"]}
    rows: list[tuple[Cell, ...]] = [
        (N_("期間"), f"{month_label(facts.month)} {period_label(facts.month)}"),
        (N_("年度"), fiscal_label(facts.month)),
        (N_("拠点の数"), len(sites)),
        (N_("相談の件数"), total.sessions),
        (N_("相談した人数"), total.people),
        (N_("相談の時間（分）"), total.minutes),
        (N_("前月の件数"), _month_cell(facts, months_before(facts.month, 1))),
        (N_("前年同月の件数"), _month_cell(facts, months_before(facts.month, 12))),
        (N_("年度の累計（件）"), fiscal_total(facts)),
        (N_("解決率"), words(rate(solved, total.sessions), "percent")),
        (N_("65歳以上の割合"), _share_from_65(facts)),
        (N_("多い相談"), _named(topics, codes.TOPIC)),
        (
            N_("現場の声（つまずき）"),
            _named(facts.tally.mentions("blocked"), codes.BLOCKED_BY),
        ),
        (N_("答えられなかったこと"), _needs(facts)),
        (N_("次月の予定"), Mark.NOT_RECORDED),
    ]
    return Table("表紙", "cover", N_("まとめ"), COVER_COLUMNS, tuple(rows), None, None)


def trend(facts: MonthFacts) -> Table:
    """Return the thirteen months that end with the month; one before all records is not 0."""
    rows: list[tuple[Cell, ...]] = []
    for month in months_until(facts.month, TREND_MONTHS):
        count = facts.trend[month]
        known = facts.is_known(month)
        cells = (count.sessions, count.people, count.minutes)
        rows.append((month_label(month), *(cells if known else (Mark.NOT_RECORDED,) * 3)))
    return Table(
        "推移",
        "trend",
        N_("13か月の うつりかわり"),
        (text("label", N_("月"), 26), SESSIONS, PEOPLE, MINUTES),
        tuple(rows),
        None,
        Proof(
            N_("取り消した記録を のぞく件数です。最後の行が この月で、ほかの表の合計と 同じです。"),
            facts.trend[facts.month].sessions,
            facts.tally.total.sessions,
        ),
    )


def fiscal_total(facts: MonthFacts) -> int:
    """Return the sessions of the fiscal year up to and with the month."""
    return sum(facts.trend[month].sessions for month in fiscal_months(facts.month))


def named(counts: Iterable[tuple[str, int]]) -> str:
    """Return labels with their counts in one line, as in ``暗証番号 12件、ごみ 8件``."""
    return N_("、").join(f"{label} {count}件" for label, count in counts)


def _named(counts: Counter[str], labels: Mapping[str, str]) -> Cell:
    # By count, then in the order of the list: the same numbers give the same line.
    order = {code: place for place, code in enumerate(labels)}
    ranked = sorted(counts.items(), key=lambda one: (-one[1], order.get(one[0], len(order))))
    top = [(labels.get(code, code), count) for code, count in ranked if count][:MOST_NAMED]
    return named(top) if top else Mark.NOT_RECORDED


def _needs(facts: MonthFacts) -> Cell:
    counts: Counter[str] = Counter()
    for (_kind, what, _place), count in facts.counters.get("need", Counter()).items():
        counts[str(what)] += count
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_NAMED]
    return N_("、").join(f"{what} {count}回" for what, count in ranked) or Mark.NOT_RECORDED


def _month_cell(facts: MonthFacts, month: Month) -> Cell:
    return facts.trend[month].sessions if facts.is_known(month) else Mark.NOT_RECORDED


def _share_from_65(facts: MonthFacts) -> Cell:
    older, known = share_from_65(facts.tally.by_one("person"))
    if known < LEAST_FOR_SHARE:
        return Mark.NO_RATE
    return N_("{share}（年代を答えた {known}人のうち）").format(
        share=words(rate(older, known), "percent"), known=known
    )
