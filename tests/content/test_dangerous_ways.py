"""The ways through the guides and the values of the facts that are most dangerous to get wrong.

Each check also runs on a guide or a table made wrong on purpose, to show that it can fail.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec
import pytest

from kiosk.guide.library import Library
from kiosk.guide.player import Position
from kiosk.procedures.model import Bring, Procedure, StepId, ThingId
from tests.kiosk.guide.walks import TODAY, procedure_of, trails

VALUES: Mapping[str, object] = {
    "pin.user_limit": 3,
    "pin.register_limit": 3,
    "pin.entry_limit": 3,
    "pin.sign_limit": 5,
    "pin.user_stop": 2,
    "pin.sign_stop": 4,
    "help.mynumber_tel": "0120-95-0178",
    "help.mynumber_foreign_tel": "0120-0178-27",
    "card.cert_renewal_fee": 0,
    "cert.renew_from_months": 3,
    "stay.change_fee": 0,
    "stay.reissue_fee": 1000,
    "stay.extension_months": 2,
    "lost.reissue_fee": 1000,
    "lost.express_fee": 2000,
    "moving.in_within": 14,
    "moving.same_within": 14,
    "moving.continue_within": 90,
    "child.allowance_days": 15,
    "birth.notice_days": 14,
    "foreign.within": 14,
    "card.change_within": 14,
    "card.express_within": 30,
    "pin.reset_fee": 0,
    "pin.reset_store_hours": "6:30-23:00",
    "licence.record_fee": 1500,
    "card.face_fee": 0,
    "kokuho.notice_days": 14,
    "care.move_within": 14,
    "lump.within_years": 2,
    "homecare.repair_max": 200000,
    "insurance.keep_days": 20,
}


def wrong_values(found: Mapping[str, object]) -> list[str]:
    """Return the ids of ``found`` whose value is not the one of the dossier."""
    return [name for name, value in VALUES.items() if found.get(name) != value]


def values(library: Library) -> dict[str, object]:
    usable = {one.id: library.facts.usable(one.id, TODAY) for one in library.facts}
    return {name: fact.value for name, fact in usable.items() if fact is not None}


def test_dangerous_values_are_those_of_the_dossier(library: Library) -> None:
    assert wrong_values(values(library)) == []


@pytest.mark.parametrize("name", VALUES)
def test_wrong_value_is_noticed(library: Library, name: str) -> None:
    assert wrong_values(values(library) | {name: 7}) == [name]


def steps_of(trail: tuple[Position, ...]) -> list[str]:
    return [one.step for one in trail if one.step]


def answers_of(trail: tuple[Position, ...]) -> dict[StepId, str]:
    return dict(trail[-1].answers)


def loss_out_of_order(lost: Procedure) -> list[list[str]]:
    """Return the ways that do not call first, then go to the police, then to the city."""
    found: list[list[str]] = []
    for trail in trails(lost):
        way, answers = steps_of(trail), answers_of(trail)
        placed = [way.index(step) for step in ("call", "police", "counter") if step in way]
        is_called = answers[StepId("start")] != "call-now" or "call" in way
        is_told = answers.get(StepId("where"), "home") == "home" or "police" in way
        if placed != sorted(placed) or not is_called or not is_told:
            found.append(way)
    return found


# Here the card is what is asked for, reset or lost: it does not identify its holder.
CARD_GUIDES = (
    "mynumber.apply",
    "mynumber.card-renewal",
    "mynumber.cert-renewal",
    "mynumber.express",
    "mynumber.face-card",
    "mynumber.pickup",
    "mynumber.pin",
    "mynumber.pin-change",
    "trouble.lost-card",
)


def card_as_its_own_paper(guide: Procedure) -> list[str]:
    """Return the things of ``guide`` that count the My Number Card among the identity papers."""
    return [one.thing for one in guide.prepare.bring if one.thing == "photo-id"]


def away_from_the_counter(renewal: Procedure) -> list[str]:
    """Return what the renewal of a certificate offers besides the counter."""
    places = {step.place for step in renewal.steps} & {"own-phone", "store", "post"}
    return sorted({*renewal.ways, *places} - {"counter"})


def store_without_the_other_pin(pin: Procedure) -> list[list[str]]:
    """Return the ways that reset a PIN in a store, but must not."""
    found: list[list[str]] = []
    for trail in trails(pin):
        answers = answers_of(trail)
        if "app" not in steps_of(trail):
            continue
        other = answers.get(StepId("other-user")) or answers.get(StepId("other-sign"))
        is_one_of_two = answers.get(StepId("four-use")) not in ("register", "entry", "unknown")
        if other != "yes" or answers.get(StepId("cert-ok")) != "yes" or not is_one_of_two:
            found.append(steps_of(trail))
    return found


def licence_lost(renewal: Procedure) -> list[list[str]]:
    """Return the ways of somebody with a licence in the card that do not end at the police."""
    return [
        steps_of(trail)
        for trail in trails(renewal)
        if answers_of(trail).get(StepId("licence")) in ("yes", "unknown")
        and steps_of(trail)[-1] != "result-licence"
    ]


def face_before_insurance(face: Procedure) -> list[list[str]]:
    """Return the ways to a card without a PIN that pass by registering as insurance card."""
    return [
        steps_of(trail)
        for trail in trails(face)
        if "counter" in steps_of(trail)
        and answers_of(trail).get(StepId("insurance")) != "yes"
        and "register" not in steps_of(trail)
    ]


def moving_out_not_asked(address: Procedure) -> list[list[str]]:
    """Return the ways to the new city's counter of who may not have told the old city."""
    return [
        steps_of(trail)
        for trail in trails(address)
        if answers_of(trail).get(StepId("out")) == "unknown" and "ask-old" not in steps_of(trail)
    ]


