"""F27: both last days and the first day to renew, by tiles, with nothing kept."""

from __future__ import annotations

from datetime import datetime

import pytest

from kiosk.clock import JST
from kiosk.guide import actions
from kiosk.guide.blocks import Value
from kiosk.guide.expiry_answers import Answers, question_of
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import go_back, turn
from kiosk.language.languages import EN, JA, Lang
from kiosk.visit import Spot, Visit
from tests.content.every_page import flat

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=JST)
ADULT = ("who=adult", "year=2022", "month=3", "day=5", "side=before")


def page(library: Library, *picks: str, lang: Lang = JA, now: datetime = NOW) -> Page:
    visit = Visit(spot=Spot("expiry", picks=picks), language=lang)
    return show(scene_of(visit, library, now))


def values(shown: Page) -> list[str]:
    return [block.value.shown for block in flat(shown) if isinstance(block, Value)]


def test_each_tile_asks_the_next_question(library: Library) -> None:
    visit, seen = Visit(spot=Spot("expiry")), []
    for pick in ADULT:
        scene = scene_of(visit, library, NOW)
        shown = show(scene)
        seen.append(shown.title.shown)
        action = next(b.action for b in shown.buttons() if b.action == actions.Pick(pick))
        visit = turn(scene, action)

    assert len(set(seen)) == len(ADULT)
    assert visit.spot.picks == ADULT
    assert go_back(visit).spot.picks == ADULT[:-1]
    assert visit.query == ""


def test_result_names_both_days_in_both_years_with_the_days_left(library: Library) -> None:
    shown = page(library, *ADULT, "renewed=no")
    blocks = [block for block in flat(shown) if isinstance(block, Value)]

    assert [block.value.shown for block in blocks[:2]] == [
        "2031年（令和13年）3月5日（水）",
        "2026年（令和8年）3月5日（木）",
    ]
    assert [block.note.shown for block in blocks[:2] if block.note] == [
        "あと 1,565日",
        "もう すぎました",
    ]


@pytest.mark.parametrize(
    ("picks", "card", "certificate", "first"),
    [
        # The certificates end in 2027: renewal opens the day after the date three months earlier.
        (
            ("who=adult", "year=2022", "month=8", "day=1", "side=after"),
            "2032年（令和14年）8月1日",
            "2027年（令和9年）8月1日",
            "2027年（令和9年）5月2日",
        ),
        (
            ("who=child", "year=2024", "month=7", "day=7", "side=after"),
            "2029年（令和11年）7月7日",
            "2029年（令和11年）7月7日",
            "2029年（令和11年）4月8日",
        ),
        (
            ("who=adult", "year=2018", "month=2", "day=29", "side=after", "renewed=yes"),
            "2028年（令和10年）2月29日",
            "2028年（令和10年）2月29日",
            "2027年（令和9年）11月30日",
        ),
        (
            ("who=adult", "year=2017", "month=1", "day=10", "unknown", "renewed=yes"),
            "2026年（令和8年）1月10日",
            "2026年（令和8年）1月10日",
            "きょうから できます",
        ),
    ],
)
def test_days_follow_the_rules(
    library: Library, picks: tuple[str, ...], card: str, certificate: str, first: str
) -> None:
    found = values(page(library, *picks))

    assert found[0].startswith(card)
    assert found[1].startswith(certificate)
    assert found[2].startswith(first)


def test_renewal_that_is_open_already_is_said_so(library: Library) -> None:
    now = datetime(2027, 5, 2, 9, 0, tzinfo=JST)
    picks = ("who=adult", "year=2022", "month=8", "day=1", "side=after", "renewed=no")

    assert values(page(library, *picks, now=now))[2] == "もう できます"


def test_stay_ends_card_and_certificates(library: Library) -> None:
    shown = page(library, "who=stay", "stay-year=2027", "stay-month=2", "stay-day=28", lang=EN)

    assert values(shown)[:2] == ["Sunday, February 28, 2027 (Reiwa 9)"] * 2


def test_who_does_not_know_is_sent_to_the_card(library: Library) -> None:
    for picks in (("unknown",), ("who=adult", "unknown"), ("who=stay", "unknown")):
        shown = page(library, *picks)

        assert shown.title.shown == "カードを 見ましょう"
        assert any("0466-25-1111" in line.shown for line in shown.lines())


def test_days_that_do_not_exist_cannot_be_chosen(library: Library) -> None:
    shown = page(library, "who=adult", "year=2020", "month=2")
    keys = [button.line.shown for button in shown.buttons() if button.look == "row"]
    stay = page(library, "who=stay", "stay-year=2027", "stay-month=2")

    assert keys[-1] == "29"
    assert [b.line.shown for b in stay.buttons() if b.look == "row"][-1] == "28"


@pytest.mark.parametrize(
    "picks",
    [
        ("who=nobody",),
        ("day=99", "who=adult", "year=2020", "month=2", "side=before"),
        ("who=stay", "stay-year=2027", "stay-month=2", "stay-day=31"),
        ("nonsense", "who=adult"),
    ],
)
def test_picks_that_mean_nothing_break_nothing(library: Library, picks: tuple[str, ...]) -> None:
    assert page(library, *picks).name == "expiry"
    assert question_of(Answers.of(picks), NOW.date()) != "result"


def test_days_that_follow_from_a_birthday_are_never_kept_as_sound(library: Library) -> None:
    shown = page(library, *ADULT, "renewed=no")
    birthday = [line for line in shown.lines() if "3月5日" in line.shown]

    assert birthday
    assert all(line.is_private for line in birthday)


def test_doubtful_day_counts_nothing(library: Library) -> None:
    visit = Visit(spot=Spot("expiry", picks=ADULT))

    shown = show(scene_of(visit, library, NOW, day="doubtful"))

    assert shown.title.shown == "日付を 確認してください"
    assert not any("あと" in line.shown for line in shown.lines())
