"""The readings dictionary: TOML in ``assets/words`` → MeCab user dictionary.

Words and their kana only. The engine compiles the lines; who loads the result is its business.
"""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import VoiceError
from kiosk.settings import ASSETS
from kiosk.voice import kana

# Cheap enough to win over any way of cutting the same letters into other words.
_COST_PER_LETTER = -4000
# The engine turns the hyphen into a minus sign before it looks a word up.
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {ord("-"): ord("−")}


@dataclass(frozen=True, slots=True)
class Word:
    """A word as written and its reading in katakana.

    ``accent`` is the beat after which the voice falls; 0 means that it does not.
    ``spoken`` is the pronunciation with ー for long vowels.
    """

    surface: str
    reading: str
    accent: int
    spoken: str
    kind: str

    def line(self) -> str:
        """Return its line of a MeCab dictionary with accent columns."""
        surface = unicodedata.normalize("NFC", self.surface).translate(_WIDE)
        cost = max(-32000, _COST_PER_LETTER * len(surface))
        beats = kana.mora_count(self.spoken)
        return (
            f"{surface},,,{cost},{self.kind},*,*,{surface},"
            f"{self.reading},{self.spoken},{self.accent}/{beats},*"
        )


def dictionary_files(city: str = "") -> list[Path]:
    """Return the dictionary files of the product and, when it has one, of the city called so."""
    words = ASSETS / "words"
    own = words / "cities" / f"{city}.toml"
    files = [words / "places.toml", words / "readings.toml"]
    return [*files, own] if city and own.is_file() else files


def read_words(files: Iterable[Path]) -> list[Word]:
    """Return the words of ``files``, sorted; a later file wins over an earlier one.

    Raises:
        VoiceError: A file is missing or a word has no kana reading; names file and word.
    """
    words: dict[str, Word] = {}
    for file in files:
        try:
            table = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise VoiceError(f"{file}: 読みの辞書が開けません（{error}）。") from error
        for group in ("words", "places"):
            for surface, entry in table.get(group, {}).items():
                words[surface] = _word(file, surface, entry, is_place=group == "places")
    return [words[surface] for surface in sorted(words)]


def _word(file: Path, surface: str, entry: object, *, is_place: bool) -> Word:
    detail: Mapping[str, object] = entry if isinstance(entry, dict) else {"reading": entry}
    reading = kana.to_katakana(str(detail.get("reading", "")))
    if not kana.is_kana(reading) or "," in surface:
        raise VoiceError(
            f"{file}: 「{surface}」の読み「{reading}」は使えません。かなで書いてください。"
        )
    spoken = kana.to_katakana(str(detail.get("spoken") or kana.pronounced(reading)))
    beats = kana.mora_count(spoken)
    # 〇〇市, 〇〇町 fall just before their last beat's word; other words stay level.
    usual = beats - 1 if is_place and surface.endswith(("市", "区")) else 0
    accent = detail.get("accent", usual)
    if not isinstance(accent, int) or not 0 <= accent <= beats:
        raise VoiceError(f"{file}: 「{surface}」のアクセントは 0 から {beats} の数です。")
    kind = "名詞,固有名詞,地域,一般" if is_place else "名詞,一般,*,*"
    return Word(surface, reading, accent, spoken, kind)


def dictionary_csv(words: Iterable[Word]) -> str:
    """Return the lines the dictionary compiler reads."""
    return "".join(word.line() + "\n" for word in words)


def dictionary_id(csv: str) -> str:
    """Return a short name that changes with any word; part of every cache key."""
    return hashlib.sha256(csv.encode()).hexdigest()[:16]
