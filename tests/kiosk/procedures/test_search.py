from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.guide.library import Library
from kiosk.i18n import Text
from kiosk.language.languages import EN, JA, Lang
from kiosk.language.ruby import without_placeholders
from kiosk.procedures.content import Content
from kiosk.procedures.model import (
    City,
    CityId,
    Prepare,
    Procedure,
    ProcedureId,
    Source,
    Step,
    StepId,
    Tips,
)
from kiosk.procedures.search import SearchIndex, build_index, finder
from kiosk.procedures.search_words import KANJI, Readings, Synonyms, known_readings
from kiosk.procedures.texts import texts_of

DATA = Path(__file__).parents[2] / "data"
TITLES_EN = {
    "a.copy": "Get a 住民票 copy",
    "b.move": "Report your move",
    "c.pin": "I forgot my PIN",
}


def procedure(name: str, title: str, *, words: tuple[str, ...] = (), step: str = "") -> Procedure:
    return Procedure(
        id=ProcedureId(name),
        area="living",
        topic="x",
        title=title,
        summary=(),
        ways=("counter",),
        prepare=Prepare(),
        steps=(Step(StepId("end"), "result", "here", step),),
        sources=(Source("x", date(2026, 11, 21)),),
        supporter=Tips(),
        words=words,
    )


CONTENT = Content(
    fingerprint="x",
    city=City(CityId("x"), "x", "x"),
    procedures=(
        procedure(
            "a.copy",
            "{住民票|じゅうみんひょう}を {出|だ}す",
            words=("コピー機", "カード"),
            step="{財布|さいふ}を しまう",
        ),
        procedure("b.move", "{引|ひ}っこしの {手続|てつづ}き", words=("転入届", "カード")),
        procedure(
            "c.pin",
            "{暗証番号|あんしょうばんごう}を わすれた",
            words=("PIN", "番号の変更"),
            step="{番号|ばんごう}の {変更|へんこう}",
        ),
        procedure("d.tax", "{税|ぜい}の {証明|しょうめい}を とる", words=("番号つきの紙",)),
    ),
    facts=(),
    things=(),
    pictures=(),
)


def say(lang: Lang, text: Text) -> str:
    if lang == EN and text.context and text.context.endswith("/title"):
        return TITLES_EN.get(text.context.split(":")[1].split("/")[0], text.msgid)
    return text.msgid


@pytest.fixture(scope="module")
def index() -> SearchIndex:
    return build_index(CONTENT, say, JA)


def first(index: SearchIndex, query: str) -> str:
    hits = index.search(query)
    return hits[0].id if hits else ""


@pytest.mark.parametrize(
    "query",
    [
        "住民票",
        "じゅうみんひょう",
        "ジュウミンヒョウ",
        "ｼﾞｭｳﾐﾝﾋｮｳ",
        "じゆうみんひよう",
        "じゅみんひょ",
        "住民ひょう",
        "juminhyo",
        "Juuminhyou",
        "jūminhyō",
        "zyuuminhyou",
        "ＪＵＭＩＮＨＹＯ",
        "じゅうみんひゅう",
        "住民票をください",
        "こぴーき",
        "コピ",
    ],
)
def test_one_thing_is_found_however_it_is_spelled(index: SearchIndex, query: str) -> None:
    assert first(index, query) == "a.copy"


@pytest.mark.parametrize("length", range(1, len("じゅうみんひょう") + 1))
def test_it_is_found_from_the_first_kana_on(index: SearchIndex, length: int) -> None:
    assert first(index, "じゅうみんひょう"[:length]) == "a.copy"


def test_an_exact_word_comes_before_a_beginning_and_that_before_an_inside(
    index: SearchIndex,
) -> None:
    exact, start = index.search("pin")[0], index.search("転入")[0]
    inside = index.search("入届")[0]

    assert exact.score == 100
    assert exact.score > start.score > inside.score > 0


