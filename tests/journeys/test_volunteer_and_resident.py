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
    _sign_in(terminal)

    to_start = _counted(terminal, "desk", "desk:start:", "desk:notice:yes")
    terminal.press("mynumber", APPLY)
    seen = [terminal.text]
    terminal.press("desk", "desk:hints:")
    hints = terminal.text
    # Out of the hints and of the closing page, back to the resident's page.
    terminal.press("back", "back")
    terminal.wait(25 * 60)
    after_talking = terminal.page
    seen += _walk_with_one_trouble(terminal)
    _print(terminal)
    _refuse_the_number(terminal)
    to_close = _counted(terminal, "desk", "desk:outcome:solved", "main")
    terminal.at_desk("saved")

    assert to_start <= 3
    assert to_close <= 3
    assert after_talking == "prepare"
    assert any(tip in hints for tip in tips)
    assert not any(tip in page for tip in tips for page in seen)
    printed = " ".join(line.shown for line in terminal.printer.sheets[0].lines())
    assert not any(tip in printed for tip in tips)
    _the_row_is_complete_and_names_nobody(terminal)


def _sign_in(terminal: Terminal) -> None:
    """Let the volunteer say who they are, without a name, and go to the resident's page."""
    terminal.press("ja")
    terminal.touch_corner()
    terminal.at_desk("who")
    terminal.press("desk:choose:V7")
    terminal.type(CODE)
    terminal.at_desk("home")
    terminal.press("back")


def _counted(terminal: Terminal, *keys: str) -> int:
    before = terminal.touches
    terminal.press(*keys)
    return terminal.touches - before


def _walk_with_one_trouble(terminal: Terminal) -> list[str]:
    """Go on the resident's phone to the result; one step does not work at first."""
    terminal.press("main", "self", "changed", "phone", "yes", "main")
    seen = []
    met_trouble = False
    while terminal.page != "result":
        seen.append(terminal.text)
        if not met_trouble and "trouble" in _all_keys(terminal):
            place = terminal.visit.spot.position
            terminal.press("trouble")
            assert terminal.page == "trouble"
            terminal.press("back")
            assert terminal.visit.spot.position == place
            met_trouble = True
        terminal.press("main")
    assert met_trouble
    return [*seen, terminal.text]


def _print(terminal: Terminal) -> None:
    terminal.press("main", "main")
    terminal.until(lambda: bool(terminal.printer.sheets) and not terminal.kiosk.sheet.is_printing)
    terminal.press("home")


def _refuse_the_number(terminal: Terminal) -> None:
    """Try a memo with a telephone number; it is refused, and the session goes on without."""
    terminal.press("desk", "desk:memo:")
    terminal.type(PHONE)
    terminal.press("main")
    assert "電話番号のようです" in terminal.text
    terminal.press("clear", "main", "home")


def _the_row_is_complete_and_names_nobody(terminal: Terminal) -> None:
    terminal.kiosk.work.close()
    store = open_store(terminal.data, terminal.clock)
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
