"""Search, the take-home sheet, help is coming, the idle warning, the end, about this machine."""

from __future__ import annotations

import msgspec

from kiosk.guide import actions, kana_pad
from kiosk.guide.blocks import (
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
    Paragraph,
    Preview,
    Subheading,
)
from kiosk.guide.frame import Scene, forward, frame
from kiosk.guide.page import Page
from kiosk.guide.views.cards import cards_button
from kiosk.guide.views.entrance import message_page
from kiosk.guide.views.found import found_rows
from kiosk.guide.views.question import FIRST_PAGE, offer
from kiosk.i18n import N_
from kiosk.language.languages import EN, JA
from kiosk.procedures.model import FactId, Row

_PADS = (("kana", N_("あいう")), ("digits", N_("123")), ("latin", N_("ABC")))


def search_page(scene: Scene) -> Page:
    """Return the search pad, and what fits the letters typed so far."""
    tell, query = scene.tell, scene.visit.query
    blocks: list[Block] = [
        Subheading(tell.ui("さがしたい ことばを 入れます")),
        Field(query, tell.ui("れい：ひっこし、じゅうみんひょう")),
    ]
    blocks += [keys(_pad(scene)), _pad_tools(scene)]
    rows = found_rows(scene)
    if rows:
        blocks.append(Aside((Buttons(rows),)))
    elif query:
        nothing = Notice(
            "ask",
            (
                tell.ui("その ことばでは 見つかりませんでした。"),
                tell.ui("みじかい ことばに するか、係の人に 聞いてください。"),
            ),
            "info",
        )
        blocks.append(Aside((nothing,)))
    else:
        how = Notice("calm", (tell.ui("さわった ところの 字が 入ります。"),), "info")
        blocks.append(Aside((how,)))
    return msgspec.structs.replace(message_page(scene, "search", blocks), is_split=True)


def _alone(line: Line) -> Line:
    """Return ``line`` without the second language: a key has room for one."""
    return Line(line.text, line.lang)


def _pad(scene: Scene) -> str:
    """Return the pad that is open: kana for Japanese readers, letters for the others."""
    return scene.visit.spot.area or ("kana" if scene.tell.lang.startswith(JA) else "latin")


def _pad_tools(scene: Scene) -> Buttons:
    tell = scene.tell
    pads = tuple(
        Button(_alone(tell.ui(name)), actions.TypeKey(f"pad:{pad}"), "key", key=f"pad:{pad}")
        for pad, name in _PADS
        if pad != _pad(scene)
    )
    one, everything = _alone(tell.ui("けす")), _alone(tell.ui("ぜんぶ けす"))
    delete = Button(one, actions.TypeKey(kana_pad.DELETE), "key", key="delete")
    clear = Button(everything, actions.TypeKey(kana_pad.CLEAR), "key", key="clear")
    return Buttons((*pads, delete, clear), columns=4)


def refused_page(scene: Scene) -> Page:
    """Return the kind refusal of a 12-digit number typed into the search."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("その 番号は 入れられません")),
        Notice(
            "private",
            (
                tell.ui("12けたの 番号は、とても 大切な 番号です。"),
                tell.ui("ここには 入れないで ください。"),
                tell.ui("いまの 番号は もう 消しました。"),
            ),
            "lock",
        ),
    ]
    return message_page(scene, "refused", blocks, forward(scene, N_("わかった"), actions.Back()))


def ask_page(scene: Scene) -> Page:
    """Return the page in place of a procedure this terminal does not have: whom to ask."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("市の窓口で 聞いてください")),
        Paragraph((tell.ui("この 手続きは、いま この 機械では 見られません。"),)),
        tell.value(Row(FactId("city.tel"), icon="phone"), ""),
        tell.value(Row(FactId("city.counter_hours"), icon="clock"), ""),
    ]
    return message_page(scene, "ask", blocks)


def sorry_page(scene: Scene) -> Page:
    """Return the kind sentence after an error of ours."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("もういちど おねがいします")),
        Paragraph(
            (
                tell.ui("この ページを うまく 出せませんでした。"),
                tell.ui("あなたの せいでは ありません。"),
                tell.ui("さいしょの ページから もういちど えらんでください。"),
            )
        ),
    ]
    main = forward(scene, N_("さいしょへ"), actions.Show("home"), "home")
    return Page(
        "sorry",
        tell.lang,
        frame(scene, main=main, has_back=False, has_home=False),
        tuple(blocks),
        beside=tell.beside.lang if tell.beside else None,
    )


def _key(key: str) -> Button:
    sign = Line(SIGNS.get(key, key), kana_pad.LANG)
    return Button(sign, actions.TypeKey(key), "key", key=f"key:{key}")


SIGNS = {kana_pad.SPACE: "␣"}
"""What stands on a key whose own letter cannot be seen."""


def keys(pad: str) -> Buttons:
    """Return the keys of one pad; a key's sign is the same in every language."""
    rows = kana_pad.LAYOUTS[pad]
    buttons = tuple(
        Button(
            Line(SIGNS.get(key, key), kana_pad.LANG), actions.TypeKey(key), "key", key=f"key:{key}"
        )
        for row in rows
        for key in row
        if key
    )
    return Buttons(buttons, columns=max(len(row) for row in rows))


