"""One form for texts that can be written in many ways, so that the guard's rules stay short."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = str.maketrans(dict.fromkeys("‐‑‒–—―−─━﹣－ｰ˗⁃", "-"))
_KANJI_DIGITS = dict(zip("〇零一二三四五六七八九壱弐参", "00123456789123", strict=True))
_KANJI_RUN = re.compile(
    r"[〇零一二三四五六七八九壱弐参](?:[\s\-.・の]?[〇零一二三四五六七八九壱弐参\d])+"
)
_KANA_DIGITS = {
    "ゼロ": "0", "レイ": "0", "マル": "0", "イチ": "1", "ニ": "2", "ニー": "2", "ニイ": "2",
    "サン": "3", "ヨン": "4", "シ": "4", "ゴ": "5", "ゴー": "5", "ロク": "6", "ナナ": "7",
    "シチ": "7", "ハチ": "8", "キュウ": "9", "キュー": "9", "ク": "9",
}  # fmt: skip
_LONG_KANA = frozenset(word for word in _KANA_DIGITS if len(word) > 1)
_KANA_WORD = "|".join(sorted(_KANA_DIGITS, key=len, reverse=True))
_KANA_RUN = re.compile(rf"(?:(?:{_KANA_WORD})[\s\-.・、,]*){{4,}}")
_KANA_ONE = re.compile(_KANA_WORD)
_KANA_START = re.compile(
    "[ぜゼ][ろロ]|[れレ][いイ]|[まマ][るル]|[いイ][ちチ]|[さサ][んン]|[よヨ][んン]|[ろロ][くク]|[なナ][なナ]|"
    "[しシ][ちチ]|[はハ][ちチ]|[きキ][ゅュ]|[にニごゴ][ーい]"
)
_LONG_VOWEL = re.compile(r"(?<=\d)ー(?=\d)")
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}


# Anything but ASCII, kana, kanji and everyday marks: foreign digits, invisible characters.
_UNUSUAL = re.compile(r"[^\x00-\x7fぁ-んァ-ヴー一-龯々、。「」『』・〇〒〜]")


def normalise(text: str) -> str:
    """Return ``text`` in NFKC with every spelling of a digit as 0-9 and every hyphen as ``-``.

    Kanji numerals become digits only in runs of two or more (``一部`` stays), digits spelled in
    kana only in runs of four or more. Invisible characters are dropped.
    """
    folded = unicodedata.normalize("NFKC", text).translate(_HYPHENS)
    plain = "".join(map(_plain, folded)) if _UNUSUAL.search(folded) else folded
    plain = _KANJI_RUN.sub(_kanji_digits, plain)
    plain = _LONG_VOWEL.sub("-", plain)
    return _spelled_digits(plain)


def _plain(char: str) -> str:
    if char.isascii():
        return char
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.digit(char))
    return "" if category in {"Cf", "Mn", "Me"} and char not in "゙゚" else char


def _kanji_digits(match: re.Match[str]) -> str:
    return "".join(_KANJI_DIGITS.get(char, char) for char in match.group())


def _spelled_digits(text: str) -> str:
    if len(_KANA_START.findall(text)) < 2:  # noqa: PLR2004
        return text
    katakana = text.translate(_TO_KATAKANA)
    pieces: list[str] = []
    done = 0
    for match in _KANA_RUN.finditer(katakana):
        words = _KANA_ONE.findall(match.group())
        # Short particles such as に and し also read as digits; two plain words make it a number.
        if sum(word in _LONG_KANA for word in words) < 2:  # noqa: PLR2004
            continue
        pieces += [text[done : match.start()], "".join(_KANA_DIGITS[word] for word in words)]
        done = match.end()
    return "".join(pieces) + text[done:]
