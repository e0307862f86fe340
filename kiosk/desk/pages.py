"""The supporter's pages as plain data: sign in, start, close, what was saved. In Japanese only.

They are built from a `Shift`; the presenter keeps it. Nothing of a resident is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from kiosk.desk.codes import OUTCOME, TOPIC
from kiosk.desk.model import Draft, Supporter
from kiosk.guide import actions, kana_pad
from kiosk.guide.frame import Scene, frame
from kiosk.guide.page import (
    Aside,
    Block,
    Button,
    Buttons,
    Field,
    Heading,
    Item,
    Items,
    Line,
    Notice,
    Page,
    Paragraph,
    Subheading,
    Value,
)
from kiosk.guide.teller import Teller
from kiosk.guide.views.other import keys
from kiosk.i18n import N_, Text, ui
from kiosk.language.languages import JA
from kiosk.language.ruby import escape

OWN_WAY_BACK = ("hints", "saved", "memo")
"""Pages whose main action is the way back."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What the desk knows while a supporter works at the terminal.

    ``page`` is the desk's page that is open (empty: none). ``typed`` is a code or a memo being
    typed; ``says`` a sentence for the supporter. ``minutes`` have passed in the open session.
    """

    supporters: tuple[Supporter, ...] = ()
    chosen: Supporter | None = None
    signed_in: Supporter | None = None
    page: str = ""
    typed: str = ""
    first: str = ""
    says: str = ""
    is_open: bool = False
    minutes: int = 0
    draft: Draft | None = None
    outcome: str = ""
    memo: str = ""
    today: int = 0
    notices: tuple[str, ...] = field(default=())


def desk_page(scene: Scene, shift: Shift) -> Page:
    """Return the page of ``shift`` that is open."""
    build = {
        "first-code": _first_code,
        "who": _who,
        "code": _code,
        "home": _home,
        "close": _close,
        "memo": _memo,
        "saved": _saved,
        "hints": _hints,
    }[shift.page]
    book = scene.library.book(JA, scene.now.date())
    scene = msgspec.structs.replace(scene, tell=Teller(book))
    blocks, main = build(scene, shift)
    if shift.says:
        blocks.insert(1, Notice("ask", (Line(shift.says, JA),), "info"))
    return Page(
        f"staff:{shift.page}",
        scene.tell.lang,
        frame(
            scene,
            place=scene.tell.ui("支援する人の ページ"),
            main=main,
            has_back=shift.page not in OWN_WAY_BACK,
        ),
        tuple(blocks),
        is_quiet=True,
    )


def _button(
    scene: Scene, words: str, what: str, value: str = "", *, icon: str = "", is_on: bool = False
) -> Button:
    look = "row" if icon else "answer"
    return Button(
        scene.tell.ui(words),
        actions.Desk(what, value),
        look,  # type: ignore[arg-type]
        icon,
        is_on=is_on,
        key=f"desk:{what}:{value}",
    )


def _main(scene: Scene, words: str, what: str, icon: str = "check") -> Button:
    return Button(scene.tell.ui(words), actions.Desk(what), "main", icon, key="main")


def _first_code(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    tell = scene.tell
    again = bool(shift.first)
    heading = N_("もういちど 同じ 番号を 入れます") if again else N_("職員の 番号を きめます")
    blocks: list[Block] = [
        Heading(tell.ui(heading)),
        Paragraph((tell.ui("6けたの 数字です。はじめから 決まっている 番号は ありません。"),)),
        *_code_pad(scene, shift),
    ]
    return blocks, None


def _who(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    tiles = tuple(
        Button(
            Line(escape(f"{one.organisation} {one.code}"), JA),
            actions.Desk("choose", f"{one.organisation}/{one.code}"),
            "answer",
            key=f"desk:choose:{one.code}",
        )
        for one in shift.supporters
        if one.active
    )
    return [Heading(scene.tell.ui("あなたの 記号に さわってください")), Buttons(tiles, 3)], None


def _code(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    blocks: list[Block] = [
        Heading(scene.tell.ui("職員の 番号を 入れます")),
        *_code_pad(scene, shift),
    ]
    return blocks, None


def _code_pad(scene: Scene, shift: Shift) -> list[Block]:
    digits = keys("digits")
    tools = (Button(scene.tell.ui("けす"), actions.TypeKey(kana_pad.DELETE), "key", key="delete"),)
    return [
        Field(shift.typed, scene.tell.ui("6けたの 番号"), is_masked=True),
        Buttons((*digits.buttons, *tools), digits.columns),
    ]


def _home(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    tell = scene.tell
    buttons = [
        _button(scene, N_("相談を はじめる"), "start", icon="supporter"),
        _button(scene, N_("5分前から はじめる"), "start", "5", icon="clock"),
        _button(scene, N_("きょうは おわる（出る）"), "sign-out", icon="exit"),
    ]
    if shift.signed_in is not None and shift.signed_in.role != "volunteer":
        buttons += [
            _button(scene, N_("支援する人を ふやす"), "add", icon="plus"),
            _button(scene, N_("この 機械を とめる（職員）"), "quit", icon="close"),
        ]
    today = ui("きょうの 相談は {count}件です。", count=shift.today)
    blocks: list[Block] = [
        Heading(tell.ui("支援を はじめます")),
        Paragraph((tell.line(today),)),
        *(Notice("ask", (Line(notice, JA),), "warning") for notice in shift.notices),
        Buttons(tuple(buttons), 2),
    ]
    return blocks, None


def _close(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    tell, draft = scene.tell, shift.draft
    outcomes = tuple(
        _button(scene, words, "outcome", code, is_on=shift.outcome == code)
        for code, words in OUTCOME.items()
        if code != "cancelled"
    )
    blocks: list[Block] = [Heading(tell.ui("どう なりましたか")), Buttons(outcomes, 2)]
    beside: list[Block] = []
    if draft is not None:
        topics = "・".join(TOPIC[topic] for topic in draft.topics)
        beside = [
            Value(tell.ui("相談の 内容"), Line(topics, JA), "list"),
            Value(tell.ui("時間"), tell.ui("{minutes}分", minutes=draft.minutes), "clock"),
        ]
    if shift.memo:
        beside.append(Items((Item(Line(escape(shift.memo), JA)),), tell.ui("メモ"), "edit"))
    more = (
        _button(scene, N_("メモを 書く"), "memo", icon="edit"),
        _button(scene, N_("ヒントを 見る"), "hints", icon="info"),
    )
    blocks.append(Aside((*beside, Buttons(more))))
    main = _main(scene, N_("保存する"), "save", "save") if shift.outcome else None
    return blocks, main


def _memo(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    tell = scene.tell
    tools = (
        Button(tell.ui("けす"), actions.TypeKey(kana_pad.DELETE), "key", key="delete"),
        Button(tell.ui("ぜんぶ けす"), actions.TypeKey(kana_pad.CLEAR), "key", key="clear"),
    )
    blocks: list[Block] = [
        Subheading(tell.ui("みじかい メモ。名前や 番号は 書きません。"), "edit"),
        Field(shift.typed, tell.ui("れい：かぞくと いっしょに きた")),
        keys("kana"),
        Buttons(tools, 4),
    ]
    return blocks, _main(scene, N_("これで よい"), "memo-done")


def _saved(scene: Scene, shift: Shift) -> tuple[list[Block], Button | None]:
    blocks: list[Block] = [
        Heading(scene.tell.ui("保存しました")),
        Paragraph((scene.tell.ui("きょうの 相談は {count}件です。", count=shift.today),)),
    ]
    return blocks, _main(scene, N_("もどる"), "done", "home")


def _hints(scene: Scene, _shift: Shift) -> tuple[list[Block], Button | None]:
    """Return what the supporter is told about the procedure and step on the resident's screen."""
    blocks: list[Block] = [Heading(scene.tell.ui("支援の ヒント"))]
    found = [spot.position for spot in (scene.visit.spot, *reversed(scene.visit.behind))]
    known = scene.library.has_procedure
    position = next((p for p in found if p is not None and known(p.procedure)), None)
    if position is None:
        blocks.append(Paragraph((scene.tell.ui("手続きを 開くと、ヒントが 出ます。"),)))
        return blocks, _main(scene, N_("もどる"), "back", "back")
    procedure = scene.library.procedure(position.procedure)
    tips = [procedure.supporter]
    if position.step is not None:
        tips.insert(0, procedure.step(position.step).supporter)
    title = Text(procedure.title, f"procedure:{procedure.id}/title")
    blocks.append(Subheading(scene.tell.line(title), "list"))
    items = tuple(Item(Line(tip, JA), "check") for one in tips for tip in one.tips)
    if items:
        blocks.append(Items(items))
    blocks += [
        Notice("caution", (Line(one.caution, JA),), "warning") for one in tips if one.caution
    ]
    blocks += [Notice("calm", (Line(one.say, JA),), "supporter") for one in tips if one.say]
    return blocks, _main(scene, N_("もどる"), "back", "back")
