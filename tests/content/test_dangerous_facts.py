"""The facts that are most dangerous to get wrong: their values, and the page that says them."""

from __future__ import annotations

from datetime import date

import pytest

from kiosk.guide.library import Library
from kiosk.guide.player import start, way_to
from kiosk.guide.views.procedure import procedure_page, trouble_page
from kiosk.language.languages import EASY, EN, JA, Lang
from kiosk.language.ruby import plain
from kiosk.procedures.model import Fact, FactId, StepId
from kiosk.visit import Spot
from tests.conftest import LibraryOf
from tests.content.contradictions import contradictions, sentences
from tests.content.dangers import DANGERS
from tests.content.every_page import every_page
from tests.kiosk.guide.walks import AROUND, TODAY, procedure_of, scene_at


def fact(library: Library, name: str) -> Fact:
    found = library.facts.usable(FactId(name), TODAY)
    assert found is not None, name
    return found


def said(library: Library, place: str) -> str:
    """Return all that the page ``procedure/step`` says, its explanation and troubles included."""
    name, _, step = place.partition("/")
    procedure = procedure_of(library, name)
    position = way_to(procedure, StepId(step), AROUND)
    scene = scene_at(library, position)
    opened = scene.visit.at(Spot("procedure", position=position, is_why_open=True))
    pages = (
        procedure_page(scene, position),
        procedure_page(scene_at(library, None, opened), position),
        trouble_page(scene, position),
    )
    return " ".join(line.shown for page in pages for line in page.lines())


def whole(library: Library, name: str) -> str:
    procedure = procedure_of(library, name)
    return " ".join(said(library, f"{name}/{step.id}") for step in procedure.steps)


def test_1_three_and_five_wrong_tries_lock_and_a_night_resets_nothing(library: Library) -> None:
    limits = {kind: fact(library, f"pin.{kind}_limit").value for kind in ("user", "sign")}
    others = {kind: fact(library, f"pin.{kind}_limit").value for kind in ("register", "entry")}

    assert limits == {"user": 3, "sign": 5}
    assert others == {"register": 3, "entry": 3}
    assert "3回 つづけて" in said(library, "mynumber.pin/tries-four")
    assert "5回 つづけて" in said(library, "mynumber.pin/tries-long")
    for step in ("tries-four", "tries-long"):
        assert "一日 待っても、回数は もとに もどりません。" in said(
            library, f"mynumber.pin/{step}"
        )


def test_2_loss_is_called_in_first_then_police_then_city(library: Library) -> None:
    assert fact(library, "help.mynumber_tel").value == "0120-95-0178"
    assert procedure_of(library, "trouble.lost-card").steps[0].id == "start"
    assert "0120-95-0178" in said(library, "trouble.lost-card/start")
    assert "電話では もとに もどりません。" in said(library, "trouble.lost-card/found")


def test_2_loss_line_is_open_day_and_night(library: Library) -> None:
    hours = fact(library, "help.mynumber_loss_hours")
    assert (hours.value, hours.days) == ("0:00-24:00", "every-day")
    assert "夜でも 休みの日でも" in said(library, "trouble.lost-card/start")


def test_3_certificate_is_renewed_at_the_counter_only_free_from_three_months_before(
    library: Library,
) -> None:
    assert fact(library, "card.cert_renewal_fee").value == 0
    assert fact(library, "cert.renew_from_months").value == 3
    procedure = procedure_of(library, "mynumber.cert-renewal")
    assert procedure.ways == ("counter",)
    card = procedure_page(scene_at(library, start(procedure.id)), start(procedure.id))
    shown = " ".join(line.shown for line in card.lines())
    assert "窓口だけです" in shown
    assert "スマホや コンビニでは できません" in shown
    assert "期限の 3か月前から" in said(library, "mynumber.cert-renewal/when")
    assert "8月1日なら、5月2日から" in said(library, "mynumber.cert-renewal/result-early")


def test_3_the_card_itself_is_applied_for_elsewhere(library: Library) -> None:
    ways = procedure_of(library, "mynumber.apply").ways

    assert {"own-phone", "post", "photo-booth"} <= set(ways)


def test_4_card_of_a_foreign_resident_ends_with_the_old_stay(library: Library) -> None:
    assert fact(library, "stay.reissue_fee").value == 1000
    assert fact(library, "stay.change_fee").value == 0
    assert fact(library, "stay.extension_months").value == 2
    stay = said(library, "mynumber.cert-renewal/stay")
    assert "日までに、市役所へ 行きます。" in stay
    assert "お知らせは 来ません。" in stay
    assert "在留カードが 新しくても、カードの 期限は のびません。" in stay
    assert "1,000円" in said(library, "mynumber.cert-renewal/result-past")


def test_5_old_insurance_card_is_useless_and_the_notice_alone_is_not_enough(
    library: Library,
) -> None:
    assert "もう 使えません" in said(library, "mynumber.insurance/what")
    assert "「お知らせ」だけでは、病院で 使えません。" in said(
        library, "mynumber.insurance/which-paper"
    )
    assert "3か月目の 月末まで" in said(library, "mynumber.cert-renewal/expired")


