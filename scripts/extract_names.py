"""Write the lists of names the memo guard knows, from the dictionary inside pyopenjtalk-plus.

Run once per new dictionary: ``python scripts/extract_names.py assets/words/names``. Only names are
taken that are no ordinary word there; those that are also places go into a list of their own.
"""

from __future__ import annotations

import re
import struct
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyopenjtalk

_HEADER = struct.Struct("<10I32s")
_TOKEN = struct.Struct("<HHHhII")
_KANJI = re.compile(r"[一-龯々ヶヵ]{2,4}")
_HIRAGANA = re.compile(r"[ぁ-んー]{3,}")
_READING = 7
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}")
_LONG = re.compile(r"[ァ-ヴー]{3,}")


_LONG_LATIN = 6
_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "s": "サ.スセソ", "t": "タ..テト", "n": "ナニヌネノ", "h": "ハヒ.ヘホ",
    "m": "マミムメモ", "y": "ヤ.ユ.ヨ", "r": "ラリルレロ", "w": "ワ...ヲ", "g": "ガギグゲゴ", "z": "ザ.ズゼゾ",
    "d": "ダ..デド", "b": "バビブベボ", "p": "パピプペポ",
}  # fmt: skip
_SYLLABLES = {
    kana: consonant + vowel
    for consonant, row in _ROWS.items()
    for kana, vowel in zip(row, "aiueo", strict=True)
} | {"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヂ": "ji", "ヅ": "zu", "ン": "n"}
_GLIDES = {"ャ": "a", "ュ": "u", "ョ": "o"}


def _latin(reading: str) -> str:
    """Return the usual spelling of a reading in Latin letters, without long vowels."""
    said = ""
    for kana in reading:
        if kana in _GLIDES:
            stem = said[:-1]
            said = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _GLIDES[kana]
        else:
            said += _SYLLABLES.get(kana, "")
    return said.replace("ou", "o").replace("uu", "u")


def features(dictionary: Path) -> Iterator[list[str]]:
    """Yield part of speech and word of every entry of a compiled MeCab dictionary."""
    content = dictionary.read_bytes()
    _, _, _, _, _, _, trie, tokens, _, _, _ = _HEADER.unpack_from(content)
    first = _HEADER.size + trie
    texts = first + tokens
    for *_, place, _ in _TOKEN.iter_unpack(content[first:texts]):
        start = texts + place
        yield content[start : content.index(b"\0", start)].decode().split(",")


def main(folder: Path) -> None:
    """Write the lists into ``folder``."""
    family: set[str] = set()
    given: set[str] = set()
    common: set[str] = set()
    places: set[str] = set()
    readings: set[str] = set()
    for feature in features(Path(pyopenjtalk.__file__).parent / "dictionary" / "sys.dic"):
        word = feature[6]
        if feature[2:4] == ["人名", "姓"]:
            family.add(word)
            if _KANJI.fullmatch(word) and len(feature) > _READING:
                readings.add(feature[_READING])
        elif feature[2:4] == ["人名", "名"]:
            given.add(word)
        elif feature[1] == "固有名詞":
            places.add(word)
        else:
            common.add(word)
    lists = defaultdict(set)
    for word in family - common:
        if _KANJI.fullmatch(word):
            lists["family-or-place" if word in places else "family"].add(word)
    for word in given - common - places:
        if _KANJI.fullmatch(word):
            lists["given"].add(word)
        elif _HIRAGANA.fullmatch(word):
            lists["given-hiragana"].add(word)
    lists["given-or-place"] = {w for w in (given - common) & places if _KANJI.fullmatch(w)}
    lists["katakana"] = {w for w in (family | given) - common - places if _KATAKANA.fullmatch(w)}
    lists["family-or-word"] = {w for w in family & common if _KANJI.fullmatch(w)}
    lists["family-readings"] = {w for w in readings - common if _LONG.fullmatch(w)}
    # Shorter ones are words of other languages as well (Date, Same, Made).
    latin = {_latin(reading) for reading in readings}
    lists["family-latin"] = {word for word in latin if len(word) >= _LONG_LATIN}
    for name, words in lists.items():
        text = "\n".join(sorted(words)) + "\n"
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
