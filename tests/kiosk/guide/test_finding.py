from __future__ import annotations

from datetime import date

from kiosk.guide import finding as finder
from kiosk.guide.finding import Finding, answered, entries_for, has_doubt, is_done, one_back
from kiosk.procedures.occasions import Ask, Entry, LifeEvent

TODAY = date(2026, 11, 21)
EVENT = LifeEvent(
    id="moved",
    title="ひっこした",
    icon="moving",
    entries=(
        Entry("living.moving"),
        Entry("mynumber.pin", 'answers.card != "no"', number=1),
        Entry("living.child", 'answers.child == "yes"', number=2),
        Entry("living.moving", 'answers.child == "yes"', number=3),
    ),
    asks=(Ask("card", "カードは"), Ask("child", "子どもは")),
    counts=("moved-in",),
    day="いつ",
)


def after(*replies: str) -> Finding:
    place = Finding("moved")
    for reply in replies:
        place = answered(place, EVENT, reply)
    return place


def procedures(place: Finding) -> list[str]:
    return [one.procedure for one in entries_for(place, EVENT, city="fujisawa", today=TODAY)]


def test_the_day_is_asked_before_the_questions() -> None:
    assert finder.questions(EVENT) == ("day", "card", "child")


def test_the_last_answer_leads_to_the_result() -> None:
    assert not is_done(after("today", "yes"), EVENT)
    assert is_done(after("today", "yes", "no"), EVENT)
    assert answered(after("today", "yes", "no"), EVENT, "yes") == after("today", "yes", "no")


def test_back_and_forward_again_finds_every_answer() -> None:
    there = after("today", "no", "yes")

    back = one_back(there)

    assert back is not None
    assert back.at == 2
    assert back.answer("child") == "yes"
    assert answered(back, EVENT, "yes") == there
    assert one_back(Finding("moved")) is None


def test_conditions_decide_and_each_procedure_comes_once() -> None:
    assert procedures(after("today", "no", "no")) == ["living.moving"]
    assert procedures(after("today", "yes", "yes")) == [
        "living.moving",
        "mynumber.pin",
        "living.child",
    ]


def test_a_doubt_shows_what_might_be_needed() -> None:
    doubtful = after("today", "unknown", "no")

    assert procedures(doubtful) == ["living.moving", "mynumber.pin"]
    assert has_doubt(doubtful)
    assert not has_doubt(after("today", "yes", "no"))


def test_every_way_of_answering_is_walked() -> None:
    assert len(list(finder.results(EVENT))) == 7 * 3 * 3
