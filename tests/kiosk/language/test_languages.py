from __future__ import annotations

import pytest

from kiosk.language.languages import EASY, JA, LANGUAGES, PSEUDO, Language, language_of
from kiosk.settings import LOCALES


def test_codes_and_own_names() -> None:
    assert {code: language.name for code, language in LANGUAGES.items()} == {
        "ja": "日本語",
        "ja-easy": "やさしい日本語",
        "en": "English",
    }


def test_easy_japanese_is_japanese_and_has_a_folder_of_its_own() -> None:
    assert language_of("ja_easy") is language_of("ja-easy")
    assert LANGUAGES[EASY].is_japanese
    assert LANGUAGES[EASY].folder == "ja_easy" != LANGUAGES[JA].folder


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda one: one.code)
def test_every_language_has_its_catalogues(language: Language) -> None:
    folder = LOCALES / language.folder / "LC_MESSAGES"

    assert (folder / "ui.po").is_file()


def test_pseudo_language_is_known_but_never_offered() -> None:
    assert language_of("xx").code == PSEUDO
    assert PSEUDO not in LANGUAGES


def test_unknown_language_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        language_of("zz")
