from __future__ import annotations

from datetime import date

import pytest

from kiosk.desk.counters import (
    Counters,
    Face,
    FaceCount,
    FaceTouched,
    NeedCount,
    NeedKind,
    NeedUnmet,
    NoticeCount,
    NoticeHeard,
    Passage,
    StepCount,
    StepPassed,
    StepUnclear,
    UnclearCount,
)
from kiosk.desk.needs import SOME_WORD, safe_word
from kiosk.desk.store import DeskStore
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock

NOVEMBER = (date(2026, 11, 1), date(2026, 12, 1))


@pytest.fixture
def counters(store: DeskStore, clock: FrozenClock) -> Counters:
    return Counters(store.database, clock)


def test_events_of_a_visit_become_counts_that_nothing_joins(
    counters: Counters, store: DeskStore
) -> None:
    step = ("card.renewal", "which-pin", "ja")
    counters.add([StepPassed(*step), StepPassed(*step), StepPassed(*step, Passage.LEFT)])
    counters.add([StepPassed(*step, Passage.ENDED)])

    rows = store.database.query("SELECT * FROM visit_step")

    assert counters.steps(*NOVEMBER) == [StepCount(*step, entered=2, left=1, ended=1)]
    assert [row["hour"] for row in rows] == ["2026-11-21T10"]
    assert set(rows[0]) == {"procedure", "step", "language", "hour", "entered", "left", "ended"}


def test_every_kind_is_counted_by_day(counters: Counters, clock: FrozenClock) -> None:
    for _ in range(2):
        counters.add(
            [
                FaceTouched("a", "ja", Face.BAD, "long"),
                StepUnclear("a", "one", "en"),
                NeedUnmet(NeedKind.UNANSWERED, "lf_dog"),
                NeedUnmet(NeedKind.SEARCH_FAILED, "粗大ごみ"),
                NoticeHeard("ja", declined=True),
            ]
        )
        clock.advance(86400)
    counters.add([NoticeHeard("ja")])

    assert counters.faces(*NOVEMBER) == [FaceCount("a", "ja", Face.BAD, "long", 2)]
    assert counters.unclear(*NOVEMBER) == [UnclearCount("a", "one", "en", 2)]
    assert counters.needs(*NOVEMBER) == [
        NeedCount(NeedKind.SEARCH_FAILED, "粗大ごみ", 2),
        NeedCount(NeedKind.UNANSWERED, "lf_dog", 2),
    ]
    assert counters.notices(*NOVEMBER) == [NoticeCount("ja", heard=3, declined=2)]
    assert counters.faces(date(2026, 11, 22), date(2026, 11, 23))[0].count == 1
    assert counters.faces(date(2026, 12, 1), date(2027, 1, 1)) == []


def test_one_bad_event_counts_none_of_them(counters: Counters) -> None:
    with pytest.raises(StoreError):
        counters.add([StepUnclear("a", "one", "ja"), FaceTouched("a", "ja", 4)])  # type: ignore[arg-type]

    assert counters.unclear(*NOVEMBER) == []


@pytest.mark.parametrize("word", ["粗大ごみ", "ちゅうしゃじょう", "パスポート", "保育園"])
def test_an_ordinary_word_of_a_search_is_kept(word: str) -> None:
    assert safe_word(f" {word} ") == word


@pytest.mark.parametrize(
    "word",
    [
        "ab",
        "犬",
        "田中花子",
        "たなかはなこ",
        "さとう",
        "タナカ",
        "ヨシコ",
        "090-1234-5678",
        "六二一四九八三二〇二五七",
        "ぜろきゅうぜろいち",
        "3丁目",
        "tanaka",
        "鈴木さん",
        "借金の相談",
        "あ" * 13,
        "ごみ 収集",
    ],
)
def test_a_name_a_number_or_a_sentence_of_a_search_is_not_kept(word: str) -> None:
    assert safe_word(word) == SOME_WORD
