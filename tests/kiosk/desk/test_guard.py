from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.jp import in_

from kiosk.desk import guard_words, word_reader
from kiosk.desk.guard import MEMO_LENGTH, Answer, contains_my_number, judge
from kiosk.desk.guard_words import SENSITIVE_SIGNS

DATA = Path(__file__).parents[2] / "data" / "memos.tsv"
DIGITS = {"plain": "0123456789", "wide": "０１２３４５６７８９", "kanji": "〇一二三四五六七八九"}


def memos(expected: str) -> list[str]:
    lines = DATA.read_text(encoding="utf-8").splitlines()[1:]
    return [memo for kind, memo in (line.split("\t") for line in lines) if kind == expected]


def kinds(text: str) -> set[str]:
    return {reason.kind for reason in judge(text).reasons}


def my_number(body: str) -> str:
    return body + in_.calc_check_digit(body)


def test_at_least_ninety_nine_of_a_hundred_personal_memos_are_caught() -> None:
    personal = memos("caught")

    missed = [memo for memo in personal if judge(memo).answer is Answer.OK]

    assert len(personal) >= 200
    assert len(missed) <= len(personal) * 0.01, missed


def test_fewer_than_two_of_a_hundred_ordinary_memos_are_questioned() -> None:
    ordinary = memos("ok")

    questioned = [memo for memo in ordinary if judge(memo).answer is not Answer.OK]

    assert len(ordinary) >= 200
    assert len(questioned) < len(ordinary) * 0.02, questioned


@pytest.mark.parametrize(
    ("memo", "kind", "twin"),
    [
        ("個人番号621498320257", "my_number", "個人番号は見ていない"),
        ("携帯は090-1234-5678", "phone", "携帯の電話のかけ方"),
        ("受付番号 4821", "long_number", "受付番号 482"),
        ("taro@example.com", "mail", "@の打ち方"),
        ("本町二丁目5番", "address", "丁目の書き方"),
        ("昭和23年生まれ", "birth_date", "昭和の写真"),
        ("口座番号 123", "account", "口頭で 123"),
        ("暗証番号は 12と34", "secret", "暗証番号は 2回 失敗"),
        ("山田さん", "name", "娘さん"),
        ("三条という方", "name", "三番という札"),
    ],
)
def test_each_refusal_has_a_twin_that_passes(memo: str, kind: str, twin: str) -> None:
    verdict = judge(memo)

    assert verdict.refused
    assert kind in {reason.kind for reason in verdict.reasons}
    assert judge(twin).answer is Answer.OK


@pytest.mark.parametrize(
    ("memo", "twin"),
    [
        ("孫のさくらがアプリを入れた", "さくらの開花を検索した"),
        ("三浦が来所", "三浦大根の料理"),
        ("次男の剛が設定", "次男が設定"),
        ("陳美玲が相談", "陳列の相談"),
        ("田中へ連絡", "田中町へ案内"),
        ("千葉の奥さん", "千葉の娘とビデオ通話"),
        ("母のハルが使う", "母のメモが役に立つ"),
    ],
)
def test_the_sentence_decides_whether_a_word_names_somebody(memo: str, twin: str) -> None:
    assert kinds(memo) & {"possible_name", "name"}
    assert judge(twin).answer is Answer.OK


def test_a_missing_dictionary_leaves_the_lists_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_reader, "_analyser", lambda: None)

    assert judge("山田花子の 件").answer is not Answer.OK
    assert judge("孫の 写真を 送る").answer is Answer.OK


@pytest.mark.parametrize(
    "text", ["隣の家の三浦に LINE ID: a.b@c", "王 小明、コンビニ", "a\nb\tc", "𠮷野家, x"]
)
def test_every_word_read_stands_where_it_says(text: str) -> None:
    words = word_reader.read_words(text)

    assert words
    assert all(text[word.start : word.end] == word.text for word in words)
    assert "".join(word.text for word in words) == "".join(text.split())


@pytest.mark.parametrize("memo", ["病名を聞いた", "診断の話", "口座の話", "借金の話"])
def test_sensitive_words_are_asked_about_and_not_refused(memo: str) -> None:
    verdict = judge(memo)

    assert verdict.asks
    assert kinds(memo) == {"sensitive"}


def test_every_sensitive_word_holds_a_sign_that_wakes_its_rule() -> None:
    source = guard_words._SENSITIVE.pattern
    words = [re.sub(r"\(\?[^)]*\)", "", word) for word in source.split("|")]

    asleep = [word for word in words if SENSITIVE_SIGNS.isdisjoint(word)]

    assert len(words) > 20
    assert asleep == []


