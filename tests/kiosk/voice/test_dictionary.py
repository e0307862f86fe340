from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.errors import VoiceError
from kiosk.voice.dictionary import dictionary_csv, dictionary_files, dictionary_id, read_words


def _file(tmp_path: Path, text: str, name: str = "words.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_word_becomes_a_line_with_wide_letters_and_long_vowels(tmp_path: Path) -> None:
    file = _file(tmp_path, '[words]\n"J-LIS証" = "じぇいりすしょう"\n')

    (line,) = dictionary_csv(read_words([file])).splitlines()

    assert line.startswith("Ｊ−ＬＩＳ証,,,-")
    assert ",ジェイリスショウ,ジェーリスショー,0/6,*" in line


def test_city_name_falls_before_its_last_beat(tmp_path: Path) -> None:
    (word,) = read_words([_file(tmp_path, '[places]\n"八街市" = "やちまたし"\n')])

    assert word.accent == 4


def test_later_file_wins(tmp_path: Path) -> None:
    first = _file(tmp_path, '[words]\n"表" = "ひょう"\n', "a.toml")
    second = _file(tmp_path, '[words]\n"表" = "おもて"\n', "b.toml")

    assert [word.reading for word in read_words([first, second])] == ["オモテ"]


@pytest.mark.parametrize(
    "entry", ['"表" = "hyou"', '"表" = ""', '"表" = { reading = "ひょう", accent = 9 }']
)
def test_unusable_word_is_named(tmp_path: Path, entry: str) -> None:
    with pytest.raises(VoiceError, match=r"words\.toml.*表"):
        read_words([_file(tmp_path, f"[words]\n{entry}\n")])


def test_missing_or_broken_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceError, match=r"none\.toml"):
        read_words([tmp_path / "none.toml"])
    with pytest.raises(VoiceError, match=r"words\.toml"):
        read_words([_file(tmp_path, "[words")])


def test_id_changes_with_any_word() -> None:
    assert dictionary_id("a") != dictionary_id("b")


def test_shipped_dictionaries_of_every_city_can_be_read() -> None:
    cities = [path.stem for path in (dictionary_files()[0].parent / "cities").glob("*.toml")]

    assert cities
    assert all(len(read_words(dictionary_files(city))) > 1600 for city in cities)


def test_unknown_city_uses_the_common_dictionary() -> None:
    assert dictionary_files("nowhere") == dictionary_files()
