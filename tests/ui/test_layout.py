from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from kiosk.guide.actions import Show
from kiosk.guide.blocks import (
    Aside,
    Block,
    Button,
    Buttons,
    Field,
    Heading,
    Item,
    Items,
    Line,
    Paragraph,
    Picture,
    Progress,
    Value,
    block_lines,
)
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.language.languages import EASY, EN, JA, Lang
from tests.ui.visits import pages
from ui.build.panels import draw_panel
from ui.flow import flow
from ui.frame_places import Bars, Placement, Rect, bars
from ui.layout import Arranged, arrange
from ui.rows import Column
from ui.text.fonts import load_fonts
from ui.tokens import Metrics

WINDOWS = [
    (1280, 800, 15.6),
    (1920, 1080, 21.5),
    (1080, 1920, 21.5),
    (1920, 1080, 15.6),
    (3840, 2160, 27.0),
]
USUAL = [window for window in WINDOWS if window[2] >= 21]
LANGUAGES = [JA, EASY, EN]
LOWER = ("back", "home", "read", "more", "call", "end", "main")
REACH_MM = 190


@pytest.fixture(scope="module", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts()


def _metrics(window: tuple[int, int, float], size: int) -> Metrics:
    return Metrics(*window, size)


def _arranged(page: Page, metrics: Metrics, *, reach: int = 0) -> Arranged:
    frame = bars(
        metrics,
        tools=len(page.frame.tools),
        is_reach=bool(reach),
        has_lower=bool(page.frame.below()),
    )
    return arrange(page, metrics, frame, reach=reach)


@cache
def _pages(library: Library, lang: Lang, size: int, beside: Lang | None = None) -> dict[str, Page]:
    return pages(library, lang, size=size, beside=beside)


def _cases(library: Library) -> Iterator[tuple[str, Page, Metrics]]:
    """Yield every page in every window; each language once small and once at its largest."""
    for window in WINDOWS:
        for lang in LANGUAGES:
            for size in (1, 4):
                for name, page in _pages(library, lang, size).items():
                    yield f"{name} {lang} {size} {window}", page, _metrics(window, size)
        for name, page in _pages(library, EN, 3, JA).items():
            yield f"{name} en+ja 3 {window}", page, _metrics(window, 3)


def _buttons(part: tuple[Placement, ...], page: Page, frame: Bars) -> list[tuple[Button, Rect]]:
    """Return everything that can be pressed on a part, the frame's included."""
    slots = dict(zip(LOWER, frame.slots, strict=True))
    shown = [(p.button, p.rect) for p in part if p.button is not None]
    # The place of the turning button, "more", is not the page's but the screen's.
    below = [(name, getattr(page.frame, name)) for name in LOWER if name != "more"]
    shown += [(button, slots[name]) for name, button in below if button is not None]
    return shown + list(zip(page.frame.tools, frame.tools, strict=False))


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("size", [1, 4])
def test_the_frame_stands_at_the_same_place_on_every_page_in_every_language(
    library: Library, window: tuple[int, int, float], size: int
) -> None:
    places: dict[str, set[Rect]] = {}
    for lang in LANGUAGES:
        for page in _pages(library, lang, size).values():
            if not page.frame.below():
                continue
            frame = _arranged(page, _metrics(window, size)).bars
            for name, slot in zip(LOWER, frame.slots, strict=True):
                places.setdefault(name, set()).add(slot)
            for tool, rect in zip(page.frame.tools, frame.tools, strict=True):
                places.setdefault(tool.key, set()).add(rect)

    assert len(places) == 12
    assert {name: len(rects) for name, rects in places.items() if len(rects) > 1} == {}


def test_everything_of_a_page_is_on_exactly_one_part_but_for_titles(library: Library) -> None:
    for name, page, metrics in _cases(library):
        parts = _arranged(page, metrics).parts
        placed = [p for part in parts for p in part if not isinstance(p.block, Heading | Progress)]
        shown = [line for p in placed for line in block_lines(p.button or p.block)]
        wanted = [
            line
            for block in page.blocks
            if not isinstance(block, Heading | Progress)
            for line in block_lines(block)
        ]

        # Two columns may change which stands first on a part, never what is there. A list that
        # goes on names itself again.
        lists = [block.title for block in _flat(page.blocks) if isinstance(block, Items)]
        assert {repr(line) for line in lists if line is not None} <= set(map(repr, shown)), name
        again = [msgspec.structs.replace(line, beside=None) for line in lists if line is not None]
        titles = [repr(part) for line in (*lists, *again) if line for part in (line, *line.each())]
        assert _sorted_but(titles, shown) == _sorted_but(titles, wanted), name


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from block.blocks if isinstance(block, Aside) else (block,)


def _sorted_but(titles: list[str], lines: Iterable[Line]) -> list[str]:
    return sorted(shown for shown in map(repr, lines) if shown not in titles)


def test_every_choice_can_be_reached_on_some_part(library: Library) -> None:
    for name, page, metrics in _cases(library):
        parts = _arranged(page, metrics).parts
        placed = [p.button for part in parts for p in part if p.button is not None]

        assert sorted(b.key for b in placed) == sorted(b.key for b in page.buttons()), name


def test_a_part_is_read_in_the_order_of_the_page(library: Library) -> None:
    for name, page, metrics in _cases(library):
        titles = {id(block.title) for block in _flat(page.blocks) if isinstance(block, Items)}
        lines = enumerate(_own_lines(page))
        order = {id(line): n for n, line in lines if id(line) not in titles}
        for part in _arranged(page, metrics).parts:
            numbers = [
                order[id(line)]
                for p in part
                for line in block_lines(p.button or p.block)
                if id(line) in order
            ]

            assert numbers == sorted(numbers), name


def _own_lines(page: Page) -> list[object]:
    return [line for block in page.blocks for line in block_lines(block)]


def test_every_target_is_15_mm_and_3_mm_from_the_next(library: Library) -> None:
    for name, page, metrics in _cases(library):
        least, gap = metrics.mm(15), metrics.mm(3) - 1
        arranged = _arranged(page, metrics)
        for part in arranged.parts:
            pressed = _buttons(part, page, arranged.bars)
            for button, rect in pressed:
                assert min(rect.width, rect.height) >= least, (name, button.key, rect)
            for (one, a), (two, b) in combinations(pressed, 2):
                assert _distance(a, b) >= gap, (name, one.key, two.key)


def _distance(a: Rect, b: Rect) -> int:
    across = max(a.x - b.right, b.x - a.right)
    down = max(a.y - b.bottom, b.y - a.bottom)
    return max(across, down)


def test_everything_is_inside_its_place_and_nothing_covers_anything(library: Library) -> None:
    for name, page, metrics in _cases(library):
        arranged = _arranged(page, metrics)
        area = arranged.bars.content
        for part in arranged.parts:
            for p in part:
                assert p.rect.x >= area.x, name
                assert p.rect.right <= area.right, name
                assert p.rect.y >= area.y, name
                assert p.rect.bottom <= area.bottom, (name, p.block)
            for a, b in combinations(part, 2):
                assert _distance(a.rect, b.rect) >= 0, (name, a.block, b.block)


def test_every_part_begins_with_the_title_at_the_usual_size(library: Library) -> None:
    for window in USUAL:
        for name, page in _pages(library, JA, 1).items():
            if any(isinstance(block, Heading) for block in page.blocks):
                for part in _arranged(page, _metrics(window, 1)).parts:
                    assert any(isinstance(p.block, Heading) for p in part), (name, window)


def test_in_reach_mode_every_control_is_within_reach(library: Library) -> None:
    for window in WINDOWS:
        for size in (1, 4):
            metrics = _metrics(window, size)
            reach = metrics.mm(REACH_MM)
            for name, page in _pages(library, JA, size).items():
                arranged = _arranged(page, metrics, reach=reach)
                keys = []
                for part in arranged.parts:
                    for button, rect in _buttons(part, page, arranged.bars):
                        keys.append(button.key)
                        # Controls taller than what is left may stand above it, one row only.
                        is_alone = len({p.rect.y for p in part if p.button is not None}) == 1
                        within = rect.y >= metrics.height - reach or is_alone
                        assert within, (name, window, size, button.key)
                assert {button.key for button in page.buttons()} <= set(keys), name


def test_a_wide_panel_sets_what_explains_beside_the_text(library: Library) -> None:
    page = _pages(library, JA, 1)["step have-card"]
    wide = _arranged(page, _metrics((1920, 1080, 27.0), 1)).parts[0]
    upright = _arranged(page, _metrics((1080, 1920, 21.5), 1)).parts[0]

    assert len({p.rect.x for p in wide if p.button is None}) > 1
    assert len({p.rect.x for p in upright if p.button is None}) == 1


def test_the_tiles_of_home_take_the_room_that_is_left(library: Library) -> None:
    page = _pages(library, JA, 1)["home"]
    metrics = _metrics((1920, 1080, 21.5), 1)
    (part,) = _arranged(page, metrics).parts
    tiles = [p.rect for p in part if p.button is not None and p.button.look == "tile"]

    assert len({rect.height for rect in tiles}) == 1
    assert len({rect.width for rect in tiles}) == 1
    assert tiles[0].height >= metrics.tile
    assert max(p.rect.bottom for p in part) <= metrics.height


def test_home_is_one_part_at_the_usual_size_on_the_usual_panels(library: Library) -> None:
    for window in USUAL:
        for lang in LANGUAGES:
            page = _pages(library, lang, 1)["home"]

            assert len(_arranged(page, _metrics(window, 1)).parts) == 1, (window, lang)


def test_the_search_pad_never_leaves_its_field(library: Library) -> None:
    for window in USUAL:
        for size in (1, 4):
            page = _pages(library, JA, size)["search"]
            for part in _arranged(page, _metrics(window, size)).parts:
                has_keys = any(p.button is not None and p.button.look == "key" for p in part)
                has_field = any(isinstance(p.block, Field) for p in part)

                assert has_field or not has_keys, (window, size)


def test_a_picture_is_drawn_smaller_where_all_then_stands_on_one_part() -> None:
    metrics = _metrics((1080, 1920, 21.5), 3)
    column = Column(Rect(40, 300, 1000, 1180), metrics)
    picture = Picture("counter", Line("まどぐちです。", JA))
    paragraphs = [Paragraph((Line("まどぐちへ だれが 行きますか。", JA),)) for _ in range(8)]
    own = draw_panel(picture, metrics, 1000, "", 472).height

    (part,) = flow([*paragraphs, picture], column)

    assert 1180 * 0.2 <= part[-1].rect.height < own
    assert part[-1].rect.bottom <= column.area.bottom


def test_a_picture_that_would_become_too_small_stands_on_the_next_part() -> None:
    metrics = _metrics((1080, 1920, 21.5), 3)
    picture = Picture("counter", Line("まどぐちです。", JA))
    paragraphs = [Paragraph((Line("まどぐちへ だれが 行きますか。", JA),)) for _ in range(10)]

    parts = flow([*paragraphs, picture], Column(Rect(40, 300, 1000, 1180), metrics))

    assert len(parts) > 1
    assert parts[-1][-1].block == picture


def test_all_answers_stand_with_their_question_where_they_fit_in_pairs(library: Library) -> None:
    answers = tuple(_answer(text) for text in ("ある", "ない", "わからない"))
    text = Paragraph(tuple(Line("手紙は、市から 青い 封筒で とどきます。", JA) for _ in range(2)))
    page = msgspec.structs.replace(
        _pages(library, JA, 1)["home"],
        blocks=(Heading(Line("手紙は ありますか", JA)), text, Buttons(answers)),
    )
    first, *others = _arranged(page, _metrics((1280, 800, 15.6), 3)).parts

    assert {p.button.key for p in first if p.button is not None} == {"ある", "ない", "わからない"}
    assert others == []


def test_facts_give_way_to_the_answers_on_a_wide_panel(library: Library) -> None:
    fact = Value(Line("年度の 数えかた", JA), Line("2026年度は、2025年の お金の 証明", JA))
    blocks = (
        Heading(Line("どこに いましたか", JA)),
        *(msgspec.structs.replace(fact) for _ in range(9)),
        Buttons(tuple(_answer(text) for text in ("この市", "ほかの市", "わからない"))),
        Aside((Paragraph((Line("くわしくは 窓口で。", JA),)),)),
    )
    page = msgspec.structs.replace(_pages(library, JA, 1)["home"], blocks=blocks)
    first = _arranged(page, _metrics((1920, 1080, 27.0), 1)).parts[0]
    left = min(p.rect.x for p in first)

    assert sum(p.button is not None for p in first) == 3
    assert all(p.rect.x > left for p in first if isinstance(p.block, Value))


def test_a_list_that_goes_on_names_itself_again() -> None:
    metrics = _metrics((1920, 1080, 21.5), 1)
    title = Line("もっていくもの", JA)
    things = Items(tuple(Item(Line(f"もの {n}", JA)) for n in range(30)), title)

    parts = flow([things], Column(Rect(0, 0, 800, 900), metrics))

    assert len(parts) > 1
    lists = [[p.block for p in part if isinstance(p.block, Items)] for part in parts]
    assert [part[0].title for part in lists] == [title] * len(parts)
    assert sum(len(block.items) for part in lists for block in part) == 30


def test_a_split_choice_never_shows_its_first_answer_alone() -> None:
    metrics = _metrics((1280, 800, 15.6), 4)
    answers = Buttons(tuple(_answer(f"{n}つめの とても ながい こたえです") for n in range(4)))
    paragraph = Paragraph((Line("まどぐちへ だれが 行きますか。", JA),))
    high = round(metrics.answer * 3.6)

    parts = flow([paragraph, answers], Column(Rect(0, 0, 1100, high), metrics))

    counts = [sum(p.button is not None for p in part) for part in parts]
    assert 1 not in counts[:-1]


def _answer(text: str) -> Button:
    return Button(Line(text, JA), Show("home"), key=text)


def test_later_parts_say_the_title_in_the_first_language_alone() -> None:
    metrics = _metrics((1280, 800, 15.6), 3)
    line = Line("Before you begin", EN, Line("はじめる まえに", JA))
    text = [Paragraph((Line("One thing at a time.", EN),)) for _ in range(20)]

    first, *later = flow([Heading(line), *text], Column(Rect(0, 0, 1200, 500), metrics))

    heads = [p.block for part in later for p in part if isinstance(p.block, Heading)]
    assert first[0].block == Heading(line)
    assert heads == [Heading(Line("Before you begin", EN))] * len(later)
    assert later
