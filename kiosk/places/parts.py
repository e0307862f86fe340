"""Into which parts a long list falls: the row of the first kana, the town of the address. Pure."""

from __future__ import annotations

import re
import unicodedata

from kiosk.places.model import Place

_ROWS = {
    "あ": "あいうえおぁぃぅぇぉゔ",
    "か": "かきくけこがぎぐげご",
    "さ": "さしすせそざじずぜぞ",
    "た": "たちつてとだぢづでどっ",
    "な": "なにぬねの",
    "は": "はひふへほばびぶべぼぱぴぷぺぽ",
    "ま": "まみむめも",
    "や": "やゆよゃゅょ",
    "ら": "らりるれろ",
    "わ": "わをんゐゑ",
}
_CITY = re.compile(r"^(?:.{2,3}?[都道府県])?(?:.{1,6}?[郡])?.{1,6}?[市区町村]")
_TOWN = re.compile(r"^([^\d\s一二三四五六七八九十甲乙丙丁-]{1,8})")


def hiragana(text: str) -> str:
    """Return kana in hiragana, in one width, without blanks."""
    kana = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return "".join(chr(ord(one) - 0x60) if "ァ" <= one <= "ヶ" else one for one in kana)


def kana_row(kana: str) -> str:
    """Return the row of the first kana, あ to わ; empty where there is no kana."""
    first = kana[:1]
    return next((row for row, members in _ROWS.items() if first and first in members), "")


def town_of(place: Place) -> str:
    """Return the town of the address, without prefecture, city and numbers; empty: none."""
    address = unicodedata.normalize("NFKC", place.address)
    found = _TOWN.match(_CITY.sub("", address, count=1))
    return found[1] if found is not None else ""