def work_before_applying(home: Procedure) -> list[list[str]]:
    """Return the ways on which a rail is fixed before the city has been asked."""
    ways = [steps_of(trail) for trail in trails(home)]
    return [way for way in ways if "work" in way and "apply" not in way]


def left_with_an_address(lump: Procedure) -> list[list[str]]:
    """Return the ways on which somebody still here sends the form without moving out."""
    return [
        steps_of(trail)
        for trail in trails(lump)
        if answers_of(trail).get(StepId("where")) == "before"
        and "send" in steps_of(trail)
        and "move-out" not in steps_of(trail)
    ]


def letter_not_proved(tax: Procedure) -> list[list[str]]:
    """Return the ways from a letter to the counter on which nobody asked whether it is real."""
    return [
        steps_of(trail)
        for trail in trails(tax)
        if answers_of(trail).get(StepId("letter")) in {"reminder", "seize", "unknown"}
        and "visit" in steps_of(trail)
        and "real" not in steps_of(trail)
    ]


Faults = Callable[[Procedure], list[list[str]]]
# The check, the guide it reads, and an answer whose way, led elsewhere, must be noticed.
WAYS: tuple[tuple[Faults, str, tuple[str, str, str]], ...] = (
    (loss_out_of_order, "trouble.lost-card", ("start", "call-now", "where")),
    (loss_out_of_order, "trouble.lost-card", ("where", "stolen", "home")),
    (store_without_the_other_pin, "mynumber.pin", ("other-sign", "no", "has-phone")),
    (store_without_the_other_pin, "mynumber.pin", ("other-user", "unknown", "has-phone")),
    (licence_lost, "mynumber.cert-renewal", ("licence", "yes", "book")),
    (licence_lost, "mynumber.card-renewal", ("licence", "unknown", "counter")),
    (face_before_insurance, "mynumber.face-card", ("insurance", "no", "counter")),
    (moving_out_not_asked, "living.foreign-address", ("out", "unknown", "who")),
    (work_before_applying, "living.home-repair", ("started", "unknown", "work")),
    (left_with_an_address, "living.lump-sum", ("give-up", "yes", "papers")),
    (letter_not_proved, "living.tax-help", ("letter", "unknown", "reason")),
)


def rerouted(procedure: Procedure, step: str, choice: str, to: str) -> Procedure:
    """Return ``procedure`` with the answer ``choice`` of ``step`` leading to another step."""
    old = procedure.step(StepId(step))
    choices = tuple(
        msgspec.structs.replace(one, to=StepId(to), go=None) if one.id == choice else one
        for one in old.choices
    )
    assert choices != old.choices
    new = msgspec.structs.replace(old, choices=choices)
    steps = tuple(new if one is old else one for one in procedure.steps)
    return msgspec.structs.replace(procedure, steps=steps)


@pytest.mark.parametrize(("faults", "guide", "reroute"), WAYS)
def test_dangerous_ways_lead_where_they_must(
    library: Library, faults: Faults, guide: str, reroute: tuple[str, str, str]
) -> None:
    assert faults(procedure_of(library, guide)) == []


@pytest.mark.parametrize(("faults", "guide", "reroute"), WAYS)
def test_wrong_way_is_noticed(
    library: Library, faults: Faults, guide: str, reroute: tuple[str, str, str]
) -> None:
    assert faults(rerouted(procedure_of(library, guide), *reroute)) != []


def test_certificate_is_renewed_nowhere_but_at_the_counter(library: Library) -> None:
    renewal = procedure_of(library, "mynumber.cert-renewal")
    shop = msgspec.structs.replace(renewal, ways=("counter", "store"))

    assert away_from_the_counter(renewal) == []
    assert away_from_the_counter(shop) == ["store"]


@pytest.mark.parametrize("name", CARD_GUIDES)
def test_card_is_no_identity_paper_where_it_is_asked_for(library: Library, name: str) -> None:
    guide = procedure_of(library, name)
    brought = (*guide.prepare.bring, Bring(ThingId("photo-id")))
    wrong = msgspec.structs.replace(
        guide, prepare=msgspec.structs.replace(guide.prepare, bring=brought)
    )

    assert card_as_its_own_paper(guide) == []
    assert card_as_its_own_paper(wrong) == ["photo-id"]


def test_card_is_an_identity_paper_at_other_counters(library: Library) -> None:
    assert card_as_its_own_paper(procedure_of(library, "certificates.koseki")) == ["photo-id"]
    assert "マイナンバーカード" in library.thing(ThingId("photo-id")).note
    assert "マイナンバーカード" not in library.thing(ThingId("photo-id-besides-card")).note
