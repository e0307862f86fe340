from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, time, timedelta

import pytest
from babel.dates import format_date, format_time
from babel.numbers import format_decimal

from kiosk.language import formats
from kiosk.language.languages import EASY, EN, JA, LANGUAGES, PSEUDO, Lang
from kiosk.language.ruby import parse, plain, spoken

TODAY = date(2026, 11, 21)
KANJI = re.compile(r"[一-鿿々]")


@pytest.mark.parametrize(
    ("lang", "text"), [(JA, "1,000円"), (EASY, "1,000{円|えん}"), (EN, "1,000 yen")]
)
def test_money_is_whole_yen_with_a_comma(lang: Lang, text: str) -> None:
    assert formats.yen(1000, lang) == text


def test_only_nothing_is_free() -> None:
    assert formats.is_free(0)
    assert not formats.is_free(1)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "12月2日（水）"),
        (EASY, "2026年12月2日（水曜日）"),
        (EN, "Wednesday, December 2"),
    ],
)
def test_a_day_of_this_year_is_short_where_that_is_clear(lang: Lang, text: str) -> None:
    assert plain(formats.day(date(2026, 12, 2), lang, today=TODAY)) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "2027年4月1日（木）"),
        (EASY, "2027年4月1日（木曜日）"),
        (EN, "Thursday, April 1, 2027"),
    ],
)
def test_a_day_of_another_year_names_it(lang: Lang, text: str) -> None:
    assert plain(formats.day(date(2027, 4, 1), lang, today=TODAY)) == text
    assert plain(formats.day(date(2027, 4, 1), lang)) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "2019年（令和元年）5月1日"),
        (EASY, "2019年（令和元年）5月1日"),
        (EN, "May 1, 2019 (Reiwa 1)"),
    ],
)
def test_the_era_stands_beside_the_western_year(lang: Lang, text: str) -> None:
    shown = formats.day(date(2019, 5, 1), lang, with_weekday=False, with_era=True)

    assert plain(shown) == text


def test_an_era_year_is_said_right() -> None:
    text = formats.day(date(2019, 5, 1), EASY, with_weekday=False, with_era=True)

    assert spoken(text) == "2019ねん（れいわがんねん）5がつついたち"


def test_a_birthday_of_showa_shows_its_era() -> None:
    text = formats.day(date(1944, 3, 3), JA, with_weekday=False, with_era=True)

    assert plain(text) == "1944年（昭和19年）3月3日"


def test_the_first_of_a_month_is_said_tsuitachi() -> None:
    assert "ついたち" in spoken(formats.day(date(2026, 12, 1), JA, today=TODAY))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "午前6時30分から 午後11時まで"),
        (EASY, "午前6時30分から 午後11時まで"),
        (EN, "6:30 am to 11 pm"),
    ],
)
def test_opening_hours_are_words(lang: Lang, text: str) -> None:
    assert plain(formats.span("6:30-23:00", lang)) == text


def test_half_hours_are_said_right_in_easy_japanese() -> None:
    assert spoken(formats.span("6:30-23:00", EASY)) == "ごぜん6じさんじゅっぷんから ごご11じまで"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "午前8時30分から 昼の 12時まで、午後1時から 午後5時15分まで"),
        (EN, "8:30 am to noon and 1 pm to 5:15 pm"),
    ],
)
def test_a_lunch_break_makes_two_spans(lang: Lang, text: str) -> None:
    assert plain(formats.span("8:30-12:00,13:00-17:15", lang)) == text


@pytest.mark.parametrize(
    ("lang", "text"), [(JA, "24時間"), (EASY, "24時間"), (EN, "24 hours a day")]
)
def test_round_the_clock_is_not_a_span(lang: Lang, text: str) -> None:
    assert plain(formats.span("0:00-24:00", lang)) == text


@pytest.mark.parametrize(("lang", "text"), [(JA, "夜の 12時"), (EN, "midnight")])
def test_closing_at_midnight_is_not_zero(lang: Lang, text: str) -> None:
    assert text in plain(formats.span("9:00-24:00", lang))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "午後10時から つぎの日の 午前7時まで"),
        (EASY, "午後10時から つぎの日の 午前7時まで"),
        (EN, "10 pm to 7 am the next day"),
    ],
)
def test_hours_past_midnight_name_the_next_day(lang: Lang, text: str) -> None:
    assert plain(formats.span("22:00-7:00", lang)) == text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (JA, "12月29日から 1月3日まで"),
        (EASY, "12月29日から 1月3日まで"),
        (EN, "December 29 to January 3"),
    ],
)
def test_days_of_every_year_have_no_year(lang: Lang, text: str) -> None:
    assert plain(formats.quantity("12-29/01-03", "yearly", lang)) == text


def test_days_of_every_year_of_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="12-29/01-03"):
        formats.every_year("12/29-1/3", JA)


@pytest.mark.parametrize(
    "value",
    ["", "9:00", "9-17", "9:00-9:00", "25:00-26:00", "9:60-10:00", "9:00-24:30", "９:00-10"],
)
def test_hours_of_another_form_are_refused(value: str) -> None:
    assert not formats.is_span(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("0:05", "午前0時5分"),
        ("12:00", "昼の 12時"),
        ("12:30", "昼の 12時30分"),
        ("23:59", "午後11時59分"),
    ],
)
def test_an_hour_says_which_half_of_the_day(value: str, text: str) -> None:
    assert plain(formats.time_of_day(value, JA)) == text