def test_a_kanji_word_in_the_authors_words_is_found_by_its_reading(index: SearchIndex) -> None:
    hit = index.search("ばんごうのへんこう")[0]

    assert (hit.id, hit.score) == ("c.pin", 100)


def test_terms_with_spaces_must_all_be_there(index: SearchIndex) -> None:
    assert first(index, "カード 転入") == "b.move"
    assert first(index, "カード 住民票") == "a.copy"


def test_a_particle_behind_a_term_does_not_matter(index: SearchIndex) -> None:
    assert first(index, "コピー機で 住民票を") == "a.copy"


def test_a_verb_in_another_form_is_found(index: SearchIndex) -> None:
    assert first(index, "わすれちゃった") == "c.pin"
    assert first(index, "わすれました") == "c.pin"


@pytest.mark.parametrize(
    "query",
    [
        "けしました",
        "けしません",
        "けしたい",
        "けすとき",
        "やめました",
        "やめたい",
        "はらいません",
        "はらえます",
    ],
)
def test_a_verb_is_found_in_its_polite_forms(query: str) -> None:
    words = ("けした", "やめる", "はらわない", "はらえない")
    content = msgspec.structs.replace(
        CONTENT, procedures=(procedure("a.verbs", "{紙|かみ}", words=words),)
    )

    assert first(build_index(content, say, JA), query) == "a.verbs"


def test_a_phrase_typed_word_by_word_is_found() -> None:
    content = msgspec.structs.replace(
        CONTENT,
        procedures=(
            procedure("a.word", "{紙|かみ}", words=("もらえる",)),
            procedure("b.phrase", "{皿|さら}", words=("おかねがもらえる",)),
        ),
    )

    assert first(build_index(content, say, JA), "となりで おかねが もらえる はなし") == "b.phrase"


def test_an_english_word_is_found_by_its_stem_though_a_text_has_it_too() -> None:
    content = msgspec.structs.replace(
        CONTENT,
        procedures=(
            procedure("a.text", "{紙|かみ}", step="expires"),
            procedure("b.word", "{皿|さら}", words=("expired",)),
        ),
    )

    assert first(build_index(content, say, JA), "tomorrow it expires") == "b.word"


def test_a_word_of_latin_and_japanese_letters_is_found_within_a_sentence() -> None:
    content = msgspec.structs.replace(
        CONTENT,
        procedures=(
            procedure("a.code", "{絵|え}", words=("QR",)),
            procedure("b.paper", "{皿|さら}", words=("QRのついた紙",)),
        ),
    )

    assert first(build_index(content, say, JA), "QRのついた紙が届いた") == "b.paper"


def test_a_sentence_is_found_by_the_words_in_it(index: SearchIndex) -> None:
    assert first(index, "むかしの暗証番号がもう出てこない") == "c.pin"


def test_a_word_few_procedures_know_says_more_than_a_common_one(index: SearchIndex) -> None:
    hits = index.search("カードと転入届のこと")

    assert hits[0].id == "b.move"


def test_what_only_stands_in_a_step_is_found_last(index: SearchIndex) -> None:
    hit = index.search("財布")[0]

    assert hit.id == "a.copy"
    assert hit.score < index.search("コピー")[0].score


def test_a_mistyped_word_is_found(index: SearchIndex) -> None:
    assert first(index, "あんしうばんご") == "c.pin"
    assert first(index, "てつずき") == "b.move"


@pytest.mark.parametrize("query", ["", " ", "。", "ー", "ぬぬぬぬ", "qqqq", "!?"])
def test_what_fits_nothing_finds_nothing(index: SearchIndex, query: str) -> None:
    assert index.search(query) == []


def test_a_hit_shows_the_title_of_the_language() -> None:
    hit = build_index(CONTENT, say, EN).search("move")[0]

    assert (hit.id, hit.title) == ("b.move", "Report your move")


