from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.voice.cache import CacheKey, WavCache

KEY = CacheKey("openjtalk 1", "mei", 0.9, "abc", "はい")


@pytest.mark.parametrize(
    "change",
    [
        {"engine": "openjtalk 2"},
        {"voice": "other"},
        {"rate": 0.8},
        {"dictionary": "abd"},
        {"text": "いいえ"},
    ],
)
def test_every_part_of_the_key_changes_the_file(change: dict[str, str | float]) -> None:
    assert replace(KEY, **change).name() != KEY.name()  # type: ignore[arg-type]


def _fill(cache: WavCache, text: str, age_s: int, size: int = 100) -> Path:
    path = cache.path(replace(KEY, text=text))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    os.utime(path, (1_000_000 - age_s, 1_000_000 - age_s))
    return path


def test_unmade_sentence_is_not_found(tmp_path: Path) -> None:
    assert WavCache(tmp_path).find(KEY) is None


def test_least_recently_used_files_go_first(tmp_path: Path) -> None:
    cache = WavCache(tmp_path, limit_bytes=250)
    oldest, middle, newest = (
        _fill(cache, text, age) for text, age in (("a", 9), ("b", 5), ("c", 1))
    )
    cache.find(replace(KEY, text="a"))  # used again: now the newest

    cache.tidy()

    assert (oldest.exists(), middle.exists(), newest.exists()) == (True, False, True)


def test_folder_within_its_limit_is_left_alone(tmp_path: Path) -> None:
    cache = WavCache(tmp_path, limit_bytes=300)
    paths = [_fill(cache, text, 1) for text in "abc"]

    cache.tidy()

    assert all(path.exists() for path in paths)


def test_file_about_to_be_played_stays(tmp_path: Path) -> None:
    cache = WavCache(tmp_path, limit_bytes=50)
    played = _fill(cache, "a", 9)
    other = _fill(cache, "b", 1)

    cache.tidy(spare=played)

    assert played.exists()
    assert not other.exists()
