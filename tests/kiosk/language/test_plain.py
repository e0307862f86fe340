from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.language.plain import Finding, check_easy, check_plain, easy_katakana, score


def errors(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings if finding.is_error]


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


# Rule, a text it must catch, a twin that says the same and passes.
EASY_PAIRS = [
    (
        "EJ01",
        "カードの うらに しるしが あるか どうか みて つぎの あおい ボタンを おして ください。",
        "カードの うらを みて ください。",
    ),
    ("EJ01", "あお、あか、しろ、くろが あります。", "あおと あかが あります。"),
    ("EJ02", "カードや メモや ペンが いります。", "カードと メモが いります。"),
    ("EJ03", "カードを だして、うらを みて、ボタンを おします。", "カードを だします。"),
    ("EJ05", "つかえない わけでは ありません。", "つかえます。"),
    ("EJ05", "やくしょに いかなければ なりません。", "やくしょに いって ください。"),
    ("EJ05", "よやくしないと いけません。", "よやくして ください。"),
    ("EJ06", "カードが おくられます。", "やくしょが カードを おくります。"),
    ("EJ07", "カードを みせて いただきます。", "カードを みせて ください。"),
    ("EJ07", "こちらに ございます。", "ここに あります。"),
    ("EJ07", "カードは たいせつだ。", "カードは たいせつです。"),
    ("EJ07", "これは カードである。", "カードです。"),
    ("EJ08", "オンラインで できます。", "ネットで できます。"),
    ("EJ09", "{紙|かみ}を {提出|ていしゅつ}します。", "{紙|かみ}を だします。"),
    ("EJ09", "カードを {持参|じさん}して ください。", "カードを もって きて ください。"),
    ("EJ09", "18さい{未満|みまん}の {人|ひと}です。", "17さいまでの {人|ひと}です。"),
    (
        "EJ10",
        "{転出証明書交付申請|てんしゅつしょうめいしょこうふしんせい}を します。",
        "「{転出証明書交付申請|てんしゅつしょうめいしょこうふしんせい}」を かきます。",
    ),
    ("EJ11", "カードなどを だします。", "カードを だします。"),
    ("EJ13", "カードを 出します。", "カードを {出|だ}します。"),
    ("EJ13", "[4桁|よんけた]の ばんごうです。", "{4桁|よんけた}の ばんごうです。"),
    ("EJ14", "{手続|テツヅ0}きを します。", "{手続|てつづ}きを します。"),
    ("EJ14", "{税|ぜい}（ぜい）です。", "{税|ぜい}です。"),
    ("EJ14", "{手続き|てつづき}を します。", "{手続|てつづ}きを します。"),
    ("EJ14", "{手続|てつづを します。", "{手続|てつづ}きを します。"),
    ("EJ15", "12/2までです。", "12{月|がつ}{2日|ふつか}までです。"),
    ("EJ15", "{令和|れいわ}8{年|ねん}です。", "2026{年|ねん}（{令和|れいわ}8{年|ねん}）です。"),
    ("EJ15", "ごぜん9〜11じです。", "ごぜん9じから 11じまでです。"),
    ("EJ16", "18:00までです。", "{午後|ごご}6{時|じ}までです。"),
    ("EJ16", "15{時|じ}までです。", "{午後|ごご}3{時|じ}までです。"),
    ("EJ17", "３{回|かい}です。", "3{回|かい}です。"),
    ("EJ17", "{三回|さんかい}です。", "3{回|かい}です。"),
    ("EJ17", "10000{円|えん}です。", "10,000{円|えん}です。"),
    ("EJ18", "カード→やくしょです。", "カードを やくしょに もって いきます。"),
    ("EJ18", "ここに あります※。", "※ここに あります。"),
    ("EJ19", "{上記|じょうき}の カードです。", "マイナンバーカードです。"),
    ("EJ19", "それを だします。", "カードを だします。"),
    ("EJ20", "しっかり おします。", "おします。"),
    ("EJ21", "いちばんうえのおおきいボタンをおしてください。", "うえの ボタンを おして ください。"),
    ("EJ24", "{第|だい}3{条|じょう}です。", "きまりです。"),
    ("EJ27", "カードの うらの しるし。", "カードの うらの しるしです。"),
    (
        "EJ28",
        "{係|かかり}の {人|ひと}を よんで ください。こまった ときは。",
        "こまった ときは、{係|かかり}の {人|ひと}を よんで ください。",
    ),
    ("writing.banned", "ログインします。", "「ログイン」を おします。"),
    ("writing.banned", "エラーです。", "うまく いきませんでした。"),
]


@pytest.mark.parametrize(("rule", "bad", "good"), EASY_PAIRS)
def test_a_rule_of_easy_japanese_catches_its_fault_and_lets_its_twin_pass(
    rule: str, bad: str, good: str
) -> None:
    assert rule in rules(check_easy(bad))
    assert check_easy(good) == []


@pytest.mark.parametrize(("count", "found"), [(35, []), (36, [False]), (40, [False]), (41, [True])])
def test_a_sentence_is_long_from_36_characters_and_too_long_from_41(
    count: int, found: list[bool]
) -> None:
    sentence = "あいうえお " * 8
    text = sentence.replace(" ", "")[: count - 3]
    spaced = " ".join(text[at : at + 5] for at in range(0, len(text), 5)) + "です。"

    findings = check_easy(spaced)

    assert [f.is_error for f in findings if f.rule == "EJ01"] == found


