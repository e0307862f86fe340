"""Write the lists of names the memo guard knows, from the dictionary inside pyopenjtalk-plus.

Run once per new dictionary: ``python scripts/extract_names.py assets/words/names``. Only names are
taken that are no ordinary word there; those that are also places go into a list of their own.
"""

from __future__ import annotations

import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

import pyopenjtalk

from kiosk.desk.romaji import in_latin

_HEADER = struct.Struct("<10I32s")
_TOKEN = struct.Struct("<HHHhII")
_KANJI = re.compile(r"[一-龯々ヶヵ]{2,4}")
_ONE_KANJI = re.compile(r"[一-龯]")
_HIRAGANA = re.compile(r"[ぁ-んー]{3,}")
_READING = 7
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
_LONG = re.compile(r"[ァ-ヴー]{3,}")


# Longer words are taken for no name anyway.
_NAME_LONG = re.compile(r"[ァ-ヴー]{3,7}")
_LONG_LATIN = 6
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}


def features(dictionary: Path) -> Iterator[list[str]]:
    """Yield part of speech and word of every entry of a compiled MeCab dictionary."""
    content = dictionary.read_bytes()
    _, _, _, _, _, _, trie, tokens, _, _, _ = _HEADER.unpack_from(content)
    first = _HEADER.size + trie
    texts = first + tokens
    for *_, place, _ in _TOKEN.iter_unpack(content[first:texts]):
        start = texts + place
        yield content[start : content.index(b"\0", start)].decode().split(",")


class Words:
    """What the dictionary says: names, other words, and how both are read."""

    def __init__(self, dictionary: Path) -> None:
        self.family: set[str] = set()
        self.given: set[str] = set()
        self.common: set[str] = set()
        self.places: set[str] = set()
        self.family_readings: set[str] = set()
        self.given_readings: set[str] = set()
        self.common_readings: set[str] = set()
        for feature in features(dictionary):
            self._take(feature, feature[6])

    def _take(self, feature: list[str], word: str) -> None:
        reading = feature[_READING : _READING + 1]
        if feature[2:4] == ["人名", "姓"]:
            self.family.add(word)
            if _KANJI.fullmatch(word):
                self.family_readings.update(reading)
        elif feature[2:4] == ["人名", "名"]:
            self.given.add(word)
            if _KANJI.fullmatch(word):
                self.given_readings.update(reading)
        elif feature[1] == "固有名詞":
            self.places.add(word)
        else:
            self.common.add(word)
            self.common_readings.update(reading)


def lists_of(words: Words) -> dict[str, set[str]]:
    """Return the lists by file name."""
    family, given = words.family - words.common, words.given - words.common
    only_names = words.family_readings - words.common_readings
    return {
        "family": _matching(_KANJI, family - words.places),
        "family-or-place": _matching(_KANJI, family & words.places),
        "family-or-word": _matching(_KANJI, words.family & words.common),
        "family-readings": _matching(_LONG, words.family_readings - words.common),
        "family-hiragana": {
            reading.translate(_TO_HIRAGANA) for reading in _matching(_LONG, only_names)
        },
        # Names only where the sentence says so: マツバラ ケンジ, but ケンジ is 検事 too.
        "readings-or-word": _matching(_NAME_LONG, words.family_readings | words.given_readings),
        "family-one-kanji": {word for word in words.family if _ONE_KANJI.fullmatch(word)},
        "everyday-katakana": _matching(_NAME_LONG, words.common),
        # Shorter ones are words of other languages as well (Date, Same, Made).
        "family-latin": {
            word for word in map(in_latin, words.family_readings) if len(word) >= _LONG_LATIN
        },
        "given": _matching(_KANJI, given - words.places),
        "given-or-place": _matching(_KANJI, given & words.places),
        "given-or-word": _matching(_KANJI, words.given & words.common),
        "given-hiragana": _matching(_HIRAGANA, given - words.places),
        "katakana": _matching(_KATAKANA, (family | given) - words.places),
    }


def _matching(pattern: re.Pattern[str], words: set[str]) -> set[str]:
    return {word for word in words if pattern.fullmatch(word)}


def main(folder: Path) -> None:
    """Write the lists into ``folder``."""
    words = Words(Path(pyopenjtalk.__file__).parent / "dictionary" / "sys.dic")
    for name, found in lists_of(words).items():
        text = "\n".join(sorted(found)) + "\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
