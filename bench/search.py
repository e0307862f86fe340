"""Finding a procedure among 5,000, against looking through all their texts letter by letter."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import msgspec

from bench.measure import Demand, Figure, figure, in_turns, timed_ms
from kiosk.language.folding import folded
from kiosk.language.languages import JA
from kiosk.language.ruby import plain, without_placeholders
from kiosk.procedures.content import Content
from kiosk.procedures.model import CityId, Procedure, ProcedureId
from kiosk.procedures.search import build_index
from kiosk.procedures.stored import load_content
from kiosk.procedures.texts import texts_of
from kiosk.settings import ASSETS, ROOT, Settings

PROCEDURES, FEW_PROCEDURES = 5_000, 500
ROUNDS, FEW_ROUNDS = 400, 60
QUERIES = ROOT / "tests" / "data" / "said.tsv"
_LETTERS = "あかさたなはまやらわいきしちにひみりうくすつぬふむゆる"


def figures(*, is_quick: bool) -> list[Figure]:
    """Measure with the queries of the tests, in turn: sentences, half words, mistakes."""
    with tempfile.TemporaryDirectory() as name:
        content, _ = load_content(ASSETS, Path(name), CityId(Settings().city))
    count = FEW_PROCEDURES if is_quick else PROCEDURES
    many = msgspec.structs.replace(content, procedures=tuple(_varied(content, count)))
    index = build_index(many, lambda _, text: text.msgid, JA)
    texts = [_all_text(procedure) for procedure in many.procedures]
    queries = [line.split("\t")[0] for line in QUERIES.read_text(encoding="utf-8").splitlines()]
    asked = [query for query in queries if not query.startswith("#")]
    random.Random(5).shuffle(asked)  # noqa: S311 - the same order in every run
    ours, floor = cycle(asked), cycle(asked)
    index.search(asked[0])
    rounds = in_turns(
        FEW_ROUNDS if is_quick else ROUNDS,
        lambda: timed_ms(lambda: index.search(next(ours))),
        lambda: timed_ms(lambda: _look_through(texts, next(floor))),
    )
    what = f"a search among {count:,} procedures"
    demand = Demand("p95", limit=2.0, aim=1.0)
    return [figure("search", what, "ms", demand, rounds=rounds, note="wanted: p95 under 20 ms")]


def _look_through(texts: list[str], query: str) -> list[str]:
    asked = folded(query)
    return [text for text in texts if asked in text]


def _varied(content: Content, count: int) -> Iterator[Procedure]:
    """Yield the real procedures again and again, each time with other letters in their words."""
    chance = random.Random(7)  # noqa: S311 - the same words in every run
    for number, procedure in zip(range(count), cycle(content.procedures), strict=False):
        if number < len(content.procedures):
            yield procedure
            continue
        words = tuple(_other(word, chance) for word in procedure.words)
        identity = ProcedureId(f"{procedure.id}-{number}")
        yield msgspec.structs.replace(procedure, id=identity, words=words)


def _other(word: str, chance: random.Random) -> str:
    place = chance.randrange(len(word))
    return word[:place] + chance.choice(_LETTERS) + word[place + 1 :]


def _all_text(procedure: Procedure) -> str:
    return folded(" ".join(plain(without_placeholders(text)) for _, text in texts_of(procedure)))
