"""The day of a life event, chosen on the page of its result."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Notice
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.language.languages import EN
from kiosk.visit import Spot, Visit
from tests.content.every_page import flat
from tests.kiosk.guide.views.test_finder import HOME, page_at, pressed
from tests.kiosk.guide.walks import scene_at

WEEK = ("events", "move-in", "week", "yes", "no", "no")


def rows(page: Page) -> str:
    return " ".join(one.hint.shown for one in page.buttons() if one.hint is not None)


def test_a_chosen_day_is_counted_from_and_leads_back_to_the_list(library: Library) -> None:
    listed = pressed(library, HOME, *WEEK)
    chosen = pressed(library, listed, "event-day", "2026-11-18")

    assert "11月29日（日）まで" in rows(page_at(library, listed))
    assert page_at(library, chosen).name == "event-result"
    assert "12月2日（水）まで" in rows(page_at(library, chosen))
    assert chosen.behind == listed.behind
    notices = [b for b in flat(page_at(library, chosen)) if isinstance(b, Notice)]
    assert any("11月18日（水）から" in line.shown for one in notices for line in one.lines)


def test_the_chosen_day_is_marked_and_can_be_chosen_again(library: Library) -> None:
    chosen = pressed(library, HOME, *WEEK, "event-day", "2026-11-18", "event-day")

    on = [one.key for one in page_at(library, chosen).buttons() if one.is_on]
    again = pressed(library, chosen, "2026-11-17")

    assert on == ["2026-11-18"]
    assert again.spot.finding is not None
    assert again.spot.finding.answer("day") == "2026-11-17"


def test_who_does_not_know_the_day_is_back_at_the_list(library: Library) -> None:
    listed = pressed(library, HOME, *WEEK)

    assert pressed(library, listed, "event-day", "unknown") == listed


@pytest.mark.parametrize(
    ("reply", "first", "last"),
    [
        ("week", "2026-11-21", "2026-11-15"),
        ("month", "2026-11-14", "2026-10-21"),
        ("not-yet", "2026-11-22", "2026-12-26"),
    ],
)
def test_the_days_are_those_that_the_answer_can_mean(
    library: Library, reply: str, first: str, last: str
) -> None:
    listed = pressed(library, HOME, "events", "move-in", reply, "yes", "no", "no", "event-day")

    keys = [one.key for one in page_at(library, listed).buttons()]

    assert (keys[0], keys[-2], keys[-1]) == (first, last, "unknown")
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("reply", ["today", "yesterday", "earlier", "unknown"])
def test_a_day_is_offered_only_where_one_can_be_chosen(library: Library, reply: str) -> None:
    listed = pressed(library, HOME, "events", "move-in", reply, "yes", "no", "no")

    assert "event-day" not in [one.key for one in page_at(library, listed).buttons()]


def test_language_change_keeps_the_chosen_day(library: Library) -> None:
    chosen = pressed(library, HOME, *WEEK, "event-day", "2026-11-18")

    english = turn(scene_at(library, None, chosen), actions.SetLanguage(EN))

    assert "December 2" in rows(page_at(library, english))


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-13-01"])
def test_what_is_no_day_changes_nothing(library: Library, text: str) -> None:
    listed = pressed(library, HOME, *WEEK)
    nowhere = Visit(spot=Spot("home"))

    assert turn(scene_at(library, None, listed), actions.CountFrom(text)) == listed
    day = actions.CountFrom(date(2026, 11, 18).isoformat())
    assert turn(scene_at(library, None, nowhere), day) == nowhere


def test_without_an_event_its_days_are_the_list_of_events(library: Library) -> None:
    assert show(scene_at(library, None, Visit(spot=Spot("event-day")))).name == "events"
