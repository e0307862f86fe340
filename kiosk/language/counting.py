"""How Japanese numbers with a counter are said: 10分 じゅっぷん, 4時 よじ.

Only readings; what is shown (digits stay digits) is decided in `kiosk.language.formats_ja`.
"""

from __future__ import annotations

from typing import Literal

Counter = Literal["円", "日", "か月", "年", "回", "分", "時", "月"]

_DIGITS = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {3: "さんぜん", 8: "はっせん"}
_GROUPS = ("", "まん", "おく")

_DAYS = {
    2: "ふつか",
    3: "みっか",
    4: "よっか",
    5: "いつか",
    6: "むいか",
    7: "なのか",
    8: "ようか",
    9: "ここのか",
    10: "とおか",
    14: "じゅうよっか",
    20: "はつか",
    24: "にじゅうよっか",
}
_KANA = {
    "円": "えん",
    "日": "にち",
    "か月": "かげつ",
    "年": "ねん",
    "回": "かい",
    "分": "ふん",
    "時": "じ",
    "月": "がつ",
}
# How the last figure changes before the counter. Each value replaces "figure + counter"; a figure
# that is not listed is said as it is, with the counter's usual kana.
_SHORTENED = {1: "いっ", 6: "ろっ"}
_ENDINGS: dict[str, dict[int, str]] = {
    "円": {4: "よえん"},
    "日": {7: "しちにち", 9: "くにち"},
    "年": {4: "よねん"},
    "時": {4: "よじ", 7: "しちじ", 9: "くじ"},
    "月": {4: "しがつ", 7: "しちがつ", 9: "くがつ"},
    "か月": {figure: f"{kana}かげつ" for figure, kana in _SHORTENED.items()},
    "回": {figure: f"{kana}かい" for figure, kana in _SHORTENED.items()},
    "分": {
        **{figure: f"{kana}ぷん" for figure, kana in _SHORTENED.items()},
        3: "さんぷん",
        4: "よんぷん",
        8: "はっぷん",
    },
}
_TENS = {"か月": "かげつ", "回": "かい", "分": "ぷん"}


def kana_number(number: int) -> str:
    """Return how ``number`` is said, in hiragana; 0 is ぜろ.

    Raises:
        ValueError: The number is negative or needs a word beyond 億.
    """
    if not 0 <= number < 10**12:
        raise ValueError(
            f"{number} は よめない かずです。0 から 9999億9999万9999 までに してください。"
        )
    if number == 0:
        return "ぜろ"
    said = ""
    for power in (2, 1, 0):
        group = number // 10_000**power % 10_000
        if group:
            said += _below_ten_thousand(group, is_counted=power > 0) + _GROUPS[power]
    return said


def _below_ten_thousand(number: int, *, is_counted: bool) -> str:
    thousands, hundreds, tens, ones = (number // 10**power % 10 for power in (3, 2, 1, 0))
    said = ""
    if thousands:
        first = "いっせん" if is_counted and thousands == 1 else "せん"
        said += first if thousands == 1 else _THOUSANDS.get(thousands, _DIGITS[thousands] + "せん")
    if hundreds:
        plain = "ひゃく" if hundreds == 1 else _DIGITS[hundreds] + "ひゃく"
        said += _HUNDREDS.get(hundreds, plain)
    if tens:
        said += "じゅう" if tens == 1 else _DIGITS[tens] + "じゅう"
    return said + _DIGITS[ones]


def counter_kana(counter: Counter) -> str:
    """Return the usual reading of ``counter`` alone, as ruby above it."""
    return _KANA[counter]


def counted(number: int, counter: Counter) -> str:
    """Return how ``number`` and ``counter`` are said together, in hiragana.

    1日 is said as a length of time (いちにち); the first of a month is said ついたち and is not
    decided here.
    """
    if counter == "日" and number in _DAYS:
        return _DAYS[number]
    if counter == "時" and number == 0:
        return "れいじ"
    figure = number % 10
    if figure:
        ending = _ENDINGS.get(counter, {}).get(figure)
        head = kana_number(number - figure) if number > figure else ""
        return head + (ending or _DIGITS[figure] + _KANA[counter])
    if number and counter in _TENS:
        return _before_shortening_counter(kana_number(number)) + _TENS[counter]
    return kana_number(number) + _KANA[counter]


def _before_shortening_counter(said: str) -> str:
    if said.endswith("じゅう"):
        return said[:-1] + "っ"
    if said.endswith(("ひゃく", "びゃく", "ぴゃく")):
        return said[:-1] + "っ"
    return said


def is_regular(number: int, counter: Counter) -> bool:
    """Tell whether the voice says digits followed by the counter's kana correctly.

    A number whose sound changes with the counter must be marked as one word.
    """
    return counted(number, counter) == kana_number(number) + _KANA[counter]
