from __future__ import annotations

from tests.ui.audit.drawn import button, panel, screen, words
from ui.audit.overlap import overlapping_ink, overlapping_widgets
from ui.drawing.elements import Icon
from ui.frame_places import Rect


def test_widgets_side_by_side_do_not_overlap() -> None:
    shown = screen(button("a", Rect(0, 200, 400, 100)), button("b", Rect(400, 200, 400, 100)))

    assert list(overlapping_widgets(shown)) == []


def test_widgets_over_each_other_are_found() -> None:
    shown = screen(button("a", Rect(0, 200, 400, 100)), button("b", Rect(390, 290, 400, 100)))

    assert [one.rule for one in overlapping_widgets(shown)] == ["overlap"]


def test_content_on_the_lower_bar_is_told_once() -> None:
    content = panel(words("ねこ"), rect=Rect(60, 800, 1000, 200))
    framed = button("back", Rect(60, 955, 300, 109), where="frame")

    assert len(list(overlapping_widgets(screen(content, framed)))) == 1


def test_texts_over_each_other_are_found() -> None:
    apart = panel(words("ねこ", y=10), words("いぬ", y=90))
    close = panel(words("ねこ", y=10), words("いぬ", y=24))

    assert list(overlapping_ink(apart)) == []
    assert [one.rule for one in overlapping_ink(close)] == ["overlap"]


def test_picture_over_text_is_found() -> None:
    assert list(overlapping_ink(panel(words("ねこねこ"), Icon("home", 30, 30, 40, "ink"))))


def test_ruby_over_its_own_word_is_no_overlap() -> None:
    assert list(overlapping_ink(panel(words("{手続|てつづ}きを する")))) == []
