from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui.start import log_to, size_of, start_terminal


@pytest.fixture
def own_log() -> Iterator[None]:
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    for handler in root.handlers:
        if handler not in before:
            handler.close()
    root.handlers[:] = before
    root.setLevel(level)


def _arguments(data: Path, **changes: object) -> argparse.Namespace:
    given: dict[str, object] = {
        "data": data,
        "city": None,
        "window": None,
        "visit": None,
        "on": None,
        "practice": False,
    }
    return argparse.Namespace(**(given | changes))


@pytest.mark.parametrize(("text", "size"), [("1920x1080", (1920, 1080)), ("1280x800", (1280, 800))])
def test_a_window_size_is_two_numbers(text: str, size: tuple[int, int]) -> None:
    assert size_of(text) == size


def test_no_window_size_is_the_full_screen() -> None:
    assert size_of(None) is None


@pytest.mark.parametrize("text", ["big", "1920", "1920x", "1920*1080", "12x8", "-1920x1080", ""])
def test_another_form_of_size_is_refused_with_the_right_one(text: str) -> None:
    with pytest.raises(ValueError, match="1920x1080"):
        size_of(text)


@pytest.mark.parametrize(
    "wrong",
    [
        {"city": "nowhere"},
        {"window": "big"},
        {"on": "tomorrow"},
        {"visit": "{"},
        {"visit": '{"size": "large"}'},
        {"visit": '{"theme": "pink"}'},
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    tmp_path: Path, wrong: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    code = start_terminal(_arguments(tmp_path / "data", **wrong))

    told = capsys.readouterr()
    assert code == 2
    assert told.err.strip()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert not (tmp_path / "data").exists()


def test_an_unknown_city_is_answered_with_those_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_terminal(_arguments(tmp_path, city="nowhere"))

    assert "fujisawa" in capsys.readouterr().err


@pytest.mark.usefixtures("own_log")
def test_the_log_goes_into_the_data_folder_and_only_when_something_happened(
    tmp_path: Path,
) -> None:
    log_to(tmp_path)
    quiet = (tmp_path / "kiosk.log").exists()

    logging.getLogger("ui").warning("print: failed")

    assert not quiet
    assert "print: failed" in (tmp_path / "kiosk.log").read_text("utf-8")
