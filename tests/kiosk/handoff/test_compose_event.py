from __future__ import annotations

from kiosk.guide.finding import Finding, results
from kiosk.guide.library import Library
from kiosk.handoff.compose_event import event_sheet
from kiosk.handoff.sheet import Sheet
from kiosk.language.languages import EN, JA
from kiosk.procedures.occasions import Entry, LifeEvent
from kiosk.visit import Visit
from tests.kiosk.guide.walks import scene_at

NOBODY = Visit()


def sheet(library: Library, finding: Finding, visit: Visit = NOBODY) -> Sheet:
    event = library.event(finding.event)
    assert event is not None
    return event_sheet(scene_at(library, None, visit), event, finding)


def said(library: Library, *answers: tuple[str, str], visit: Visit = NOBODY) -> list[str]:
    finding = Finding("move-in", 3, answers)
    return [line.shown for line in sheet(library, finding, visit).lines()]


def test_sheet_names_each_procedure_with_its_last_day(library: Library) -> None:
    lines = said(library, ("day", "today"), ("card", "yes"), ("child", "no"))

    assert any("引っこしの 手続きを する" in one and "12月5日（土）まで" in one for one in lines)
    assert "0466-25-1111" in lines


def test_sheet_names_the_procedures_that_need_a_thing(library: Library) -> None:
    entries = (Entry("living.moving"), Entry("living.health-insurance"))
    both = LifeEvent("both", "両方", "card", entries)

    made = event_sheet(scene_at(library, None, NOBODY), both, Finding("both"))

    lines = [line.shown for line in made.lines()]
    assert "顔写真つきの 本人確認書類（1・2）" in lines
    assert "転出証明書（あれば）（1）" in lines


def test_no_answer_is_on_the_paper(library: Library) -> None:
    lines = said(library, ("day", "yesterday"), ("card", "unknown"), ("child", "no"))

    assert not any(word in one for one in lines for word in ("きのう", "わからない", "いいえ"))


def test_two_languages_stand_side_by_side(library: Library) -> None:
    finding = Finding("move-in", 3, (("day", "today"), ("card", "yes"), ("child", "no")))

    made = sheet(library, finding, Visit(language=EN, beside=JA))

    assert made.title.lang == EN
    assert made.title.beside is not None
    for section in made.sections:
        assert all(entry.line.beside is not None for entry in section.entries)


def test_every_result_has_a_sheet_and_a_long_list_a_second_page(library: Library) -> None:
    for event in library.content.events:
        for finding in results(event):
            made = sheet(library, finding)
            kinds = [section.kind for section in made.sections]
            if made.second is not None:
                assert "bring" not in kinds
                assert [part.kind for part in made.second.sections] == ["bring"]
                assert made.second.second is None
