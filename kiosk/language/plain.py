"""Checks of plain Japanese: やさしい日本語 (`check_easy`) and ordinary Japanese (`check_plain`).

Advice for authors, in Japanese. What the words are is data in `kiosk.language.plain_rules`; which
texts are checked is decided by the content check.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kiosk.errors import MarkupError
from kiosk.language.plain_rules import BANNED, EVERYWHERE, ONLY_EASY, Avoided
from kiosk.language.ruby import Piece, parse
from kiosk.settings import ASSETS

EASY_WARN, EASY_MOST = 35, 40
PLAIN_WARN, PLAIN_MOST = 40, 60
KANJI_WARN, KANJI_MOST = 8, 13
_MOST_COMMAS = 2
_MOST_TE_FORMS = 1
_LONGEST_UNBROKEN = 16

# A filled fact is about as long as 午後6時まで.
_STAND_IN = "○○○○○○"
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_:.\-]*\}")
_KANJI = re.compile(r"[一-鿿々]")
_KANA = re.compile(r"[ぁ-んァ-ヶー・ 　]+")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?")
_SPACES = re.compile(r"[\s　]+")
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』")
_KATAKANA = re.compile(r"[ァ-ヶ][ァ-ヶー]+")
_KANJI_RUN = re.compile(r"[一-鿿々]{9,}")
_TE_FORM = re.compile(r"(?:[いきしちにみりびぎっえけせてねべめれげ]て|んで)(?=[\s　、])")
_HELPER = re.compile(r"[\s　]*(?:ください|い(?:ます|る|ない|ません)|お|から|も)")
_POLITE_END = re.compile(
    r"(?:です|ます|ません|ました|でした|でしょう|ましょう|ください|ますか|ですか|ませんか|ましたか)[。！？]$"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that makes a text hard. Errors fail the content check, the rest is advice."""

    rule: str
    what: str
    remedy: str
    is_error: bool = False


def check_easy(text: str, *, katakana: frozenset[str] | None = None) -> list[Finding]:
    """Return what makes a marked やさしい日本語 text hard, in the order of the rules.

    Placeholders count as six characters; words in 「」 are printed somewhere and may be hard.

    Args:
        text: One title or sentence with its ruby.
        katakana: Loan words that need no explanation; `None` reads the list in the assets.
    """
    pieces = _pieces(text)
    if isinstance(pieces, Finding):
        return [pieces]
    shown = "".join(piece.text for piece in pieces)
    known = easy_katakana() if katakana is None else katakana
    findings = [
        *_length(shown, EASY_WARN, EASY_MOST, "EJ01"),
        *_steps(shown),
        *_katakana(shown, known),
        *_nouns(shown),
        *_ruby(pieces),
        *_kanji(shown),
        *_avoided(shown, (*EVERYWHERE, *ONLY_EASY, *BANNED)),
        *_spacing(shown),
        *_ending(shown),
    ]
    return sorted(dict.fromkeys(findings), key=lambda finding: finding.rule)


def check_plain(text: str) -> list[Finding]:
    """Return what makes a marked ordinary Japanese text hard; only banned words and length fail.

    The rules of やさしい日本語 that also serve older readers are given as advice.
    """
    pieces = _pieces(text)
    if isinstance(pieces, Finding):
        return [pieces]
    shown = "".join(piece.text for piece in pieces)
    advice = [
        Finding(found.rule, found.what, found.remedy)
        for found in (*_steps(shown), *_nouns(shown), *_avoided(shown, EVERYWHERE))
    ]
    findings = [
        *_avoided(shown, BANNED),
        *_length(shown, PLAIN_WARN, PLAIN_MOST, "writing.length"),
        *advice,
    ]
    return list(dict.fromkeys(findings))


def score(texts: Iterable[str], *, is_easy: bool) -> int:
    """Return how plain a procedure's texts are together, 0 to 100, for the content report.

    An error takes ten points and advice two, as a mean over the texts; no texts score 100.
    """
    check = check_easy if is_easy else check_plain
    found = [check(text) for text in texts]
    if not found:
        return 100
    lost = sum(10 if finding.is_error else 2 for findings in found for finding in findings)
    return max(0, round(100 - 10 * lost / len(found)))


