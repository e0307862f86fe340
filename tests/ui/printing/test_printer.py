from __future__ import annotations

import subprocess
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from PIL import Image
from PySide6.QtPrintSupport import QPrinter

from kiosk.settings import Settings
from tests.ui.printing.sheets import URL, long_sheet, small_sheet
from ui.printing.printer import QtPrinter, draw, save_pdf

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.pdf"
    save_pdf(small_sheet(), path)
    return path


def to_text(pdf: Path) -> str:
    run = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True)
    return run.stdout.decode()


def test_the_file_is_one_a4_page(pdf: Path) -> None:
    reader = pypdf.PdfReader(pdf)

    (page,) = reader.pages
    assert float(page.mediabox.width) == pytest.approx(595.3, abs=1)
    assert float(page.mediabox.height) == pytest.approx(841.9, abs=1)


def test_a_long_sheet_in_two_languages_is_one_page_too(tmp_path: Path) -> None:
    save_pdf(long_sheet(9, 9, has_twins=True), tmp_path / "long.pdf")

    assert len(pypdf.PdfReader(tmp_path / "long.pdf").pages) == 1


def test_the_file_has_the_procedure_as_its_title(pdf: Path) -> None:
    meta = pypdf.PdfReader(pdf).metadata

    assert meta is not None
    assert meta.title == "住民票を 利用する"


def test_every_font_is_embedded(pdf: Path) -> None:
    run = subprocess.run(["pdffonts", pdf], capture_output=True, check=True)

    fonts = run.stdout.decode().splitlines()[2:]
    assert fonts
    assert all("BIZUDPGothic" in font for font in fonts)
    # The columns from the right: object id (two), uni, sub, emb.
    assert all(font.split()[-5] == "yes" for font in fonts)


def test_words_are_found_with_their_ordinary_letters(pdf: Path) -> None:
    text = to_text(pdf)

    for word in ("住民票", "利用", "0466-25-1111", "www.kojinbango-card.go.jp", "じゅうみんひょう"):
        assert word in text, word
    assert not [sign for sign in text if "\u2e80" <= sign <= "\u2fdf"]


def test_the_second_reader_finds_the_words_as_well(pdf: Path) -> None:
    text = pypdf.PdfReader(pdf).pages[0].extract_text()

    assert "住民票" in text
    assert "利用" in text


def test_a_telephone_reads_the_code_from_the_page(pdf: Path, tmp_path: Path) -> None:
    (code,) = zxingcpp.read_barcodes(to_image(pdf, tmp_path))

    assert code.text == URL


def test_without_a_printer_the_sheet_is_saved(tmp_path: Path) -> None:
    printer = QtPrinter(tmp_path, Settings(printer="pdf"))

    path = printer.print_sheet(small_sheet())

    assert not printer.available()
    assert path is not None
    assert path.parent == tmp_path / "sheets"
    assert "住民票" in to_text(path)


def test_a_printer_that_is_not_there_is_not_available(tmp_path: Path) -> None:
    printer = QtPrinter(tmp_path, Settings(printer="no such printer"))

    assert not printer.available()
    assert printer.print_sheet(small_sheet()) is not None


def test_forgetting_leaves_no_file(tmp_path: Path) -> None:
    printer = QtPrinter(tmp_path, Settings(printer="pdf"))
    printer.print_sheet(small_sheet())
    printer.print_sheet(small_sheet())

    printer.forget()

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_forgetting_before_anything_was_saved_is_quiet(tmp_path: Path) -> None:
    QtPrinter(tmp_path, Settings(printer="pdf")).forget()

    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_file_says_nothing_of_the_procedure(tmp_path: Path) -> None:
    path = QtPrinter(tmp_path, Settings(printer="pdf")).print_sheet(small_sheet())

    assert path is not None
    assert len(path.stem) == 32
    assert int(path.stem, 16) > 0


def test_a_folder_that_cannot_be_written_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "sheets").write_text("in the way", "utf-8")

    with pytest.raises(OSError, match="sheets"):
        QtPrinter(tmp_path, Settings(printer="pdf")).print_sheet(small_sheet())

    assert [path.name for path in tmp_path.iterdir()] == ["sheets"]


def test_the_printer_gets_the_page_in_its_full_size(tmp_path: Path) -> None:
    device = QPrinter(QPrinter.PrinterMode.HighResolution)
    device.setOutputFileName(str(tmp_path / "printed.pdf"))

    assert draw(device, small_sheet())
    del device

    (page,) = pypdf.PdfReader(tmp_path / "printed.pdf").pages
    assert float(page.mediabox.height) == pytest.approx(841.9, abs=1)
    image = to_image(tmp_path / "printed.pdf", tmp_path)
    (code,) = zxingcpp.read_barcodes(image)
    width_px = code.position.top_right.x - code.position.top_left.x
    assert width_px / 150 * 25.4 == pytest.approx(32, abs=0.6)


def to_image(pdf: Path, folder: Path) -> Image.Image:
    page = folder / "page"
    subprocess.run(["pdftoppm", "-r", "150", "-gray", "-singlefile", "-png", pdf, page], check=True)
    with Image.open(page.with_suffix(".png")) as image:
        image.load()
        return image
