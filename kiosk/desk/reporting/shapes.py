"""The shapes that tables of the report share: columns with their titles, and a list of codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kiosk.desk.reporting.table import Column, Proof, Table, rate
from kiosk.i18n import N_

ALL = N_("合計")
NOT_SET = N_("未設定")
SESSIONS = Column("sessions", N_("件数"))
PEOPLE = Column("people", N_("人数"))
MINUTES = Column("minutes", N_("相談の分"), width=12)
SHARE = Column("share", N_("割合"), "percent")
ONE_ROW_EACH = N_("取り消した記録を のぞき、1件を ちょうど 1つの行に 数えています。")


def text(key: str, title: str, width: int = 24) -> Column:
    """Return a column of words."""
    return Column(key, title, "text", width)


def ordered(labels: Mapping[str, str], found: Iterable[str]) -> dict[str, str]:
    """Return all codes to show with their labels: the list first, then codes it does not have."""
    extra = sorted(set(found) - set(labels))
    return {**labels, **{code: code or NOT_SET for code in extra}}


def by_code(
    number: str,
    name: str,
    title: str,
    *,
    labels: Mapping[str, str],
    counts: Mapping[str, int],
    raw: int,
) -> Table:
    """Return the table that gives each code its sessions and their share of all.

    Args:
        number: The city's number of the table.
        name: For file names.
        title: For people; the first column is headed by it too.
        labels: Codes in their order; every one gets a row, also without sessions.
        counts: Sessions by code, each session under one code.
        raw: How many sessions there are, counted apart.
    """
    named = ordered(labels, counts)
    all_of = sum(counts.values())
    rows = tuple(
        (label, counts.get(code, 0), rate(counts.get(code, 0), all_of))
        for code, label in named.items()
    )
    return Table(
        number,
        name,
        title,
        (text("label", title), SESSIONS, SHARE),
        rows,
        (ALL, all_of, rate(all_of, all_of)),
        Proof(ONE_ROW_EACH, all_of, raw),
    )