def test_a_placeholder_counts_as_six_characters() -> None:
    fits = "あ" + "あいうえお " * 5 + "{fact:a.very_long_name_of_a_fact}です。"

    assert "EJ01" not in rules(check_easy(fits))
    assert "EJ01" in rules(check_easy("あ" + fits))


def test_too_many_kanji_in_a_sentence_fail() -> None:
    sentence = "{市民税|しみんぜい}の " * 5 + "です。"

    assert "EJ13" in errors(check_easy(sentence))


def test_nine_kanji_in_a_sentence_are_only_advice() -> None:
    sentence = "{市民税|しみんぜい}の " * 3 + "です。"

    assert rules(check_easy(sentence)) == ["EJ13"]
    assert errors(check_easy(sentence)) == []


@pytest.mark.parametrize(
    "text",
    [
        "「ダウンロード」を おします。",
        "さわります（タップ）。",
        "オンライン（ネットで すること）です。",
        "24{時間|じかん} つかえます。",
        "{平等|びょうどう}です。",
        "カードを {出|だ}して ください。",
        "{電話|でんわ}は {fact:hotline}です。",
        "0120-95-0178に {電話|でんわ}して ください。",
        "カードを なくした",
        "まだ。" + "ここで {待|ま}って ください。",
    ],
)
def test_ordinary_easy_japanese_has_no_errors(text: str) -> None:
    assert errors(check_easy(text)) == []


def test_the_list_of_known_loan_words_can_be_given() -> None:
    text = "オンラインです。"

    assert rules(check_easy(text, katakana=frozenset({"オンライン"}))) == []
    assert rules(check_easy("カードです。", katakana=frozenset())) == ["EJ08"]


def test_the_list_of_known_loan_words_holds_no_comments_and_no_jargon() -> None:
    words = easy_katakana()

    assert {"カード", "スマホ", "コンビニ"} <= words
    assert not words & {"ログイン", "アクセス", "ダウンロード", "タップ", "エラー"}
    assert all(word and not word.startswith("#") for word in words)


PLAIN_PAIRS = [
    ("書類を 提出していただく必要がございます。", "書類を 出してください。"),
    ("本人の場合に限り 使えます。", "本人のときだけ 使えます。"),
    ("カード等を 出します。", "カードを 出します。"),
    ("カード及び通帳を 出します。", "カードと 通帳を 出します。"),
    ("該当する欄に 書きます。", "名前の欄に 書きます。"),
    ("所定の用紙に 書きます。", "青い紙に 書きます。"),
    ("マイナポータルに ログインします。", "マイナポータルの「ログイン」に さわります。"),
    ("アクセスします。", "開きます。"),
    ("アプリを ダウンロードします。", "アプリを スマホに 入れます。"),
    ("ボタンを タップします。", "ボタンに さわります（タップ）。"),
    ("高齢者の 方です。", "75さいからの 人です。"),
    ("お年寄りの 方です。", "75さいからの 人です。"),
    ("手続きは 簡単です。", "手続きは 3つです。"),
    ("エラーに なりました。", "うまく いきませんでした。"),
]


@pytest.mark.parametrize(("bad", "good"), PLAIN_PAIRS)
def test_a_word_we_do_not_use_fails_in_ordinary_japanese(bad: str, good: str) -> None:
    assert errors(check_plain(bad)) == ["writing.banned"]
    assert errors(check_plain(good)) == []


@pytest.mark.parametrize("text", ["等しい", "平等", "高等学校", "一等", "中等部", "等級"])
def test_a_compound_with_a_banned_sign_is_not_banned(text: str) -> None:
    assert check_plain(text) == []


def test_a_sentence_of_ordinary_japanese_may_have_60_characters() -> None:
    assert errors(check_plain("あ" * 59 + "。")) == []
    assert errors(check_plain("あ" * 60 + "。")) == ["writing.length"]


def test_two_short_sentences_are_not_one_long_one() -> None:
    assert check_plain("あ" * 35 + "。" + "い" * 35 + "。") == []


def test_the_rules_of_easy_japanese_are_only_advice_in_ordinary_japanese() -> None:
    findings = check_plain("窓口に 行かなければ なりません。12/2です。")

    assert rules(findings) == ["EJ05", "EJ15"]
    assert errors(findings) == []


def test_ordinary_japanese_needs_no_ruby() -> None:
    assert check_plain("窓口で 手続きを します。") == []


def test_broken_markup_is_a_finding_and_not_a_crash() -> None:
    assert errors(check_plain("{手続|てつづ")) == ["EJ14"]


def test_the_score_falls_with_what_was_found() -> None:
    good, advice, bad = "カードを だします。", "カードなどを だします。", "カードを 出します。"

    assert score([], is_easy=True) == 100
    assert score([good], is_easy=True) == 100
    assert score([good, advice], is_easy=True) < 100
    assert score([bad], is_easy=True) < score([advice], is_easy=True)
    assert score([bad], is_easy=False) == 100


def test_every_remedy_says_what_to_do() -> None:
    findings = [finding for _, bad, _ in EASY_PAIRS for finding in check_easy(bad)]

    assert all(finding.what and finding.remedy for finding in findings)


@given(st.text(max_size=60))
def test_no_text_makes_the_checks_fail(text: str) -> None:
    check_easy(text)
    check_plain(text)
