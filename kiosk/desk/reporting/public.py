"""The public edition of a report: what may hang on the notice board.

Counts of 1 to 4 become 「5未満」, and as many others 「非公開」 as it takes that nobody can work
them out from sums (`suppress`, docs/adr/0011). Nothing in it tells one person's case: no list of
cases, no codes of supporters or terminals, no words of anybody.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kiosk.desk.reporting.cover import COVER_COLUMNS, MOST_NAMED, named
from kiosk.desk.reporting.month_report import Report
from kiosk.desk.reporting.suppress import LEAST, hide_grid, hide_line
from kiosk.desk.reporting.table import Cell, Mark, Table
from kiosk.i18n import N_

LEGEND = N_(
    "「5未満」は 1〜4件です。「非公開」は、引き算で 5未満の数が わからないように かくした数です。"
)
WHOLE_HIDDEN = N_("件数が 少ないので、この表の数は すべて 非公開です。")
TOO_FEW = N_("この月は 相談が 5件未満なので、公開版の表は ありません。")

# One count per row, which adds up to the total that is shown.
_LINES = {
    "t01-site": "sessions",
    "t02-area": "sessions",
    "t03-age": "sessions",
    "t05-obstacle": "mentions",
    "t06-referral": "sessions",
    "t07-language": "sessions",
    "t07-need": "mentions",
    "t08-guide": "sessions",
    "t10-satisfaction": "sessions",
    "a6-question": "count",
}
# Shares of more than one whole: they would tell the wholes, which are not shown.
_SEVERAL_WHOLES = frozenset(("a6-question",))
# Counts by row and column; their sums are shown as well.
_FIRST = 1
# What the sums of a grid are called when only they can be shown: of its rows, of its columns.
_SUMS: Mapping[str, tuple[str, str]] = {
    "t04-time": (N_("時間"), N_("曜日")),
    "t05-outcome": (N_("相談区分"), N_("結果")),
    "t11-fraud": (N_("詐欺の疑い"), N_("安全の相談の内容")),
}
_ORDER = (
    *("t01-site", "t02-area", "t03-age", "t04-time", "t05-outcome", "t05-obstacle"),
    *("t06-referral", "t07-language", "t07-need", "t08-guide", "t10-satisfaction", "t11-fraud"),
    "a6-question",
)
# T2: the columns of other months, and the place of this month's count.
_EARLIER = frozenset(("before", "year"))
_SESSIONS = 1
# Cover items that are whole numbers of all sessions, never of a part.
_COVER_ITEMS = (
    *(N_("期間"), N_("年度"), N_("拠点の数"), N_("相談の件数"), N_("相談した人数")),
    N_("相談の時間（分）"),
)


def public_edition(report: Report) -> Report:
    """Return ``report`` with everything hidden that could point at a person."""
    site = report.table("t01-site")
    all_of = site.total[site.column("sessions")] if site and site.total else 0
    if not isinstance(all_of, int) or all_of < LEAST:
        head = replace(report.cover, rows=report.cover.rows[:2], notes=(TOO_FEW,))
        return Report(report.month, head, _trend(report.trend), (), is_public=True)
    tables: list[Table] = []
    for name in _ORDER:
        table = report.table(name)
        if table is not None and table.total is not None:
            table = _without_column(table, "share") if name in _SEVERAL_WHOLES else table
            tables += [_line(table, _LINES[name])] if name in _LINES else _grid(table)
    return Report(
        report.month,
        _cover(report, tables),
        _trend(report.trend),
        tuple(tables),
        is_public=True,
    )


def _line(table: Table, key: str) -> Table:
    at = table.column(key)
    values = _numbers(row[at] for row in table.rows)
    hidden = hide_line(values)
    if hidden is None or 0 < sum(values) < LEAST:
        return _all_hidden(table, at)
    rows = [
        _without(table, row, at) if gone else row
        for row, gone in zip(table.rows, hidden, strict=True)
    ]
    shown = _shown(table, rows, any(hidden))
    return _compared(shown) if table.name == "t02-area" else shown


def _without_column(table: Table, key: str) -> Table:
    at = table.column(key)
    rows = tuple((*row[:at], *row[at + 1 :]) for row in table.rows)
    total = (*table.total[:at], *table.total[at + 1 :]) if table.total is not None else None
    columns = (*table.columns[:at], *table.columns[at + 1 :])
    return replace(table, columns=columns, rows=rows, total=total)


def _without(table: Table, row: tuple[Cell, ...], at: int) -> tuple[Cell, ...]:
    """Return a row whose count is hidden, and with it everything reckoned from the same cases."""
    cells = list(row)
    for place, column in enumerate(table.columns):
        if not isinstance(row[place], str) and column.key not in _EARLIER:
            cells[place] = _mark(row[at]) if place == at else Mark.WITHHELD
    return tuple(cells)


def _compared(table: Table) -> Table:
    """Hide in the columns of earlier months what their own reports hid, and the differences."""
    for key in ("before", "year"):
        at = table.column(key)
        if any(isinstance(row[at], str) for row in table.rows):
            continue
        values = _numbers(row[at] for row in table.rows)
        is_tiny = 0 < sum(values) < LEAST
        hidden = None if is_tiny else hide_line(values)
        rows = [
            _earlier(row, at, hidden is None, hidden is not None and hidden[place])
            for place, row in enumerate(table.rows)
        ]
        total = _earlier(table.total, at, True, False) if is_tiny and table.total else table.total
        table = replace(table, rows=tuple(rows), total=total)
    return table


def _earlier(
    row: tuple[Cell, ...], at: int, is_all_hidden: bool, is_hidden: bool
) -> tuple[Cell, ...]:
    cells = list(row)
    if is_all_hidden or is_hidden:
        cells[at] = Mark.WITHHELD if is_all_hidden else _mark(row[at])
    if isinstance(cells[at], str) or isinstance(row[_SESSIONS], str):
        cells[at + 1] = cells[at + 2] = Mark.WITHHELD
    return tuple(cells)


def _grid(table: Table) -> list[Table]:
    """Return the table with small counts hidden; its sums alone when no choice protects it."""
    first, last = _FIRST, table.column("sessions")
    counts = [_numbers(row[first:last]) for row in table.rows]
    sums = _numbers(row[last] for row in table.rows)
    total = table.total or ()
    column_sums = _numbers(total[first:last])
    of_rows, of_columns = hide_line(sums), hide_line(column_sums)
    if of_rows is None or of_columns is None:
        return _sums_alone(table, first, last)
    inside = hide_grid(counts, hidden_rows=of_rows, hidden_columns=of_columns)
    if inside is None:
        return _sums_alone(table, first, last)
    rows = [
        _without_rates(
            (
                row[0],
                *_hidden_cells(counts[y], inside[y]),
                *_hidden_cells(sums[y : y + 1], of_rows[y : y + 1]),
                *row[last + 1 :],
            ),
            first,
            last,
        )
        for y, row in enumerate(table.rows)
    ]
    foot = (total[0], *_hidden_cells(column_sums, of_columns), *total[last:])
    return [_shown(replace(table, total=_without_rates(foot, first, last)), rows, True)]


def _sums_alone(table: Table, first: int, last: int) -> list[Table]:
    total = table.total or ()
    heads = (table.columns[0], table.columns[last])
    by_row: list[tuple[Cell, ...]] = [(row[0], row[last]) for row in table.rows]
    inside = zip(table.columns[first:last], total[first:last], strict=True)
    by_column: list[tuple[Cell, ...]] = [(column.title, cell) for column, cell in inside]
    found = []
    titles = _SUMS[table.name]
    for title, rows, part in ((titles[0], by_row, "a"), (titles[1], by_column, "b")):
        line = replace(
            table,
            name=f"{table.name}-{part}",
            title=title,
            columns=(replace(heads[0], title=title), heads[1]),
            rows=tuple(rows),
            total=(total[0], total[last]),
        )
        found.append(_line(line, heads[1].key))
    # The sums of the areas stand in T2 already.
    return found[1:] if table.name == "t05-outcome" else found


def _hidden_cells(values: Sequence[int], hidden: Sequence[bool]) -> list[Cell]:
    return [_mark(value) if gone else value for value, gone in zip(values, hidden, strict=True)]


def _without_rates(row: tuple[Cell, ...], first: int, last: int) -> tuple[Cell, ...]:
    # A rate says how large its parts are: the first count and the sum.
    if isinstance(row[first], str) or isinstance(row[last], str):
        return (*row[: last + 1], *([Mark.WITHHELD] * (len(row) - last - 1)))
    return row


def _all_hidden(table: Table, at: int) -> Table:
    rows = [_withheld(table, row) for row in table.rows]
    total = table.total
    if total is not None and _numbers([total[at]])[0] < LEAST:
        total = _withheld(table, total)
    notes = (WHOLE_HIDDEN, LEGEND)
    return replace(table, rows=tuple(rows), total=total, proof=None, notes=notes)


def _withheld(table: Table, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return tuple(
        cell if column.kind == "text" else Mark.WITHHELD
        for column, cell in zip(table.columns, row, strict=True)
    )


def _shown(table: Table, rows: Sequence[tuple[Cell, ...]], has_hidden: bool) -> Table:
    # The notes of the city's edition hold counts of their own; they do not leave the house.
    return replace(table, rows=tuple(rows), proof=None, notes=(LEGEND,) if has_hidden else ())


def _trend(table: Table) -> Table:
    at = table.column("sessions")
    rows = tuple((row[0], *(_small_or(cell, row[at]) for cell in row[at:])) for row in table.rows)
    return replace(table, rows=rows, proof=None, notes=(LEGEND,))


def _small_or(cell: Cell, sessions: Cell) -> Cell:
    if isinstance(sessions, int) and 0 < sessions < LEAST:
        return Mark.UNDER_FIVE if cell is sessions else Mark.WITHHELD
    return cell


def _cover(report: Report, tables: Sequence[Table]) -> Table:
    rows: list[tuple[Cell, ...]] = [row for row in report.cover.rows if row[0] in _COVER_ITEMS]
    area = next((table for table in tables if table.name == "t02-area"), None)
    if area is not None:
        at = area.column("sessions")
        seen = [(str(row[0]), row[at]) for row in area.rows]
        counts = [(label, count) for label, count in seen if isinstance(count, int) and count]
        top = sorted(counts, key=lambda one: -one[1])[:MOST_NAMED]
        rows.append((N_("多い相談区分"), named(top) if top else Mark.WITHHELD))
    return replace(report.cover, columns=COVER_COLUMNS, rows=tuple(rows), notes=(LEGEND,))


def _mark(value: Cell) -> Mark:
    return Mark.UNDER_FIVE if isinstance(value, int) and 0 < value < LEAST else Mark.WITHHELD


def _numbers(cells: Iterable[Cell]) -> list[int]:
    return [int(cell) for cell in cells]
