"""Sheets for the tests of the paper: a small one, and one that no page holds in large type."""

from __future__ import annotations

from kiosk.guide.blocks import Item, Line, Qr, Value
from kiosk.handoff.sheet import Parts, PlacedStep, Sheet, Words, sheet_of
from kiosk.language.languages import EN, JA

WORDS = Words(
    bring=Line("もっていくもの", JA),
    pins=Line("{暗証番号|あんしょうばんごう}", JA),
    facts=Line("お{金|かね}や {時間|じかん}", JA),
    trouble=Line("うまく いかないとき", JA),
    phones=Line("{電話|でんわ}", JA),
    closing=Line("{行|い}く{前|まえ}に {確認|かくにん}してください。", JA),
    photo=Line("{写真|しゃしん}に とって おくと、{安心|あんしん}です。", JA),
)
URL = "https://www.kojinbango-card.go.jp/"


def line(text: str, twin: str = "") -> Line:
    return Line(text, JA, Line(twin, EN) if twin else None)


def small_sheet() -> Sheet:
    return sheet_of(
        Parts(
            title=line("{住民票|じゅうみんひょう}を {利用|りよう}する"),
            city=line("{藤沢市|ふじさわし}"),
            printed=line("11月21日に {出|だ}した {紙|かみ}です。"),
            bring=[
                Item(line("マイナンバーカード")),
                Item(line("こぜに"), "", line("こまかい お金")),
            ],
            facts=[Value(line("お{金|かね}"), line("300円"), "yen")],
            steps=[PlacedStep(line("コンビニで"), line("カードを {置|お}きます"))],
            trouble=[line("{読|よ}めない → {置|お}きなおす")],
            phones=[Value(line("{市役所|しやくしょ}"), line("0466-25-1111"), "call")],
            qr=Qr(URL, line("{公式|こうしき}の ページ"), line("www.kojinbango-card.go.jp")),
        ),
        WORDS,
    )


def long_sheet(steps: int, facts: int, *, has_twins: bool = False) -> Sheet:
    def told(text: str) -> Line:
        return line(text, "The same in the other language") if has_twins else line(text)

    return sheet_of(
        Parts(
            title=told("マイナンバーカードを {申|もう}しこむ"),
            city=told("{藤沢市|ふじさわし}"),
            printed=told("11月21日に {出|だ}した {紙|かみ}です。"),
            bring=[
                Item(told("{顔写真|かおじゃしん}つきの {本人確認書類|ほんにんかくにんしょるい}"))
            ]
            * 3,
            pins=[told("4けたの {暗証番号|あんしょうばんごう}")] * 2,
            facts=[
                Value(told("お{金|かね}"), told("300円"), "yen"),
                *[
                    Value(told(f"{n}つめの {{期限|きげん}}"), told("10{年|ねん}"), "calendar")
                    for n in range(facts)
                ],
            ],
            steps=[
                PlacedStep(
                    told("{窓口|まどぐち}で"), told(f"{n}{{番|ばん}}の {{手続|てつづ}}きを します")
                )
                for n in range(steps)
            ],
            trouble=[told("{読|よ}めない → {置|お}きなおす")] * 3,
            phones=[
                Value(told("{市役所|しやくしょ}の {電話|でんわ}"), told("0466-25-1111"), "call")
            ]
            * 2,
            qr=Qr(URL, told("{公式|こうしき}の ページ"), told("www.kojinbango-card.go.jp")),
        ),
        WORDS,
    )
