from __future__ import annotations

import pytest

from kiosk.language.pseudo import LONGER, pseudo
from kiosk.language.ruby import parse, placeholders, without_placeholders


@pytest.mark.parametrize(
    "message", ["つぎへ", "Cancel", "のこり {n} ページ", "{fact:a.b}です。", "a{x}b{y}"]
)
def test_pseudo_text_is_longer_bracketed_and_keeps_its_placeholders(message: str) -> None:
    found = pseudo(message)

    assert found.startswith("［!! ")
    assert found.endswith(" !!］")
    assert placeholders(found) == placeholders(message)
    shown = len(without_placeholders(message))
    assert len(without_placeholders(found)) >= shown * LONGER
    assert parse(without_placeholders(found))


def test_latin_letters_carry_accents() -> None:
    assert pseudo("Next one") == "［!! Ñéxt óñéñöéå !!］"
