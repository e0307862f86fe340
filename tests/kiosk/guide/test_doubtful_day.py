"""F147 and F133: a clock that cannot be believed, and a day staff asked to see."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from kiosk.clock import JST, PreviewClock
from kiosk.dates.trust import DayWatch
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.screens import show
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.procedures.model import FactId, Row
from kiosk.visit import Spot, Visit
from tests.fakes.clock import FrozenClock

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=JST)
HOME = Visit(spot=Spot("home"))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "日付を 確認してください"),
        (EASY, "日付"),
        (EN, "date"),
    ],
)
def test_doubtful_day_is_not_shown(library: Library, lang: Lang, text: str) -> None:
    visit = msgspec.structs.replace(HOME, language=lang)

    page = show(scene_of(visit, library, NOW, day="doubtful"))

    assert page.frame.today is not None
    assert text in page.frame.today.shown
    assert not any("11月24日" in line.shown or "November 24" in line.shown for line in page.lines())


def test_value_that_holds_for_some_days_is_not_shown_on_a_doubtful_one(library: Library) -> None:
    dated = next(fact for fact in library.facts if fact.value is not None and fact.valid_until)
    sure = scene_of(HOME, library, NOW)
    doubtful = scene_of(HOME, library, NOW, day="doubtful")

    assert sure.tell.value(Row(dated.id), "").is_known
    shown = doubtful.tell.value(Row(dated.id), "")
    assert not shown.is_known
    assert shown.note is not None
    assert "0466-25-1111" in shown.note.shown
    assert doubtful.tell.value(Row(FactId("pin.user_limit")), "").is_known


def test_preview_is_marked_on_every_page_for_staff(library: Library) -> None:
    for lang in (JA, EN):
        visit = msgspec.structs.replace(HOME, language=lang)
        page = show(scene_of(visit, library, NOW, day="preview"))

        assert page.frame.today is not None
        assert page.frame.today.lang == JA
        assert page.frame.today.shown.startswith("見本（職員用）：2026年11月24日")


def test_navigating_clock_says_what_its_day_is_worth() -> None:
    watch = DayWatch()
    clock = FrozenClock(NOW)

    assert watch.day(clock) == "sure"
    clock.advance(3 * 86400)
    assert watch.day(clock) == "sure"
    clock.jump(2 * 86400)
    assert watch.day(clock) == "doubtful"
    assert DayWatch().day(FrozenClock(datetime(2020, 1, 1, tzinfo=JST))) == "doubtful"


def test_preview_runs_on_from_its_moment() -> None:
    base = FrozenClock(NOW)
    clock = PreviewClock(datetime(2031, 4, 1, 8, 30, tzinfo=JST), base)

    base.advance(60)

    assert clock.now() == datetime(2031, 4, 1, 8, 31, tzinfo=JST)
    assert clock.monotonic() == base.monotonic()
    assert DayWatch().day(clock) == "preview"
    assert clock.now() - base.now() > timedelta(days=365)
