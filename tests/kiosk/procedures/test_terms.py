from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from kiosk.language.ruby import message_id
from kiosk.procedures.build import assemble
from kiosk.procedures.check import check_content
from kiosk.procedures.extract import content_texts
from kiosk.procedures.model import CityId
from kiosk.procedures.terms import Term, TermIndex
from kiosk.procedures.texts import texts_of
from kiosk.settings import ASSETS

GOOD = Path(__file__).parent.parent.parent / "content/good/assets"
TODAY = date(2026, 11, 21)
TERMS = """
[[term]]
id = "card"
name = "カード"
meaning = "{大切|たいせつ}な ものです。"
source = { title = "見本", read = 2026-11-21 }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    shutil.copytree(GOOD, tmp_path / "assets")
    file = tmp_path / "assets/words/terms.toml"
    file.write_text(TERMS, "utf-8")
    return file


def _rules(file: Path) -> list[tuple[str, str, int | None]]:
    report, _ = check_content(file.parent.parent, today=TODAY)
    return [(fault.rule, fault.key, fault.line) for fault in report.faults]


def test_terms_are_compiled_and_translated(file: Path) -> None:
    content = assemble(file.parent.parent, CityId("sample")).content

    assert [term.id for term in content.terms] == ["card"]
    told = dict(content_texts(file.parent.parent))
    assert told["term:card/name"] == "カード"
    assert told["term:card/meaning"] == "{大切|たいせつ}な ものです。"


def test_sound_terms_have_no_fault(file: Path) -> None:
    assert _rules(file) == []


def test_id_twice_is_a_fault_at_the_second(file: Path) -> None:
    file.write_text(TERMS + TERMS.replace("カード", "カメラ"), "utf-8")

    assert _rules(file) == [("id.twice", "card.id", 9)]


def test_unknown_key_and_missing_source_cost_the_term(file: Path) -> None:
    file.write_text(TERMS.replace("source =", "sauce ="), "utf-8")

    rules = {rule for rule, _, _ in _rules(file)}
    assert rules == {"load.missing", "load.unknown-key"}
    assert assemble(file.parent.parent, CityId("sample")).content.terms == ()


def test_source_of_a_day_to_come_is_a_fault(file: Path) -> None:
    file.write_text(TERMS.replace("2026-11-21", "2026-11-22"), "utf-8")

    assert _rules(file) == [("source.future", "card.source.read", 6)]


def test_word_that_stands_nowhere_is_advice(file: Path) -> None:
    file.write_text(TERMS.replace("カード", "ぬぬぬ"), "utf-8")

    report, _ = check_content(file.parent.parent, today=TODAY)

    assert report.faults == []
    assert [(one.rule, one.line) for one in report.advice] == [("term.unused", 4)]


def _term(name: str, *also: str) -> Term:
    return Term(name, name, "いみです。", TODAY, also)


def test_longest_form_hides_the_word_inside_it() -> None:
    index = TermIndex([_term("証明書"), _term("電子証明書")])

    assert [term.id for term in index.find(["電子証明書です。"])] == ["電子証明書"]


def test_terms_come_once_in_the_order_of_the_text() -> None:
    index = TermIndex([_term("窓口"), _term("保険", "国保")])

    found = index.find(["国保は 窓口で。", "保険の 窓口です。"])

    assert [term.id for term in found] == ["保険", "窓口"]


def test_quotes_and_brackets_of_a_name_are_for_the_eye() -> None:
    index = TermIndex([_term("「{学童|がくどう}」（クラブ）")])

    assert len(index.find(["学童の こと"])) == 1
    assert index.find(["クラブの こと"]) == []


def test_index_without_terms_finds_nothing() -> None:
    assert TermIndex([]).find(["窓口"]) == []


def test_shipped_terms_are_many_short_and_met() -> None:
    content = assemble(ASSETS, CityId("fujisawa")).content
    texts = [message_id(t) for p in content.procedures for _, t in texts_of(p)]
    texts += [message_id(t) for f in (*content.facts, *content.things) for _, t in texts_of(f)]

    met = TermIndex(content.terms).find(texts)

    assert len(content.terms) >= 120
    assert len(met) == len(content.terms)
    assert all(len(message_id(term.meaning)) <= 40 for term in content.terms)