@lru_cache(maxsize=1)
def easy_katakana() -> frozenset[str]:
    """Return the loan words that やさしい日本語 may use without explaining them."""
    lines = (ASSETS / "words" / "easy-katakana.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _pieces(text: str) -> tuple[Piece, ...] | Finding:
    try:
        return parse(_PLACEHOLDER.sub(_STAND_IN, text))
    except MarkupError as error:
        return Finding("EJ14", str(error), "ふりがなの 記号を なおしてください", True)


def _sentences(shown: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.findall(shown) if part.strip()]


def _length(shown: str, warn: int, most: int, rule: str) -> Iterator[Finding]:
    for sentence in _sentences(shown):
        count = len(_SPACES.sub("", sentence))
        if count > warn:
            yield Finding(
                rule,
                f"1つの文が {count}文字です",
                f"2つの文に 分けて、{warn}文字までに してください",
                count > most,
            )
        if sentence.count("、") > _MOST_COMMAS:
            yield Finding("EJ01", "1つの文に「、」が 3つより 多いです", "文を 分けてください")


def _steps(shown: str) -> Iterator[Finding]:
    for sentence in _sentences(shown):
        forms = [
            match
            for match in _TE_FORM.finditer(sentence)
            if not _HELPER.match(sentence, match.end())
        ]
        if len(forms) > _MOST_TE_FORMS:
            yield Finding("EJ03", "1つの文に 2つの 動きが あります", "手順を 分けてください")


def _katakana(shown: str, known: frozenset[str]) -> Iterator[Finding]:
    bare = _QUOTED.sub("", shown)
    for match in _KATAKANA.finditer(bare):
        word = match.group()
        is_explained = bare.startswith(("（", "("), match.end())
        is_explanation = bare[: match.start()].endswith(("（", "("))
        if word not in known and not is_explained and not is_explanation:
            yield Finding(
                "EJ08",
                f"「{word}」は やさしい外来語の 一覧に ありません",
                f"言いかえるか、「{word}（せつめい）」と 書いてください",
            )


def _nouns(shown: str) -> Iterator[Finding]:
    bare = _QUOTED.sub("", shown)
    for match in _KANJI_RUN.finditer(bare):
        if not bare.startswith(("（", "("), match.end()):
            yield Finding(
                "EJ10",
                f"「{match.group()}」は 漢字が つづいています",
                "「〜を 〜する」の 形に するか、「」で かこんで 説明を つけてください",
            )


def _ruby(pieces: tuple[Piece, ...]) -> Iterator[Finding]:
    for number, piece in enumerate(pieces):
        if piece.ruby is None:
            bare = "".join(_KANJI.findall(piece.text))
            if bare:
                yield Finding(
                    "EJ13",
                    f"「{bare}」に ふりがなが ありません",
                    f"{{{bare}|ふりがな}} の 形に してください",
                    True,
                )
            continue
        if not _KANA.fullmatch(piece.ruby):
            yield Finding(
                "EJ14",
                f"「{piece.text}」の ふりがなが かなでは ありません",
                "かなで 書いてください",
                True,
            )
        after = pieces[number + 1].text if number + 1 < len(pieces) else ""
        if after.startswith((f"（{piece.ruby}）", f"({piece.ruby})")):
            yield Finding(
                "EJ14",
                f"「{piece.text}」の 読みが 2回 あります",
                "（）の 読みを 消してください",
                True,
            )
        if _KANJI.search(piece.text) and re.search(r"[ぁ-ん]$", piece.text):
            yield Finding(
                "EJ14",
                f"「{piece.text}」の 送りがなに ふりがなが ついています",
                "送りがなを 外に 出してください：{手続|てつづ}き",
            )


def _kanji(shown: str) -> Iterator[Finding]:
    for sentence in _sentences(_QUOTED.sub("", shown)):
        count = len(_KANJI.findall(sentence))
        if count > KANJI_WARN:
            yield Finding(
                "EJ13",
                f"1つの文に 漢字が {count}字 あります",
                f"{KANJI_WARN}字までに してください",
                count > KANJI_MOST,
            )


def _avoided(shown: str, avoided: tuple[Avoided, ...]) -> Iterator[Finding]:
    squeezed = _SPACES.sub("", _QUOTED.sub("「」", shown))
    for one in avoided:
        match = one.pattern.search(squeezed)
        if match is not None:
            what = one.what if match.group() in one.what else f"{one.what}：{match.group()}"
            yield Finding(one.rule, what, one.remedy, one.is_error)


def _spacing(shown: str) -> Iterator[Finding]:
    for part in re.split(r"[\s　、。！？「」（）]", shown):
        if len(part) > _LONGEST_UNBROKEN:
            yield Finding(
                "EJ21", f"「{part}」に 空きが ありません", "文節の あいだを 空けてください"
            )


def _ending(shown: str) -> Iterator[Finding]:
    for sentence in _sentences(shown):
        if sentence.endswith(("。", "！")) and not _POLITE_END.search(sentence):
            yield Finding(
                "EJ27",
                f"「{sentence[-6:]}」で おわっています",
                "することは「〜してください。」、ことがらは「〜です。」「〜ます。」に してください",
            )