def test_6_moving_has_fourteen_and_ninety_days_and_a_visit(library: Library) -> None:
    assert fact(library, "moving.in_within").value == 14
    assert fact(library, "moving.same_within").value == 14
    assert fact(library, "moving.continue_within").value == 90
    moving = said(library, "living.moving/file-in")
    assert "14日" in moving
    assert "窓口で しか できません" in moving
    assert "署名用は 使えなく なります" in said(library, "living.moving/sign-cert")


def test_7_who_knows_neither_pin_is_sent_to_the_city_hall(library: Library) -> None:
    assert "両方 わからない ときは、市役所だけです。" in said(library, "mynumber.pin/other-sign")


def test_child_allowance_waits_for_nothing_and_is_signed_by_who_claims(library: Library) -> None:
    after = said(library, "living.pregnancy/after")

    assert "児童手当は、それを 待たないで 先に 出します。" in after
    assert "15日" in after
    assert "請求しない 夫や 妻の カードで 送ると、無効に なります。" in said(
        library, "living.child-allowance/phone"
    )


def test_8_renewing_outside_the_online_site_drops_the_licence(library: Library) -> None:
    licence = said(library, "mynumber.cert-renewal/licence")

    assert "郵便や 窓口で 更新すると、免許の 情報が 消えます。" in licence
    assert "その カードで 運転できません。" in licence
    assert "ネットで 申しこむ ときだけ" in said(library, "mynumber.cert-renewal/result-licence")


def test_9_card_without_a_pin_says_what_it_cannot_do(library: Library) -> None:
    face = said(library, "mynumber.pin/face-card")

    assert "コンビニで 証明書は とれません" in face
    assert "マイナポータルは 使えません" in face
    assert "ネットの 確定申告は できません" in face
    assert "保険証の 登録を 先に" in face


def test_10_nobody_official_asks_for_a_pin_or_a_cash_machine(library: Library) -> None:
    suspicious = whole(library, "trouble.suspicious")

    assert "暗証番号" in suspicious
    assert "ATM" in suspicious
    closing = " ".join(procedure_of(library, "mynumber.pin").closing)
    assert "役所" in closing
    for procedure in library.content.procedures:
        assert procedure.supporter.caution, procedure.id


def test_11_the_combined_card_is_voluntary_and_extends_nothing_by_itself(library: Library) -> None:
    stay = said(library, "mynumber.cert-renewal/stay")

    assert "自由です" in stay
    assert "特定在留カードでも、申請の 間は 市役所へ 行きます。" in stay


@pytest.mark.parametrize("city", ["fujisawa", "chigasaki", "kashima-ibaraki", "kashima-saga"])
def test_no_city_replaces_a_fact_of_the_whole_country(library_of: LibraryOf, city: str) -> None:
    home = {one.id: one.value for one in library_of("fujisawa").facts}

    for one in library_of(city).facts:
        if one.id.split(".")[0] in ("pin", "cert", "stay", "lost", "help", "moving"):
            assert one.value == home[one.id], one.id


def test_every_fact_names_source_owner_and_day(library: Library) -> None:
    for one in library.facts:
        assert one.source.title, one.id
        assert one.owner, one.id
        assert date(2026, 1, 1) <= one.checked_on <= TODAY, one.id


@pytest.fixture(scope="module")
def said_in(library: Library) -> dict[Lang, dict[str, str]]:
    """Return every sentence a resident or a supporter reads, per language, with a page of it."""
    said: dict[Lang, dict[str, str]] = {JA: {}, EASY: {}, EN: {}}
    for lang, found in said.items():
        for name, page in every_page(library, lang):
            for line in page.lines():
                if line.lang == lang:
                    found.update((one, name) for one in sentences(line.shown))
    for procedure in library.content.procedures:
        for helped in (procedure.supporter, *(step.supporter for step in procedure.steps)):
            for text in filter(None, (*helped.tips, helped.caution, helped.say)):
                said[JA].update((one, f"{procedure.id} supporter") for one in sentences(text))
    for one in library.facts:
        told = (one.label, one.note, one.value if isinstance(one.value, str) else "")
        for text in filter(None, told):
            said[JA].update((part, one.id) for part in sentences(plain(str(text))))
    return said


@pytest.mark.parametrize("lang", [JA, EASY, EN])
@pytest.mark.parametrize("number", DANGERS)
def test_no_sentence_anywhere_says_otherwise(
    said_in: dict[Lang, dict[str, str]], number: int, lang: Lang
) -> None:
    assert len(said_in[lang]) > 3000

    against = contradictions(DANGERS[number], lang, said_in[lang])

    assert {one: said_in[lang][one] for one in against} == {}


@pytest.mark.parametrize("number", DANGERS)
def test_every_wrong_sentence_is_noticed(number: int) -> None:
    danger = DANGERS[number]

    for lang, wrong in ((JA, danger.wrong), (EASY, danger.wrong), (EN, danger.wrong_english)):
        assert contradictions(danger, lang, wrong) == list(wrong)


@pytest.mark.parametrize("number", DANGERS)
def test_every_rule_finds_a_wrong_sentence(number: int) -> None:
    danger = DANGERS[number]

    for one in danger.japanese:
        assert contradictions(danger._replace(japanese=(one,)), JA, danger.wrong), one
    for one in danger.english:
        assert contradictions(danger._replace(english=(one,)), EN, danger.wrong_english), one
