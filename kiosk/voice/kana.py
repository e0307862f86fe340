"""Small pure conversions between hiragana, katakana and pronunciation spelling."""

from __future__ import annotations

import re

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") - 1)}
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") - 1)}
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_SMALL = "ァィゥェォャュョヮ"
_LONG_O = re.compile(r"(?<=[オコソトノホモヨロゴゾドボポョォ])ウ")
_LONG_E = re.compile(r"(?<=[エケセテネヘメレゲゼデベペェ])イ")
_LONG_U = re.compile(r"(?<=[ウクスツヌフムユルグズブプュゥ])ウ")


def to_hiragana(text: str) -> str:
    """Return ``text`` with katakana as hiragana; the long-vowel sign and the rest stay."""
    return text.translate(_TO_HIRAGANA)


def to_katakana(text: str) -> str:
    """Return ``text`` with hiragana as katakana; the rest stays."""
    return text.translate(_TO_KATAKANA)


def is_kana(text: str) -> bool:
    """Return whether ``text`` is kana only, at least one."""
    return _KANA.fullmatch(text) is not None


def mora_count(katakana: str) -> int:
    """Return the number of beats of ``katakana``; small ャ, ュ, ョ belong to the kana before."""
    return sum(1 for char in katakana if char not in _SMALL)


def pronounced(katakana: str) -> str:
    """Return the reading of a noun as an engine wants it: ショウメイ becomes ショーメー."""
    return _LONG_U.sub("ー", _LONG_E.sub("ー", _LONG_O.sub("ー", katakana)))
