"""Life events, letters, shelves and the short view, as a resident walks them."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Notice, Value
from kiosk.guide.finding import DAYS, REPLIES
from kiosk.guide.library import MOST_IN_LIST, Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.turn import turn
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import Group, Procedure, ProcedureId
from kiosk.procedures.occasions import Entry, LifeEvent
from kiosk.visit import Spot, Visit
from tests.fakes.library import make_library
from tests.kiosk.guide.walks import scene_at
from tests.kiosk.procedures.sample import page, procedure

HOME = Visit(spot=Spot("home"))


def pressed(library: Library, visit: Visit, *keys: str) -> Visit:
    """Return the visit after the buttons called ``keys`` were touched, one after the other."""
    for key in keys:
        scene = scene_at(library, None, visit)
        shown = show(scene)
        buttons = {one.key: one for one in (*shown.frame.below(), *shown.buttons())}
        visit = turn(scene, buttons[key].action)
    return visit


def page_at(library: Library, visit: Visit) -> Page:
    return show(scene_at(library, None, visit))


def test_every_result_is_six_touches_from_home_at_most(library: Library) -> None:
    for event in library.content.events:
        start = pressed(library, HOME, "events", event.id)
        waiting = [(start, 2)]
        while waiting:
            visit, touches = waiting.pop()
            shown = page_at(library, visit)
            if shown.name == "event-result":
                assert touches <= 6, event.id
                continue
            replies = [one.key for one in shown.buttons()]
            assert set(replies) <= {*DAYS, *REPLIES}
            assert "unknown" in replies
            waiting += [(pressed(library, visit, reply), touches + 1) for reply in replies]


def test_every_letter_is_three_touches_from_its_procedure(library: Library) -> None:
    for letter in library.content.letters:
        there = pressed(library, HOME, "letters", letter.id, letter.procedure)

        assert there.spot.position is not None
        assert there.spot.position.procedure == letter.procedure


def test_every_letter_has_the_way_out_for_one_that_asks_for_money(library: Library) -> None:
    for letter in library.content.letters:
        there = pressed(library, HOME, "letters", letter.id, "trouble.suspicious")

        assert there.spot.position is not None
        assert there.spot.position.procedure == "trouble.suspicious"


def test_the_last_tile_of_the_letters_is_none_of_them(library: Library) -> None:
    shown = page_at(library, pressed(library, HOME, "letters"))

    assert shown.buttons()[-1].action == actions.OpenProcedure(ProcedureId("trouble.suspicious"))
    assert all(one.picture for one in shown.buttons())


@pytest.mark.parametrize("typed", ["ひっこし", "てんに", "転入"])
def test_search_finds_a_life_event_by_its_words(library: Library, typed: str) -> None:
    found = msgspec.structs.replace(HOME, spot=Spot("search"), query=typed)

    opened = [one.action for one in page_at(library, found).buttons()]

    assert actions.OpenEvent("move-in") in opened


def test_back_through_the_questions_keeps_every_answer(library: Library) -> None:
    done = pressed(library, HOME, "events", "move-in", "week", "yes", "unknown")

    first = pressed(library, done, "back", "back", "back")
    again = pressed(library, first, "week", "yes", "unknown")

    assert first.spot.finding is not None
    assert first.spot.finding.answer("card") == "yes"
    on = [one.key for one in page_at(library, first).buttons() if one.is_on]
    assert on == ["week"]
    assert again.spot.finding is not None
    assert dict(again.spot.finding.answers) == dict(done.spot.finding.answers)  # type: ignore[union-attr]
    assert pressed(library, first, "back").spot == Spot("events")


def test_language_change_keeps_the_answers(library: Library) -> None:
    asked = pressed(library, HOME, "events", "move-in", "today", "no")

    english = turn(scene_at(library, None, asked), actions.SetLanguage(EN))

    assert english.spot.finding == asked.spot.finding
    assert page_at(library, english).lang == EN


def test_a_procedure_of_the_result_leads_back_to_it(library: Library) -> None:
    done = pressed(library, HOME, "events", "lost-wallet", "yes", "no", "no")

    opened = pressed(library, done, "trouble.lost-card")

    assert page_at(library, opened).name == "prepare"
    assert pressed(library, opened, "back").spot == done.spot


def test_an_answer_not_known_gives_the_telephone_of_the_city(library: Library) -> None:
    done = pressed(library, HOME, "events", "lost-wallet", "unknown", "no", "no")

    beside = [b for b in page_at(library, done).blocks if isinstance(b, Aside)]
    notices = [b for aside in beside for b in aside.blocks if isinstance(b, Notice)]

    assert any("0466-25-1111" in line.shown for notice in notices for line in notice.lines)


def test_result_without_a_procedure_sends_to_the_counter(tmp_path: Path, catalogs: Path) -> None:
    library = make_library(tmp_path, catalogs, procedure(page("end")))
    event = LifeEvent("sample", "できごと", "card", (Entry("trouble.sample", "city == 'x'"),))
    library.content = msgspec.structs.replace(library.content, events=(event,))

    shown = page_at(library, pressed(library, HOME, "events", "sample"))

    assert shown.name == "event-result"
    assert "窓口" in shown.title.shown
    assert shown.frame.main is not None
    assert shown.frame.main.action == actions.Show("home")


def test_nothing_of_a_life_event_is_noted_as_used(library: Library) -> None:
    done = pressed(library, HOME, "events", "lost-wallet", "yes", "no", "no")

    assert done.used == ()
    home = turn(scene_at(library, None, done), actions.Show("home"))
    assert home.behind == ()
    assert home.spot.finding is None


def test_short_view_is_one_touch_from_the_card_and_prints_with_the_next(library: Library) -> None:
    for one in library.content.procedures:
        card = turn(scene_at(library, None, HOME), actions.OpenProcedure(one.id))

        short = pressed(library, card, "short")

        shown = page_at(library, short)
        assert shown.name == "short"
        assert shown.title.shown == page_at(library, card).title.shown
        main = shown.frame.main
        assert main is not None
        assert main.action == actions.PrintNow()
        assert turn(scene_at(library, None, short), main.action).spot.screen == "sheet"
        assert pressed(library, short, "back").spot == card.spot


def test_short_view_ends_with_the_telephone_of_the_city(library: Library) -> None:
    one = library.content.procedures[0]
    card = turn(scene_at(library, None, HOME), actions.OpenProcedure(one.id))

    shown = page_at(library, pressed(library, card, "short"))

    values = [b for aside in shown.blocks for b in getattr(aside, "blocks", ())]
    assert isinstance(values[-1], Value)
    assert values[-1].value.shown == "0466-25-1111"


def shelved(tmp_path: Path, catalogs: Path, groups: list[str]) -> Library:
    base = procedure(page("end"))
    made: list[Procedure] = [
        msgspec.structs.replace(base, id=ProcedureId(f"trouble.p{n}"), group=group)
        for n, group in enumerate(groups)
    ]
    library = make_library(tmp_path, catalogs, *made)
    shelves = tuple(Group(name, "trouble", name, "card") for name in ("a", "b", "empty"))
    library.content = msgspec.structs.replace(library.content, groups=shelves)
    return library


def test_small_area_shows_its_list(tmp_path: Path, catalogs: Path) -> None:
    library = shelved(tmp_path, catalogs, ["a"] * MOST_IN_LIST)

    shown = page_at(library, pressed(library, HOME, "trouble"))

    assert [one.look for one in shown.buttons()] == ["row"] * MOST_IN_LIST


def test_large_area_shows_its_shelves_and_what_stands_on_none(
    tmp_path: Path, catalogs: Path
) -> None:
    library = shelved(tmp_path, catalogs, ["b", "a", "a", "a", "b", "b", "", "gone"])

    shown = page_at(library, pressed(library, HOME, "trouble"))

    keys = [one.key for one in shown.buttons()]
    assert keys == ["trouble.p6", "trouble.p7", "shelf:a", "shelf:b"]


def test_shelf_shows_its_own_and_back_returns_to_the_shelves(
    tmp_path: Path, catalogs: Path
) -> None:
    library = shelved(tmp_path, catalogs, ["b", "a", "a", "a", "b", "b", "b", "b"])

    shelf = pressed(library, HOME, "trouble", "shelf:a")

    keys = [one.key for one in page_at(library, shelf).buttons()]
    assert keys == ["trouble.p1", "trouble.p2", "trouble.p3"]
    assert pressed(library, shelf, "back").spot == Spot("area", area="trouble")
    assert pressed(library, shelf, "trouble.p1", "back").spot == shelf.spot


@pytest.mark.parametrize("kind", ["events", "letters", "lessons"])
def test_japanese_needs_no_translation_and_what_is_missing_none_at_all(
    library: Library, kind: str
) -> None:
    assert library.speaks_all(kind, JA)  # type: ignore[arg-type]
    assert library.speaks_all(kind, EN)  # type: ignore[arg-type]
