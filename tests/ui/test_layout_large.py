"""How pages stand where text is largest: two languages, upright panels, hands that reach low."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from kiosk.guide.actions import Show
from kiosk.guide.blocks import (
    Block,
    Button,
    Buttons,
    Heading,
    Item,
    Items,
    Line,
    Notice,
    Paragraph,
    Subheading,
)
from kiosk.guide.finding import results
from kiosk.guide.library import Library
from kiosk.guide.page import Frame, Page
from kiosk.guide.player import Surroundings, way_to
from kiosk.guide.screens import page_of
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import ProcedureId, StepId
from kiosk.visit import Spot, Visit
from tests.ui.visits import NOW, pages
from ui.build.buttons import draw_button
from ui.build.place import draw_place
from ui.drawing.elements import Box, Icon, Words
from ui.frame_places import Placement, Rect, bars
from ui.layout import arrange
from ui.text.fonts import load_fonts
from ui.tokens import Metrics

WIDE, UPRIGHT = (1920, 1080), (1080, 1920)
REACH_MM = 260
Part = tuple[Placement, ...]


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def parts_of(page: Page, window: tuple[int, int], size: int, *, is_low: bool) -> tuple[Part, ...]:
    metrics = Metrics(*window, 21.5, size)
    frame = bars(metrics, tools=len(page.frame.tools), is_reach=is_low)
    return arrange(page, metrics, frame, reach=metrics.mm(REACH_MM) if is_low else 0).parts


def double(library: Library, spot: Spot, *, is_low: bool) -> Page:
    """Return the page of ``spot`` at its fullest: the largest text, English with Japanese."""
    visit = Visit(spot=spot, language=EN, beside=JA, size=4, is_reach=is_low)
    return page_of(visit, library, NOW)


def answers(part: Iterable[Placement]) -> list[str]:
    return [p.button.key for p in part if p.button is not None and p.button.look == "answer"]


def has_title(part: Part) -> bool:
    return any(isinstance(p.block, Heading) for p in part)


@pytest.mark.parametrize("window", [WIDE, UPRIGHT])
@pytest.mark.parametrize("is_low", [False, True])
def test_seven_answers_begin_on_the_first_part_and_stand_with_their_question(
    library: Library, window: tuple[int, int], *, is_low: bool
) -> None:
    safety = library.procedure(ProcedureId("mynumber.safety"))
    place = way_to(safety, StepId("worry"), Surroundings("fujisawa", NOW.date()))
    page = double(library, Spot("procedure", position=place), is_low=is_low)

    parts = parts_of(page, window, 4, is_low=is_low)

    assert len(answers(parts[0])) >= 2
    assert [key for part in parts for key in answers(part)] == [
        button.key for button in page.buttons() if button.look == "answer"
    ]
    assert all(has_title(part) for part in parts if answers(part))


@pytest.mark.parametrize(
    "asked",
    [
        Notice("caution", (Line("カードを 見せないで ください。", JA),), "warning"),
        Items((Item(Line("氏名が かわった", JA)), Item(Line("住所が かわった", JA)))),
    ],
)
def test_a_warning_and_what_is_asked_about_stay_before_the_answers(
    library: Library, asked: Block
) -> None:
    text = Paragraph(tuple(Line("手紙は、市から 青い 封筒で とどきます。", JA) for _ in range(8)))
    answered = Buttons(tuple(_answer(words) for words in ("はい", "いいえ")))
    blocks = (Heading(Line("見せましたか", JA)), text, asked, answered)
    page = msgspec.structs.replace(pages(library)["home"], blocks=blocks)

    first, *later = parts_of(page, WIDE, 4, is_low=False)

    assert answers(first) == ["はい", "いいえ"]
    above = next(p.rect for p in first if p.block == asked)
    assert above.bottom < min(p.rect.y for p in first if p.button is not None)
    assert any(isinstance(p.block, Paragraph) for part in later for p in part)


def _answer(text: str) -> Button:
    return Button(Line(text, JA), Show("home"), key=text)


@pytest.mark.parametrize("window", [WIDE, UPRIGHT])
@pytest.mark.parametrize("is_low", [False, True])
def test_of_two_choices_each_stays_below_its_own_words(
    library: Library, window: tuple[int, int], *, is_low: bool
) -> None:
    visit = Visit(spot=Spot("home"), panel="voice", language=EN, beside=JA, size=4, is_reach=is_low)
    page = page_of(visit, library, NOW)

    stood = [p for part in parts_of(page, window, 4, is_low=is_low) for p in part]

    order = ["words" if isinstance(p.block, Subheading) else "choice" for p in stood]
    first, second = (n for n, kind in enumerate(order) if kind == "words")
    assert order[first + 1] == order[second + 1] == "choice"
    assert stood[first + 1].button is not None
    assert stood[second + 1].button is not None


@pytest.mark.parametrize("window", [WIDE, UPRIGHT])
@pytest.mark.parametrize("is_low", [False, True])
def test_what_an_event_comes_to_is_twelve_parts_at_most_and_begins_with_the_first(
    library: Library, window: tuple[int, int], *, is_low: bool
) -> None:
    for event in library.content.events:
        *_, longest = results(event)
        page = double(library, Spot("event-result", finding=longest), is_low=is_low)

        parts = parts_of(page, window, 4, is_low=is_low)

        assert len(parts) <= 12, event.id
        assert has_title(parts[0]), event.id
        shown = [p.button.key for part in parts for p in part if p.button is not None]
        assert shown == [button.key for button in page.buttons()], event.id
        assert parts[0][-1].button is not None, event.id


def test_on_an_upright_panel_within_reach_two_tiles_stand_on_every_part(library: Library) -> None:
    page = double(library, Spot("area", area="living"), is_low=True)

    counts = [
        sum(p.button is not None for p in part) for part in parts_of(page, UPRIGHT, 4, is_low=True)
    ]

    assert min(counts[:-1]) >= 2
    assert sum(counts) == len(page.buttons())


def test_the_list_of_events_begins_below_its_question(library: Library) -> None:
    page = double(library, Spot("events"), is_low=True)

    parts = parts_of(page, WIDE, 4, is_low=True)

    assert has_title(parts[0])
    assert sum(p.button is not None for p in parts[0]) >= 2
    assert len(parts) <= 5


@pytest.mark.parametrize("window", [WIDE, UPRIGHT])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
@pytest.mark.parametrize("is_low", [False, True])
def test_the_tiles_of_a_page_are_arranged_alike(
    library: Library, window: tuple[int, int], size: int, *, is_low: bool
) -> None:
    for area in ("mynumber", "certificates", "living", "trouble"):
        for language, beside in ((JA, None), (EN, None), (EN, JA)):
            spot = Spot("area", area=area)
            visit = Visit(spot=spot, language=language, beside=beside, size=size, is_reach=is_low)
            page = page_of(visit, library, NOW)
            tiles = [
                p
                for part in parts_of(page, window, size, is_low=is_low)
                for p in part
                if p.button is not None and p.button.look == "tile"
            ]

            assert len({_arrangement(tile) for tile in tiles}) == min(1, len(tiles)), (area, visit)


def _arrangement(tile: Placement) -> tuple[object, ...]:
    """Return the size of the sign and of the name, and whether the sign stands above the name."""
    _, square, sign, name, *_ = tile.drawing.elements
    assert isinstance(square, Box)
    assert isinstance(sign, Icon)
    assert isinstance(name, Words)
    is_above = square.y + square.height <= name.y
    name_em = max(run.em for run in name.text.runs)
    return square.width, sign.size, name_em, is_above


def test_a_tile_alone_takes_what_room_its_longest_neighbour_needs() -> None:
    metrics = Metrics(*WIDE, 21.5, 1)
    short, long = (_tile(text) for text in ("ごみ", "カードの ことが わからない とき"))

    alone = draw_button(short, metrics, 500, 400)
    together = draw_button(short, metrics, 500, 400, (short, long))

    squares = [d.elements[1] for d in (alone, together)]
    assert all(isinstance(square, Box) for square in squares)
    neighbour = draw_button(long, metrics, 500, 400, (short, long)).elements[1]
    assert squares[1].width == neighbour.width  # type: ignore[union-attr]


def _tile(text: str) -> Button:
    return Button(Line(text, JA), Show("home"), "tile", "card", key=text)


@pytest.mark.parametrize("is_low", [False, True])
def test_where_one_is_grows_with_the_text(library: Library, *, is_low: bool) -> None:
    heights = []
    for size in (1, 2, 3, 4):
        page = page_of(Visit(spot=Spot("events"), size=size), library, NOW)
        metrics = Metrics(*WIDE, 21.5, size)
        where = bars(metrics, is_reach=is_low).place
        drawing = draw_place(page.frame, metrics, where)

        assert drawing.height <= where.height
        heights.append(drawing.height)

    assert heights == sorted(heights)
    assert heights[-1] > heights[0] * 1.2


def test_two_languages_stand_side_by_side_in_a_wide_bar() -> None:
    metrics = Metrics(*WIDE, 21.5, 4)
    line = Line("Life events", EN, Line("くらしの できごとから", JA))
    wide, narrow = Rect(0, 0, 1800, 105), Rect(0, 0, 420, 105)

    beside, under = (draw_place(Frame(line), metrics, where).elements for where in (wide, narrow))

    assert beside[1].x > beside[0].x
    assert under[1].x == under[0].x
    assert under[1].y > under[0].y
