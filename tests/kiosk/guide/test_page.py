from __future__ import annotations

from typing import get_args

from kiosk.guide import actions
from kiosk.guide.blocks import (
    Aside,
    Bar,
    Bars,
    Block,
    Button,
    Buttons,
    Field,
    Heading,
    Item,
    Items,
    Line,
    Notice,
    Paragraph,
    Picture,
    Poster,
    Preview,
    Progress,
    Qr,
    Subheading,
    Value,
    block_lines,
)
from kiosk.guide.page import Frame, Page
from kiosk.language.languages import EN, JA


def line(text: str) -> Line:
    return Line(text, JA)


def button(text: str, key: str = "", hint: str = "") -> Button:
    return Button(line(text), actions.Back(), key=key, hint=line(hint) if hint else None)


# Every kind of block with its texts numbered in the order they must be read.
BLOCKS: tuple[tuple[Block, int], ...] = (
    (Heading(line("1")), 1),
    (Subheading(line("1")), 1),
    (Paragraph((line("1"), line("2"))), 2),
    (Progress(1, 2, line("1")), 1),
    (Notice("calm", (line("1"), line("2"))), 2),
    (Value(line("1"), line("2"), note=line("3")), 3),
    (Items((Item(line("2"), note=line("3")), Item(line("4"))), line("1")), 4),
    (Picture("p", line("1"), line("2")), 2),
    (button("1", hint="2"), 2),
    (Buttons((button("1", hint="2"), button("3"))), 3),
    (Field("", line("1")), 1),
    (Qr("https://x.lg.jp", line("1"), line("2")), 2),
    (Preview((line("1"), line("2"))), 2),
    (Poster(line("1"), "check"), 1),
    (Bars((Bar(line("2"), 3), Bar(line("4"), 5)), line("1")), 5),
    (Aside((Heading(line("1")), Aside((Paragraph((line("2"),)),)))), 2),
)
FRAME = Frame(
    place=line("place"),
    today=line("today"),
    tools=(button("tool"),),
    back=button("back"),
    call=button("call", hint="hint"),
    main=button("main"),
)


def test_every_kind_of_block_is_read_in_its_order() -> None:
    assert {type(block) for block, _ in BLOCKS} == set(get_args(Block))
    for block, count in BLOCKS:
        read = [one.text for one in block_lines(block)]
        assert read == [str(n) for n in range(1, count + 1)], block


def test_what_is_new_is_read_first_and_the_frame_last() -> None:
    page = Page("p", JA, FRAME, (Heading(line("title")), Paragraph((line("text"),))))

    assert [one.text for one in page.lines()] == [
        "title", "text", "back", "call", "hint", "main", "place", "today", "tool",
    ]  # fmt: skip


def test_two_languages_alternate_line_by_line() -> None:
    both = Line("Hello", EN, line("こんにちは"))

    page = Page("p", EN, Frame(both), (Heading(both), Heading(Line("Alone", EN))))

    assert [one.text for one in page.lines()] == [
        "Hello", "こんにちは", "Alone", "Hello", "こんにちは",
    ]  # fmt: skip


def test_typed_letters_are_private_and_those_of_a_code_are_dots() -> None:
    hint = Line("6けたの 番号", JA)

    open_field, masked = Field("ひっこし", hint), Field("123456", hint, is_masked=True)

    assert [one.text for one in block_lines(Field("", hint))] == ["6けたの 番号"]
    assert [(one.text, one.is_private) for one in block_lines(open_field)] == [("ひっこし", True)]
    assert [(one.text, one.is_private) for one in block_lines(masked)] == [("●●●●●●", True)]


def test_title_is_the_heading_or_what_stands_first() -> None:
    progress = Progress(1, 2, line("いま 1 / 2"))

    assert Page("p", JA, FRAME, (progress, Heading(line("題")))).title.text == "題"
    assert Page("p", JA, FRAME, (Subheading(line("小見出し")),)).title.text == "小見出し"


def test_buttons_are_found_wherever_they_stand() -> None:
    blocks = (
        Aside((button("1", "a"), Buttons((button("2", "b"),)))),
        Paragraph((line("x"),)),
        Buttons((button("3", "c"), button("4", "d"))),
    )

    page = Page("p", JA, FRAME, blocks)

    assert [one.key for one in page.buttons()] == ["a", "b", "c", "d"]


def test_lower_buttons_keep_their_order_whichever_are_there() -> None:
    assert [one.line.text for one in FRAME.below()] == ["back", "call", "main"]


def test_line_is_shown_without_its_readings() -> None:
    assert line("{手続|てつづ}きの [4桁|よんけた]").shown == "手続きの 4桁"
