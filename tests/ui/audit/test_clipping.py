from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as changed

from tests.ui.audit.drawn import button, panel, screen, words
from ui.audit.clipping import clipped_in, outside
from ui.drawing.elements import Icon, Words
from ui.frame_places import Rect


def test_text_with_room_is_not_clipped() -> None:
    assert list(clipped_in(panel(words("ねこは ここです")))) == []


def test_text_wider_than_its_room_is_found() -> None:
    wide = words("ねこは ここです", room=2000)
    piece = panel(Words(wide.x, wide.y, wide.text, "ink", 100))

    assert [one.rule for one in clipped_in(piece)] == ["clipped"]


def test_ruby_that_leaves_the_widget_at_the_left_is_found() -> None:
    piece = panel(words("{私|わたくしども}は", x=0, y=10))
    moved = replace(piece, drawing=changed(piece.drawing, elements=(words("ねこ", x=-12),)))

    assert any("切れます" in one.what for one in clipped_in(moved))


def test_ink_below_the_widget_is_found() -> None:
    assert list(clipped_in(panel(words("ねこ", y=180))))


def test_ink_on_a_buttons_outline_is_found() -> None:
    good = button("a", Rect(60, 200, 400, 120))
    box, inked = good.drawing.elements
    assert isinstance(inked, Words)
    low = Words(inked.x, 82, inked.text, "ink", inked.room)
    bad = replace(good, drawing=changed(good.drawing, elements=(box, low)))

    assert list(clipped_in(good)) == []
    assert list(clipped_in(bad))


def test_picture_outside_its_widget_is_found() -> None:
    assert list(clipped_in(panel(Icon("home", 980, 20, 60, "ink"))))


def test_drawing_taller_than_its_rectangle_is_found() -> None:
    piece = panel(words("ねこ"))
    tall = replace(piece, drawing=changed(piece.drawing, height=260))

    assert any("より 大きい" in one.what for one in clipped_in(tall))


def test_widget_outside_the_content_is_found() -> None:
    inside = panel(words("ねこ"))
    below = panel(words("ねこ"), rect=Rect(60, 800, 1000, 200))

    assert list(outside(screen(inside))) == []
    assert list(outside(screen(below)))
