"""The city's question: only while it is in force, after the end, with a way not to answer."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

from kiosk.dates.trust import Day
from kiosk.guide import actions
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.language.languages import EN, JA
from kiosk.procedures.questions import Answer, Question
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import NOW

TODAY = NOW.date()
ANSWERS = (Answer("yes", "はい"), Answer("half", "だいたい"), Answer("no", "いいえ"))


def asking(library: Library, catalogs: Path, first: date, last: date) -> Library:
    question = Question(
        "again", "また {使|つか}いますか", first, last, ANSWERS, "city:x/question:again"
    )
    city = msgspec.structs.replace(library.content.city, questions=(question,))
    return Library(msgspec.structs.replace(library.content, city=city), catalogs)


@pytest.fixture
def asks(library: Library, catalogs: Path) -> Library:
    return asking(library, catalogs, TODAY, TODAY)


def page_at(library: Library, screen: str, *, day: Day = "sure", **visit: object) -> Page:
    spot = Spot(screen)
    return show(scene_of(Visit(spot=spot, **visit), library, NOW, day=day))  # type: ignore[arg-type]


def keys(page: Page) -> list[str]:
    return [button.key for button in page.buttons()]


def test_without_a_question_the_last_page_is_as_it_was(library: Library) -> None:
    assert keys(page_at(library, "end")) == []
    assert page_at(library, "city-question").name == "end"


def test_the_last_page_offers_it_and_says_that_nobody_has_to(asks: Library) -> None:
    page = page_at(asks, "end")

    assert keys(page) == ["question"]
    assert "こたえなくても" in " ".join(line.shown for line in page.lines())
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Show("attract")


@pytest.mark.parametrize("days", [-1, 1])
def test_it_is_not_offered_before_or_after_its_days(
    library: Library, catalogs: Path, days: int
) -> None:
    day = TODAY + timedelta(days=days)

    page = page_at(asking(library, catalogs, day, day), "end")

    assert keys(page) == []


def test_it_is_not_offered_while_the_day_is_doubtful(asks: Library) -> None:
    assert keys(page_at(asks, "end", day="doubtful")) == []


def test_an_answer_is_one_touch_and_the_last_one_says_nothing(asks: Library) -> None:
    page = page_at(asks, "city-question")

    assert keys(page) == ["vote:yes", "vote:half", "vote:no", "no-vote"]
    actions_of = [button.action for button in page.buttons()]
    assert actions_of[0] == actions.Vote("again", "yes")
    assert actions_of[-1] == actions.Show("attract")
    assert (page.frame.back, page.frame.home, page.frame.end) == (None, None, None)


def test_after_an_answer_there_is_no_way_back_to_it(asks: Library) -> None:
    visit = Visit(spot=Spot("city-question"), behind=(Spot("end"),))

    visit = turn(scene_of(visit, asks, NOW), actions.Vote("again", "no"))

    assert visit.spot == Spot("thanks", item="again/no")
    assert visit.behind == ()
    assert page_at(asks, "thanks").frame.back is None


def test_a_question_that_is_not_translated_is_wholly_in_japanese(asks: Library) -> None:
    page = page_at(asks, "city-question", language=EN)

    assert {line.lang for line in page.lines()} == {JA}
