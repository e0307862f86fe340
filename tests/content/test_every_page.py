"""What must hold on every page of the shipped content, in every language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Field, Heading, Line, Poster, Subheading
from kiosk.guide.library import Library
from kiosk.guide.page import Frame, Page
from kiosk.guide.phrasebook import Catalog
from kiosk.guide.views.blocks import PIN_NAMES
from kiosk.guide.views.question import AFTER_END
from kiosk.i18n import Text
from kiosk.language.languages import EASY, EN, JA, LANGUAGES, PSEUDO, Lang
from kiosk.language.ruby import parse, plain
from kiosk.procedures.model import PinKind
from kiosk.settings import ASSETS
from kiosk.voice.sentences import sentences
from kiosk.voice.text import utterance
from tests.conftest import LibraryOf
from tests.content.every_page import every_page, flat
from tests.kiosk.guide.walks import NOW

# The other language, beside: what the panel offers, and the pseudo-language at its longest.
TONGUES: tuple[tuple[Lang, Lang | None], ...] = (
    (JA, None),
    (EASY, None),
    (EN, None),
    (EASY, JA),
    (EN, JA),
    (PSEUDO, JA),
)
BRACKETS = re.compile(r" ?\([^()]*\)")
CITIES = ("fujisawa", "chigasaki", "kashima-ibaraki", "kashima-saga")
KANJI = re.compile(r"[一-鿿々]")
JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿々]")
# Numbers with their unit, and hours: said by `kiosk.language.formats`, drawn without ruby in ja.
COUNTED = re.compile(r"[0-9,]+(?:円|日|か月|回|年|月|時|分|件|秒|歳)|午前|午後")
OWN_NAMES = frozenset(language.name for language in LANGUAGES.values())


def visible(value: Any, *, key: str = "") -> Iterator[Line]:
    """Yield every line anywhere inside ``value``, whatever holds it, in the order of its fields."""
    if isinstance(value, Line):
        yield value
        if value.beside is not None:
            yield value.beside
    elif isinstance(value, tuple | list):
        for one in value:
            yield from visible(one)
    elif hasattr(value, "__struct_fields__"):
        for name in value.__struct_fields__:
            yield from visible(getattr(value, name))


@pytest.mark.parametrize("tongue", TONGUES, ids=lambda one: "+".join(filter(None, one)))
def test_whatever_is_visible_is_read_aloud_in_reading_order(
    library: Library, tongue: tuple[Lang, Lang | None]
) -> None:
    for name, page in every_page(library, *tongue):
        said = list(page.lines())
        shown = [line for block in page.blocks for line in in_reading_order(block)]
        frame = list(visible(page.frame))
        assert said[: len(shown)] == shown, name
        assert sorted(map(str, said[len(shown) :])) == sorted(map(str, frame)), name


def in_reading_order(block: Block) -> list[Line]:
    """Return the lines of ``block``, a list's or a button's title before what is in it."""
    if isinstance(block, Field):
        return [block.line, *([block.line.beside] if block.line.beside else [])]
    lines = list(visible(block))
    title = getattr(block, "title", None)
    if title is not None and block.__class__.__name__ == "Items":
        inner = list(visible(block.items))  # type: ignore[union-attr]
        return [*visible(title), *inner]
    if isinstance(block, Aside):
        return [line for one in block.blocks for line in in_reading_order(one)]
    return lines


@pytest.mark.parametrize("tongue", TONGUES[:5], ids=lambda one: "+".join(filter(None, one)))
def test_every_sentence_is_spoken_with_a_voice_of_its_own_language(
    library: Library, tongue: tuple[Lang, Lang | None]
) -> None:
    seen: set[tuple[str, str]] = set()
    for name, page in every_page(library, *tongue):
        for line in page.lines():
            cut = sentences(line.text, line.lang)
            if (line.text, line.lang) in seen or not line.shown.strip():
                continue
            seen.add((line.text, line.lang))
            assert "".join(plain(one) for one in cut).replace(" ", "") == line.shown.replace(
                " ", ""
            ), name
            for sentence in cut:
                told = utterance(sentence, line.lang)
                assert (told.text, told.lang) == (plain(sentence), line.lang)
                if re.search(r"\w", told.text):
                    assert told.reading.strip(), (name, told.text)


@pytest.mark.parametrize("lang", [EASY, EN])
@pytest.mark.parametrize("city", CITIES)
def test_no_page_falls_back_to_another_language(
    library_of: LibraryOf, city: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    missing: list[Text] = []
    find = Catalog.find

    def watched(catalog: Catalog, text: Text) -> str | None:
        found = find(catalog, text)
        if found is None:
            missing.append(text)
        return found

    monkeypatch.setattr(Catalog, "find", watched)
    for name, page in every_page(library_of(city), lang):
        others = {line.shown for line in page.lines() if line.lang != lang}
        if name.startswith("search"):
            missing.clear()  # the finder looks for more than it shows
        assert missing == [], name
        if not name.startswith(("attract", "panel:language", "search", "about", "card ")):
            # There: own names of the languages, keys of a pad, makers' credit, cards to show.
            assert others == set(), name


def test_no_text_escapes_translation(library: Library) -> None:
    for name, page in every_page(library, PSEUDO):
        for line in page.lines():
            if line.lang == PSEUDO and JAPANESE.search(line.shown) and not line.is_private:
                assert line.shown.startswith("［!!"), (name, line.shown)


def test_english_page_shows_japanese_only_as_the_word_to_say_at_the_counter(
    library: Library,
) -> None:
    for name, page in every_page(library, EN):
        for line in page.lines():
            if line.lang == EN and JAPANESE.search(line.shown) and not name.startswith("search"):
                assert re.search(r"[A-Za-z]{2}", line.shown), (name, line.shown)


def test_two_languages_stand_line_by_line(library: Library) -> None:
    """Place and day in the frame stay in one language; everything to read or press has both.

    A year has its era beside it only where Japanese is read alone, and the word for the counter
    stands in brackets only where no Japanese line beside says it.
    """
    alone = dict(every_page(library, EN))
    japanese = dict(every_page(library, JA))

    def read(page: Page) -> set[str]:
        framed = [line for button in page.frame.below() for line in visible(button)]
        return {line.shown for line in (*visible(page.blocks), *framed)}

    for name, page in every_page(library, EN, JA):
        if name.startswith(("attract", "panel", "end", "search", "expiry who=", "event-day")):
            continue
        both = {BRACKETS.sub("", line).replace(" ", "") for line in read(page)}
        for line in read(alone[name]):
            assert BRACKETS.sub("", line).replace(" ", "") in both, (name, line)
        assert read(page) >= read(japanese[name]), name
        assert page.beside == JA, name


def test_easy_japanese_has_ruby_on_every_kanji(library: Library) -> None:
    for name, page in every_page(library, EASY):
        for line in page.lines():
            if line.lang != EASY or line.shown in OWN_NAMES:
                continue
            for piece in parse(line.text):
                assert piece.ruby or not KANJI.search(piece.text), (name, line.text)


def test_japanese_has_a_reading_on_every_kanji(library: Library) -> None:
    for name, page in every_page(library, JA):
        for line in page.lines():
            if line.lang != JA or line.shown in OWN_NAMES or name.startswith("search"):
                continue
            for piece in parse(line.text):
                bare = COUNTED.sub("", piece.text)
                assert piece.ruby or piece.spoken or not KANJI.search(bare), (name, line.text)


@pytest.mark.parametrize("lang", [JA, EASY, EN])
def test_no_page_of_a_resident_has_a_field_but_the_search(library: Library, lang: Lang) -> None:
    for name, page in every_page(library, lang):
        fields = [block for block in flat(page) if isinstance(block, Field)]
        assert bool(fields) == (page.name == "search"), name
        typed = [button for button in page.buttons() if isinstance(button.action, actions.TypeKey)]
        assert bool(typed) == (page.name == "search"), name


def test_every_page_has_one_title_and_at_most_one_main_button(library: Library) -> None:
    for name, page in every_page(library, JA):
        headings = [block for block in flat(page) if isinstance(block, Heading | Poster)]
        assert len(headings) == (0 if page.name == "search" else 1), name
        if not headings:
            assert any(isinstance(block, Subheading) for block in flat(page)), name
        mains = [button for button in page.buttons() if button.look == "main"]
        assert mains == [], name
        if page.name == "question":
            assert page.frame.main is None, name


def test_every_page_but_the_first_can_be_left_read_and_erased_from_the_same_places(
    library: Library,
) -> None:
    for name, page in every_page(library, JA):
        if page.name == "attract":
            continue
        frame = page.frame
        assert isinstance(frame, Frame)
        assert frame.read is not None, name
        assert frame.call is not None, name
        # After the end there is nothing left to erase.
        assert (frame.end is None) == (page.name in AFTER_END), name
        assert frame.end is None or isinstance(frame.end.action, actions.EndVisit), name
        tools = [button.key for button in frame.tools]
        assert tools[:5] == ["language", "size", "colour", "voice", "reach"], name
        if page.name not in ("home", *AFTER_END):
            assert frame.back is not None, name
            assert frame.home is not None, name


def test_no_two_buttons_of_a_page_answer_to_the_same_name(library: Library) -> None:
    for name, page in every_page(library, JA):
        keys = [button.key for button in (*page.buttons(), *page.frame.below(), *page.frame.tools)]
        assert "" not in keys, name
        assert len(keys) == len(set(keys)), (name, sorted(keys))


def test_every_icon_and_picture_of_a_page_is_drawn(library: Library) -> None:
    icons = {file.stem for file in (ASSETS / "icons").glob("*.svg")}
    for name, page in every_page(library, JA):
        wanted = {button.icon for button in (*page.frame.below(), *page.frame.tools)}
        wanted |= {icon_of(block) for block in flat(page)}
        wanted |= {button.icon for button in page.buttons()}
        assert wanted - {""} <= icons, name


def icon_of(block: Block) -> str:
    return str(getattr(block, "icon", ""))


def test_every_step_that_needs_a_pin_names_it_in_words_digits_and_icon(library: Library) -> None:
    found: set[PinKind] = set()
    for procedure in library.content.procedures:
        for step in procedure.steps:
            if step.pin is None:
                continue
            found.add(step.pin)
            digits = "6〜16" if step.pin == "sign" else "4"
            assert digits in PIN_NAMES[step.pin]
    pages = {name: page for name, page in every_page(library, JA) if "why" not in name.split()}
    assert found == {"sign", "user", "register", "entry"}
    for procedure in library.content.procedures:
        for step in procedure.steps:
            if step.pin is not None:
                page = pages[f"{procedure.id}/{step.id}"]
                shown = " ".join(line.shown for line in page.lines())
                book = library.book(JA, NOW.date())
                assert plain(book.say(Text(PIN_NAMES[step.pin]))) in shown
                assert "この 画面には 入れません" in shown


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("days", [0, 400, 3650])
def test_every_page_can_be_shown_in_every_city_on_later_days(
    library_of: LibraryOf, city: str, days: int
) -> None:
    shown = [page for _, page in every_page(library_of(city), JA, now=NOW + timedelta(days=days))]

    assert len(shown) > 300
    for page in shown:
        assert not any("fact:" in line.shown or "{" in line.shown for line in page.lines())


def test_button_that_goes_nowhere_is_on_no_page(library: Library) -> None:
    for name, page in every_page(library, JA):
        for button in page.buttons():
            if isinstance(button.action, actions.OpenProcedure):
                assert library.has_procedure(button.action.procedure), name
