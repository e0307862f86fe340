"""F19: five answers for every procedure, city, day and hour."""

from __future__ import annotations

from datetime import datetime

import msgspec
import pytest

from kiosk.clock import JST
from kiosk.guide import actions
from kiosk.guide.blocks import Value
from kiosk.guide.frame import scene_of
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import start
from kiosk.guide.screens import show
from kiosk.guide.turn import go_back, open_procedure, turn
from kiosk.guide.views.travel import ASK
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.load import city_ids
from kiosk.procedures.model import ProcedureId
from kiosk.settings import ASSETS
from kiosk.visit import Spot, Visit
from tests.conftest import LibraryOf
from tests.content.every_page import flat

MOMENTS = (
    "2026-11-24T10:00",  # an ordinary Tuesday
    "2026-11-24T07:00",
    "2026-11-24T23:30",
    "2026-11-22T10:00",  # Sunday
    "2026-11-23T10:00",  # a holiday on a Monday
    "2026-12-31T10:00",
    "2026-12-31T23:30",
    "2027-01-01T00:00",
)
RENEWAL = ProcedureId("mynumber.cert-renewal")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JST)


def page(library: Library, procedure: ProcedureId, moment: str, lang: Lang = JA) -> Page:
    visit = Visit(spot=Spot("travel", position=start(procedure)), language=lang)
    return show(scene_of(visit, library, at(moment)))


def values(shown: Page) -> list[Value]:
    return [block for block in flat(shown) if isinstance(block, Value)]


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("city", city_ids(ASSETS))
def test_every_procedure_answers_five_questions(
    library_of: LibraryOf, city: str, moment: str
) -> None:
    library = library_of(city)
    has_telephone = library.facts.usable(CITY_TELEPHONE, at(moment).date()) is not None
    for procedure in library.content.procedures:
        for lang in (JA, EASY, EN):
            found = values(page(library, procedure.id, moment, lang))

            assert len(found) == 5, procedure.id
            for value in found:
                assert value.value.shown
                if not value.is_known and has_telephone:
                    assert value.note is not None, (procedure.id, value.label.shown)
                    assert "-" in value.note.shown


@pytest.mark.parametrize("moment", MOMENTS)
def test_open_is_said_only_where_hours_are_known(library_of: LibraryOf, moment: str) -> None:
    for city in city_ids(ASSETS):
        library = library_of(city)
        known = library.facts.usable("city.counter_hours", at(moment).date())  # type: ignore[arg-type]
        today = values(page(library, RENEWAL, moment))[0]

        if known is None:
            assert today.value.shown == ASK
        else:
            assert today.is_known == (not moment.startswith("2026-12-31")), (city, moment)


@pytest.mark.parametrize(
    ("moment", "answer", "note"),
    [
        ("2026-11-24T10:00", "いま 開いています", "午後5時までです。"),
        ("2026-11-24T07:00", "まだ 開いていません", "午前8時30分からです。"),
        ("2026-11-24T23:30", "きょうは もう おわりました", "つぎは 11月25日（水）"),
        ("2026-11-22T10:00", "きょうは 休みの 日です", "つぎは 11月24日（火）"),
        ("2026-11-23T10:00", "きょうは 休みの 日です", "つぎは 11月24日（火）"),
        ("2026-12-31T10:00", "市の窓口で 確認してください", "電話 0466-25-1111"),
    ],
)
def test_counter_of_fujisawa(library: Library, moment: str, answer: str, note: str) -> None:
    today, counter, *_ = values(page(library, RENEWAL, moment))

    assert today.value.shown == answer
    assert today.note is not None
    assert today.note.shown.startswith(note)
    assert counter.value.shown == "本庁舎 1階 市民窓口センター"


def test_a_lost_card_is_stopped_by_telephone_when_the_counter_is_closed(library: Library) -> None:
    today = values(page(library, ProcedureId("trouble.lost-card"), "2026-11-22T10:00"))[0]

    assert today.label.shown == "きょう（電話で）"
    assert today.value.shown == "いま 開いています"
    assert today.note is None


def test_doubtful_day_says_neither_open_nor_closed(library: Library) -> None:
    visit = Visit(spot=Spot("travel", position=start(RENEWAL)))

    shown = show(scene_of(visit, library, at(MOMENTS[0]), day="doubtful"))

    assert values(shown)[0].value.shown == "日付を 確認してください"


def test_shop_that_may_not_take_part_is_asked_about(library: Library) -> None:
    store = ProcedureId("certificates.residence-store")

    shop = values(page(library, store, MOMENTS[0]))[-1]

    assert shop.label.shown == "コンビニで できますか"
    assert not shop.is_known


def test_centre_is_never_promised(library: Library) -> None:
    there = Library(library.content, library._catalogs, "tsujido")

    said = [line.shown for line in page(there, RENEWAL, MOMENTS[0]).lines()]
    at_hall = Library(library.content, library._catalogs, "city-hall")

    assert "辻堂市民センターで できるとは かぎりません。" in said
    hall = [line.shown for line in page(at_hall, RENEWAL, MOMENTS[0]).lines()]
    assert not any("かぎりません" in line for line in hall)


def test_preparation_leads_there_and_back(library: Library) -> None:
    visit = open_procedure(Visit(spot=Spot("home")), RENEWAL)
    scene = scene_of(visit, library, at(MOMENTS[0]))
    button = next(one for one in show(scene).buttons() if one.key == "travel")

    there = turn(scene, button.action)

    assert there.spot.screen == "travel"
    assert show(scene_of(there, library, at(MOMENTS[0]))).name == "travel"
    assert go_back(there).spot == visit.spot
    main = show(scene_of(there, library, at(MOMENTS[0]))).frame.main
    assert main is not None
    assert main.action == actions.Back()


def test_procedure_that_is_gone_sends_to_the_counter(library: Library) -> None:
    visit = Visit(spot=Spot("travel", position=start(ProcedureId("living.gone"))))

    assert show(scene_of(visit, library, at(MOMENTS[0]))).name == "ask"
    nowhere = msgspec.structs.replace(visit, spot=Spot("travel"))
    assert show(scene_of(nowhere, library, at(MOMENTS[0]))).name == "attract"
