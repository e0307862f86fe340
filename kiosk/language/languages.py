"""The languages of the kiosk: code, own name, catalogue folder. Voices and fonts live elsewhere."""

from __future__ import annotations

from typing import NewType

import msgspec

Lang = NewType("Lang", str)

JA = Lang("ja")
EASY = Lang("ja-easy")
EN = Lang("en")
PSEUDO = Lang("xx")


class Language(msgspec.Struct, frozen=True):
    """One language a resident can choose.

    ``name`` is written in the language's own script. ``babel`` is the identifier Babel knows.
    ``is_japanese`` holds for both Japanese languages: they carry ruby and share a voice.
    """

    code: Lang
    name: str
    babel: str
    is_japanese: bool = False

    @property
    def folder(self) -> str:
        """Name of its folder under ``locales/``."""
        return self.code.replace("-", "_")


LANGUAGES: dict[Lang, Language] = {
    language.code: language
    for language in (
        Language(JA, "日本語", "ja", is_japanese=True),
        Language(EASY, "やさしい日本語", "ja", is_japanese=True),
        Language(EN, "English", "en"),
    )
}
PSEUDO_LANGUAGE = Language(PSEUDO, "[!!! 日本語 !!!]", "en")


def language_of(code: str) -> Language:
    """Return the language called ``code``; ``ja_easy`` and ``ja-easy`` are the same.

    Raises:
        KeyError: No such language is known.
    """
    wanted = Lang(code.replace("_", "-"))
    if wanted == PSEUDO:
        return PSEUDO_LANGUAGE
    return LANGUAGES[wanted]