def help_page(scene: Scene) -> Page:
    """Return the page that says that a person is coming."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("係の人を よんでいます")),
        Paragraph(
            (
                tell.ui("この 画面の まま、少し お待ちください。"),
                tell.ui("いま 見ていた ところは、そのまま 残っています。"),
            )
        ),
        Notice(
            "calm",
            (tell.ui("だれも 来ないときは、受付に 声を かけてください。"),),
            "person",
        ),
        *_if_any(cards_button(scene)),
    ]
    main = forward(scene, N_("つづきを 見る"), actions.Back())
    return message_page(scene, "help", blocks, main, may_skip=True)


def _if_any(buttons: Buttons) -> tuple[Buttons, ...]:
    return (buttons,) if buttons.buttons else ()


def idle_page(scene: Scene, seconds_left: int) -> Page:
    """Return the warning before an idle visit is erased, ``seconds_left`` counting down."""
    tell = scene.tell
    stay = forward(scene, N_("つづける"), actions.StayHere(), "check")
    return message_page(
        scene,
        "idle",
        [
            Heading(tell.ui("まだ つかいますか")),
            Paragraph(
                (
                    tell.ui("さわらないと、あと {seconds}秒で おわります。", seconds=seconds_left),
                    tell.ui("つづけるときは、「つづける」に さわってください。"),
                )
            ),
            Notice("calm", (tell.ui("おわると、いまの 内容は 消えます。"),), "info"),
        ],
        stay,
        may_skip=True,
    )


def end_page(scene: Scene) -> Page:
    """Return the page that proves the end: what was erased."""
    tell = scene.tell
    items = tuple(
        Item(tell.ui(what), "check")
        for what in (
            N_("えらんだ こたえ"),
            N_("さがした ことば"),
            N_("ことば・文字の 大きさ・声の えらび方"),
            N_("見ていた ページ"),
        )
    )
    main = Button(tell.ui(FIRST_PAGE), actions.Show("attract"), "main", "home", key="main")
    return Page(
        "end",
        tell.lang,
        frame(scene, main=main, has_back=False, has_home=False, has_end=False),
        (
            Heading(tell.ui("ぜんぶ 消しました")),
            Items(items, tell.ui("消したもの")),
            Notice(
                "good",
                (
                    tell.ui("お名前や 番号は、はじめから おあずかりして いません。"),
                    tell.ui("カードや 紙の わすれものは ありませんか。"),
                ),
                "check",
            ),
            *offer(scene),
        ),
    )


CREDITS = (
    'HTS Voice "Mei" (c) 2009-2013 Nagoya Institute of Technology, '
    "MMDAgent Project Team, CC BY 3.0.",
    "Open JTalk. eSpeak NG. BIZ UDPGothic, Noto Sans (OFL). Material Symbols (Apache-2.0).",
)


def about_page(scene: Scene) -> Page:
    """Return what the machine records and what it never does, and whose voice it is."""
    tell = scene.tell
    blocks: list[Block] = [
        Heading(tell.ui("この 機械の こと")),
        Items(
            (
                Item(tell.ui("名前、住所、電話番号は 聞きません。"), "check"),
                Item(tell.ui("暗証番号と マイナンバーは 入れられません。"), "check"),
                Item(tell.ui("おわると、えらんだ ことは ぜんぶ 消えます。"), "check"),
                Item(tell.ui("係の人は、何の 相談だったかだけを 数えます。"), "check"),
            ),
            tell.ui("安心して つかって いただくために"),
            "shield",
        ),
        Notice("calm", (tell.ui("声と 文字の 作者"), *(Line(one, EN) for one in CREDITS)), "info"),
    ]
    done = forward(scene, N_("わかった"), actions.Back(), "check")
    return message_page(scene, "about", blocks, done)


def sheet_page(scene: Scene, lines: tuple[Line, ...], state: str) -> Page:
    """Return the preview of the take-home sheet; ``state`` is ready, printing, printed or saved."""
    tell = scene.tell
    said = {
        "ready": N_("この 紙を 印刷します。"),
        "printing": N_("印刷しています。少し お待ちください。"),
        "printed": N_("印刷しました。紙を おとりください。"),
        "saved": N_("紙が 出ません。画面を スマホの 写真に とっても だいじょうぶです。"),
    }[state]
    tone = Notice("good" if state == "printed" else "calm", (tell.ui(said),), "print")
    main = forward(scene, N_("つづきを 見る"), actions.Back())
    if state == "ready":
        main = forward(scene, N_("印刷する"), actions.Print(), "print")
    heading = Heading(tell.ui("もってかえる 紙"))
    return message_page(scene, "sheet", [heading, tone, Aside((Preview(lines),))], main)
