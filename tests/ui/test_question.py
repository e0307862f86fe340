"""The city's question by touches: after the end, once, counted in the real store, or not at all."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from kiosk.desk.counters import AnswerCount
from kiosk.idle import ASKING_SHOWN_S, END_SHOWN_S
from kiosk.procedures.questions import Answer, Question
from kiosk.visit import Spot, Visit
from tests.ui.conftest import TODAY
from tests.ui.terminal import Terminal

AFTER = TODAY + timedelta(days=1)
ANSWERS = (Answer("yes", "はい"), Answer("no", "いいえ"))


@pytest.fixture
def asks(terminal: Terminal) -> Terminal:
    """A terminal of a city that asks today."""
    content = terminal.kiosk.library.content
    asked = Question(
        "again", "また {使|つか}いますか", TODAY, TODAY, ANSWERS, "city:x/question:again"
    )
    city = msgspec.structs.replace(content.city, questions=(asked,))
    terminal.kiosk.library.content = msgspec.structs.replace(content, city=city)
    return terminal


def counted(terminal: Terminal) -> list[AnswerCount]:
    terminal.until(lambda: not terminal.kiosk.bridge._tasks)
    return terminal.kiosk.work.in_counters(lambda one: one.answers(TODAY, AFTER))


def test_one_touch_after_the_end_counts_and_leads_to_the_first_page(asks: Terminal) -> None:
    asks.press("ja", "mynumber", "end", "question", "vote:yes")

    assert asks.page == "thanks"
    assert counted(asks) == [AnswerCount("again", "yes", 1)]
    asks.press("main")
    assert asks.page == "attract"
    assert asks.visit == Visit()


def test_who_does_not_answer_is_not_counted(asks: Terminal) -> None:
    asks.press("ja", "end", "question", "no-vote")
    assert asks.page == "attract"
    asks.press("ja", "end", "main")

    assert asks.page == "attract"
    assert counted(asks) == []


def test_each_visit_can_answer_once(asks: Terminal) -> None:
    for answer in ("yes", "no", "no"):
        asks.press("ja", "end", "question", f"vote:{answer}")
        assert "question" not in asks.offered()
        asks.press("main")

    assert counted(asks) == [AnswerCount("again", "no", 2), AnswerCount("again", "yes", 1)]


def test_the_last_page_waits_for_somebody_who_reads_the_offer(asks: Terminal) -> None:
    asks.press("ja", "end")
    asks.wait(END_SHOWN_S + 2)
    assert asks.page == "end"

    asks.wait(ASKING_SHOWN_S)
    assert asks.page == "attract"


def test_it_waits_as_well_where_large_text_puts_the_offer_on_a_further_part(asks: Terminal) -> None:
    asks.navigator.begin(Visit(spot=Spot("home"), size=4))
    asks.press("end")
    assert "question" not in asks.offered()

    asks.wait(END_SHOWN_S + 2)

    assert asks.page == "end"
    asks.press("question")
    assert asks.page == "city-question"


def test_a_question_nobody_answers_goes_away_without_a_warning(asks: Terminal) -> None:
    asks.press("ja", "end", "question")
    asks.wait(ASKING_SHOWN_S + 1)

    assert asks.page == "attract"
    assert counted(asks) == []


def test_without_a_question_nothing_has_changed(terminal: Terminal) -> None:
    terminal.press("ja", "end")
    assert "question" not in terminal.offered()

    terminal.wait(END_SHOWN_S + 1)
    assert terminal.page == "attract"


def test_it_is_never_offered_before_or_in_a_procedure(asks: Terminal) -> None:
    asks.press("ja")
    seen = [asks.text]
    for key in ("mynumber", "mynumber.cert-renewal", "main"):
        asks.press(key)
        seen.append(asks.text)

    assert not any("使いますか" in text or "質問に こたえる" in text for text in seen)
