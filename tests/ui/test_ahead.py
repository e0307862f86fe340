from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.terminal import Terminal
from ui.ahead import Ahead
from ui.text.typeset import cached_typeset

STORE = "certificates.residence-store"


@pytest.fixture
def ahead(qtbot: QtBot) -> Iterator[Ahead]:
    parent = QObject()
    yield Ahead(parent)
    parent.deleteLater()


def _noting(done: list[int], *numbers: int) -> Iterator[Callable[[], object]]:
    for number in numbers:
        yield lambda number=number: done.append(number)


def test_work_is_done_in_order_once_the_terminal_rests(ahead: Ahead, qtbot: QtBot) -> None:
    done: list[int] = []

    ahead.begin(_noting(done, 1, 2, 3))
    at_once = list(done)
    qtbot.waitUntil(lambda: ahead.is_done)

    assert at_once == []
    assert done == [1, 2, 3]


def test_new_work_takes_the_place_of_the_old(ahead: Ahead, qtbot: QtBot) -> None:
    done: list[int] = []

    ahead.begin(_noting(done, 1, 2))
    ahead.begin(_noting(done, 3))
    qtbot.waitUntil(lambda: ahead.is_done)

    assert done == [3]


def test_a_page_that_cannot_be_prepared_is_logged_and_ends_the_work(
    ahead: Ahead, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[int] = []

    def broken() -> Iterator[Callable[[], object]]:
        yield lambda: 1 / 0
        yield from _noting(done, 1)

    with caplog.at_level(logging.ERROR):
        ahead.begin(broken())
        qtbot.waitUntil(lambda: ahead.is_done)

    assert done == []
    assert "could not be prepared" in caplog.text


def test_a_page_one_touch_away_has_its_texts_set_already(terminal: Terminal, qtbot: QtBot) -> None:
    terminal.press("ja", "certificates", STORE)
    qtbot.waitUntil(lambda: terminal.navigator.ahead.is_done)
    before = cached_typeset.cache_info().misses

    terminal.press("main")

    assert terminal.page == "question"
    assert cached_typeset.cache_info().misses == before


def test_another_language_has_its_texts_set_already(terminal: Terminal, qtbot: QtBot) -> None:
    terminal.press("ja", "certificates", STORE, "main", "language")
    qtbot.waitUntil(lambda: terminal.navigator.ahead.is_done)
    terminal.press("en")
    qtbot.waitUntil(lambda: terminal.navigator.ahead.is_done)
    before = cached_typeset.cache_info().misses

    terminal.press("main")

    assert terminal.visit.language == "en"
    assert cached_typeset.cache_info().misses == before


def test_nothing_is_prepared_from_what_she_types(terminal: Terminal) -> None:
    terminal.press("ja", "search")
    terminal.type("さいはっこう")

    assert terminal.navigator.ahead.is_done
