from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage

from kiosk.desk.reporting.month_report import Report, month_report
from kiosk.desk.reporting.public import public_edition
from kiosk.desk.store import open_store
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock
from tests.kiosk.desk.reporting.conftest import MONTH, put_sessions
from ui.report.document import report_pages, save_pdf, save_pictures

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def report(tmp_path: Path) -> Report:
    store = open_store(tmp_path / "data", FrozenClock())
    put_sessions(store, 400, seed=1, days=30)
    made = month_report(store.database, MONTH)
    store.close()
    return made


def to_text(pdf: Path) -> str:
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return run.stdout.decode()


def test_every_page_is_a4_and_numbered(report: Report, tmp_path: Path) -> None:
    count = save_pdf(report, tmp_path / "r.pdf")

    pages = pypdf.PdfReader(tmp_path / "r.pdf").pages
    assert len(pages) == count
    for page in pages:
        assert float(page.mediabox.width) == pytest.approx(595.3, abs=1)
        assert float(page.mediabox.height) == pytest.approx(841.9, abs=1)
    assert f"{count} / {count}" in to_text(tmp_path / "r.pdf")


def test_words_and_numbers_can_be_searched(report: Report, tmp_path: Path) -> None:
    save_pdf(report, tmp_path / "r.pdf")

    said = to_text(tmp_path / "r.pdf").replace(" ", "")
    area = report.table("t02-area")
    assert area is not None
    for wanted in (
        "2026年11月（令和8年11月）",
        "月",
        "相談区分",
        "解決率",
        "この数え方",
        "マイナンバーカード",
    ):
        assert wanted in said
    for row in area.rows:
        assert f"{row[0]}{row[1]:,}" in said


def test_the_japanese_font_is_embedded(report: Report, tmp_path: Path) -> None:
    save_pdf(report, tmp_path / "r.pdf")

    run = subprocess.run(["pdffonts", tmp_path / "r.pdf"], capture_output=True, check=True)
    fonts = run.stdout.decode().splitlines()[2:]
    assert fonts
    assert all("BIZUDPGothic" in font for font in fonts)
    # The columns from the right: object id (two), uni, sub, emb.
    assert all(font.split()[-5] == "yes" for font in fonts)


def test_the_public_file_shows_marks_and_no_list_of_cases(report: Report, tmp_path: Path) -> None:
    save_pdf(public_edition(report), tmp_path / "p.pdf")

    said = to_text(tmp_path / "p.pdf")
    assert "5未満" in said
    assert "公開版" in said
    assert "未解決・再来の一覧" not in said
    assert "支援者の活動" not in said


def test_an_empty_month_is_a_report_too(tmp_path: Path) -> None:
    store = open_store(tmp_path / "data", FrozenClock())
    empty = month_report(store.database, MONTH)
    store.close()

    assert save_pdf(empty, tmp_path / "city.pdf") > 1
    assert save_pdf(public_edition(empty), tmp_path / "public.pdf") >= 1


def test_nothing_is_drawn_outside_the_paper_margins(report: Report, tmp_path: Path) -> None:
    paths = save_pictures(report, tmp_path / "png", dpi=50)

    assert len(paths) == len(report_pages(report))
    for path in paths:
        image = QImage(str(path))
        edge = image.width() - 12
        for y in range(12, image.height()):
            assert image.pixelColor(edge, y).lightness() > 250, (path.name, y)


def test_a_place_that_cannot_be_written_is_said(report: Report, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.touch()

    with pytest.raises(StoreError, match="確かめて"):
        save_pdf(report, blocked / "r.pdf")
