from __future__ import annotations

import pytest

from ui.text.break_lines import phrases


def _shown(marked: str) -> list[str]:
    return ["".join(atom.text for atom in phrase) for phrase in phrases(marked)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("カードを もって いく", ["カードを", " ", "もって", " ", "いく"]),
        ("市の窓口で聞きます。", ["市の", "窓口で", "聞きます。"]),
        ("「はい」と言います。", ["「はい」", "と", "言います。"]),
        ("「小児医療証」や「障がい者等医療証」", ["「小児医療証」", "や", "「障がい者等医療証」"]),
        ("いま あぶない・火事・けが", ["いま", " ", "あぶない・", "火事・", "けが"]),
        ("Touch to start", ["Touch", " ", "to", " ", "start"]),
        ("0466-25-1111 です", ["0466-25-1111", " ", "です"]),
        ("More (2 of 5)", ["More", " ", "(2 of 5)"]),
        ("Card (not yours)", ["Card", " ", "(not", " ", "yours)"]),
    ],
)
def test_a_phrase_begins_where_a_reader_expects_it(text: str, wanted: list[str]) -> None:
    assert _shown(text) == wanted


def test_a_word_with_ruby_is_one_atom_and_keeps_its_reading() -> None:
    (phrase,) = phrases("{住民票|じゅうみんひょう}の")

    assert [(atom.text, atom.ruby) for atom in phrase] == [
        ("住民票", "じゅうみんひょう"),
        ("の", None),
    ]


def test_nothing_of_a_text_is_lost() -> None:
    text = "「もどる」に さわると、まえの ページに（1つだけ）もどります。100％！"

    assert "".join(_shown(text)) == text


@pytest.mark.parametrize("sign", "、。」っゃー々…）％％")
def test_a_sign_that_may_not_begin_a_line_stays_with_the_letter_before(sign: str) -> None:
    for phrase in phrases(f"ああ漢字{sign}つぎ"):
        assert not phrase[0].text.startswith(sign)
