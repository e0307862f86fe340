from __future__ import annotations

from kiosk.guide.blocks import Field, Paragraph, Value
from tests.ui.audit.drawn import METRICS, line, panel, screen, words
from ui.audit.finding import Piece
from ui.audit.sentences import unlike_drawing, unlike_page
from ui.build.panels import draw_panel
from ui.frame_places import Rect


def _said(*texts: str, drawn: tuple[str, ...]) -> Piece:
    piece = panel(*(words(text, y=20 + 70 * n) for n, text in enumerate(drawn)))
    block = Paragraph(tuple(line(text) for text in texts))
    return Piece(piece.rect, piece.drawing, "content", "", block.lines, block)


def test_same_sentences_are_right() -> None:
    assert list(unlike_drawing(_said("ねこ。", "いぬ。", drawn=("ねこ。", "いぬ。")))) == []


def test_sentence_that_is_said_but_not_drawn_is_found() -> None:
    found = list(unlike_drawing(_said("ねこ。", "いぬ。", drawn=("ねこ。",))))

    assert "出ていません" in found[0].what


def test_sentence_that_is_drawn_but_not_said_is_found() -> None:
    found = list(unlike_drawing(_said("ねこ。", drawn=("ねこ。", "いぬ。"))))

    assert "読みません" in found[0].what


def test_sentences_in_another_order_are_found() -> None:
    found = list(unlike_drawing(_said("いぬ。", "ねこ。", drawn=("ねこ。", "いぬ。"))))

    assert "順番" in found[0].what


def test_label_left_of_its_figure_is_read_first() -> None:
    block = Value(line("手数料"), line("200円"))
    drawing = draw_panel(block, METRICS, 1000, "", 400)
    piece = Piece(Rect(0, 0, 1000, 100), drawing, "content", "", (block.label, block.value), block)

    assert list(unlike_drawing(piece)) == []


def test_dots_of_a_staff_code_are_not_said() -> None:
    field = Field("12", line("6けた"), is_masked=True)
    drawing = draw_panel(field, METRICS, 1000, "", 400)
    piece = Piece(Rect(0, 0, 1000, 100), drawing, "content", "", (field.hint,), field)

    assert list(unlike_drawing(piece)) == []


def test_page_whose_parts_say_everything_is_right() -> None:
    block = Paragraph((line("ねこ。"),))
    piece = _said("ねこ。", drawn=("ねこ。",))

    assert list(unlike_page([screen(piece, blocks=(block,))])) == []


def test_sentence_of_the_page_on_no_part_is_found() -> None:
    block = Paragraph((line("ねこ。"), line("いぬ。")))
    piece = _said("ねこ。", drawn=("ねこ。",))

    found = list(unlike_page([screen(piece, blocks=(block,))]))

    assert "いぬ。" in found[0].what


def test_readout_that_differs_from_the_screen_is_found() -> None:
    block = Paragraph((line("ねこ。"),))
    piece = _said("ねこ。", drawn=("ねこ。",))

    found = list(unlike_page([screen(piece, blocks=(block,), said=())]))

    assert "読みあげ" in found[0].what


def test_part_in_another_order_than_the_page_is_found() -> None:
    block = Paragraph((line("ねこ。"), line("いぬ。")))
    first, second = _said("いぬ。", drawn=("いぬ。",)), _said("ねこ。", drawn=("ねこ。",))

    assert any("順番" in one.what for one in unlike_page([screen(first, second, blocks=(block,))]))
