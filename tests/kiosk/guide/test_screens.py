from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from kiosk.guide.blocks import Notice
from kiosk.guide.finding import Finding
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.player import Position
from kiosk.guide.screens import SCREENS, page_of, show
from kiosk.language.languages import EN, JA
from kiosk.language.ruby import plain
from kiosk.procedures.model import ProcedureId
from kiosk.visit import Spot, Visit
from tests.fakes.library import make_library
from tests.kiosk.guide.walks import NOW, scene_at
from tests.kiosk.procedures.sample import page, procedure, question

SAMPLE = procedure(question("a", yes="end", no="end"), page("end"))


def at(screen: str) -> Visit:
    area = "trouble" if screen == "area" else ""
    spot = Spot(screen, area=area, position=Position(ProcedureId(LOST)))
    if screen in ("event", "event-result", "event-bring"):
        spot = Spot(screen, finding=Finding("lost-wallet"))
    elif screen == "event-day":
        spot = Spot(screen, finding=Finding("move-in", 4, (("day", "week"),)))
    elif screen == "card":
        spot = Spot(screen, item="write")
    elif screen == "letter":
        spot = Spot(screen, item="fake-postcard")
    elif screen == "lesson":
        spot = Spot(screen, item="qr")
    visit = Visit(spot=spot)
    if screen.startswith("panel:"):
        return msgspec.structs.replace(visit, panel=screen.removeprefix("panel:"))
    return visit


LOST = "trouble.lost-card"
DRAWN_BY_THE_SHELL = {"sheet", "idle"}
NOT_EVERYWHERE = {"shelf", "list", "city-question"}


@pytest.mark.parametrize("screen", sorted(set(SCREENS) - DRAWN_BY_THE_SHELL - NOT_EVERYWHERE))
def test_every_screen_has_its_page(library: Library, screen: str) -> None:
    wanted = "prepare" if screen == "procedure" else screen

    assert page_of(at(screen), library, NOW).name == wanted


def test_unknown_screen_is_the_first_one(library: Library) -> None:
    assert page_of(Visit(spot=Spot("nowhere")), library, NOW).name == "attract"


@pytest.mark.parametrize(
    ("screen", "instead"),
    [
        ("shelf", "home"),
        ("event", "events"),
        ("event-result", "events"),
        ("letter", "letters"),
        ("list", "lists"),
        ("lesson", "lessons"),
        ("card", "cards"),
        ("city-question", "end"),
    ],
)
def test_screen_without_what_it_shows_falls_back(
    library: Library, screen: str, instead: str
) -> None:
    assert page_of(Visit(spot=Spot(screen)), library, NOW).name == instead


def test_procedure_screen_without_a_procedure_shows_no_error(library: Library) -> None:
    assert page_of(Visit(spot=Spot("procedure")), library, NOW).name in ("home", "attract")


def test_procedure_this_terminal_has_not_sends_to_the_counter(library: Library) -> None:
    gone = Spot("procedure", position=Position(ProcedureId("trouble.gone")))

    shown = page_of(Visit(spot=gone), library, NOW)

    assert any("窓口" in line.shown for line in shown.lines())


def shown_in_english(tmp_path: Path, catalogs: Path, untranslated: str, **visit: object) -> Page:
    library = make_library(
        tmp_path, catalogs, SAMPLE, is_translated=lambda context: context != untranslated
    )
    position = Position(SAMPLE.id, SAMPLE.steps[0].id)
    return show(scene_at(library, position, Visit(language=EN, **visit)))  # type: ignore[arg-type]


def test_translated_procedure_is_wholly_in_its_language(tmp_path: Path, catalogs: Path) -> None:
    shown = shown_in_english(tmp_path, catalogs, "-")

    assert {line.lang for line in shown.lines()} == {EN}
    assert shown.lang == EN


@pytest.mark.parametrize("beside", [None, JA])
def test_half_translated_procedure_is_wholly_in_japanese_and_says_so(
    tmp_path: Path, catalogs: Path, beside: object
) -> None:
    missing = "procedure:trouble.sample/a/choice/yes/text"

    shown = shown_in_english(tmp_path, catalogs, missing, beside=beside)

    others = [line for line in shown.lines() if line.lang != JA]
    notices = [block for block in shown.blocks if isinstance(block, Notice)]
    assert shown.lang == JA
    assert [line.lang for line in others] == [EN]
    assert others[0] in notices[0].lines
    assert "Japanese" in plain(others[0].text)
    assert all(line.beside is None for line in shown.lines())
