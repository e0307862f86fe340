from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.guide.actions import StayHere
from kiosk.guide.blocks import Line
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.views.other import idle_page
from kiosk.language.languages import EN, JA, Lang
from kiosk.visit import Spot, Visit
from tests.ui.visits import NOW, pages
from ui.screens.page_screen import PageScreen
from ui.screens.setting import How
from ui.text.fonts import load_fonts
from ui.themes import THEMES
from ui.tokens import Metrics
from ui.widgets.touch_button import TouchButton

Show = Callable[[Page], PageScreen]


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[PageScreen]:
    load_fonts()
    made = PageScreen()
    made.resize(1920, 1080)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture(scope="session")
def finger(qapp: object) -> QPointingDevice:
    return QTest.createTouchDevice()


def _show(screen: PageScreen, page: Page, *, size: int = 1, part: int = 0, reach: int = 0) -> None:
    metrics = Metrics(screen.width(), screen.height(), 21.5, size)
    screen.show_page(page, How(metrics, THEMES["light"], part, reach, _more))


def _more(now: int, of: int) -> Line:
    return Line(f"つづき {now} / {of}", JA)


def _page(library: Library, name: str, lang: Lang = JA) -> Page:
    return pages(library, lang)[name]


def _buttons(screen: PageScreen) -> list[TouchButton]:
    return [one for one in screen.widgets() if isinstance(one, TouchButton)]


def _widget(screen: PageScreen, key: str) -> TouchButton:
    return next(b for b in _buttons(screen) if b.button is not None and b.button.key == key)


def _touch(screen: PageScreen, finger: QPointingDevice, *way: QPoint) -> None:
    """Put a finger on the first point, slide it along the others and lift it at the last."""
    window = screen.windowHandle()
    for number, point in enumerate((*way, way[-1])):
        event = QTest.touchEvent(window, finger)
        if number == 0:
            event.press(0, point, window)
        elif number < len(way):
            event.move(0, point, window)
        else:
            event.release(0, point, window)
        event.commit()


def test_a_touch_of_a_finger_presses_the_button(
    screen: PageScreen, library: Library, finger: QPointingDevice, qtbot: QtBot
) -> None:
    _show(screen, _page(library, "home"))
    target = _widget(screen, "mynumber")

    with qtbot.waitSignal(screen.pressed, timeout=2000) as pressed:
        _touch(screen, finger, target.geometry().center())

    assert pressed.args == ["mynumber"]


def test_a_finger_that_slides_10_mm_inside_still_presses_once(
    screen: PageScreen, library: Library, finger: QPointingDevice, qtbot: QtBot
) -> None:
    _show(screen, _page(library, "step have-card"))
    target = _widget(screen, "yes").geometry()
    ten_mm = Metrics(1920, 1080, 21.5).mm(10)
    keys: list[str] = []
    screen.pressed.connect(keys.append)
    from_here = QPoint(target.center().x() - ten_mm // 2, target.center().y())

    _touch(screen, finger, from_here, target.center(), from_here + QPoint(ten_mm, 0))

    assert keys == ["yes"]


def test_a_finger_that_slides_off_presses_nothing(
    screen: PageScreen, library: Library, finger: QPointingDevice
) -> None:
    _show(screen, _page(library, "step have-card"))
    keys: list[str] = []
    screen.pressed.connect(keys.append)
    here, there = _widget(screen, "yes").geometry(), _widget(screen, "none").geometry()

    _touch(screen, finger, here.center(), there.center())

    assert keys == []


def test_a_second_finger_elsewhere_does_not_take_the_press_away(
    screen: PageScreen, library: Library, finger: QPointingDevice
) -> None:
    _show(screen, _page(library, "step have-card"))
    keys: list[str] = []
    screen.pressed.connect(keys.append)
    window, here = screen.windowHandle(), _widget(screen, "yes").geometry().center()
    resting = QPoint(5, 600)

    QTest.touchEvent(window, finger).press(0, here, window).commit()
    QTest.touchEvent(window, finger).stationary(0).press(1, resting, window).commit()
    QTest.touchEvent(window, finger).release(0, here, window).stationary(1).commit()
    QTest.touchEvent(window, finger).release(1, resting, window).commit()

    assert keys == ["yes"]


@pytest.mark.parametrize("lang", [JA, EN])
def test_every_control_of_every_page_has_a_name_of_its_own(
    screen: PageScreen, library: Library, lang: Lang
) -> None:
    for name, page in pages(library, lang).items():
        _show(screen, page)
        names = [one.accessibleName() for one in _buttons(screen)]

        assert all(names), name
        assert len(set(names)) == len(names), (name, names)
        assert screen.accessibleName(), name


def test_the_screen_reader_hears_every_text_that_is_shown(
    screen: PageScreen, library: Library
) -> None:
    for name, page in pages(library, EN).items():
        _show(screen, page)
        heard = " ".join(one.accessibleName() for one in (*screen.widgets(), screen._place))

        for line in screen.lines():
            assert line.shown in heard, (name, line.shown)


def test_every_part_together_says_everything_once(screen: PageScreen, library: Library) -> None:
    page = pages(library, JA, size=4)["prepare"]
    said: list[str] = []
    _show(screen, page, size=4)
    for part in range(screen.parts):
        _show(screen, page, size=4, part=part)
        said += [line.text for line in screen.content_lines()]

    assert screen.parts > 1
    wanted = [line.text for line in page.lines()]
    missing = [text for text in wanted[: wanted.index(page.frame.place.text)] if text not in said]
    below = {button.line.text for button in page.frame.below()}
    assert [text for text in missing if text not in below] == []


def test_every_part_but_the_last_offers_the_next_one_at_the_same_place(
    screen: PageScreen, library: Library
) -> None:
    page = pages(library, JA, size=4)["prepare"]
    _show(screen, page, size=4)
    offered, places = [], set()
    for part in range(screen.parts):
        _show(screen, page, size=4, part=part)
        keys = [one.button.key for one in _buttons(screen) if one.button is not None]
        offered.append("more" in keys)
        if "more" in keys:
            places.add(_widget(screen, "more").geometry().getRect())

    assert offered == [True] * (screen.parts - 1) + [False]
    assert len(places) == 1


def test_a_part_beyond_the_last_shows_the_last(screen: PageScreen, library: Library) -> None:
    _show(screen, pages(library, JA, size=4)["prepare"], size=4, part=99)

    assert screen.part == screen.parts - 1


def test_arrows_reach_every_control_and_enter_presses_it(
    screen: PageScreen, library: Library
) -> None:
    keys: list[str] = []
    screen.pressed.connect(keys.append)
    for page in pages(library).values():
        _show(screen, page)
        screen.activateWindow()
        screen.setFocus()
        wanted = [b.button.key for b in _buttons(screen) if b.button is not None]
        keys.clear()
        for _ in wanted:
            QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Down)
            QTest.keyClick(screen.focusWidget(), Qt.Key.Key_Return)

        assert keys == wanted, page.name


