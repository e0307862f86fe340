"""Until when a card holds, asked by tiles: which card, made when, which birthday.

One question per page; nothing is typed, and the answers end with the visit. The rules are
`kiosk.dates.card_expiry`'s, the page of the result is `kiosk.guide.views.expiry_result`'s.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kiosk.guide import actions
from kiosk.guide.blocks import Block, Button, Buttons, Heading, Line, Look, Notice, Paragraph
from kiosk.guide.expiry_answers import (
    Answers,
    Question,
    days_of,
    question_of,
    years_of,
)
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.blocks import picture_of
from kiosk.guide.views.entrance import message_page
from kiosk.guide.views.expiry_result import result_page
from kiosk.i18n import N_, Quantity
from kiosk.language import formats
from kiosk.procedures.facts import CITY_TELEPHONE
from kiosk.procedures.model import Row

TITLE = N_("カードの 期限を しらべる")
UNKNOWN = N_("わからない")
_KEYS_IN_A_ROW = 8
_YEARS_IN_A_ROW = 4
_MONTHS = 12
_MONTHS_IN_A_ROW = 4

_WHO: tuple[tuple[str, str, str], ...] = (
    ("adult", N_("大人の とき つくった"), N_("カードが できた とき {fact:card.adult_age}以上")),
    (
        "child",
        N_("子どもの とき つくった"),
        N_("カードが できた とき {fact:card.adult_age}より 下"),
    ),
    ("stay", N_("在留期間が ある"), N_("永住者・特別永住者は ちがいます")),
)
_SIDE: tuple[tuple[str, str], ...] = (
    ("before", N_("誕生日より 前")),
    ("after", N_("誕生日より あと（誕生日も）")),
)
_RENEWED: tuple[tuple[str, str], ...] = (
    ("yes", N_("はい、新しくした")),
    ("no", N_("いいえ")),
)


def expiry_page(scene: Scene) -> Page:
    """Return the next question, the result, or where to look instead."""
    if not scene.is_day_sure:
        return _look(scene, N_("日付を 確認してください"))
    answers = Answers.of(scene.visit.spot.picks)
    question = question_of(answers, scene.now.date())
    if question == "look":
        return _look(scene, N_("カードを 見ましょう"))
    if question == "result":
        return result_page(scene, answers)
    return _asked(scene, *_question(scene, question, answers))


_Asked = tuple[str, list[Block]]


def _question(scene: Scene, question: Question, answers: Answers) -> _Asked:
    """Return the title of a question and its blocks, the last of them its answers."""
    match question:
        case "who":
            return _who(scene)
        case "side" | "renewed":
            return _sides(scene, question)
        case "year" | "stay-year":
            return _years(scene, question, answers)
        case _:
            return _numbers(scene, question, answers)


def _asked(scene: Scene, title: str, blocks: list[Block]) -> Page:
    """Return the page of one question; its last answer is for who does not know."""
    tell = scene.tell
    unknown = Button(tell.ui(UNKNOWN), actions.Pick("unknown"), key="pick:unknown")
    heading: list[Block] = [Heading(tell.ui(title))]
    last = blocks[-1]
    if isinstance(last, Buttons) and last.buttons[0].look == "answer":
        blocks[-1] = Buttons((*last.buttons, unknown), last.columns)
    else:
        blocks.append(Buttons((unknown,)))
    return message_page(scene, "expiry", [*heading, *blocks])


def _who(scene: Scene) -> _Asked:
    tell = scene.tell
    buttons = tuple(
        Button(
            tell.ui(name),
            actions.Pick(f"who={key}"),
            hint=tell.ui(hint),
            key=f"pick:{key}",
        )
        for key, name, hint in _WHO
    )
    lines = (tell.ui("お名前も 番号も 聞きません。"), tell.ui("おわると、こたえは 消えます。"))
    calm = Notice("private", lines, "shield")
    return N_("どの カードですか"), [calm, Buttons(buttons)]


def _years(scene: Scene, question: str, answers: Answers) -> _Asked:
    tell = scene.tell
    buttons = tuple(
        Button(
            tell.ui("{year}年", year=year),
            actions.Pick(f"{question}={year}"),
            # In one language: a second one would push the years off the page of their question.
            hint=Line(formats.era_years(year, tell.lang), tell.lang),
            key=f"pick:{year}",
        )
        for year in years_of(question, answers, scene.now.date())
    )
    tiles = Buttons(buttons, columns=_YEARS_IN_A_ROW)
    if question == "stay-year":
        return N_("在留期間は 何年までですか"), [tiles]
    note = tell.ui("受けとった 日より、少し 前に できています。")
    return N_("カードは 何年に できましたか"), [Paragraph((note,)), tiles]


def _numbers(scene: Scene, question: str, answers: Answers) -> _Asked:
    """Return the question for a month or a day."""
    tell = scene.tell
    if question.endswith("month"):
        lines = [
            (n, tell.ui("{month}", month=Quantity(n, "month_of_year")))
            for n in range(1, _MONTHS + 1)
        ]
        tiles = _keys(question, lines, "answer")
    else:
        days = ((n, Line(str(n), tell.lang)) for n in days_of(question, answers))
        tiles = _keys(question, days, "row")
    titles = {
        "month": N_("誕生日は 何月ですか"),
        "day": N_("誕生日は 何日ですか"),
        "stay-month": N_("在留期間は 何月までですか"),
        "stay-day": N_("在留期間は 何日までですか"),
    }
    return titles[question], [tiles]


def _keys(question: str, lines: Iterable[tuple[int, Line]], look: Look) -> Buttons:
    buttons = tuple(
        Button(line, actions.Pick(f"{question}={number}"), look, key=f"pick:{number}")
        for number, line in lines
    )
    return Buttons(buttons, _KEYS_IN_A_ROW if look == "row" else _MONTHS_IN_A_ROW)


def _sides(scene: Scene, question: Literal["side", "renewed"]) -> _Asked:
    tell = scene.tell
    title, ways = N_("できたのは 誕生日の 前ですか"), _SIDE
    note = tell.ui("その 年の 誕生日と くらべます。")
    if question == "renewed":
        title, ways = N_("電子証明書を 新しくしましたか"), _RENEWED
        note = tell.ui("窓口で 新しくした ことが あるかを 聞いています。")
    buttons = [
        Button(tell.ui(name), actions.Pick(f"{question}={key}"), key=f"pick:{key}")
        for key, name in ways
    ]
    return title, [Paragraph((note,)), Buttons(tuple(buttons))]


def _look(scene: Scene, title: str) -> Page:
    """Return where the date stands, and whom to ask."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui(title)),
        Paragraph(
            (
                tell.ui("カードの 期限は、カードの 表に 書いて あります。"),
                tell.ui("電子証明書の 期限は、書いて いない ことも あります。"),
                tell.ui("わからないときは、市の窓口で 聞けます。"),
            )
        ),
        *picture_of(scene, "card-front-expiry"),
        tell.value(Row(CITY_TELEPHONE, icon="phone"), ""),
    ]
    return message_page(scene, "expiry", blocks, forward(scene, N_("わかった"), actions.Back()))
