from __future__ import annotations

from kiosk.voice.sentences import sentences
from tests.ui.terminal import Terminal


def _start(terminal: Terminal) -> None:
    terminal.press("read")
    terminal.until(lambda: terminal.player.is_sounding)


def test_one_touch_reads_the_page_from_its_title(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber")
    terminal.give_voice()

    _start(terminal)

    assert terminal.screen.page is not None
    first = terminal.speech.said[0][0]
    assert first.text == terminal.screen.page.title.text
    assert terminal.widget("read").button.is_on  # type: ignore[union-attr]


def test_the_same_button_stops_at_once(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber")
    readout = terminal.give_voice()
    _start(terminal)

    terminal.press("read")

    # Nothing but the press has run: the loop has not turned since.
    assert terminal.player.stops == 1
    assert not readout.is_reading
    assert not terminal.widget("read").button.is_on  # type: ignore[union-attr]


def test_reading_stops_at_every_way_of_leaving_the_page(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber")
    readout = terminal.give_voice()
    ways = ("mynumber.apply", "back", "language", "main", "call", "main", "home", "search", "reach")
    for number, way in enumerate(ways, start=1):
        _start(terminal)
        terminal.press(way)

        assert terminal.player.stops == number, way
        assert not readout.is_reading, way


def test_nothing_of_one_visit_sounds_in_the_next(terminal: Terminal) -> None:
    terminal.press("ja", "mynumber")
    readout = terminal.give_voice()
    _start(terminal)

    terminal.press("end")
    at_end = len(terminal.player.played)
    terminal.press("main", "en")
    terminal.until(lambda: not terminal.kiosk.bridge._tasks)

    assert not readout.is_reading
    assert len(terminal.player.played) == at_end
    assert terminal.player.stops == 1


def test_speed_and_volume_of_the_visit_reach_the_voice_and_go_with_it(
    terminal: Terminal,
) -> None:
    terminal.press("ja", "voice", "fast", "volume-2", "main")
    terminal.give_voice()
    _start(terminal)
    chosen = terminal.speech.said[-1][1], terminal.player.played[-1][1]

    terminal.press("end", "main", "ja")
    _start(terminal)

    assert chosen == ("fast", 2)
    assert (terminal.speech.said[-1][1], terminal.player.played[-1][1]) == ("usual", 4)


def test_the_voice_says_everything_that_is_shown_in_reading_order(terminal: Terminal) -> None:
    terminal.press("en", "trouble")
    readout = terminal.give_voice()
    shown = terminal.screen.lines()
    _start(terminal)

    while readout.is_reading:
        terminal.end_sentence()

    said = " ".join(utterance.text for utterance, _, _ in terminal.speech.said)
    at = 0
    for line in shown:
        for sentence in sentences(line.shown, line.lang):
            at = said.find(sentence, at)
            assert at >= 0, f"not said, or out of order: {sentence}"


def test_a_machine_without_a_loudspeaker_says_so_on_the_button(terminal: Terminal) -> None:
    terminal.player._has_output = False
    terminal.press("ja")

    terminal.give_voice()
    terminal.press("read")

    assert "音が 出ません" in terminal.widget("read").accessibleName()
    assert terminal.player.played == []
