"""What residents say leads to the right procedure: our own sets, and those that were blind once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kiosk.guide.library import Library
from kiosk.language.languages import EASY, EN, JA, Lang

DATA = Path(__file__).parents[2] / "data"


def asked_in(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_people_find_their_procedure_among_the_first_three(library: Library) -> None:
    asked = asked_in("queries.tsv")

    missed = [
        query
        for query, wanted in asked
        if not set(library.find(query, JA)[:3]) & {*wanted.split("|")}
    ]

    assert len(asked) >= 200
    assert len(missed) <= len(asked) * 0.05, missed


@pytest.mark.parametrize("name", ["said.tsv", "said-unseen.tsv", "said-cold.tsv", "said-blind.tsv"])
def test_what_residents_say_leads_to_the_right_procedure(library: Library, name: str) -> None:
    asked = asked_in(name)
    read = {"romaji": JA, JA: JA, EASY: EASY}

    missed = [
        query
        for query, lang, wanted in asked
        if not set(library.find(query, read.get(lang, EN))[:3]) & {*wanted.split("|")}
    ]

    assert len(asked) >= 170
    assert len(missed) <= len(asked) * 0.05, missed


def test_every_procedure_is_asked_for_at_least_twice(library: Library) -> None:
    wanted = Counter(
        procedure
        for name in ("said.tsv", "said-unseen.tsv")
        for _, _, ids in asked_in(name)
        for procedure in ids.split("|")
    )

    assert {one.id for one in library.content.procedures if wanted[one.id] < 2} == set()
    assert {name for name in wanted if not library.has_procedure(name)} == set()


@pytest.mark.parametrize(
    "query",
    [
        "あああ",
        "ううう",
        "天気",
        "ラーメン",
        "疲れた",
        "どうすればいいですか",
        "qwerty",
        "music",
        "날씨",
    ],
)
@pytest.mark.parametrize("lang", [JA, EN])
def test_what_has_no_sense_here_finds_nothing(library: Library, query: str, lang: Lang) -> None:
    assert library.find(query, lang) == []


@pytest.mark.parametrize(
    ("query", "procedure"),
    [
        ("资格确认书", "living.shikaku"),
        ("비밀번호", "mynumber.pin"),
        ("dang ky con dau", "certificates.seal-register"),
        ("mudança", "living.moving"),
        ("penipuan", "trouble.suspicious"),
    ],
)
def test_a_word_of_another_language_is_found(library: Library, query: str, procedure: str) -> None:
    assert procedure in library.find(query, JA)[:3]