def test_zero_hours_is_said_reiji() -> None:
    assert "れいじ" in spoken(formats.time_of_day(time(0, 5), JA))


@pytest.mark.parametrize(
    ("days", "ja", "en"),
    [
        (11, "あと 11日", "11 days left"),
        (1, "あと 1日", "1 day left"),
        (0, "きょうまで", "Today is the last day"),
        (-1, "もう すぎました", "This day has passed"),
    ],
)
def test_what_is_left_is_counted_for_the_resident(days: int, ja: str, en: str) -> None:
    assert plain(formats.days_left(days, JA)) == ja
    assert formats.days_left(days, EN) == en


def test_one_day_left_is_not_the_first_of_a_month() -> None:
    assert spoken(formats.days_left(1, JA)) == "あと いちにち"


@pytest.mark.parametrize(
    ("value", "unit", "ja", "easy", "en"),
    [
        (3, "months", "3か月", "3{か月|かげつ}", "3 months"),
        (1, "months", "1か月", "{1か月|いっかげつ}", "1 month"),
        (14, "days", "14日", "{14日|じゅうよっか}", "14 days"),
        (10, "years", "10年", "10{年|ねん}", "10 years"),
        (3, "times", "3回", "3{回|かい}", "3 times"),
        (10, "minutes", "10分", "{10分|じゅっぷん}", "10 minutes"),
    ],
)
def test_counts_carry_their_unit(
    value: int, unit: formats.CountUnit, ja: str, easy: str, en: str
) -> None:
    assert [formats.count(value, unit, lang) for lang in (JA, EASY, EN)] == [ja, easy, en]


@pytest.mark.parametrize("lang", [JA, EASY, EN, PSEUDO])
def test_a_telephone_number_stays_as_printed(lang: Lang) -> None:
    assert formats.telephone("0120-95-0178", lang) == "0120-95-0178"


@pytest.mark.parametrize("number", ["", "０１２０", "0120 95", "call"])
def test_another_telephone_form_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="電話番号"):
        formats.telephone(number, JA)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (500, "yen", "500円"),
        ("188", "tel", "188"),
        ("2026-12-02", "date", "12月2日（水）"),
        (date(2026, 12, 2), "date", "12月2日（水）"),
        (4, "years", "4年"),
        ("9:00-17:00", "hours", "午前9時から 午後5時まで"),
        ("{市役所|しやくしょ}", "text", "市役所"),
    ],
)
def test_a_fact_is_worded_by_its_unit(value: int | str | date, unit: str, shown: str) -> None:
    assert plain(formats.quantity(value, unit, JA, today=TODAY)) == shown


@pytest.mark.parametrize(
    ("value", "unit"),
    [(5, "tel"), ("5", "yen"), ("x", "hours"), (-1, "yen"), (5, "acres"), (None, "yen")],
)
def test_a_value_that_does_not_fit_its_unit_is_refused(value: int | str | None, unit: str) -> None:
    with pytest.raises(ValueError, match=str(value)):
        formats.quantity(value, unit, JA)


def test_every_language_has_its_wording() -> None:
    for lang in (*LANGUAGES, PSEUDO):
        assert formats.yen(500, lang)


def test_every_kanji_of_easy_japanese_carries_ruby() -> None:
    texts = [formats.day(TODAY + timedelta(days=n), EASY, with_era=True) for n in range(400)]
    texts += [
        formats.span(f"{hour}:{minute:02}-24:00", EASY)
        for hour in range(24)
        for minute in (0, 10, 15)
    ]
    texts += [formats.count(n, "days", EASY) for n in range(1, 60)]
    texts += [formats.days_left(n, EASY) for n in range(-1, 40)]

    bare = [
        piece.text
        for text in texts
        for piece in parse(text)
        if piece.ruby is None and KANJI.search(piece.text)
    ]

    assert bare == []


def test_english_agrees_with_babel() -> None:
    for offset in range(400):
        value = TODAY + timedelta(days=offset)
        assert formats.day(value, EN) == format_date(value, "full", locale="en")
    for amount in (0, 300, 1000, 123456):
        assert formats.number(amount, EN) == format_decimal(amount, locale="en")
        assert formats.number(amount, JA) == format_decimal(amount, locale="ja")


def test_japanese_agrees_with_babel() -> None:
    for offset in range(400):
        value = TODAY + timedelta(days=offset)
        expected = format_date(value, "y年M月d日（E）", locale="ja")
        assert plain(formats.day(value, JA)) == expected


def test_the_half_of_the_day_agrees_with_babel() -> None:
    for hour in (1, 6, 11, 13, 18, 23):
        value = time(hour, 5)
        assert plain(formats.time_of_day(value, JA)) == format_time(value, "ah時m分", locale="ja")


def test_babel_is_not_loaded_with_the_module() -> None:
    code = "import sys, kiosk.language.formats; sys.exit('babel' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
