from __future__ import annotations

import argparse
import base64
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtGui import QImage

from kiosk.__main__ import main
from kiosk.guide.library import Library
from kiosk.language.ruby import message_id
from kiosk.procedures.model import ProcedureId
from ui.review.command import add_parser
from ui.review.shots import WINDOW

DOG, LOST = ProcedureId("living.dog"), ProcedureId("trouble.lost-card")
A4 = (595, 842)


@pytest.fixture
def sheetbook(data: Path) -> Callable[..., int]:
    def run(*given: str) -> int:
        parser = argparse.ArgumentParser()
        add_parser(parser.add_subparsers())
        words = ["sheetbook", *given, "--city", "fujisawa", "--data", str(data)]
        args = parser.parse_args([*words, "--on", "2026-11-21"])
        code: int = args.func(args)
        return code

    return run


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return re.sub(r"\s", "", done.stdout.decode())


def test_the_pdf_is_a4_and_says_every_title_in_both_languages(
    sheetbook: Callable[..., int], tmp_path: Path, library: Library
) -> None:
    out = tmp_path / "book.pdf"

    assert sheetbook(DOG, "--lang", "en", "--out", str(out)) == 0

    said = words_of(out)
    for step in library.procedure(DOG).steps:
        assert message_id(step.title).replace(" ", "") in said
        assert f"procedure:{DOG}/{step.id}" in said
        for choice in step.choices:
            assert f"（{choice.to or choice.go}）" in said
    pages = pypdf.PdfReader(out).pages
    assert {tuple(round(x) for x in page.mediabox[2:]) for page in pages} == {A4}


def test_the_pdf_has_a_bookmark_for_each_procedure_and_step_on_its_page(
    sheetbook: Callable[..., int], tmp_path: Path, library: Library
) -> None:
    out = tmp_path / "book.pdf"

    assert sheetbook(DOG, LOST, "--lang", "ja-easy", "--out", str(out)) == 0

    reader = pypdf.PdfReader(out)
    first, dog, second, lost = reader.outline
    assert DOG in first.title  # type: ignore[union-attr]
    assert LOST in second.title  # type: ignore[union-attr]
    for procedure, marks in ((DOG, dog), (LOST, lost)):
        steps = library.procedure(procedure).steps
        assert isinstance(marks, list)
        assert len(marks) == len(steps) + 2
        for step, mark in zip(steps, marks[1:-1], strict=True):
            assert message_id(step.title) in mark.title
            page = reader.get_destination_page_number(mark)
            said = reader.pages[page].extract_text().replace(" ", "").replace("\n", "")
            assert f"procedure:{procedure}/{step.id}" in said


def test_the_html_holds_its_pictures_and_each_shows_something(
    sheetbook: Callable[..., int], tmp_path: Path, library: Library
) -> None:
    out = tmp_path / "book.html"

    assert sheetbook(DOG, "--lang", "ja", "--out", str(out)) == 0

    codes = re.findall(r'src="data:image/webp;base64,([^"]+)"', out.read_text("utf-8"))
    assert len(codes) >= len(library.procedure(DOG).steps) + 3
    for code in codes:
        image = QImage.fromData(base64.b64decode(code))
        assert (image.width(), image.height()) == WINDOW
        seen = {image.pixel(x, y) for x in range(0, 1280, 9) for y in range(0, 720, 11)}
        assert len(seen) > 3


def test_the_same_day_gives_the_same_html(sheetbook: Callable[..., int], tmp_path: Path) -> None:
    books = [tmp_path / "one.html", tmp_path / "two.html"]

    for book in books:
        sheetbook(DOG, "--lang", "en", "--out", str(book))

    assert books[0].read_bytes() == books[1].read_bytes()


@pytest.mark.parametrize(
    ("given", "told", "code"),
    [
        (["no.such", "--out", "{tmp}/b.pdf"], "no.such", 2),
        ([DOG, "--out", "{tmp}/b.docx"], ".pdf", 2),
        ([DOG, "--out", "{tmp}/taken/b.pdf"], "taken", 1),
        ([DOG, "--out", "{tmp}/taken/b.html"], "taken", 1),
    ],
)
def test_what_cannot_be_written_is_told(
    sheetbook: Callable[..., int],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    given: list[str],
    told: str,
    code: int,
) -> None:
    (tmp_path / "taken").write_text("", "utf-8")

    answer = sheetbook(*(word.replace("{tmp}", str(tmp_path)) for word in given), "--lang", "en")

    assert answer == code
    assert told in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith("b.")] == []


def test_the_headless_command_has_the_window_program_draw(
    data: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "book.pdf"

    place = ["--city", "fujisawa", "--data", str(data), "--on", "2026-11-21"]
    code = main(["sheetbook", DOG, "--lang", "en", "--out", str(out), *place])

    assert code == 0
    assert str(out) in capfd.readouterr().out
    assert DOG in words_of(out)


def test_the_headless_command_refuses_before_it_starts_anything(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["sheetbook", "--lang", "en", "--data", str(data), "--city", "fujisawa"]

    assert main([*base, "no.such", "--out", str(tmp_path / "b.pdf")]) == 2
    assert main([*base, DOG, "--out", str(tmp_path / "b.txt")]) == 2

    assert "no.such" in capsys.readouterr().err
    assert list(tmp_path.glob("b.*")) == []
