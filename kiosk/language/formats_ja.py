"""Dates, hours, money and counts in both Japanese languages, marked so that they are said right.

In Japanese only what the voice would misread is marked; in やさしい日本語 every kanji has its ruby,
and a number whose sound changes with its counter is marked together with it (10分 じゅっぷん).
"""

from __future__ import annotations

from datetime import date, time

from kiosk.language.counting import Counter, counted, counter_kana, is_regular
from kiosk.language.eras import EraYear, era

_WEEKDAYS = "月火水木金土日"
_WEEKDAY_KANA = ("げつ", "か", "すい", "もく", "きん", "ど", "にち")
_COUNTERS: dict[str, Counter] = {
    "days": "日",
    "months": "か月",
    "years": "年",
    "times": "回",
    "minutes": "分",
}
_NOON = 12


class Japanese:
    """The Japanese wording of values: ordinary, or やさしい日本語 with ``is_easy``."""

    def __init__(self, *, is_easy: bool) -> None:
        self._is_easy = is_easy

    def yen(self, amount: int) -> str:
        """Return whole yen; thousands are set apart by commas (EJ17)."""
        return self._counted(amount, "円")

    def count(self, value: int, unit: str) -> str:
        """Return ``value`` with its counter, marked where the voice would misread it."""
        counter = _COUNTERS[unit]
        if counter == "日" and value == 1 and not self._is_easy:
            return "[1日|いちにち]"
        return self._counted(value, counter)

    def day(self, value: date, *, with_year: bool, with_weekday: bool, with_era: bool) -> str:
        """Return a calendar day; やさしい日本語 always names the western year (EJ15)."""
        counted_year = era(value) if with_era else None
        words = ""
        if with_year or with_era or self._is_easy:
            words = self._bare(value.year, "年")
        if counted_year is not None:
            words += f"（{self.era_year(counted_year)}）"
        words += self._bare(value.month, "月") + self._day_of_month(value.day)
        return words + (self._weekday(value.weekday()) if with_weekday else "")

    def time_of_day(self, value: time, *, is_end: bool) -> str:
        """Return an hour on the twelve-hour clock (EJ16); ``is_end`` makes midnight a 夜の12時."""
        if value.hour == _NOON or (value.hour == 0 and value.minute == 0 and is_end):
            part = self._marked("昼", "ひる") if value.hour == _NOON else self._marked("夜", "よる")
            hour = f"{part}の {self._counted(_NOON, '時')}"
        else:
            half = ("午前", "ごぜん") if value.hour < _NOON else ("午後", "ごご")
            number = value.hour % _NOON
            hour = self._ruby(*half) + (
                self._counted(number, "時") if number else self._marked("0時", "れいじ")
            )
        return hour + (self._counted(value.minute, "分") if value.minute else "")

    def spans(self, spans: tuple[tuple[time, time], ...]) -> str:
        """Return opening hours with から and まで in words (EJ15)."""
        return "、".join(
            f"{self.time_of_day(start, is_end=False)}から {self._end_of(start, end)}まで"
            for start, end in spans
        )

    def all_day(self) -> str:
        """Return the words for round the clock."""
        return "24{時間|じかん}" if self._is_easy else "[24時間|にじゅうよじかん]"

    def every_year(self, first: date, last: date) -> str:
        """Return days that come back every year with から and まで in words."""
        ends = [self._bare(d.month, "月") + self._day_of_month(d.day) for d in (first, last)]
        return f"{ends[0]}から {ends[1]}まで"

    def month(self, number: int) -> str:
        """Return a month, 1 to 12, by its number."""
        return self._bare(number, "月")

    def days_left(self, days: int) -> str:
        """Return how long there still is."""
        if days < 0:
            return "もう すぎました"
        return f"あと {self.count(days, 'days')}" if days else "きょうまで"

    def _end_of(self, start: time, end: time) -> str:
        is_next_day = time() < end <= start
        next_day = f"つぎの{self._marked('日', 'ひ')}の " if is_next_day else ""
        return next_day + self.time_of_day(end, is_end=True)

    def _ruby(self, word: str, kana: str) -> str:
        return f"{{{word}|{kana}}}" if self._is_easy else word

    def _marked(self, word: str, kana: str) -> str:
        """Mark ``word`` in both languages: the voice could read it otherwise."""
        return f"{{{word}|{kana}}}" if self._is_easy else f"[{word}|{kana}]"

    def _counted(self, number: int, counter: Counter) -> str:
        return self._with_counter(f"{number:,}", number, counter)

    def _bare(self, number: int, counter: Counter) -> str:
        """Return a year or month: no comma, whatever its size."""
        return self._with_counter(str(number), number, counter)

    def _with_counter(self, digits: str, number: int, counter: Counter) -> str:
        if is_regular(number, counter):
            return digits + self._ruby(counter, counter_kana(counter))
        return self._ruby(f"{digits}{counter}", counted(number, counter))

    def _day_of_month(self, day: int) -> str:
        if day == 1:
            return self._marked("1日", "ついたち")
        return self._with_counter(str(day), day, "日")

    def _weekday(self, weekday: int) -> str:
        kanji, kana = _WEEKDAYS[weekday], _WEEKDAY_KANA[weekday]
        if self._is_easy:
            return f"（{{{kanji}曜日|{kana}ようび}}）"
        return f"（[{kanji}|{kana}ようび]）"

    era_comma = "・"

    def era_year(self, value: EraYear) -> str:
        """Return a year of an era; the first one is 元年."""
        if value.year == 1:
            return self._marked(f"{value.era.name}元年", f"{value.era.reading}がんねん")
        return self._marked(value.era.name, value.era.reading) + self._bare(value.year, "年")
