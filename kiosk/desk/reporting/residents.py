"""Who came and what they thought of it, as far as they said so: T3, T7 and T10."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kiosk.desk import codes
from kiosk.desk.reporting.month_facts import MonthFacts
from kiosk.desk.reporting.shapes import ALL, ONE_ROW_EACH, SESSIONS, by_code, text
from kiosk.desk.reporting.table import Cell, Proof, Table, mean
from kiosk.i18n import N_

FROM_65 = frozenset(("65_69", "70_74", "75_79", "80_84", "85p"))
NO_ANSWER = "na"
_SATISFACTION = {
    "5": N_("5（とても よい）"),
    "4": N_("4"),
    "3": N_("3（ふつう）"),
    "2": N_("2"),
    "1": N_("1（よくない）"),
    "": N_("答えなし"),
}


def by_age(facts: MonthFacts) -> Table:
    """Return T3: age bands, as the residents themselves said them."""
    return by_code(
        "T3",
        "t03-age",
        N_("年代"),
        labels=codes.AGE_BAND,
        counts=facts.tally.by_one("person"),
        raw=facts.tally.total.sessions,
    )


def by_language(facts: MonthFacts) -> Table:
    """Return T7: the languages spoken."""
    return by_code(
        "T7",
        "t07-language",
        N_("ことば"),
        labels=codes.LANGUAGE,
        counts=facts.tally.by_one("person", 1),
        raw=facts.tally.total.sessions,
    )


def by_satisfaction(facts: MonthFacts) -> Table:
    """Return T10: the residents' own marks; the mean leaves out who gave none."""
    counts = facts.tally.by_one("voice")
    table = by_code(
        "T10",
        "t10-satisfaction",
        N_("満足度"),
        labels=_SATISFACTION,
        counts=counts,
        raw=facts.tally.total.sessions,
    )
    marks = {int(mark): count for mark, count in counts.items() if mark}
    answered = sum(marks.values())
    if not answered:
        return table
    told = N_("平均 {mean:.2f}（答えた人 {answered}人、5が いちばん よい）。").format(
        mean=sum(mark * count for mark, count in marks.items()) / answered, answered=answered
    )
    return replace(table, notes=(told,))


def by_confidence(facts: MonthFacts) -> Table:
    """Return the second half of T10: confidence before and after, of those who answered both."""
    changes: Counter[str] = Counter()
    before_sum = after_sum = answered = silent = 0
    for (_mark, before, after), count in facts.tally.tokens["voice"].items():
        if not before or not after:
            silent += count
            continue
        answered += count
        before_sum += count * int(before)
        after_sum += count * int(after)
        step = int(after) - int(before)
        changes["up" if step > 0 else "down" if step < 0 else "same"] += count
    rows: tuple[tuple[Cell, ...], ...] = (
        (N_("自信が 上がった"), changes["up"]),
        (N_("同じ"), changes["same"]),
        (N_("自信が 下がった"), changes["down"]),
        (N_("前とあとの両方には 答えていない"), silent),
    )
    all_of = answered + silent
    told = N_("平均 前 {before} → あと {after}（両方に答えた人 {answered}人、5段階）。").format(
        before=_mean_words(before_sum, answered),
        after=_mean_words(after_sum, answered),
        answered=answered,
    )
    return Table(
        "T10",
        "t10-confidence",
        N_("自信の前とあと"),
        (text("label", N_("自信"), 36), SESSIONS),
        rows,
        (ALL, all_of),
        Proof(ONE_ROW_EACH, all_of, facts.tally.total.sessions),
        (told,) if answered else (),
    )


def share_from_65(counts: Counter[str]) -> tuple[int, int]:
    """Return how many said that they are 65 or older, and how many said an age at all."""
    known = sum(count for band, count in counts.items() if band != NO_ANSWER)
    return sum(counts[band] for band in FROM_65), known


def _mean_words(total: int, count: int) -> str:
    value = mean(total, count)
    return value if isinstance(value, str) else f"{value:.2f}"
