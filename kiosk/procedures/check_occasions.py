"""Rules about life events and letters: few questions, every way leads somewhere, names are known.

Their texts are checked as those of facts and things are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product
from typing import get_args

from kiosk.errors import Fault
from kiosk.procedures.check_refs import Known
from kiosk.procedures.load import Parts
from kiosk.procedures.load_facts import Placed
from kiosk.procedures.occasions import Letter, LifeEvent, Reply
from kiosk.procedures.rules import Problem, Value, compared_values, holds, names_in, parse

MOST_QUESTIONS = 4
"""With the day: home, the event and four answers are the six touches to a result."""
REPLIES: tuple[str, ...] = get_args(Reply)
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_DAY = "day"


def check_occasions(parts: Parts, known: Known, today: date) -> Iterator[Fault]:
    """Yield what is wrong with the life events and letters of ``parts``."""
    procedures = frozenset(str(draft.procedure.id) for draft in parts.drafts)
    yield from _ids(parts.events)
    yield from _ids(parts.letters)
    for event in parts.events:
        yield from _event(event, known, procedures)
        yield from _ways(event, str(parts.city.id), today)
    for letter in parts.letters:
        yield from _letter(letter, known, procedures)


def count_ways(event: LifeEvent) -> int:
    """Return in how many ways the questions of ``event`` can be answered, the day not counted."""
    ways: int = len(REPLIES) ** len(event.asks)
    return ways


def _ids(placed: Sequence[Placed[LifeEvent]] | Sequence[Placed[Letter]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for one in placed:
        if not _ID.fullmatch(one.value.id):
            yield one.fault(
                "id.format", "id", f"id「{one.value.id}」は使えません", "小文字・数字・- にする"
            )
        if one.value.id in seen:
            yield one.fault("id.twice", "id", f"「{one.value.id}」が 2つあります", "id を変える")
        seen.add(one.value.id)


def _event(placed: Placed[LifeEvent], known: Known, procedures: frozenset[str]) -> Iterator[Fault]:
    event = placed.value
    questions = len(event.asks) + bool(event.counts)
    if questions > MOST_QUESTIONS:
        what = f"質問が {questions} つあります（日を きく質問も 1つ）"
        key = f"ask/{len(event.asks) - 1}"
        yield placed.fault("event.questions", key, what, f"{MOST_QUESTIONS} つまでにする")
    if bool(event.counts) != bool(event.day):
        what = "counts と day は いっしょに 書きます"
        yield placed.fault("event.day", "counts", what, "両方を 書くか、両方を 消す")
    if event.icon not in known.icons:
        what = f"アイコン「{event.icon}」がありません"
        yield placed.fault("ref.icon", "icon", what, "assets/icons にある名前にする")
    counts = Counter(ask.id for ask in event.asks)
    for number, ask in enumerate(event.asks):
        if not _ID.fullmatch(ask.id) or ask.id == _DAY or counts[ask.id] > 1:
            what = f"質問の id「{ask.id}」は使えません"
            yield placed.fault("event.ask", f"ask/{number}/id", what, "ほかの id にする")
        if not any(f"answers.{ask.id}" in entry.when for entry in event.entries):
            what = f"質問「{ask.id}」の 答えを だれも つかいません"
            remedy = "when に つかうか、質問を 消す"
            yield placed.fault("event.unused", f"ask/{number}", what, remedy)
    for number, entry in enumerate(event.entries):
        if entry.procedure not in procedures:
            what = f"手続き「{entry.procedure}」がありません"
            key = f"entry/{number}/procedure"
            yield placed.fault("event.procedure", key, what, "ある手続きの id にする")
        for what in _wrong_condition(event, entry.when):
            key = f"entry/{number}/when"
            yield placed.fault("event.when", key, what, 'answers.質問のid == "yes" の形にする')


def _wrong_condition(event: LifeEvent, when: str) -> Iterator[str]:
    """Yield what keeps ``when`` from being a condition over the answers of ``event``."""
    if not when.strip():
        return
    rule = parse(when)
    if isinstance(rule, Problem):
        yield f"「{when}」の {rule.column} 文字目: {rule.what}"
        return
    answers = {f"answers.{ask.id}" for ask in event.asks}
    for name in sorted(names_in(rule) - answers - {"city", "today"}):
        yield f"「{name}」という名前はありません"
    for name, value in compared_values(rule):
        if name in answers and value not in REPLIES:
            yield f"「{name}」に「{value}」という答えはありません"


def _ways(placed: Placed[LifeEvent], city: str, today: date) -> Iterator[Fault]:
    """Walk every way of answering and yield the first that shows nothing to do."""
    event = placed.value
    if len(event.asks) > MOST_QUESTIONS:
        return
    for replies in product(REPLIES, repeat=len(event.asks)):
        given = {f"answers.{ask.id}": reply for ask, reply in zip(event.asks, replies, strict=True)}
        names: dict[str, Value] = {**given, "city": city, "today": today}
        found = {entry.procedure for entry in event.entries if holds(entry.when, names)}
        if not found:
            what = f"{'・'.join(replies) or '質問なし'} と こたえると、手続きが 1つも ありません"
            yield placed.fault("event.empty", "entry/0", what, "when のない entry を 足す")
            return


def _letter(placed: Placed[Letter], known: Known, procedures: frozenset[str]) -> Iterator[Fault]:
    letter = placed.value
    if letter.procedure not in procedures:
        what = f"手続き「{letter.procedure}」がありません"
        yield placed.fault("letter.procedure", "procedure", what, "ある手続きの id にする")
    if letter.picture not in known.pictures:
        what = f"絵「{letter.picture}」がありません"
        remedy = "assets/pictures に SVG と pictures.toml の説明を置く"
        yield placed.fault("ref.picture", "picture", what, remedy)
