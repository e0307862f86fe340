from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.handoff.sheet import Entry, Sheet
from tests.ui.printing.sheets import line, long_sheet, small_sheet
from ui.drawing.elements import Box, Drawing, Icon, Matrix, Words
from ui.printing.form import BESIDE_LEAST_PT, BODY_LEAST_PT, QR_MM, em, mm
from ui.printing.paper import HEIGHT, MARGIN, WIDTH, Setting, paint_sheet, set_sheet

pytestmark = pytest.mark.usefixtures("qapp")

SHEETS = {
    "small": small_sheet(),
    "longer": long_sheet(7, 4),
    "too long": long_sheet(10, 12),
    "two languages": long_sheet(4, 2, has_twins=True),
    "too long in two languages": long_sheet(9, 12, has_twins=True),
    "longer than paper": long_sheet(40, 2),
}


@pytest.fixture(params=list(SHEETS.values()), ids=list(SHEETS))
def setting(request: pytest.FixtureRequest) -> Setting:
    sheet: Sheet = request.param
    return set_sheet(sheet)


def words_of(drawing: Drawing) -> list[Words]:
    return [part for part in drawing.elements if isinstance(part, Words)]


def shown(setting: Setting) -> str:
    return "".join(run.text for part in words_of(setting.drawing) for run in part.text.runs)


def edges(part: object) -> tuple[float, float, float, float]:
    match part:
        case Words(x, y, text):
            right = max(run.x + run.width for run in text.runs)
            return x, y, x + right, y + text.height
        case Box(x, y, width, height):
            return x, y, x + width, y + height
        case Icon(_, x, y, size) | Matrix(_, x, y, size):
            return x, y, x + size, y + size
        case _:
            raise AssertionError(part)


def test_everything_stays_inside_the_margins(setting: Setting) -> None:
    page = setting.drawing
    # Ruby may hang half a letter out at the beginning and the end of a line.
    hang = em(7)
    left, top = MARGIN / setting.scale - hang, MARGIN / setting.scale - hang

    outer = [edges(part) for part in page.elements]

    assert min(edge[0] for edge in outer) >= left
    assert min(edge[1] for edge in outer) >= top
    assert max(edge[2] for edge in outer) <= page.width - left
    assert max(edge[3] for edge in outer) <= page.height - top


def test_no_text_lies_on_another(setting: Setting) -> None:
    areas = [edges(part) for part in words_of(setting.drawing)]

    for number, (left, top, right, bottom) in enumerate(areas):
        for other in areas[number + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            assert across <= 1 or down <= em(4), (areas[number], other)


def test_steps_and_telephone_numbers_are_never_under_18_points(setting: Setting) -> None:
    wanted = {
        run
        for kind in ("bring", "pins", "steps", "phones")
        for section in setting.sheet.section(kind)
        for entry in section.entries
        for line in (entry.line, entry.value)
        if line is not None
        for run in line.shown.split(" ")
    }

    sizes = [
        run.em
        for part in words_of(setting.drawing)
        for run in part.text.runs
        if run.text in wanted and not run.is_ruby and run.lang == "ja"
    ]

    assert sizes
    assert min(sizes) >= em(BODY_LEAST_PT)


def test_nothing_that_is_read_is_under_14_points(setting: Setting) -> None:
    sizes = [
        run.em for part in words_of(setting.drawing) for run in part.text.runs if not run.is_ruby
    ]

    assert min(sizes) >= em(BESIDE_LEAST_PT)


def test_the_code_keeps_its_size_and_its_quiet_zone(setting: Setting) -> None:
    (code,) = [part for part in setting.drawing.elements if isinstance(part, Matrix)]
    module = code.size / len(code.rows)

    others = [edges(part) for part in setting.drawing.elements if part is not code]

    assert code.size >= mm(30)
    assert code.size == mm(QR_MM)
    for left, top, right, bottom in others:
        near = (
            right > code.x - 4 * module
            and left < code.x + code.size + 4 * module
            and bottom > code.y - 4 * module
            and top < code.y + code.size + 4 * module
        )
        assert not near


def test_a_short_sheet_is_set_larger_than_a_long_one() -> None:
    assert set_sheet(small_sheet()).form.body > set_sheet(long_sheet(7, 4)).form.body


def test_a_long_sheet_keeps_every_step_every_telephone_number_and_the_money() -> None:
    setting = set_sheet(long_sheet(10, 12))

    kept = setting.sheet
    assert setting.scale == 1
    assert [len(kept.section(kind)[0].entries) for kind in ("bring", "steps", "phones")] == [
        3,
        10,
        2,
    ]
    assert "300円" in shown(setting)
    assert not kept.section("trouble")


def test_the_second_language_stays_with_the_steps_when_the_page_is_full() -> None:
    setting = set_sheet(long_sheet(8, 3, has_twins=True))

    (steps,) = setting.sheet.section("steps")
    assert all(entry.line.beside is not None for entry in steps.entries)
    assert setting.scale == 1


def test_only_a_sheet_that_cannot_fit_is_made_smaller_as_a_whole() -> None:
    assert set_sheet(long_sheet(40, 2)).scale < 1
    assert len(set_sheet(long_sheet(40, 2)).sheet.section("steps")[0].entries) == 40


def test_the_page_is_a4() -> None:
    page = set_sheet(small_sheet()).drawing

    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert pytest.approx(297 / 210) == HEIGHT / WIDTH


def test_the_preview_keeps_the_shape_and_paints_inside_its_place(qapp: QApplication) -> None:
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)

    paint_sheet(painter, small_sheet(), QRectF(100, 50, 300, 297))
    painter.end()

    dark = [
        (x, y) for x in range(400) for y in range(400) if image.pixelColor(x, y).lightness() < 128
    ]
    assert dark
    # 210 wide in a place of 300: centred, the margin of the paper around it.
    assert min(x for x, _ in dark) >= 145 + 8
    assert max(x for x, _ in dark) <= 355 - 8
    assert min(y for _, y in dark) >= 50 + 8
    assert max(y for _, y in dark) <= 347 - 8


def test_a_number_that_is_the_same_in_both_languages_is_printed_once() -> None:
    setting = set_sheet(long_sheet(1, 0, has_twins=True))
    phones = replace(
        setting.sheet,
        sections=tuple(
            replace(part, entries=(Entry(line("市役所", "Hall"), value=line("110", "110")),))
            for part in setting.sheet.section("phones")
        ),
    )

    told = shown(set_sheet(phones))

    assert told.count("110") == 1
    assert "Hall" in told
