from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.places.table import comparable, read_table
from tests.opendata import DATA

NAMES = ("名称", "name")


def table(tmp_path: Path, content: bytes, name: str = "list.csv") -> Path:
    file = tmp_path / name
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_reads_what_cities_save(tmp_path: Path, encoding: str) -> None:
    file = table(tmp_path, "名称,住所\r\n髙橋①号館,藤沢市\r\n".encode(encoding))

    (row,) = read_table(file, NAMES).rows

    assert (row.line, row.first(["名称"]), row.first(["住所"])) == (2, "髙橋①号館", "藤沢市")


def test_real_file_of_excel_is_read_whole() -> None:
    sheet = read_table(DATA / "takamatsu_library_cp932.csv", NAMES)

    assert sheet.rows[0].cells["name"] == "高松市中央図書館"
    assert not sheet.faults


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1.名称", "名称"),
        ("全国地方公共団体ｺｰﾄﾞ", "全国地方公共団体コード"),
        ("料金（基本）", "料金(基本)"),
        ("telephone　number", "telephoneNumber"),
        ("\ufeffID", "id"),
        (" 建物名等 (方書) ", "建物名等(方書)"),
    ],
)
def test_headers_are_compared_as_they_are_meant(written: str, meant: str) -> None:
    assert comparable(written) == comparable(meant)


def test_remark_before_the_header_and_line_breaks_in_cells(tmp_path: Path) -> None:
    text = '2026年8月の一覧,,\n名称,備考\n"集会所","午前\n午後"\n公民館,\n'

    first, second = read_table(table(tmp_path, text.encode()), NAMES).rows

    assert (first.line, first.cells["備考"]) == (3, "午前\n午後")
    assert (second.line, second.cells) == (5, {"名称": "公民館"})


def test_last_filled_cell_counts_where_a_header_stands_twice(tmp_path: Path) -> None:
    text = "名称,緯度,経度,経度,緯度,\n駅,,,139.4,35.3,\n"

    (row,) = read_table(table(tmp_path, text.encode()), NAMES).rows

    assert (row.cells["緯度"], row.cells["経度"]) == ("35.3", "139.4")


def test_tabs_part_the_cells_of_a_tsv(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "名称\t住所\n駅\t市\n".encode(), "list.tsv"), NAMES).rows

    assert row.cells == {"名称": "駅", "住所": "市"}


@pytest.mark.parametrize(
    ("content", "told", "line"),
    [
        ("名称\n駅\ufffd\n".encode(), "こわれた 文字", 2),
        (b"\x81\x00\xff\xfe", "文字を 読めません", None),
        ('名称\n"駅\n'.encode(), "表として 読めません", None),
        ("建物\n駅\n".encode(), "見出しの 行が 見つかりません", 1),
        (b"", "見出しの 行が 見つかりません", 1),
    ],
)
def test_file_that_cannot_be_read_has_one_fault(
    tmp_path: Path, content: bytes, told: str, line: int | None
) -> None:
    file = table(tmp_path, content)

    sheet = read_table(file, NAMES)

    (fault,) = sheet.faults
    assert not sheet.rows
    assert (fault.file, fault.line) == (file, line)
    assert told in fault.what
    assert fault.remedy


def test_file_that_is_missing_is_one_fault(tmp_path: Path) -> None:
    (fault,) = read_table(tmp_path / "none.csv", NAMES).faults

    assert "読めません" in fault.what
