from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Button
from kiosk.guide.library import Library
from kiosk.guide.views.found import MOST_HITS, found_rows
from kiosk.guide.views.lookups import LOOKUPS
from kiosk.guide.views.room import LARGE
from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.kiosk.guide.walks import scene_at

SAID = Path(__file__).parents[3] / "data" / "said.tsv"


def rows(library: Library, query: str, lang: str = JA, size: int = 1) -> tuple[Button, ...]:
    visit = msgspec.structs.replace(
        Visit(spot=Spot("search")), query=query, language=lang, size=size
    )
    return found_rows(scene_at(library, None, visit))


def leads_to(library: Library, row: Button) -> set[str]:
    match row.action:
        case actions.OpenProcedure(procedure):
            return {procedure}
        case actions.OpenEvent(event):
            found = library.event(event)
            assert found is not None
            return {entry.procedure for entry in found.entries}
    return {one for page in LOOKUPS if page.key == row.key for one in page.procedures}


@pytest.mark.parametrize("size", [1, LARGE])
def test_no_row_takes_the_place_of_the_right_procedure(library: Library, size: int) -> None:
    most = MOST_HITS if size < LARGE else MOST_HITS - 1
    lines = [line for line in SAID.read_text("utf-8").splitlines() if not line.startswith("#")]
    lost = []
    for query, lang, ids in (line.split("\t") for line in lines):
        read = JA if lang in (JA, "romaji") else EN
        right = set(ids.split("|")) & set(library.find(query, read)[:most])
        shown = rows(library, query, read, size)
        assert len(shown) <= most
        if right and not right & {one for row in shown for one in leads_to(library, row)}:
            lost.append(query)

    assert lost == []


def test_a_life_event_stands_before_the_procedures_it_leads_to(library: Library) -> None:
    shown = rows(library, "ひっこし")

    assert shown[0].action == actions.OpenEvent("move-in")
    assert shown[1].action == actions.OpenProcedure("living.moving")  # type: ignore[arg-type]


@pytest.mark.parametrize("query", ["お金を振り込んでしまった", "更新のお知らせ", "いぬの"])
def test_a_sentence_that_begins_with_its_word_does_not_show_it(
    library: Library, query: str
) -> None:
    assert all(isinstance(row.action, actions.OpenProcedure) for row in rows(library, query))


def test_nothing_typed_shows_nothing(library: Library) -> None:
    assert rows(library, "") == ()
