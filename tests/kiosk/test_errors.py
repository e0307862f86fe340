from __future__ import annotations

from pathlib import Path

import pytest

from kiosk import errors
from kiosk.errors import ContentError, Fault, KioskError

FAULT = Fault(Path("a.toml"), "title", "長すぎます", "24字までにする", "words.title", 3)
OWN = [kind for kind in vars(errors).values() if isinstance(kind, type)]


@pytest.mark.parametrize("kind", [kind for kind in OWN if issubclass(kind, Exception)])
def test_every_error_of_ours_is_caught_as_one(kind: type[Exception]) -> None:
    assert issubclass(kind, KioskError)


def test_fault_says_file_line_key_finding_and_remedy() -> None:
    assert str(FAULT) == "a.toml:3 title: 長すぎます → 24字までにする"


def test_fault_of_a_whole_file_names_no_line() -> None:
    fault = Fault(Path("a.toml"), "", "ありません", "置く", "load.file")

    assert str(fault) == "a.toml : ありません → 置く"


def test_content_error_carries_every_fault() -> None:
    other = Fault(Path("b.toml"), "id", "二つあります", "変える", "id.twice", 1)

    error = ContentError([FAULT, other])

    assert error.faults == [FAULT, other]
    assert str(error) == f"{FAULT}\n{other}"