def test_a_memo_of_sixty_characters_passes_and_one_more_is_refused() -> None:
    assert judge("あ" * MEMO_LENGTH).answer is Answer.OK
    assert kinds("あ" * (MEMO_LENGTH + 1)) == {"too_long"}


def test_a_verdict_never_holds_the_text_it_refused() -> None:
    memo = "090-1234-5678 山田さん 暗証番号は1234"

    said = repr(judge(memo))

    assert not any(part in said for part in ("090", "1234", "山田"))


@given(
    body=st.text("0123456789", min_size=11, max_size=11),
    script=st.sampled_from(sorted(DIGITS)),
    mark=st.sampled_from(["", " ", "-", "－", "．", "　", "\n", "ー", "‐"]),
    before=st.sampled_from(["", "番号は", "個人番号:", "A"]),
)
def test_no_spelling_hides_a_my_number(body: str, script: str, mark: str, before: str) -> None:
    digits = my_number(body).translate(str.maketrans(DIGITS["plain"], DIGITS[script]))
    text = before + mark.join((digits[:4], digits[4:8], digits[8:])) + " です"

    assert contains_my_number(text)
    assert judge(text).refused


@given(body=st.text("0123456789", min_size=11, max_size=11), wrong=st.integers(1, 9))
def test_twelve_digits_with_a_wrong_check_digit_are_refused_as_a_number(
    body: str, wrong: int
) -> None:
    number = my_number(body)
    text = number[:-1] + str((int(number[-1]) + wrong) % 10)

    assert not contains_my_number(text)
    assert judge(text).refused


@given(st.text(max_size=80))
def test_any_text_gets_an_answer(text: str) -> None:
    verdict = judge(text)

    assert (verdict.answer is Answer.OK) == (not verdict.reasons)


def test_random_phone_numbers_are_refused_in_every_common_form() -> None:
    chance = random.Random(7)  # noqa: S311 - sample texts, no secret
    forms = ("{a}-{b}-{c}", "{a}{b}{c}", "{a}({b}){c}", "{a} {b} {c}", "電話{a}・{b}・{c}です")
    for _ in range(200):
        a, b, c = chance.choice(("090", "080", "03", "0466")), *chance.sample(range(1000, 9999), 2)

        memo = chance.choice(forms).format(a=a, b=b, c=c)

        assert judge(memo).refused, memo


@pytest.mark.parametrize(
    "memo",
    [
        "宮島の長男の スマホ",
        "渋沢栄一の本人確認",
        "宮島の住所",
        "宮島の退院",
        "田代の書類",
        "田代の義理の母",
        "田代のおい",
        "パス AB1234 と 言っていた",
        "コード AB1234",
        "番号 4桁 A1234",
        "ログイン AB4321",
        "wifi AB1234",
        "会員番号 AB1234",
        "診察券 A1234",
        "旅券 AB1234",
        "鍵 B4321",
        "部屋は B1204",
        "AB1234 が 暗証",
        "本田監督の娘の カード",
        "自治会の 田中監督が 来た",
        "少年野球の 佐藤監督に 連絡",
        "斉藤投手という方",
        "田中首相さんの奥さん",
        "雷さんの在留カード",
        "コナンさん",
        "寅さんのカード",
        "徳川家のご主人",
        "坂本龍馬が 来所",
        "松屋さん",
        "紺屋さん",
        "小松屋さん",
        "窓口3百瀬が担当",
        "午後3千田と話",
        "銀行カードの残高 不足",
        "ロック解除 ７、１、０、４ の順",
    ],
)
def test_what_a_rule_lets_pass_hides_nobody(memo: str) -> None:
    assert judge(memo).answer is not Answer.OK


@pytest.mark.parametrize(
    "memo",
    [
        "7/1、7/2 に 来所",
        "5/1、5/8、5/15 の 講座",
        "5、6、7、8月は 休み",
        "3・4・5・6月の 予定",
        "2、3、4、5番の 書類",
        "1、2、3、4、5の 順に 押す",
        "通称名の 変更",
        "通称名の 登録",
        "通称名を カードに 載せる",
        "通称は まだ ない",
        "書類甲 12",
        "手続乙 12",
        "佐川急便さんの 再配達",
        "PIXUS TS5430 インク",
        "新聞屋さんの電子版 ログインできず",
    ],
)
def test_what_a_rule_catches_is_no_day_step_or_shop(memo: str) -> None:
    assert judge(memo).answer is Answer.OK
