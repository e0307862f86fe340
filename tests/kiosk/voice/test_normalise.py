from __future__ import annotations

import pytest

from kiosk.errors import MarkupError
from kiosk.voice.normalise import segments


def said(text: str) -> str:
    return "".join(run.said for run in segments(text))


@pytest.mark.parametrize(
    ("shown", "spoken"),
    [
        ("6〜16桁", "6から16桁"),
        ("9:00〜17:15", "9時から17時15分"),
        ("〇〇課", "マルマル課"),
        ("2026-11-21", "2026年11月21日"),
        ("R8.4.1", "令和8年4月1日"),
        ("0467(82)1111", "0467-82-1111"),
        ("¥3,500", "3,500円"),
        ("1/2", "2分の1"),
        ("10-15分", "10から15分"),
        ("1-2-3", "1の2の3"),
        ("月〜金", "ゲツからキン"),
        ("㈱", "株式会社"),
        ("⑫", "12"),
        ("ｶﾞｿﾘﾝ", "ガソリン"),
        ("カードは ありますか", "カードはありますか"),
        ("Google Play で", "Google Playで"),
        ("３　階", "3階"),
        ("表\n裏", "表。裏"),
        ("B1F", "地下1階"),
        ("●●●●", "フセジ"),
    ],
)
def test_sign_becomes_words(shown: str, spoken: str) -> None:
    assert said(shown) == spoken


@pytest.mark.parametrize(
    "person", ["申請した方は", "お持ちの方へ", "65歳以上の方", "初めての 方は", "来られない方も"]
)
def test_a_person_is_kata(person: str) -> None:
    assert "カタ" in said(person)


@pytest.mark.parametrize("side", ["東の方へ", "早い方がいい", "この方法", "地方税", "夕方"])
def test_a_side_or_a_way_is_left_to_the_engine(side: str) -> None:
    assert said(side) == side


def test_author_beats_every_rule() -> None:
    assert said("お持ちの{方|ほう}へ") == "お持ちのほうへ"


def test_web_address_is_said_by_its_parts() -> None:
    assert said("https://myna.go.jp/") == "マイナドットゴードットジェーピー"


def test_shown_parts_joined_are_the_shown_text() -> None:
    runs = segments("{市民|しみん}の 方は、[4桁|よんけた]〜９時 ※①")

    assert "".join(run.shown for run in runs) == "市民の 方は、4桁〜９時 ※①"


def test_broken_mark_is_an_error() -> None:
    with pytest.raises(MarkupError):
        segments("{市民|しみん")
