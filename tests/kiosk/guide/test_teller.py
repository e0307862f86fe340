from __future__ import annotations

from datetime import date

import msgspec
import pytest

from kiosk.guide.blocks import Line
from kiosk.guide.library import Library
from kiosk.guide.teller import Teller, without_twin
from kiosk.i18n import Text, ui
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import FactId, Row
from tests.conftest import LibraryOf

TODAY = date(2026, 11, 21)
FEE = Row(FactId("stay.reissue_fee"), "", "yen")


@pytest.fixture
def english(library: Library) -> Teller:
    return Teller(library.book(EN, TODAY))


@pytest.fixture
def both(library: Library) -> Teller:
    return Teller(library.book(EN, TODAY), library.book(JA, TODAY))


def test_message_is_said_in_one_language_or_both(english: Teller, both: Teller) -> None:
    assert english.ui("つぎへ") == Line("Next", EN)
    assert both.ui("つぎへ").text == "Next"
    assert both.ui("つぎへ").beside == Line(both.beside.say(ui("つぎへ")), JA)  # type: ignore[union-attr]


def test_language_is_never_beside_itself(library: Library) -> None:
    book = library.book(JA, TODAY)

    assert Teller(book, book).beside is None


def test_sentences_carry_their_number_in_the_context(library: Library, english: Teller) -> None:
    procedure = library.content.procedures[0]
    context = f"procedure:{procedure.id}/summary"

    lines = english.lines(procedure.summary, context)

    expected = Text(procedure.summary[-1], f"{context}/{len(procedure.summary) - 1}")
    assert lines[-1].text == english.book.say(expected)
    assert len(lines) == len(procedure.summary)


def test_known_value_is_shown_in_both_languages(both: Teller) -> None:
    value = both.value(FEE, "x")

    assert value.is_known
    assert value.value == Line("1,000 yen", EN, Line("1,000円", JA))
    assert value.label.beside is not None


@pytest.mark.parametrize(("city", "is_told"), [("fujisawa", True), ("kashima-saga", False)])
def test_value_that_may_not_be_shown_sends_to_the_counter(
    library_of: LibraryOf, city: str, is_told: bool
) -> None:
    tell = Teller(library_of(city).book(EN, TODAY))

    value = tell.value(Row(FactId("fee.seal_certificate_counter"), "", "yen"), "x")

    assert not value.is_known
    assert value.value.shown == tell.ui("市の窓口で 確認してください").shown
    assert (value.note is not None and "0466" in value.note.shown) == is_told


def test_expired_fact_keeps_its_label(library: Library) -> None:
    facts = tuple(
        msgspec.structs.replace(one, valid_until=date(2026, 11, 20)) if one.id == FEE.fact else one
        for one in library.content.facts
    )
    content = msgspec.structs.replace(library.content, facts=facts)
    known = Teller(library.book(EN, TODAY)).value(FEE, "x")

    expired = Teller(Library(content, library._catalogs).book(EN, TODAY)).value(FEE, "x")

    assert expired.label == known.label
    assert not expired.is_known
    assert "1,000" not in expired.value.shown


def test_own_label_of_a_row_wins(english: Teller, library: Library) -> None:
    context = "procedure:trouble.lost-card/also/rows/0/label"
    step = next(p for p in library.content.procedures if p.id == "trouble.lost-card").steps
    row = next(one for one in step if one.id == "also").rows[0]

    value = english.value(row, context)

    assert value.label.text == english.book.say(Text(row.label, context))
    assert value.label != english.value(Row(row.fact), context).label


def test_unknown_fact_is_no_error(english: Teller) -> None:
    assert not english.value(Row(FactId("no.such"), "", ""), "x").is_known


@pytest.mark.parametrize(
    ("text", "japanese", "shown"),
    [
        ("Register a seal (印鑑登録)", "印鑑登録を する", "Register a seal"),
        ("Student card (学生証), if any", "学生証（あれば）", "Student card, if any"),
        ("Touch “start” (開始) below.", "下の「開始」に さわると はじまります。", None),
        ("Seal (実印)", "いんかん", None),
        ("Notice (交付通知書, postcard)", "交付通知書（はがき）", None),
        ("Free (no fee)", "お金は かかりません", None),
    ],
)
def test_the_word_for_the_counter_stands_once_where_the_twin_is_that_word(
    text: str, japanese: str, shown: str | None
) -> None:
    assert without_twin(text, japanese) == (text if shown is None else shown)