def test_japanese_words_are_found_in_every_language() -> None:
    english = build_index(CONTENT, say, EN)

    assert first(english, "住民票") == "a.copy"
    assert first(english, "じゅうみんひょう") == "a.copy"


def test_a_title_is_shown_without_its_marks(index: SearchIndex) -> None:
    assert index.search("住民票")[0].title == "住民票を 出す"


def test_hits_come_best_first(index: SearchIndex) -> None:
    scores = [hit.score for hit in index.search("番号")]

    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


def test_the_finder_names_procedures_in_each_language() -> None:
    find = finder(CONTENT, say)

    assert find("住民票", JA)[0] == "a.copy"
    assert find("forgot", EN)[0] == "c.pin"


def test_a_synonym_is_found_in_place_of_the_authors_word() -> None:
    synonyms = Synonyms("# a comment\n転入届 new-address うつってきた\n")

    assert synonyms.of(["転入届"]) == {"転入届", "new-address", "うつってきた"}
    assert synonyms.of(["comment", "別の言葉"]) == set()


def test_readings_are_learnt_from_ruby_only_where_every_kanji_is_known() -> None:
    readings = Readings(["{住所|じゅうしょ}の {変更|へんこう}"])

    assert readings.kana_of("住所変更届") is None
    assert readings.kana_of("住所変更") == "じゅうしょへんこう"
    assert readings.kana_of("かな") is None


def test_a_known_reading_goes_before_what_is_learnt() -> None:
    readings = Readings(["{市|し}の {長|なが}い {道|みち}"], {"市長": "しちょう"})

    assert readings.kana_of("市長") == "しちょう"


def test_every_kanji_word_people_look_for_is_found_in_kana(library: Library) -> None:
    texts = (
        without_placeholders(text)
        for one in library.content.procedures
        for _, text in texts_of(one)
    )
    readings = Readings(texts, known_readings())

    words = {word for one in library.content.procedures for word in one.words}
    unread = {word for word in words if KANJI.search(word) and readings.kana_of(word) is None}

    assert len(words) > 2000
    assert unread == set()


def test_the_slow_library_is_not_loaded_for_a_word_that_fits() -> None:
    code = (
        "import sys\n"
        "from tests.kiosk.procedures.test_search import CONTENT, say\n"
        "from kiosk.procedures.search import build_index\n"
        "sys.modules.pop('rapidfuzz', None)\n"
        "assert build_index(CONTENT, say, 'ja').search('住民票')\n"
        "sys.exit('rapidfuzz' in sys.modules)\n"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text(max_size=80))
def test_no_query_makes_the_search_fail(query: str) -> None:
    hits = build_index(CONTENT, say, JA).search(query)

    assert all(0 < hit.score <= 100 for hit in hits)


def test_the_letters_of_a_latin_word_are_not_searched_inside_others(index: SearchIndex) -> None:
    assert index.search("in") == []
    assert first(index, "pin") == "c.pin"


def test_a_word_with_one_wrong_kanji_is_found(index: SearchIndex) -> None:
    assert first(index, "暗唱番号") == "c.pin"


def test_a_title_of_few_words_comes_before_a_longer_one() -> None:
    longer = procedure("a.long", "{紙|かみ}を {出|だ}して なくした ものを さがす")
    shorter = procedure("b.short", "なくした もの")
    content = msgspec.structs.replace(CONTENT, procedures=(longer, shorter))

    assert first(build_index(content, say, JA), "なくした") == "b.short"


def test_the_first_word_of_the_author_says_more_than_a_later_one() -> None:
    later = procedure("a.later", "{紙|かみ}", words=("コピー機", "証明", "給付"))
    sooner = procedure("b.sooner", "{皿|さら}", words=("給付", "証明", "コピー機"))
    content = msgspec.structs.replace(CONTENT, procedures=(later, sooner))

    assert first(build_index(content, say, JA), "給付") == "b.sooner"
