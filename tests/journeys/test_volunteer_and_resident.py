"""J2, first form: a volunteer and an older resident apply for a card on the resident's phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiosk.desk.codes import OUTCOME, TOPIC
from kiosk.desk.model import Role, Supporter, SupporterCode
from kiosk.desk.sqlite.audit import TERMINAL
from kiosk.desk.staff import Staff
from kiosk.desk.store import open_store
from tests.fakes.clock import FrozenClock
from tests.ui.terminal import Terminal

APPLY = "mynumber.apply"
CODE = "590272"
PHONE = "ぜろよんろくろくにごいちいちいちいち"


def _staffed(data: Path) -> None:
    store = open_store(data, FrozenClock())
    staff = Staff(store.database, FrozenClock())
    staff.set_first_code(Supporter(SupporterCode("01"), "city", Role.CITY_OFFICER), "482913")
    volunteer = Supporter(SupporterCode("V7"), "npo")
    staff.register(volunteer, by=TERMINAL)
    staff.set_code(volunteer, CODE, by=TERMINAL)
    store.close()


def test_they_apply_together_and_the_session_is_saved(
    data: Path, open_terminal: Callable[..., Terminal]
) -> None:
    _staffed(data)
    terminal = open_terminal(folder=data).open()
    tips = _tips(terminal)

    # The volunteer says who they are, without a name.
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("who")
    terminal.press("desk:choose:V7")
    terminal.type(CODE)
    terminal.at_desk("home")
    terminal.press("back")

    # The session starts; the resident's pages show no tip.
    before = terminal.touches
    terminal.press("desk", "desk:start:")
    assert terminal.touches - before <= 3
    terminal.press("mynumber", APPLY)
    seen = [terminal.text]
    terminal.press("desk", "desk:hints:")
    hints = terminal.text
    # Out of the hints and of the closing page, back to the resident's page.
    terminal.press("main", "back")
    assert terminal.page == "prepare"

    # They talk for 25 minutes: nothing ends by itself.
    terminal.wait(25 * 60)
    assert terminal.page == "prepare"

    # On the resident's phone; at one step it does not work.
    terminal.press("main", "self", "changed", "phone", "yes", "main")
    met_trouble = False
    while terminal.page != "result":
        seen.append(terminal.text)
        if not met_trouble and "trouble" in _all_keys(terminal):
            step = terminal.visit.spot
            terminal.press("trouble")
            assert terminal.page == "trouble"
            terminal.press("back")
            assert terminal.visit.spot.position == step.position
            met_trouble = True
        terminal.press("main")
    seen.append(terminal.text)
    terminal.press("main", "main")
    terminal.until(lambda: bool(terminal.printer.sheets) and not terminal.kiosk.sheet.is_printing)
    terminal.press("home")

    assert met_trouble
    assert any(tip in hints for tip in tips)
    assert not any(tip in page for tip in tips for page in seen)
    printed = " ".join(line.shown for line in terminal.printer.sheets[0].lines())
    assert not any(tip in printed for tip in tips)

    # A memo with a telephone number is refused; without it the session is saved in three touches.
    terminal.press("desk", "desk:memo:")
    terminal.type(PHONE)
    terminal.press("main")
    assert "電話番号のようです" in terminal.text
    terminal.press("clear", "main", "home")
    before = terminal.touches
    terminal.press("desk", "desk:outcome:solved", "main")
    assert terminal.touches - before <= 3
    terminal.at_desk("saved")
    terminal.kiosk.work.close()

    store = open_store(data, terminal.clock)
    (row,) = store.sessions()
    store.close()
    assert row.guide_id == APPLY
    assert row.outcome in OUTCOME
    assert set(row.topics) <= set(TOPIC)
    assert row.minutes >= 25
    assert row.supporter_code == "V7"
    assert (row.language, row.channel, row.people, row.memo) == ("ja", "desk", 1, "")


def _tips(terminal: Terminal) -> list[str]:
    procedure = terminal.kiosk.library.procedure(APPLY)  # type: ignore[arg-type]
    return list(procedure.supporter.tips)


def _all_keys(terminal: Terminal) -> list[str]:
    assert terminal.screen.page is not None
    return [button.key for button in terminal.screen.page.buttons()]
