"""People as they come to the counter, tried on the shipped life events: what their list must say.

Written from what the offices say, not from the events: a line that is missing, a last day that is
wrong, and a line for somebody else are faults of the content.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from kiosk.guide.checklist import tasks_of, when_of
from kiosk.guide.finding import Finding, questions
from kiosk.guide.frame import scene_of
from kiosk.visit import Visit
from tests.conftest import LibraryOf
from tests.kiosk.guide.walks import on

SATURDAY = date(2026, 11, 21)


def lines(
    library_of: LibraryOf, city: str, event_id: str, today: date, answers: Mapping[str, str]
) -> dict[str, str]:
    """Return by when each procedure of the list is to be done, in the order of doing."""
    library = library_of(city)
    event = library.event(event_id)
    assert event is not None
    assert set(answers) <= set(questions(event)), event_id
    given = tuple((one, answers.get(one, "no")) for one in questions(event))
    scene = scene_of(Visit(), library, on(today))
    shown = {}
    for task in tasks_of(scene, event, Finding(event_id, len(given), given)):
        until = when_of(task, today)
        shown[str(task.procedure.id)] = scene.tell.line(until).shown if until is not None else ""
    return shown


@pytest.mark.parametrize(
    ("event", "today", "day", "procedure", "until"),
    [
        ("move-in", SATURDAY, "2026-11-10", "living.moving", "11月24日（火）まで。あと 3日"),
        (
            "move-in",
            SATURDAY,
            "2026-11-10",
            "living.child-allowance",
            "11月25日（水）まで。あと 4日",
        ),
        ("move-in", SATURDAY, "month", "living.moving", "期限が すぎたかも しれません"),
        (
            "move-in",
            date(2026, 12, 15),
            "2026-12-01",
            "living.moving",
            "12月15日（火）まで。きょうまで",
        ),
        ("move-in", date(2026, 12, 16), "2026-12-01", "living.moving", "12月15日（火）まででした"),
        ("move-in", SATURDAY, "earlier", "living.moving", "期限は すぎました。早めに します"),
        ("move-in", date(2028, 2, 20), "2028-02-29", "living.moving", "3月14日（火）まで"),
        ("move-in", date(2026, 12, 28), "today", "living.moving", "窓口は 2027年1月8日（金）まで"),
        ("move-within", date(2027, 1, 4), "2026-12-31", "living.move-within", "1月14日（木）まで"),
        ("move-out", date(2026, 12, 10), "2026-12-28", "living.moving", "引っこして すぐ"),
        (
            "move-out",
            date(2026, 12, 10),
            "2026-12-28",
            "living.child-allowance",
            "2027年1月12日（火）",
        ),
        ("birth", date(2028, 3, 1), "yesterday", "living.birth-notice", "3月13日（月）まで"),
        ("birth", date(2027, 1, 5), "2026-12-31", "living.foreign-consult", "1月30日（土）まで"),
        ("pregnancy", SATURDAY, "today", "living.pregnancy", "妊娠 11週までに"),
        ("death", SATURDAY, "2026-11-18", "living.bereavement", "11月24日（火）まで。あと 3日"),
        ("death", SATURDAY, "2026-11-15", "living.bereavement", "窓口は 休みかも しれません"),
        ("death", SATURDAY, "earlier", "living.bereavement", "期限は すぎました"),
        (
            "leave-job",
            date(2027, 1, 5),
            "2026-12-31",
            "living.health-insurance",
            "1月14日（木）まで",
        ),
        ("leave-job", SATURDAY, "today", "living.pension-exemption", "窓口は 12月4日（金）まで"),
        ("turn-65", SATURDAY, "earlier", "living.pension-claim", "その 日から 5年の うち"),
        ("arrive", SATURDAY, "2026-11-18", "mynumber.express", "12月18日（金）まで。あと 27日"),
        ("arrive", SATURDAY, "2026-11-15", "living.foreign-address", "窓口は 11月27日（金）まで"),
        ("stay", SATURDAY, "2026-11-30", "mynumber.foreign", "11月30日（月）まで。あと 9日"),
        ("stay", SATURDAY, "yesterday", "mynumber.foreign", "11月20日（金）まででした"),
        ("stay", SATURDAY, "not-yet", "mynumber.foreign", "その 日まで"),
        ("stay", SATURDAY, "earlier", "mynumber.foreign", "期限は すぎました"),
        ("stay", SATURDAY, "today", "living.foreign-consult", "いつでも できます"),
        ("move-in", SATURDAY, "unknown", "living.garbage", "いつでも できます"),
        ("move-in", SATURDAY, "unknown", "living.late-elderly", "期限は 要確認"),
    ],
)
def test_the_last_day_is_that_of_the_law(
    library_of: LibraryOf, event: str, today: date, day: str, procedure: str, until: str
) -> None:
    found = library_of("chigasaki").event(event)
    assert found is not None
    everything = {ask.id: "unknown" for ask in found.asks} | {"day": day}

    shown = lines(library_of, "chigasaki", event, today, everything)

    assert until in shown[procedure]


FOREIGN = {"day": "2026-11-13", "card": "yes", "foreign": "yes"}


@pytest.mark.parametrize(
    ("event", "answers", "wanted", "never"),
    [
        ("move-in", FOREIGN, ["living.moving", "living.foreign-address"], []),
        ("move-in", {"day": "today"}, ["living.moving", "living.dog"], ["living.foreign-address"]),
        ("move-in", {"child": "yes"}, ["living.child-allowance", "living.school-lunch"], []),
        ("move-in", {"day": "today"}, ["living.late-elderly"], ["living.school-lunch"]),
        ("move-within", FOREIGN, ["living.move-within", "living.foreign-address"], []),
        ("move-out", {"abroad": "yes"}, ["living.moving", "mynumber.give-back"], []),
        ("move-out", {"child": "yes"}, ["living.after-school"], ["mynumber.give-back"]),
        ("birth", {"foreign": "yes"}, ["living.birth-notice", "living.foreign-consult"], []),
        ("birth", {"insurance": "yes"}, ["living.pension-exemption"], ["living.foreign-consult"]),
        ("death", {"child": "yes"}, ["living.child-allowance", "living.medical-aid"], []),
        ("death", {}, ["living.bereavement"], ["living.child-allowance"]),
        ("marriage", {"move": "yes"}, ["living.moving"], ["living.move-within"]),
        ("divorce", {"move": "yes"}, ["living.moving"], ["living.move-within"]),
        ("leave-job", {"age": "no"}, ["living.health-insurance"], ["living.pension-exemption"]),
        ("leave-job", {"age": "unknown"}, ["living.pension-exemption"], []),
        ("arrive", {"card": "yes"}, ["living.foreign-address", "mynumber.express"], []),
        ("stay", {"card": "yes"}, ["mynumber.foreign", "living.foreign-consult"], []),
        ("first-phone", {"card": "yes"}, ["phone.apps", "mynumber.portal"], []),
        ("first-phone", {}, ["phone.apps"], ["mynumber.portal", "mynumber.on-phone"]),
    ],
)
def test_nobody_lacks_a_line_or_has_one_of_somebody_else(
    library_of: LibraryOf,
    event: str,
    answers: dict[str, str],
    wanted: list[str],
    never: list[str],
) -> None:
    shown = list(lines(library_of, "fujisawa", event, SATURDAY, answers))

    assert [one for one in shown if one in wanted] == wanted
    assert set(shown).isdisjoint(never)


def test_what_is_about_the_phone_itself_is_not_done_at_the_counter(library_of: LibraryOf) -> None:
    library = library_of("kashima-saga")
    event = library.event("first-phone")
    assert event is not None
    given = tuple((one, "unknown") for one in questions(event))
    scene = scene_of(Visit(), library, on(SATURDAY))

    tasks = tasks_of(scene, event, Finding(event.id, len(given), given))

    places = {str(t.procedure.id): scene.tell.line(t.where).shown for t in tasks}
    assert places["phone.letters"] == places["mynumber.on-phone"] != "市の窓口で"
    assert "スマホ" in places["phone.letters"]
