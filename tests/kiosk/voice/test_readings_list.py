from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.voice import kana
from kiosk.voice.reading import reading_of

LIST = Path(__file__).parents[2] / "data" / "readings.tsv"


def _rows() -> list[tuple[str, str]]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return [(row[0], row[1]) for row in rows]


def _bare(text: str) -> str:
    return text.replace("、", "").replace("。", "")


def test_list_has_at_least_120_terms_besides_the_60_sampled_ones() -> None:
    assert len(_rows()) >= 180


@pytest.mark.parametrize(("text", "readings"), _rows())
def test_every_listed_text_is_read_right(engine: str, text: str, readings: str) -> None:
    said = kana.to_katakana(reading_of(text).hiragana)

    assert _bare(said) in [_bare(reading) for reading in readings.split("|")]
