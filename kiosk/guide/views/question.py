"""The city's question, offered when all is erased: one touch, or none. Nobody has to answer."""

from __future__ import annotations

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Notice
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import Page
from kiosk.i18n import N_, Text
from kiosk.procedures.questions import Question, in_force

AFTER_END = ("end", "city-question", "thanks")
"""Screens that hold nothing of a visit: from each of them only the first page follows."""


def question_of(scene: Scene) -> Question | None:
    """Return the question of the day, `None` without one, or while the day is not sure."""
    if not scene.is_day_sure:
        return None
    return in_force(scene.library.content.city.questions, scene.now.date())


def offer(scene: Scene) -> tuple[Block, ...]:
    """Return the row of the last page that leads to the question; nothing without one."""
    if question_of(scene) is None:
        return ()
    tell = scene.tell
    row = Button(
        tell.ui("{city}の 質問に こたえる"),
        actions.Show("city-question"),
        "row",
        "city-hall",
        hint=tell.ui("こたえなくても だいじょうぶです。"),
        key="question",
    )
    return (Buttons((row,)),)


def question_page(scene: Scene, question: Question) -> Page:
    """Return the question with its answers; the last one leaves without a trace."""
    tell = scene.tell
    answers = tuple(
        Button(
            tell.line(Text(answer.text, f"{question.context}/answer/{answer.id}")),
            actions.Vote(question.id, answer.id),
            key=f"vote:{answer.id}",
        )
        for answer in question.answers
    )
    silent = Button(tell.ui("こたえない"), actions.Show("attract"), key="no-vote")
    blocks: tuple[Block, ...] = (
        Heading(tell.line(Text(question.title, f"{question.context}/title"))),
        Buttons((*answers, silent)),
        Notice(
            "private",
            (
                tell.ui("1回 さわると おわります。"),
                tell.ui("こたえの 数だけを 数えます。"),
                tell.ui("だれが こたえたかは、どこにも のこりません。"),
            ),
            "lock",
        ),
    )
    return _page(scene, "city-question", blocks, None)


def thanks_page(scene: Scene) -> Page:
    """Return the page after an answer."""
    tell = scene.tell
    main = Button(tell.ui(FIRST_PAGE), actions.Show("attract"), "main", "home", key="main")
    blocks: tuple[Block, ...] = (
        Heading(tell.ui("ありがとうございました")),
        Notice("good", (tell.ui("こたえを 1つ 数えました。"),), "check"),
    )
    return _page(scene, "thanks", blocks, main)


FIRST_PAGE = N_("はじめの 画面へ")


def _page(scene: Scene, name: str, blocks: tuple[Block, ...], main: Button | None) -> Page:
    return Page(
        name,
        scene.tell.lang,
        frame(scene, main=main, has_back=False, has_home=False, has_end=False),
        blocks,
        beside=scene.tell.beside.lang if scene.tell.beside else None,
    )
