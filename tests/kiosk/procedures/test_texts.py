from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.procedures.build import assemble
from kiosk.procedures.texts import fact_context, texts_of
from tests.kiosk.procedures.sample import CITY

GOOD = Path(__file__).parents[2] / "content/good/assets"


def test_contexts_of_a_procedure_in_page_order() -> None:
    sample = next(p for p in assemble(GOOD, CITY).content.procedures if p.id == "trouble.sample")

    contexts = [
        context.removeprefix("procedure:trouble.sample/") for context, _ in texts_of(sample)
    ]

    assert contexts[:9] == [
        "title",
        "summary/0",
        "prepare/text/0",
        "have-card/title",
        "have-card/text/0",
        "have-card/text/1",
        "have-card/choice/yes/text",
        "have-card/choice/no/text",
        "have-card/choice/unknown/text",
    ]
    assert "phone/choice/unknown/hint" in contexts
    assert "use-phone/trouble/2/text/0" in contexts
    assert "counter/rows/0/label" in contexts
    assert contexts[-2:] == ["closing/0", "link"]


def test_contexts_of_a_whole_content_are_unique_and_know_the_city() -> None:
    content = assemble(GOOD, CITY).content

    told = list(texts_of(content))

    assert len(dict(told)) == len(told)
    texts = dict(told)
    assert texts["city:sample/fact:sample.hours/note"] == "{土|ど}よう{日|び}は やすみです。"
    assert texts["fact:sample.fee/1/label"] == "お{金|かね}"
    assert texts["thing:letter/note"] == "あれば もって いきます。"
    assert texts["picture:card-front/alt"] == "カードの おもてです。"
    assert texts["city:sample/centre/north"] == "{北|きた}センター"


def test_supporters_texts_are_not_translated() -> None:
    content = assemble(GOOD, CITY).content

    assert "どうぞ。" not in {text for _, text in texts_of(content)}


def test_context_of_a_fact() -> None:
    fact = assemble(GOOD, CITY).content.facts[0].id

    assert fact_context(fact) == "fact:sample.fee"
    assert fact_context(fact, 2, CITY) == "city:sample/fact:sample.fee/2"


def test_what_is_no_content_has_no_texts() -> None:
    with pytest.raises(TypeError, match="int"):
        texts_of(3)
