from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.desk.model import Role, Supporter, SupporterCode
from kiosk.desk.sqlite.audit import Actor, first_bad_line
from kiosk.desk.staff import FAILURES_BEFORE_LOCK, SignIn, Staff, may_lead
from kiosk.desk.store import DeskStore, open_store
from kiosk.errors import StoreError
from tests.fakes.clock import FrozenClock

RIGHT, WRONG = "482913", "482914"
LEAD = Supporter(SupporterCode("A01"), "city", Role.SITE_LEAD)
CONSOLE = Actor("city_officer", "console")


@pytest.fixture
def staff(store: DeskStore, clock: FrozenClock) -> Staff:
    ready = Staff(store.database, clock)
    ready.set_first_code(LEAD, RIGHT)
    return ready


def test_without_a_code_nobody_gets_in_and_the_first_one_must_be_set(
    store: DeskStore, clock: FrozenClock
) -> None:
    staff = Staff(store.database, clock)

    for guess in ("123456", "000000", "", RIGHT):
        assert staff.sign_in("city", "A01", guess).answer is SignIn.NO_CODE_YET
    assert staff.needs_first_code()


def test_the_right_code_opens_and_names_the_role(staff: Staff) -> None:
    attempt = staff.sign_in("city", "A01", RIGHT)

    assert attempt.answer is SignIn.OK
    assert attempt.actor == Actor("site_lead", "city/A01")


@pytest.mark.parametrize(
    ("organisation", "code", "staff_code"),
    [("city", "A01", WRONG), ("city", "A02", RIGHT), ("town", "A01", RIGHT), ("city", "A01", "")],
)
def test_a_wrong_code_or_person_does_not_open(
    staff: Staff, organisation: str, code: str, staff_code: str
) -> None:
    attempt = staff.sign_in(organisation, code, staff_code)

    assert attempt.answer is SignIn.WRONG
    assert attempt.actor is None
    assert attempt.tries_left == FAILURES_BEFORE_LOCK - 1


def test_five_failures_lock_for_five_minutes_even_for_the_right_code(
    staff: Staff, clock: FrozenClock
) -> None:
    for _ in range(FAILURES_BEFORE_LOCK):
        assert staff.sign_in("city", "A01", WRONG).answer is SignIn.WRONG

    clock.advance(299)
    locked = staff.sign_in("city", "A01", RIGHT)
    clock.advance(2)
    free = staff.sign_in("city", "A01", RIGHT)

    assert locked.answer is SignIn.LOCKED
    assert free.answer is SignIn.OK


def test_four_failures_do_not_lock(staff: Staff) -> None:
    for _ in range(FAILURES_BEFORE_LOCK - 1):
        staff.sign_in("city", "A01", WRONG)

    assert staff.sign_in("city", "A01", RIGHT).answer is SignIn.OK


def test_the_lock_survives_a_restart(tmp_path: Path, clock: FrozenClock) -> None:
    store = open_store(tmp_path, clock)
    staff = Staff(store.database, clock)
    staff.set_first_code(LEAD, RIGHT)
    answers = []
    for _ in range(FAILURES_BEFORE_LOCK):
        answers.append(Staff(store.database, clock).sign_in("city", "A01", WRONG).answer)
        store.close()
        store = open_store(tmp_path, clock)

    after = Staff(store.database, clock).sign_in("city", "A01", RIGHT)
    store.close()

    assert set(answers) == {SignIn.WRONG}
    assert after.answer is SignIn.LOCKED


def test_a_clock_set_back_does_not_lock_the_staff_out(staff: Staff, clock: FrozenClock) -> None:
    for _ in range(FAILURES_BEFORE_LOCK):
        staff.sign_in("city", "A01", WRONG)
    clock.jump(-10 * 365 * 86400)
    staff.sign_in("city", "A01", RIGHT)

    clock.advance(301)

    assert staff.sign_in("city", "A01", RIGHT).answer is SignIn.OK


