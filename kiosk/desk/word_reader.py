"""Memos as words with their part of speech, by the dictionary inside pyopenjtalk-plus (MeCab).

No rules here; what the words mean for the guard is in `guard_reading`. Nothing is logged or kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from io import StringIO
from typing import Protocol, cast

_TO_WIDE = str.maketrans(
    {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)} | {" ": "　"}
)
_FEATURES = 5
_NOTHING = "。"


class _Analyser(Protocol):
    def run_mecab(self, text: str) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Word:
    """One word at ``start:end`` of the text; ``kinds`` are its part of speech and finer kinds."""

    text: str
    start: int
    end: int
    kinds: tuple[str, ...]

    @property
    def is_person(self) -> bool:
        """Whether the dictionary has it as a family or given name, here in its sentence."""
        return self.kinds[1:3] == ("固有名詞", "人名")

    @property
    def is_given(self) -> bool:
        """Whether it is a given name."""
        return self.is_person and self.kinds[3] == "名"

    @property
    def is_other_proper(self) -> bool:
        """Whether it is the name of a place, a firm or a thing."""
        return self.kinds[1] == "固有名詞" and self.kinds[2] != "人名"

    @property
    def is_firm(self) -> bool:
        """Whether it is the name of a firm or an office."""
        return self.kinds[1:3] == ("固有名詞", "組織")

    @property
    def is_thing(self) -> bool:
        """Whether it is a plain noun: none that is an act (相談), none that ends another (宅)."""
        return self.kinds[:2] == ("名詞", "一般")


def read_words(text: str) -> list[Word]:
    """Return the words of ``text``; empty where the dictionary is missing (the lists remain).

    The first call loads the dictionary (a quarter of a second).
    """
    analyser = _analyser()
    if analyser is None:
        return []
    wide = text.translate(_TO_WIDE)
    words: list[Word] = []
    at = 0
    for feature in analyser.run_mecab(wide):
        surface, *kinds = feature.split(",")[:_FEATURES]
        start = max(at, wide.find(surface, at))  # it drops spaces
        at = start + len(surface)
        words.append(Word(text[start:at], start, at, tuple(kinds)))
    analyser.run_mecab(_NOTHING)  # it keeps the last text that it read
    return words


@cache
def _analyser() -> _Analyser | None:
    try:
        with redirect_stdout(StringIO()):  # it prints advice about packages
            engine = import_module("pyopenjtalk")
            extension = import_module("pyopenjtalk.openjtalk")
        return cast("_Analyser", extension.OpenJTalk(dn_mecab=engine.OPEN_JTALK_DICT_DIR))
    except (ImportError, OSError, RuntimeError):
        return None
