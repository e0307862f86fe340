"""Rules about Japanese texts and their layout: length, digits, readings, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from kiosk.errors import Fault
from kiosk.language.plain import check_plain
from kiosk.language.ruby import message_id, parse, without_placeholders
from kiosk.procedures.cards import Card
from kiosk.procedures.check_refs import place_of
from kiosk.procedures.lessons import Lesson
from kiosk.procedures.lists import ListKind
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.load_steps import Draft
from kiosk.procedures.model import Fact, Group, Picture, Thing
from kiosk.procedures.occasions import Letter, LifeEvent
from kiosk.procedures.questions import Question
from kiosk.procedures.terms import Term
from kiosk.procedures.texts import texts_of

MOST_TITLE_WIDTH = 24
MOST_SENTENCES = 3
MOST_SUMMARY = 2

# Words with several readings: the voice guesses, so the author says which one is meant.
AMBIGUOUS = ("方", "行って", "行った", "一日", "何", "表", "空", "開", "明日", "後", "入")

PlacedText: TypeAlias = (
    Placed[Fact]
    | Placed[Thing]
    | Placed[Picture]
    | Placed[Group]
    | Placed[LifeEvent]
    | Placed[Letter]
    | Placed[Term]
    | Placed[ListKind]
    | Placed[Lesson]
    | Placed[Card]
    | Placed[Question]
)

_DIGIT = r"[0-9０-９]"
_FACTS = (
    re.compile(rf"{_DIGIT}[\s　]*(?:円|日|時|分|回|か月|ヶ月|カ月|ヵ月|年|歳|%|％)"),
    re.compile(rf"0{_DIGIT}{{1,4}}-{_DIGIT}{{1,4}}-{_DIGIT}{{3,4}}|#{_DIGIT}{{4}}"),
    re.compile(
        r"[0-9][ -]*(?:yen|days?|hours?|minutes?|times|months?|years?|weeks?|percent|[ap]\.?m\b)",
        re.IGNORECASE,
    ),
    re.compile(r"[¥￥][0-9]"),
)
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|（[^）]*）")
_SENTENCE_END = re.compile(r"[。！？](?=.*[^\s　。！？」』）])")
_BLANK = re.compile(r"[\s　]+")
_HALF = re.compile(r"[\x20-\x7e｡-ﾟ]")


def width(text: str) -> float:
    """Return how many full-width characters ``text`` takes, without spaces and readings.

    A placeholder counts as six characters.
    """
    shown = _BLANK.sub("", re.sub(r"\{[^{}]*\}", "あいうえおか", message_id(text)))
    return sum(0.5 if _HALF.match(char) else 1 for char in shown)


def digits_in_prose(text: str) -> str | None:
    """Return the amount, hour, count, day or telephone number written into ``text``, if any.

    Such a number changes without the text, so it has to be a fact. Placeholders do not count.
    """
    shown = message_id(without_placeholders(text))
    for pattern in _FACTS:
        match = pattern.search(shown)
        if match is not None:
            return match.group()
    return None


def ambiguous_in(text: str) -> str | None:
    """Return the first word of several readings that ``text`` leaves without its reading."""
    for piece in parse(without_placeholders(text)):
        if piece.ruby is None and piece.spoken is None:
            for word in AMBIGUOUS:
                if word in piece.text:
                    return word
    return None


def check_words(draft: Draft) -> Iterator[Fault]:
    """Yield what is wrong with the Japanese texts of a procedure. Supporters' texts are exempt."""
    yield from _sizes(draft)
    for context, text in texts_of(draft.procedure):
        step, key = place_of(draft, context)
        if context.endswith("/title"):
            yield from _title(draft, context, text)
        for rule, what, remedy in wrong_words(text):
            yield draft.fault(rule, key, what, remedy, step=step)


def check_placed_words(placed: PlacedText) -> Iterator[Fault]:
    """Yield what is wrong with the Japanese texts of what is no procedure: facts, things, letters.

    Numbers are what facts and things are for, and a picture is told in two sentences.
    """
    told = LifeEvent | Letter | Term | ListKind | Lesson | Card | Question
    is_told = isinstance(placed.value, told)
    for context, text in texts_of(placed.value):
        key = context.split("/", 1)[1]
        for rule, what, remedy in wrong_words(text):
            if is_told or rule not in ("words.digits", "words.one-sentence"):
                yield placed.fault(rule, key, what, remedy)
        if is_told and key.split("/")[-1] in ("title", "day") and width(text) > MOST_TITLE_WIDTH:
            what = f"題が 全角 {width(text):g} 文字です"
            yield placed.fault("words.title", key, what, f"{MOST_TITLE_WIDTH} 文字までにする")


def wrong_words(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield rule, finding and remedy of everything wrong with one Japanese text."""
    number = digits_in_prose(text)
    if number is not None:
        yield "words.digits", f"「{number}」が 文に じかに あります", "事実にして {fact:…} で入れる"
    word = ambiguous_in(text)
    if word is not None:
        yield "words.reading", f"「{word}」に 読みがありません", f"{{{word}|よみ}} の形にする"
    if _SENTENCE_END.search(_QUOTED.sub("", message_id(text))):
        yield "words.one-sentence", f"「{message_id(text)}」は 2文です", "1つの文に 1つの行にする"
    for finding in check_plain(text):
        if finding.is_error:
            rule = "words.long" if finding.rule == "writing.length" else "words.banned"
            yield rule, finding.what, finding.remedy


def _title(draft: Draft, context: str, text: str) -> Iterator[Fault]:
    size = width(text)
    if size > MOST_TITLE_WIDTH:
        step, key = place_of(draft, context)
        what = f"題が 全角 {size:g} 文字です"
        remedy = f"{MOST_TITLE_WIDTH} 文字までにする"
        yield draft.fault("words.title", key, what, remedy, step=step)


def _sizes(draft: Draft) -> Iterator[Fault]:
    procedure = draft.procedure
    if len(procedure.summary) > MOST_SUMMARY:
        what = f"まとめが {len(procedure.summary)} 文です"
        yield draft.fault("words.summary", "summary", what, f"{MOST_SUMMARY} 文までにする")
    if len(procedure.prepare.text) > MOST_SENTENCES:
        what = f"{len(procedure.prepare.text)} 文あります"
        remedy = f"{MOST_SENTENCES} 文までにする"
        yield draft.fault("words.sentences", "prepare/text", what, remedy)
    for step in procedure.steps:
        if len(step.text) > MOST_SENTENCES:
            what = f"{len(step.text)} 文あります"
            remedy = f"{MOST_SENTENCES} 文までにする。のこりは why か 次の手順に"
            yield draft.fault("words.sentences", "text", what, remedy, step=step.id)
