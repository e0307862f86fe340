from __future__ import annotations

import msgspec
import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Field, Preview
from kiosk.guide.kana_pad import LAYOUTS
from kiosk.guide.library import Library
from kiosk.guide.page import Page
from kiosk.guide.screens import show
from kiosk.guide.views.found import MOST_HITS
from kiosk.guide.views.other import idle_page, sheet_page
from kiosk.language.languages import EN, JA
from kiosk.visit import Spot, Visit
from tests.content.every_page import flat
from tests.kiosk.guide.walks import scene_at


def page_of(library: Library, screen: str, **changes: object) -> Page:
    visit = msgspec.structs.replace(Visit(spot=Spot(screen)), **changes)
    return show(scene_at(library, None, visit))


def texts(page: Page) -> str:
    return " ".join(line.shown for line in page.lines())


def field(page: Page) -> Field:
    return next(block for block in flat(page) if isinstance(block, Field))


def test_search_shows_what_was_typed_and_few_hits(library: Library) -> None:
    page = page_of(library, "search", query="カード")

    hits = [one for one in page.buttons() if isinstance(one.action, actions.OpenProcedure)]
    assert field(page).text == "カード"
    assert field(page).is_private
    assert 0 < len(hits) <= MOST_HITS


def test_search_without_a_hit_says_what_to_do(library: Library) -> None:
    assert "係の人に 聞いてください" in texts(page_of(library, "search", query="ぬぬぬぬ"))


@pytest.mark.parametrize("pad", LAYOUTS)
def test_every_key_of_a_pad_is_a_button_and_the_other_pads_are_near(
    library: Library, pad: str
) -> None:
    page = page_of(library, "search", spot=Spot("search", area=pad))

    typed = {one.action.key for one in page.buttons() if isinstance(one.action, actions.TypeKey)}
    assert typed >= {key for row in LAYOUTS[pad] for key in row if key}
    assert {f"pad:{other}" for other in LAYOUTS if other != pad} <= typed
    assert f"pad:{pad}" not in typed


def test_refused_number_is_not_shown_again(library: Library) -> None:
    page = page_of(library, "refused", query="123456789012")

    assert "1234" not in texts(page)
    assert "もう 消しました" in texts(page)
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Back()


def test_error_of_ours_is_not_the_residents_fault(library: Library) -> None:
    page = page_of(library, "sorry")

    assert "あなたの せいでは ありません。" in texts(page)
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Show("home")


def test_end_page_names_everything_that_was_erased(library: Library) -> None:
    page = page_of(library, "end")

    for erased in ("こたえ", "さがした ことば", "文字の 大きさ", "見ていた ページ"):
        assert erased in texts(page)
    assert "はじめから おあずかりして いません" in texts(page)
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Show("attract")


@pytest.mark.parametrize("lang", [JA, EN])
def test_idle_warning_counts_down_and_offers_to_stay(library: Library, lang: str) -> None:
    visit = msgspec.structs.replace(Visit(spot=Spot("home")), language=lang)

    page = idle_page(scene_at(library, None, visit), 37)

    assert "37" in texts(page)
    assert page.frame.main is not None
    assert page.frame.main.action == actions.StayHere()


@pytest.mark.parametrize("state", ["ready", "printing", "printed", "saved"])
def test_sheet_is_printed_only_when_it_is_ready(library: Library, state: str) -> None:
    scene = scene_at(library, None, Visit(spot=Spot("sheet")))
    lines = (scene.tell.ui("つぎへ"),)

    page = sheet_page(scene, lines, state)

    assert page.frame.main is not None
    wanted = actions.Print() if state == "ready" else actions.Back()
    assert page.frame.main.action == wanted
    assert next(block for block in flat(page) if isinstance(block, Preview)).lines == lines


def test_help_page_keeps_the_place(library: Library) -> None:
    page = page_of(library, "help")

    assert "そのまま 残っています" in texts(page)
    assert page.frame.main is not None
    assert page.frame.main.action == actions.Back()


def test_about_page_says_what_is_never_asked(library: Library) -> None:
    said = texts(page_of(library, "about"))

    assert "名前、住所、電話番号は 聞きません。" in said
    assert "暗証番号と マイナンバーは 入れられません。" in said
