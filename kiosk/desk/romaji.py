"""Readings in Latin letters, as people spell them on a form. Pure."""

from __future__ import annotations

_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サ.スセソ", "t": "タ..テト", "n": "ナニヌネノ",
    "h": "ハヒ.ヘホ", "m": "マミムメモ", "y": "ヤ.ユ.ヨ", "r": "ラリルレロ", "w": "ワ...ヲ",
    "g": "ガギグゲゴ", "z": "ザ.ズゼゾ",
    "d": "ダ..デド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {
    "シ": "shi",
    "チ": "chi",
    "ツ": "tsu",
    "フ": "fu",
    "ジ": "ji",
    "ヂ": "ji",
    "ヅ": "zu",
    "ン": "n",
}
_GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o"}


def in_latin(reading: str) -> str:
    """Return the usual spelling of a reading in Latin letters, without long vowels."""
    said = ""
    for kana in reading:
        if kana in _GLIDES:
            stem = said[:-1]
            said = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _GLIDES[kana]
        else:
            said += _SYLLABLES.get(kana, "")
    return said.replace("ou", "o").replace("uu", "u")