def test_every_attempt_leaves_an_audit_line_without_the_code(
    staff: Staff, store: DeskStore
) -> None:
    before = len(store.terminal.audit_lines())
    for guess in (WRONG,) * 6:
        staff.sign_in("city", "A01", guess)
    staff.sign_in("city", RIGHT, WRONG)

    lines = store.terminal.audit_lines()

    results = [line.result for line in lines[before:]]
    assert results == ["refused"] * 5 + ["locked"] * 2
    assert first_bad_line(lines) is None
    assert not any(code in repr(lines) for code in (RIGHT, WRONG))


@pytest.mark.parametrize(
    "code", ["000000", "111111", "123456", "654321", "12345", "1234567", "abcdef", ""]
)
def test_weak_codes_are_refused(store: DeskStore, clock: FrozenClock, code: str) -> None:
    staff = Staff(store.database, clock)

    with pytest.raises(StoreError, match="6けた"):
        staff.set_first_code(LEAD, code)

    assert staff.needs_first_code()


def test_a_second_first_code_is_refused(staff: Staff) -> None:
    with pytest.raises(StoreError, match="もう"):
        staff.set_first_code(Supporter(SupporterCode("A09"), "city", Role.SITE_LEAD), WRONG)


def test_a_volunteer_signs_in_with_a_code_of_their_own(staff: Staff) -> None:
    volunteer = Supporter(SupporterCode("V1"), "city")
    staff.register(volunteer, by=CONSOLE)
    staff.set_code(volunteer, WRONG, by=CONSOLE)

    attempt = staff.sign_in("city", "V1", WRONG)

    assert attempt.answer is SignIn.OK
    assert attempt.actor == Actor("volunteer", "city/V1")
    assert staff.sign_in("city", "V1", RIGHT).answer is SignIn.WRONG


def test_a_volunteer_changes_only_their_own_code(staff: Staff) -> None:
    volunteer = Supporter(SupporterCode("V1"), "city")
    staff.register(volunteer, by=CONSOLE)
    by = Actor("volunteer", "city/V1")

    staff.set_code(volunteer, WRONG, by=by)
    with pytest.raises(StoreError, match="ほかの人"):
        staff.set_code(LEAD, WRONG, by=by)

    assert staff.sign_in("city", "V1", WRONG).answer is SignIn.OK
    assert staff.sign_in("city", "A01", RIGHT).answer is SignIn.OK


def test_a_volunteer_cannot_set_the_first_code(store: DeskStore, clock: FrozenClock) -> None:
    staff = Staff(store.database, clock)

    with pytest.raises(StoreError, match="責任者"):
        staff.set_first_code(Supporter(SupporterCode("V1"), "city"), RIGHT)

    assert staff.needs_first_code()


def test_a_lead_who_becomes_a_volunteer_keeps_the_code_and_loses_the_lead(staff: Staff) -> None:
    staff.register(Supporter(LEAD.code, LEAD.organisation, Role.VOLUNTEER), by=CONSOLE)

    attempt = staff.sign_in("city", "A01", RIGHT)

    assert attempt.actor == Actor("volunteer", "city/A01")


@pytest.mark.parametrize(
    ("role", "leads"),
    [(Role.VOLUNTEER, False), (Role.SITE_LEAD, True), (Role.CITY_OFFICER, True), ("", False)],
)
def test_only_site_leads_and_officers_lead(role: str, leads: bool) -> None:
    assert may_lead(role) is leads


def test_somebody_who_left_cannot_sign_in(staff: Staff) -> None:
    other = Supporter(SupporterCode("A02"), "city", Role.CITY_OFFICER)
    staff.register(other, by=CONSOLE)
    staff.set_code(other, WRONG, by=CONSOLE)
    here = staff.sign_in("city", "A02", WRONG)

    staff.register(Supporter(other.code, "city", Role.CITY_OFFICER, active=False), by=CONSOLE)

    assert here.answer is SignIn.OK
    assert staff.sign_in("city", "A02", WRONG).answer is SignIn.WRONG


def test_only_a_hash_of_the_code_is_on_the_disk(staff: Staff, store: DeskStore) -> None:
    row = store.database.query("SELECT staff_hash FROM supporter")[0]
    files = b"".join(path.read_bytes() for path in store.data.rglob("*") if path.is_file())

    assert row["staff_hash"].startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert RIGHT.encode() not in files
