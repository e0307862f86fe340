from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kiosk.__main__ import main

Told = dict[str, Any]
CITIES = ("fujisawa", "chigasaki", "kashima-ibaraki", "kashima-saga")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def tell(data: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run ``page``, which must find nothing, and return its JSON."""

    def run(*words: str) -> Told:
        code = main(["page", *words, "--data", str(data), "--json"])
        captured = capsys.readouterr()
        assert (code, captured.err) == (0, "")
        told: Told = json.loads(captured.out)
        return told

    return run


def test_page_holds_what_the_contract_says(tell: Callable[..., Told]) -> None:
    told = tell("trouble.lost-card/where", "--lang", "ja")

    assert told.keys() == {
        "id", "step", "title", "visible", "spoken", "choices", "place", "progress",
    }  # fmt: skip
    assert (told["id"], told["step"], told["place"]) == ("trouble.lost-card", "where", "here")
    assert told["title"] == "どこで なくしましたか"
    assert [one["to"] for one in told["choices"]] == ["police", "police", "home", "police"]
    assert all(one["text"] in told["visible"] for one in told["choices"])
    assert told["progress"]["now"] <= told["progress"]["of"]
    assert all(one.keys() == {"text", "lang", "reading"} for one in told["spoken"])


@pytest.mark.parametrize("tongue", [["ja"], ["ja-easy"], ["en"], ["en", "ja"], ["ja-easy", "ja"]])
def test_what_is_spoken_is_what_is_visible(tell: Callable[..., Told], tongue: list[str]) -> None:
    words = ["--lang", tongue[0], *(["--with", tongue[1]] if tongue[1:] else [])]

    told = tell("mynumber.pin/tries-four", *words)

    assert [one["text"] for one in told["spoken"]] == told["visible"]
    assert {one["lang"] for one in told["spoken"]} == set(tongue)
    assert all(one["reading"] for one in told["spoken"])


def test_card_before_the_first_step_has_no_step(tell: Callable[..., Told]) -> None:
    told = tell("mynumber.pin")

    assert (told["step"], told["progress"], told["choices"]) == (None, None, [])
    assert told["title"] == "暗証番号を わすれた・使えない"


def test_answers_lead_to_the_branch_they_take(tell: Callable[..., Told]) -> None:
    answers = {"how-long": "long", "tries-long": "stop", "other-user": "no", "who-goes": "self"}

    told = tell("mynumber.pin/check", "--answers", json.dumps(answers))

    shown = " ".join(told["visible"])
    assert "長い 番号（英字と 数字）" in shown
    assert "4回 まちがえた" in shown


def test_stale_answer_is_not_on_the_page(tell: Callable[..., Told]) -> None:
    answers = {"how-long": "long", "tries-long": "stop", "other-user": "no", "who-goes": "self"}
    stale = {**answers, "tries-four": "none", "four-use": "user"}

    told = tell("mynumber.pin/check", "--answers", json.dumps(stale))

    assert told == tell("mynumber.pin/check", "--answers", json.dumps(answers))


def test_expired_fact_is_replaced_on_that_day(tell: Callable[..., Told]) -> None:
    place = "mynumber.pin/shop-sign"

    today = " ".join(tell(place, "--on", "2027-05-31")["visible"])
    later = " ".join(tell(place, "--on", "2027-06-01")["visible"])

    assert "セブン-イレブン" in today
    assert "セブン-イレブン" not in later
    assert "確認してください" in later


@pytest.mark.parametrize("city", CITIES)
def test_each_city_says_its_own(tell: Callable[..., Told], city: str) -> None:
    shown = " ".join(tell("mynumber.cert-renewal", "--city", city)["visible"])

    numbers = {"fujisawa": "0466-25-1111", "chigasaki": "0467-82-1111"}
    for other, number in numbers.items():
        assert (number in shown) == (other == city)
    if city == "kashima-saga":
        assert "市の窓口で 確認してください" in shown


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["no.such"], "no.such"),
        (["mynumber.pin/no-such"], "how-long"),
        (["mynumber.pin", "--lang", "zz"], "zz"),
        (["mynumber.pin", "--with", "zz"], "zz"),
        (["mynumber.pin", "--answers", "{"], "--answers"),
        (["mynumber.pin", "--answers", "[]"], "--answers"),
        (["mynumber.pin", "--answers", '{"how-long": "perhaps"}'], "perhaps"),
        (["mynumber.pin", "--answers", '{"how-long": ["long"]}'], "--answers"),
        (["mynumber.pin", "--city", "atlantis"], "fujisawa"),
    ],
)
def test_wrong_use_says_what_was_wrong_and_exits_2(
    data: Path, capsys: pytest.CaptureFixture[str], words: list[str], named: str
) -> None:
    code = main(["page", *words, "--data", str(data)])

    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert named in captured.err
    assert "Traceback" not in captured.err


def test_without_json_the_page_is_plain_text(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["page", "trouble.lost-card/where", "--data", str(data)]) == 0

    assert "どこで なくしましたか" in capsys.readouterr().out.splitlines()


def test_nothing_is_written_outside_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    monkeypatch.chdir(tmp_path)

    main(["page", "mynumber.pin", "--data", str(tmp_path / "data")])

    assert [one.name for one in tmp_path.iterdir()] == ["data"]
