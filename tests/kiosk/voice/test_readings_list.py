from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.language.ruby import plain, spoken
from kiosk.procedures.load_facts import read_city
from kiosk.settings import ASSETS, ROOT
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


@pytest.mark.parametrize("city", [file.parent.name for file in ASSETS.glob("cities/*/city.toml")])
def test_centres_are_read_as_their_city_writes_them(city: str, tmp_path: Path) -> None:
    centres = read_city(ASSETS / "cities" / city / "city.toml", [])
    assert centres is not None
    names = [centre.name for centre in centres.value.centres]

    answer = subprocess.run(
        [sys.executable, "-m", "kiosk", "read", "-", "--city", city, "--data", tmp_path],
        input="\n".join(map(plain, names)),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )

    heard = [json.loads(line)["reading"] for line in answer.stdout.splitlines()]
    wanted = [re.sub("[（）]", "", kana.to_hiragana(spoken(name))) for name in names]
    assert heard == wanted
