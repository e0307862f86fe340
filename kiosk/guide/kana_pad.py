"""The pad residents type search words on: its keys as data, and what each key does to the text.

Nothing here draws, searches or keeps what was typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from kiosk.language.languages import JA

Pad = Literal["kana", "digits", "latin"]
Rows = tuple[tuple[str, ...], ...]

MAX_LENGTH = 20

DAKUTEN = "゛"
HANDAKUTEN = "゜"
SMALL = "小"
LONG = "ー"
DELETE = "けす"
CLEAR = "ぜんぶけす"
SPACE = " "

LANG = JA
"""The language that the signs on the keys belong to."""

# The marks stand in the four places that や and わ leave empty: every column keeps its sound, and
# the pad has no hole to miss.
KANA: Rows = (
    ("あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ"),
    ("い", "き", "し", "ち", "に", "ひ", "み", DAKUTEN, "り", HANDAKUTEN),
    ("う", "く", "す", "つ", "ぬ", "ふ", "む", "ゆ", "る", "を"),
    ("え", "け", "せ", "て", "ね", "へ", "め", SMALL, "れ", LONG),
    ("お", "こ", "そ", "と", "の", "ほ", "も", "よ", "ろ", "ん"),
)
DIGITS: Rows = (
    ("1", "2", "3", "4", "5"),
    ("6", "7", "8", "9", "0"),
)
# In the order of the alphabet: who does not type at home does not know where Q is.
LATIN: Rows = (
    ("a", "b", "c", "d", "e", "f", "g", "h", "i"),
    ("j", "k", "l", "m", "n", "o", "p", "q", "r"),
    ("s", "t", "u", "v", "w", "x", "y", "z", SPACE),
)
LAYOUTS: Mapping[str, Rows] = MappingProxyType({"kana": KANA, "digits": DIGITS, "latin": LATIN})
"""One entry per `Pad`; every row of a pad is equally long. `TOOLS` belong beside each of them."""
TOOLS: tuple[str, ...] = (DELETE, CLEAR)

_PLAIN = "かきくけこさしすせそたちつてとはひふへほう"
_VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ"
_H_ROW, _B_ROW, _P_ROW = "はひふへほ", "ばびぶべぼ", "ぱぴぷぺぽ"
_LARGE, _LITTLE = "あいうえおつやゆよわ", "ぁぃぅぇぉっゃゅょゎ"

_SWAPS = MappingProxyType(
    {
        DAKUTEN: str.maketrans(_PLAIN + _VOICED + _P_ROW, _VOICED + _PLAIN + _B_ROW),
        HANDAKUTEN: str.maketrans(_H_ROW + _B_ROW + _P_ROW, _P_ROW + _P_ROW + _H_ROW),
        SMALL: str.maketrans(_LARGE + _LITTLE, _LITTLE + _LARGE),
    }
)
_LETTERS = (
    frozenset(key for rows in LAYOUTS.values() for row in rows for key in row) - _SWAPS.keys()
)


def press(text: str, key: str) -> str:
    """Return ``text`` after ``key`` was pressed.

    ゛ ゜ and 小 change the last kana, and change it back when pressed again; where they do not fit
    nothing happens. A letter beyond `MAX_LENGTH` and a key of no layout change nothing.
    """
    if key == CLEAR:
        return ""
    if key == DELETE:
        return text[:-1]
    swap = _SWAPS.get(key)
    if swap is not None:
        return text[:-1] + text[-1:].translate(swap)
    if key not in _LETTERS or len(text) >= MAX_LENGTH:
        return text
    return text + key
