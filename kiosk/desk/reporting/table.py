"""What a table of the month's report is: columns, rows, total, and the proof that none is missing.

Plain values. Counting is in `tally`, hiding small cells in `public`, files in `csv_file`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from kiosk.i18n import N_

Kind = Literal["text", "count", "change", "percent", "mean"]


class Mark(StrEnum):
    """What stands in a cell that has no number to show; never a 0."""

    NOT_RECORDED = N_("記録なし")
    NO_RATE = N_("－")
    UNDER_FIVE = N_("5未満")
    WITHHELD = N_("非公開")


# A `Mark` is a `str` too; a rate is a fraction of 1, a mean as it is.
Cell = str | int | float


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``key`` for programs, ``title`` for people; ``width`` in half-width letters."""

    key: str
    title: str
    kind: Kind = "count"
    width: int = 10


@dataclass(frozen=True, slots=True)
class Proof:
    """How a table was counted, and that its sum equals what was counted apart from it.

    ``table_sum`` is added up from the table's rows, ``raw`` counted from the records in another
    way. ``rule`` says in Japanese what was counted.
    """

    rule: str
    table_sum: int
    raw: int

    @property
    def holds(self) -> bool:
        """Whether both are the same."""
        return self.table_sum == self.raw


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the report.

    ``number`` is the city's (T1 to T14; 付1 and on for added ones), ``name`` is for file names.
    ``total`` has one cell per column; `None` where a sum would mean nothing. ``notes`` stand below.
    """

    number: str
    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None
    proof: Proof | None
    notes: tuple[str, ...] = field(default=())

    @property
    def heading(self) -> str:
        """The number and the title together."""
        return f"{self.number} {self.title}"

    def column(self, key: str) -> int:
        """Return the place of the column called ``key``."""
        return next(at for at, column in enumerate(self.columns) if column.key == key)

    def values(self, key: str) -> tuple[Cell, ...]:
        """Return the cells of one column, without the total."""
        at = self.column(key)
        return tuple(row[at] for row in self.rows)


def rate(part: int, whole: int) -> Cell:
    """Return ``part`` of ``whole`` as a fraction; a mark when there is nothing to divide by."""
    return part / whole if whole else Mark.NO_RATE


def mean(total: int, count: int) -> Cell:
    """Return the mean of ``count`` values that add up to ``total``; a mark when there are none."""
    return total / count if count else Mark.NO_RATE


def whole(cells: Iterable[Cell]) -> int:
    """Return the sum of the whole numbers among ``cells``."""
    return sum(cell for cell in cells if isinstance(cell, int))


def words(cell: Cell, kind: Kind) -> str:
    """Return ``cell`` as shown where there is no number format: ``12.3%``, ``+4``, ``3.25``."""
    if isinstance(cell, str):
        return cell
    if kind == "percent":
        return f"{cell * 100:.1f}%"
    if kind == "mean":
        return f"{cell:.2f}"
    if kind == "change":
        return f"{cell:+,d}" if isinstance(cell, int) else f"{cell:+.1f}"
    return f"{cell:,}"
