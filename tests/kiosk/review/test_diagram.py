from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest

from kiosk.guide.library import Library
from kiosk.i18n import Text
from kiosk.language.languages import EASY, EN, JA
from kiosk.language.ruby import message_id, plain
from kiosk.procedures.model import Procedure
from kiosk.review.conditions import in_words
from kiosk.review.graph import flow_of
from kiosk.review.lettering import lines, width
from kiosk.review.marks import marks_of
from kiosk.review.report import diagram
from tests.kiosk.procedures.sample import page, procedure, question

TODAY = date(2026, 11, 21)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(one: Procedure, library: Library) -> ElementTree.Element:
    marks = marks_of(one, library, TODAY, [EASY, EN])
    return ElementTree.fromstring(diagram(one, library, TODAY, marks))  # noqa: S314 - our own


def said(text: str, library: Library) -> str:
    return plain(library.book(JA, TODAY).say(Text(text, "flow"))).replace(" ", "")


def words(element: ElementTree.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{SVG}text")).replace(" ", "")


def test_every_step_and_every_choice_of_every_procedure_is_drawn(library: Library) -> None:
    for one in library.content.procedures:
        root = drawn(one, library)

        boxes = {g.get("data-step"): words(g) for g in root.iter(f"{SVG}g") if g.get("data-step")}
        labels = {
            g.get("data-choice"): words(g) for g in root.iter(f"{SVG}g") if g.get("data-choice")
        }
        assert list(boxes) == [step.id for step in one.steps]
        for step in one.steps:
            assert said(step.title, library) in boxes[step.id]
            for trouble in step.trouble:
                assert said(trouble.title, library) in boxes[step.id]
            for choice in step.choices:
                label = labels.pop(f"{step.id}/{choice.id}")
                assert said(choice.text, library) == label
        assert labels == {}


def test_every_arrow_of_every_procedure_is_drawn(library: Library) -> None:
    titles = {one.id: one.title for one in library.content.procedures}
    for one in library.content.procedures:
        flow = flow_of(one, titles)

        heads = [path for path in drawn(one, library).iter(f"{SVG}path") if path.get("marker-end")]

        ways = {(a.start, a.end, a.label) if a.label else (a.start, a.end) for a in flow.arrows}
        assert len(heads) == len(flow.arrows) >= len(ways)
        assert {arrow.end for arrow in flow.arrows} == {box.id for box in flow.boxes[1:]}


def test_the_same_content_gives_the_same_bytes(library: Library) -> None:
    for one in library.content.procedures[:12]:
        marks = marks_of(one, library, TODAY, [EN])

        assert diagram(one, library, TODAY, marks) == diagram(one, library, TODAY, marks)


def test_no_text_is_wider_than_its_box(library: Library) -> None:
    for one in library.content.procedures:
        for group in drawn(one, library).iter(f"{SVG}g"):
            ground = group.find(f"{SVG}rect")
            if ground is None or group.get("class") is None:
                continue
            room = float(ground.get("width", "0"))
            for text in group.iter(f"{SVG}text"):
                said, size = text.text or "", float(text.get("font-size", "0"))
                assert width(said, size) <= room, (one.id, said)


def test_a_step_that_only_a_trouble_leads_to_hangs_on_a_dashed_arrow() -> None:
    one = procedure(page("do", ("end", ""), trouble="rescue"), page("end"), page("rescue"))

    arrows = flow_of(one, {}).arrows

    assert [(a.start, a.end) for a in arrows if a.kind == "trouble"] == [("do", "rescue")]


def test_a_way_out_of_trouble_that_leads_back_stands_in_words_only() -> None:
    one = procedure(
        page("first", ("do", "")), page("do", ("end", ""), trouble="back"),
        page("back", ("do", "")), page("end"),
    )  # fmt: skip

    flow = flow_of(one, {})

    assert [arrow for arrow in flow.arrows if arrow.kind == "trouble"] == []
    assert flow.boxes[2].troubles == ("? → back",)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ('answers.who == "self"', "「who」が 「self」"),
        ('answers.who != "self" and today >= 2026-08-01',
         "「who」が 「self」では ない、そして きょうが 2026-08-01から"),
        ('answers.who in ["self", "other"]', "「who」が 「self」か 「other」"),
        ("answers.who == none", "「who」を 聞いて いない"),
        ('not (city == "a" or city == "b")', "（市が 「a」 または 市が 「b」）では ない"),
        ("today < 2026-08-01", "きょうが 2026-08-01より 前"),
    ],
)  # fmt: skip
def test_a_condition_is_said_in_words(when: str, said: str) -> None:
    one = procedure(question("who", self="end", other="end"), page("end"))

    assert in_words(when, one, message_id) == said


def test_lines_break_between_phrases_and_never_begin_with_a_closing_sign() -> None:
    assert lines("市の 窓口で 聞く", 10, 60) == ["市の 窓口で", "聞く"]
    assert lines("あいうえお。かき", 10, 50) == ["あいうえお。", "かき"]
    assert all(width(line, 10) <= 60 for line in lines("とても長い言葉がつづきます", 10, 60))
