from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.desk.durable import appearing
from kiosk.desk.reporting.csv_file import write_csv
from kiosk.desk.reporting.json_document import document
from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.reporting.public import public_edition
from kiosk.desk.reporting.table import Mark
from kiosk.desk.reporting.xlsx_file import HOW_COUNTED, sheet_name, write_xlsx
from kiosk.desk.store import DeskStore
from kiosk.errors import StoreError
from tests.kiosk.desk.reporting.conftest import MONTH

Fill = Callable[..., DeskStore]


@pytest.fixture
def report(fill: Fill) -> Report:
    return month_report(fill(300).database, MONTH)


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def as_read(row: tuple[object, ...]) -> list[object]:
    """An empty text is read back as nothing; a workbook keeps 16 digits of a fraction."""
    return [
        round(cell, 12) if isinstance(cell, float) else None if cell == "" else cell for cell in row
    ]


def test_the_csv_of_a_report_is_byte_for_byte_the_same(report: Report, tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write_csv(report, tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in write_csv(report, tmp_path / "b")}

    assert first == second
    assert len(first) == len(report.pages)


def test_csv_opens_in_a_spreadsheet_with_its_japanese(report: Report, tmp_path: Path) -> None:
    write_csv(report, tmp_path)

    path = tmp_path / "2026-11-t03-age.csv"
    raw = path.read_bytes()
    rows = read(path)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n") == len(rows)
    assert rows[0] == ["年代", "件数", "割合"]
    assert sum(int(row[1]) for row in rows[1:-1]) == int(rows[-1][1])


def test_a_cell_that_a_spreadsheet_would_run_is_made_harmless(
    report: Report, tmp_path: Path
) -> None:
    write_csv(report, tmp_path)

    sites = [row[0] for row in read(tmp_path / "2026-11-t01-site.csv")]
    assert "'=cmd" in sites
    assert "=cmd" not in sites


def test_the_workbook_holds_the_numbers_of_the_report(report: Report, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(report, tmp_path / "r.xlsx"))

    for table in report.pages:
        sheet = book[sheet_name(table)]
        rows = list(sheet.iter_rows(min_row=3, max_col=len(table.columns), values_only=True))
        assert rows[0] == tuple(column.title for column in table.columns)
        wanted = [*table.rows, *([table.total] if table.total else [])]
        assert [as_read(row) for row in rows[1 : 1 + len(wanted)]] == [
            as_read(row) for row in wanted
        ]
        assert sheet.freeze_panes == "B4"
    assert book.sheetnames[-1] == HOW_COUNTED


def test_the_workbook_proves_every_sum_against_sql(fill: Fill, tmp_path: Path) -> None:
    store = fill(300)
    sql = "SELECT count(*) AS n FROM help_session WHERE outcome <> 'cancelled'"
    expected = store.database.query(sql)[0]["n"]

    path = write_xlsx(month_report(store.database, MONTH), tmp_path / "r.xlsx")

    rows = list(load_workbook(path)[HOW_COUNTED].iter_rows(min_row=4, values_only=True))
    proven = [row for row in rows if row[3] is not None]
    assert {row[3] for row in proven} == {"一致"}
    assert all(row[1] == row[2] for row in proven)
    assert next(row for row in proven if row[0] == "T3 年代")[1] == expected


def test_the_workbook_has_charts_and_no_formula(report: Report, tmp_path: Path) -> None:
    book = load_workbook(write_xlsx(report, tmp_path / "r.xlsx"))

    charts = {sheet.title for sheet in book if sheet._charts}
    assert {"推移 13か月の うつりかわり", "T2 相談区分", "T5 結果と解決率"} <= charts
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_public_workbook_says_so_and_what_its_marks_mean(
    report: Report, tmp_path: Path
) -> None:
    book = load_workbook(write_xlsx(public_edition(report), tmp_path / "p.xlsx"))

    said = [str(row[0]) for row in book[HOW_COUNTED].iter_rows(values_only=True) if row[0]]
    assert any("公開版です" in line for line in said)
    assert any("非公開" in line for line in said)


def test_two_workbooks_of_a_report_are_the_same_file(report: Report, tmp_path: Path) -> None:
    first = write_xlsx(report, tmp_path / "a.xlsx").read_bytes()
    second = write_xlsx(report, tmp_path / "b.xlsx").read_bytes()

    assert first == second


def test_the_document_for_programs_keeps_numbers_as_numbers(report: Report) -> None:
    told = json.loads(json.dumps(document(report), ensure_ascii=False))

    site = told["tables"][0]
    assert (told["month"], told["edition"], site["name"]) == ("2026-11", "city", "t01-site")
    assert sum(row["sessions"] for row in site["rows"]) == site["total"]["sessions"]
    assert {row["hours"] for row in site["rows"]} == {Mark.NOT_RECORDED}
    assert site["proof"]["holds"] is True


def test_a_folder_that_cannot_be_written_is_an_error_with_a_remedy(
    report: Report, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()

    with pytest.raises(StoreError, match="確かめて"):
        write_csv(report, blocked / "out")
    with pytest.raises(StoreError, match="確かめて"):
        write_xlsx(report, blocked / "out" / "r.xlsx")


def test_an_interrupted_file_leaves_the_older_one_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("before")

    def stopped() -> None:
        with appearing(path) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert [one.name for one in tmp_path.iterdir()] == ["r.csv"]
    assert path.read_text() == "before"