def test_the_focus_ring_is_shown_only_to_somebody_who_uses_keys(
    screen: PageScreen, library: Library
) -> None:
    _show(screen, _page(library, "home"))
    screen.activateWindow()
    target = _widget(screen, "mynumber")
    target.setFocus()
    by_touch = target.grab().toImage()

    screen.setProperty("keys_used", True)
    target.update()
    by_keys = target.grab().toImage()

    theme, metrics = THEMES["light"], Metrics(1920, 1080, 21.5)
    middle = target.height() // 2
    colours = {by_keys.pixelColor(x, middle).name() for x in range(2 * metrics.ring)}
    assert by_touch != by_keys
    assert {theme.focus, theme.focus_inner} <= colours
    assert metrics.ring >= 3


def test_another_language_reuses_the_same_widgets(screen: PageScreen, library: Library) -> None:
    _show(screen, _page(library, "home"))
    before = [id(one) for one in screen.widgets()]

    _show(screen, _page(library, "home", EN))

    assert [id(one) for one in screen.widgets()] == before


def test_a_page_with_less_on_it_leaves_nothing_of_the_page_before(
    screen: PageScreen, library: Library
) -> None:
    _show(screen, _page(library, "search"))
    keys = [b.button.key for b in _buttons(screen) if b.button is not None]

    _show(screen, _page(library, "end"))

    assert any(key.startswith("key:") for key in keys)
    left = [b for b in screen.findChildren(TouchButton) if b.isVisible()]
    assert len(left) == len(_buttons(screen))
    assert all(screen.button(key) is None for key in keys if key.startswith("key:"))


def test_the_line_that_is_read_is_marked_and_the_mark_goes(
    screen: PageScreen, library: Library
) -> None:
    page = _page(library, "help")
    _show(screen, page)
    plain = screen.grab().toImage()

    screen.mark(page.title)
    marked = screen.grab().toImage()
    screen.mark(None)
    after = screen.grab().toImage()

    colours = {marked.pixelColor(x, 200).name() for x in range(0, 1920, 4)} | {
        marked.pixelColor(x, y).name() for x in range(60, 900, 8) for y in range(100, 300, 4)
    }
    assert marked != plain
    assert THEMES["light"].mark in colours
    assert after == plain


def test_a_touch_on_the_quiet_corner_is_told(
    screen: PageScreen, library: Library, qtbot: QtBot
) -> None:
    _show(screen, _page(library, "home"))

    with qtbot.waitSignal(screen.corner_touched, timeout=2000):
        QTest.mouseClick(screen._place, Qt.MouseButton.LeftButton)


def test_after_forgetting_no_drawing_is_left(screen: PageScreen, library: Library) -> None:
    _show(screen, _page(library, "search"))

    screen.forget()

    assert screen.page is None
    assert screen.lines() == ()
    assert screen.widgets() == []


def test_the_way_on_stands_back_once_every_answer_is_in_sight(
    screen: PageScreen, library: Library
) -> None:
    page = pages(library, EN, size=4, beside=JA)["step have-card"]
    _show(screen, page, size=4)
    looks = []
    for part in range(screen.parts):
        _show(screen, page, size=4, part=part)
        has_answers = any(
            b.button is not None and b.button.look == "answer" for b in _buttons(screen)
        )
        on = screen.button("more")
        looks.append((has_answers, on.look if on is not None else None))

    last = max(n for n, (has_answers, _) in enumerate(looks) if has_answers)
    assert 0 < len(looks) - 1 > last
    assert {look for _, look in looks[:last]} <= {"main"}
    assert {look for _, look in looks[last:-1]} == {"go"}


def test_the_idle_warning_can_be_answered_on_its_first_part(
    screen: PageScreen, library: Library
) -> None:
    visit = Visit(spot=Spot("home"), language=EN, beside=JA, size=4, is_reach=True)
    _show(screen, idle_page(scene_of(visit, library, NOW), 30), size=4, reach=260)

    main = screen.button("main")
    assert screen.parts > 1
    assert main is not None
    assert main.action == StayHere()
