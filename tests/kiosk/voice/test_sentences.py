from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.voice.sentences import sentences


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("止めます。だいじょうぶ。", "ja", ["止めます。", "だいじょうぶ。"]),
        ("「はい。行きます。」と言う。次へ", "ja", ["「はい。行きます。」と言う。", "次へ"]),
        ("本当？！そうです", "ja-easy", ["本当？！", "そうです"]),
        ("{止|と}めます。{次|つぎ}へ", "ja", ["{止|と}めます。", "{次|つぎ}へ"]),
        ("見出し\n本文です。", "ja", ["見出し", "本文です。"]),
        ("Call now. It is free.", "en", ["Call now.", "It is free."]),
        ("It costs 1.5 yen. See www.city.go.jp/a. Ok?", "en",
         ["It costs 1.5 yen.", "See www.city.go.jp/a.", "Ok?"]),
        ("Ask Dr. Sato at 9 a.m. or e.g. later.", "en", ["Ask Dr. Sato at 9 a.m. or e.g. later."]),
        ("Open from 9 a.m. Bring it.", "en", ["Open from 9 a.m. Bring it."]),
        ("“Wait!” Then go.", "en", ["“Wait!”", "Then go."]),
        ("", "ja", []),
    ],
)  # fmt: skip
def test_text_is_cut_at_its_sentences(text: str, lang: str, expected: list[str]) -> None:
    assert sentences(text, lang) == expected


@given(st.text(alphabet="あ。！？「」{}（）a.A 1\n", max_size=40), st.sampled_from(["ja", "en"]))
def test_nothing_but_blanks_is_lost(text: str, lang: str) -> None:
    assert "".join("".join(sentences(text, lang)).split()) == "".join(text.split())
