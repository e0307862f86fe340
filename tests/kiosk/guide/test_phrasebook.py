from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kiosk.guide.phrasebook import Catalog, Phrasebook, is_spoken_like_japanese, load_catalog
from kiosk.i18n import Text, ui
from kiosk.language.languages import EN, JA, Lang
from kiosk.language.ruby import plain
from kiosk.procedures.facts import FactTable
from kiosk.procedures.model import Confidence, Fact, FactId, Source, Unit

TODAY = date(2026, 11, 21)
CITY = Text("{見本市|みほんし}", "city:sample/name")
ENGLISH = {
    "city:sample/name\x04見本市": "Sample City",
    "fact:fee/label\x04お金": "the fee",
    "fact:shops/value\x04お店": "shops",
    "step\x04お金は {fact:fee}です。": "It costs {fact:fee}.",
    "{what}は 市の窓口で 確認してください。": "Ask the counter about {what}.",
    "{what}は 市の窓口で 確認してください。電話は {tel}です。": "Ask about {what}: {tel}.",
    "くわしいこと": "the details",
    "お金は かかりません": "free",
}


def fact(
    name: str,
    value: int | str | None,
    unit: Unit = "yen",
    *,
    confidence: Confidence = "H",
    until: date | None = None,
) -> Fact:
    label = "お{金|かね}" if name == "fee" else name
    return Fact(
        FactId(name),
        label,
        value,
        unit,
        Source("s", TODAY),
        TODAY,
        "市民課",
        confidence,
        valid_until=until,
        context=f"fact:{name}",
    )


def book(lang: Lang, *facts: Fact, today: date = TODAY) -> Phrasebook:
    messages = {} if lang == JA else ENGLISH
    return Phrasebook(Catalog(lang, messages, messages), FactTable(facts), today, CITY)


COSTS = Text("お{金|かね}は {fact:fee}です。", "step")


def test_sentence_with_a_fact_says_its_value_in_each_language() -> None:
    fee = fact("fee", 1000)

    assert plain(book(JA, fee).say(COSTS)) == "お金は 1,000円です。"
    assert book(EN, fee).say(COSTS) == "It costs 1,000 yen."


@pytest.mark.parametrize(
    "doubtful",
    [
        fact("fee", 1000, until=date(2026, 11, 20)),
        fact("fee", None),
        fact("fee", 1000, confidence="L"),
    ],
    ids=["expired", "unknown value", "low confidence"],
)
@pytest.mark.parametrize("lang", [JA, EN])
def test_sentence_with_a_doubtful_fact_is_replaced_as_a_whole(doubtful: Fact, lang: Lang) -> None:
    said = plain(book(lang, doubtful).say(COSTS))

    assert "1,000" not in said
    assert "です。" not in said
    assert "It costs" not in said
    assert ("確認してください" if lang == JA else "Ask the counter") in said


def test_last_day_of_a_fact_still_shows_it() -> None:
    assert "1,000" in book(EN, fact("fee", 1000, until=TODAY)).say(COSTS)


def test_doubtful_fact_is_named_and_an_unknown_one_is_not() -> None:
    assert book(EN, fact("fee", None)).say(COSTS) == "Ask the counter about the fee."
    assert book(EN).say(COSTS) == "Ask the counter about the details."


def test_expired_fact_is_still_named() -> None:
    expired = fact("fee", 1000, until=date(2020, 1, 1))

    assert book(EN, expired).say(COSTS) == "Ask the counter about the fee."


def test_who_has_to_ask_is_told_the_number_of_the_city_hall() -> None:
    number = fact("city.tel", "0466-25-1111", "tel")

    said = book(EN, fact("fee", None), number).say(COSTS)

    assert said == "Ask about the fee: 0466-25-1111."


def test_unknown_number_of_the_city_hall_does_not_name_itself() -> None:
    number = fact("city.tel", None, "tel")

    said = book(JA, number).say(Text("{電話|でんわ}は {fact:city.tel}", "x"))

    assert plain(said) == "city.telは 市の窓口で 確認してください。"


def test_no_charge_is_said_in_words() -> None:
    assert book(EN, fact("fee", 0)).say(COSTS) == "It costs free."


def test_no_charge_beside_its_label_does_not_name_the_money_again() -> None:
    assert plain(book(JA).figure(fact("fee", 0))) == "かかりません"
    assert plain(book(JA).figure(fact("fee", 200))) == "200円"


def test_text_of_a_fact_is_translated() -> None:
    shops = fact("shops", "お{店|みせ}", "text")

    assert book(EN, shops).value(shops) == "shops"
    assert book(JA, shops).value(shops) == "お{店|みせ}"


def test_city_is_named_in_the_language_of_the_sentence() -> None:
    assert book(JA).say(Text("{city}です", "x")) == "{見本市|みほんし}です"
    assert book(EN).say(ui("{city}")) == "Sample City"


def test_values_are_filled_whatever_their_kind() -> None:
    japanese = book(JA)

    assert japanese.say(ui("あと {seconds}秒", seconds=40)) == "あと 40秒"
    assert japanese.say(ui("{what}へ", what=CITY)) == "{見本市|みほんし}へ"
    assert "21" in japanese.say(ui("{day}", day=TODAY))


def test_what_a_person_typed_never_becomes_a_mark() -> None:
    said = book(JA).say(ui("{typed}", typed="{手|て}"))

    assert plain(said) == "｛手｜て｝"


def test_missing_translation_is_told_and_said_in_japanese() -> None:
    unknown = Text("{新|あたら}しい", "new")

    assert not book(EN).has(unknown)
    assert book(JA).has(unknown)
    assert book(EN).say(unknown) == unknown.msgid


def test_correcting_a_reading_keeps_the_translation() -> None:
    assert book(EN).has(Text("{見本市|みほんいち}", "city:sample/name"))


def test_missing_catalogue_counts_as_empty(tmp_path: Path) -> None:
    catalog = load_catalog(tmp_path, EN)

    assert catalog.messages.get("はい") is None
    assert catalog.content.get("procedure:sample/title\x04題") is None


def test_only_the_two_japanese_languages_carry_readings() -> None:
    told = {code: is_spoken_like_japanese(Lang(code)) for code in ("ja", "ja-easy", "en", "xx")}

    assert told == {"ja": True, "ja-easy": True, "en": False, "xx": False}
