"""What needs somebody's attention: obstacles, needs, suspected fraud, cases still open.

T5 (second half), T7 (second half), T11 and T12.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from kiosk.desk import codes
from kiosk.desk.reporting.month_facts import MonthFacts
from kiosk.desk.reporting.shapes import ALL, NOT_SET, ONE_ROW_EACH, ordered, text
from kiosk.desk.reporting.table import Cell, Column, Mark, Proof, Table, rate
from kiosk.desk.reporting.tally import LISTS
from kiosk.i18n import N_

_SAFETY = "M_safety"
_OTHER_TOPICS = "other"


def by_obstacle(facts: MonthFacts) -> Table:
    """Return the second half of T5: what people stumbled over; one session may name several."""
    head = ("T5", "t05-obstacle", N_("つまずき"))
    return _mentioned(facts, head, "blocked_by", codes.BLOCKED_BY)


def by_need(facts: MonthFacts) -> Table:
    """Return the second half of T7: the help people needed with eyes, ears, hands or words."""
    head = ("T7", "t07-need", N_("配慮"))
    return _mentioned(facts, head, "support_needs", codes.SUPPORT_NEEDS)


def by_fraud(facts: MonthFacts) -> Table:
    """Return T11: suspected fraud and damage, by what it was about."""
    safety = codes.TOPICS_OF_AREA[_SAFETY]
    kinds = {**safety, _OTHER_TOPICS: N_("そのほかの相談")}
    counts: Counter[tuple[str, str]] = Counter()
    for (topic, _outcome, flag), count in facts.tally.tokens["topic"].items():
        counts[flag, topic if topic in safety else _OTHER_TOPICS] += count
    rows: list[tuple[Cell, ...]] = []
    for flag, label in codes.FRAUD_FLAG.items():
        cells = [counts[flag, kind] for kind in kinds]
        rows.append((label, *cells, sum(cells)))
    sums = [sum(counts[flag, kind] for flag in codes.FRAUD_FLAG) for kind in kinds]
    return Table(
        "T11",
        "t11-fraud",
        N_("詐欺の疑い・被害"),
        (
            text("label", N_("詐欺の疑い"), 18),
            *(Column(kind, label, width=18) for kind, label in kinds.items()),
            Column("sessions", N_("計")),
        ),
        tuple(rows),
        (ALL, *sums, sum(sums)),
        Proof(ONE_ROW_EACH, sum(sums), facts.tally.total.sessions),
    )


def open_cases(facts: MonthFacts) -> Table:
    """Return T12: what is not finished, by slip number, codes only."""
    rows = tuple(
        (
            *(case.day, case.slot, case.site or NOT_SET, case.slip_number or Mark.NOT_RECORDED),
            codes.TOPIC.get(case.topic, case.topic),
            codes.OUTCOME.get(case.outcome, case.outcome),
            codes.FOLLOW_UP.get(case.follow_up, case.follow_up),
        )
        for case in facts.open_cases
    )
    left_out = facts.open_count - len(rows)
    more = N_("ほかに {count}件 あります。「desk list」で すべて見られます。").format(
        count=left_out
    )
    return Table(
        "T12",
        "t12-open",
        N_("未解決・再来の一覧"),
        (
            *(text("day", N_("日"), 12), text("slot", N_("時刻"), 8), text("site", N_("拠点"), 16)),
            *(text("label", N_("整理番号"), 12), text("topic", N_("相談内容"), 26)),
            *(text("outcome", N_("結果"), 22), text("follow_up", N_("次の予定"), 20)),
        ),
        rows,
        None,
        Proof(
            N_(
                "結果が「また来る」「できなかった」か、次の予定がある記録です。のせた行＋のせない行。"
            ),
            len(rows) + left_out,
            facts.open_count,
        ),
        (more,) if left_out else (),
    )


def _mentioned(
    facts: MonthFacts, head: tuple[str, str, str], field: str, labels: Mapping[str, str]
) -> Table:
    number, name, title = head
    counts = facts.tally.mentions(LISTS[field])
    silent = facts.tally.tokens[LISTS[field]][("",)]
    all_of = facts.tally.total.sessions
    rows = tuple(
        (label, counts[code], rate(counts[code], all_of))
        for code, label in ordered(labels, counts).items()
    )
    mentions = Column("mentions", N_("延べ件数"), width=12)
    return Table(
        number,
        name,
        title,
        (text("label", title), mentions, Column("share", N_("相談に しめる割合"), "percent", 18)),
        rows,
        (N_("延べの合計"), counts.total(), Mark.NO_RATE),
        Proof(
            N_("1件で いくつも えらべるので、えらばれた数（延べ）を 足しています。"),
            counts.total(),
            facts.mentions[field],
        ),
        (N_("なにも えらばれていない相談: {count}件。").format(count=silent),),
    )
