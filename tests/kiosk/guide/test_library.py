from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.guide.library import Library
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import (
    Bring,
    Fact,
    FactId,
    Picture,
    Prepare,
    Procedure,
    ProcedureId,
    Row,
    Source,
    Step,
    StepId,
    Thing,
    ThingId,
    Tips,
)
from tests.fakes.library import make_library

TODAY = date(2026, 11, 21)
FEE = Fact(
    FactId("fee"), "お金", 300, "yen", Source("s", TODAY), TODAY, "市民課", "H", context="fact:fee"
)
CARD = Thing(ThingId("card"), "カード", "card")
ALT = Picture("front", "カードの おもて")
PROCEDURE = Procedure(
    id=ProcedureId("trouble.sample"),
    area="trouble",
    topic="sample",
    title="みほん",
    summary=("みほんです。",),
    ways=("counter",),
    prepare=Prepare((Bring(CARD.id),), (), (Row(FEE.id),)),
    steps=(Step(StepId("end"), "result", "here", "おわり", picture="front"),),
    sources=(),
    supporter=Tips(),
)


def made(folder: Path, ui: Path, untranslated: str = "-") -> Library:
    return make_library(
        folder,
        ui,
        PROCEDURE,
        facts=(FEE,),
        things=(CARD,),
        pictures=(ALT,),
        is_translated=lambda context: not context.startswith(untranslated),
    )


def test_procedure_is_found_by_id_and_area(tmp_path: Path, catalogs: Path) -> None:
    library = made(tmp_path, catalogs)

    assert library.procedure(PROCEDURE.id) is PROCEDURE
    assert library.has_procedure("trouble.sample")
    assert not library.has_procedure("trouble.other")
    assert library.in_area("trouble") == [PROCEDURE]
    assert library.in_area("living") == []
    with pytest.raises(KeyError):
        library.procedure(ProcedureId("trouble.other"))


def test_missing_picture_is_none_and_a_thing_is_always_there(
    tmp_path: Path, catalogs: Path
) -> None:
    library = made(tmp_path, catalogs)

    assert library.picture("front") == ALT
    assert library.picture("none") is None
    assert library.thing(CARD.id) == CARD


def test_procedure_with_every_translation_is_spoken(tmp_path: Path, catalogs: Path) -> None:
    assert made(tmp_path, catalogs).speaks(PROCEDURE, EN)


@pytest.mark.parametrize(
    "untranslated",
    [
        "procedure:trouble.sample/title",
        "procedure:trouble.sample/end/title",
        "fact:fee/label",
        "thing:card/name",
        "picture:front/alt",
    ],
)
def test_one_missing_sentence_keeps_the_whole_procedure_in_japanese(
    tmp_path: Path, catalogs: Path, untranslated: str
) -> None:
    library = made(tmp_path, catalogs, untranslated)

    assert not library.speaks(PROCEDURE, EN)
    assert library.speaks(PROCEDURE, JA)


def test_languages_are_offered_in_their_order(library: Library) -> None:
    assert library.languages() == ["ja", "ja-easy", "en"]


def test_book_speaks_the_language_of_the_city_it_is_for(library: Library) -> None:
    book = library.book(EN, TODAY)

    assert book.lang == EN
    assert "Fujisawa" in book.say(book.city_name)


def test_search_finds_by_kana_and_by_english(library: Library) -> None:
    assert library.find("ひっこし", JA)[0] == "living.moving"
    assert library.find("lost", EN)[0] == "trouble.lost-card"
    assert library.find("ぬぬぬぬ", JA) == []
