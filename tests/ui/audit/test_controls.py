from __future__ import annotations

from dataclasses import replace

from kiosk.guide import actions
from kiosk.guide.blocks import Button, Buttons
from tests.ui.audit.drawn import button, line, screen
from ui.audit.controls import bad_focus, bad_names, no_way_on, same_keys
from ui.audit.finding import Piece
from ui.frame_places import Rect


def _one() -> Piece:
    return button("one", Rect(0, 200, 400, 100), text="はい")


def _two() -> Piece:
    return button("two", Rect(0, 400, 400, 100), text="いいえ")


def test_tab_in_reading_order_is_right() -> None:
    assert list(bad_focus(screen(_one(), _two()))) == []


def test_button_that_tab_does_not_reach_is_found() -> None:
    found = list(bad_focus(screen(_one(), _two(), focus=("one",))))

    assert "two" in found[0].what


def test_tab_in_another_order_is_found() -> None:
    assert [one.rule for one in bad_focus(screen(_one(), _two(), focus=("two", "one")))] == [
        "focus"
    ]


def test_button_without_a_name_is_found() -> None:
    assert [one.rule for one in bad_names(screen(replace(_one(), name=" ")))] == ["name"]


def test_two_buttons_of_one_name_are_found() -> None:
    assert list(bad_names(screen(_one(), _two()))) == []
    assert "2つ" in next(bad_names(screen(_one(), replace(_two(), name="はい")))).what


def test_two_buttons_of_one_key_are_found() -> None:
    twin = button("one", Rect(0, 400, 400, 100), text="いいえ")

    assert list(same_keys(screen(_one(), _two()))) == []
    assert [one.rule for one in same_keys(screen(_one(), twin))] == ["key"]


def test_page_with_nothing_to_press_is_found() -> None:
    main = Button(line("つぎへ"), actions.Advance(), "main", key="main")
    answers = Buttons((main,))

    assert [one.rule for one in no_way_on(screen())] == ["way-on"]
    assert list(no_way_on(screen(main=main))) == []
    assert list(no_way_on(screen(blocks=(answers,)))) == []
