"""The look-up pages on the screen: by touches, on a wrong clock, and gone after the visit."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from kiosk.clock import JST, PreviewClock
from kiosk.visit import Spot, Visit
from tests.ui.terminal import Terminal
from ui.app import clock_on
from ui.start import moment_of


def test_expiry_is_found_by_tiles_and_gone_after_the_visit(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.cert-renewal", "expiry")
    terminal.press("pick:adult", "pick:2022", "pick:8", "pick:1", "pick:after")

    assert "2032年（令和14年）8月1日" in terminal.text
    terminal.press("back")
    assert terminal.visit.spot.picks[-1] == "day=1"
    terminal.press("end")
    assert terminal.visit.spot == Spot("end")
    assert terminal.visit.behind == ()
    assert "8月1日" not in terminal.text


def test_preparation_leads_to_what_can_be_done_today(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber", "mynumber.cert-renewal", "travel")

    assert terminal.page == "travel"
    assert "きょうは 休みの 日です" in terminal.text
    terminal.press("main")
    assert terminal.page == "prepare"


def test_fee_leads_to_its_guide_and_back(terminal: Terminal) -> None:
    terminal.press("ja", "certificates", "fees", "fees:card", "trouble.lost-card")

    assert terminal.page == "prepare"
    terminal.press("back", "back")
    assert terminal.page == "fees"
    assert terminal.visit.spot.picks == ()


def test_clock_that_jumps_takes_the_day_off_the_screen(terminal: Terminal) -> None:
    terminal.press("ja")
    before = terminal.text

    terminal.clock.jump(40 * 86400)
    terminal.navigator.refresh()

    assert "11月21日" in before
    assert "12月31日" not in terminal.text
    assert "日付を 確認してください" in terminal.text


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-04-01", datetime(2027, 4, 1, 10, 0, tzinfo=JST)),
        ("2026-12-31T23:30", datetime(2026, 12, 31, 23, 30, tzinfo=JST)),
        (None, None),
    ],
)
def test_preview_begins_at_the_moment_that_was_named(
    text: str | None, moment: datetime | None
) -> None:
    assert moment_of(text) == moment
    clock = clock_on(moment_of(text))
    assert isinstance(clock, PreviewClock) == (moment is not None)
    if moment is not None:
        assert clock.now().date() == moment.date()


@pytest.mark.parametrize("text", ["tomorrow", "2027-13-01", "", "01.04.2027"])
def test_another_form_of_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2027-04-01"):
        moment_of(text)


def test_preview_is_marked_on_the_screen(tmp_path: Path, terminal: Terminal) -> None:
    terminal.navigator._clock = PreviewClock(
        datetime(2027, 4, 1, 10, 0, tzinfo=JST), terminal.clock
    )
    terminal.navigator.begin(Visit(spot=Spot("home"), language=terminal.visit.language))

    assert "見本（職員用）：2027年4月1日" in terminal.text
