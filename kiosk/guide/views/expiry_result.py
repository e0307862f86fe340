"""The result of the expiry calculator: both days, days left, and from when to renew.

Lines with a day that follows from a birthday are private: their voice is never kept.
"""

from __future__ import annotations

from datetime import date

import msgspec

from kiosk.dates.card_expiry import (
    Expiry,
    Issue,
    expiry_after_renewal,
    first_expiry,
    renewable_from,
)
from kiosk.guide import actions
from kiosk.guide.blocks import Aside, Block, Heading, Line, Notice, Value
from kiosk.guide.expiry_answers import Answers
from kiosk.guide.frame import Scene, forward
from kiosk.guide.page import Page
from kiosk.guide.views.entrance import message_page, procedure_buttons
from kiosk.i18n import N_
from kiosk.language import formats
from kiosk.procedures.model import FactId, ProcedureId, Row

CERTIFICATE = ProcedureId("mynumber.cert-renewal")
CARD = ProcedureId("mynumber.card-renewal")
STAY = ProcedureId("mynumber.foreign")
RENEW_MONTHS = FactId("cert.renew_from_months")
_LEAP_DAY = (2, 29)


def result_page(scene: Scene, answers: Answers) -> Page:
    """Return the page of the result; of answers that do not fit, one that sends to the counter."""
    stay, issue = answers.stay(), answers.issue()
    if answers.values.get("who") == "stay" and stay is not None:
        return _page(scene, _stay(scene, stay), (STAY, CERTIFICATE))
    if issue is None:
        raise ValueError("こたえが そろっていません。")
    expiry = expiry_after_renewal(issue) if answers.is_renewed else first_expiry(issue)
    is_card_first = expiry.card == expiry.certificate
    guides = (CARD, CERTIFICATE) if is_card_first else (CERTIFICATE, CARD)
    return _page(scene, _own(scene, issue, expiry, answers), guides)


def _page(scene: Scene, blocks: list[Block], guides: tuple[ProcedureId, ...]) -> Page:
    """Return the page; its main action opens the first of ``guides`` that is there."""
    guide = next((one for one in guides if scene.library.has_procedure(one)), None)
    main = forward(scene, N_("さいしょへ"), actions.Show("home"), "home")
    if guide is not None:
        main = forward(scene, N_("やり方を 見る"), actions.OpenProcedure(guide))
    page = message_page(scene, "expiry", [Heading(scene.tell.ui("カードの 期限")), *blocks], main)
    return msgspec.structs.replace(page, colour="mynumber", may_skip=True)


def _own(scene: Scene, issue: Issue, expiry: Expiry, answers: Answers) -> list[Block]:
    tell = scene.tell
    blocks: list[Block] = [
        _day(scene, tell.ui("カード"), expiry.card, "card"),
        _day(scene, tell.ui("電子証明書"), expiry.certificate, "lock"),
        _renewal(scene, expiry),
    ]
    notes = [tell.ui("カードに 書いて ある 日と ちがうときは、カードの 日が 正しいです。")]
    if "side" in answers.unknown:
        notes.append(tell.ui("1年 あとの ことも あります。はやい ほうを 出しています。"))
    if "renewed" in answers.unknown:
        notes.append(tell.ui("新しくした ことが あれば、電子証明書の 期限は もっと あとです。"))
    if (issue.month, issue.day) == _LEAP_DAY:
        notes.append(tell.ui("うるう年の 日に 生まれた人は、市の窓口で 確認してください。"))
    beside: list[Block] = [Notice("calm", tuple(notes), "info"), *_guides(scene)]
    if issue.is_adult:
        return [*blocks, Aside(tuple(beside))]
    age = tell.value(Row(FactId("card.adult_age_before")), "")
    return [*blocks, Aside((*beside, age))]


def _stay(scene: Scene, last: date) -> list[Block]:
    tell = scene.tell
    lines = (
        tell.ui("在留期間が のびたら、この 日より 前に 市の窓口へ 行きます。"),
        tell.ui("まだ 決まっていないときも、この 日より 前に 行きます。"),
        tell.ui("知らせの 手紙は 来ません。"),
    )
    return [
        _day(scene, tell.ui("カード"), last, "card"),
        _day(scene, tell.ui("電子証明書"), last, "lock"),
        Notice("ask", lines, "calendar"),
        Aside((tell.value(Row(FactId("card.longest")), ""), *_guides(scene))),
    ]


def _guides(scene: Scene) -> list[Block]:
    """Return the buttons to the guides of renewal that this terminal has."""
    found = [
        scene.library.procedure(one)
        for one in (CERTIFICATE, CARD)
        if scene.library.has_procedure(one)
    ]
    return [procedure_buttons(scene, found, has_hints=False)] if found else []


def _day(scene: Scene, label: Line, last: date, icon: str) -> Value:
    """Return a last day with both years, and the days left."""
    shown = scene.tell.worded(lambda lang: formats.day(last, lang, with_era=True))
    left = (last - scene.now.date()).days
    note = scene.tell.worded(lambda lang: formats.days_left(left, lang))
    return Value(label, _private(shown), icon, _private(note))


def _renewal(scene: Scene, expiry: Expiry) -> Value:
    """Say from when the one that ends first can be renewed."""
    tell, today = scene.tell, scene.now.date()
    label = tell.ui("新しくできる 最初の 日")
    months = tell.book.facts.usable(RENEW_MONTHS, today)
    if months is None or not isinstance(months.value, int):
        return Value(label, tell.ui("市の窓口で 確認してください"), "calendar", is_known=False)
    ends = [end for end in (expiry.certificate, expiry.card) if end >= today]
    first = renewable_from(min(ends), months.value) if ends else None
    if first is None or min(expiry.certificate, expiry.card) < today:
        late = tell.ui("期限の あとも、市の窓口で 手続きできます。")
        return Value(label, tell.ui("きょうから できます"), "calendar", late)
    shown = _private(tell.worded(lambda lang: formats.day(first, lang, with_era=True)))
    if first <= today:
        return Value(label, tell.ui("もう できます"), "calendar", shown)
    wait = tell.ui("{day}から できます。", day=first)
    return Value(label, shown, "calendar", _private(wait))


def _private(line: Line) -> Line:
    beside = _private(line.beside) if line.beside is not None else None
    return msgspec.structs.replace(line, beside=beside, is_private=True)
