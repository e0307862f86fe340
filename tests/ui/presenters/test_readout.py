from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.guide.blocks import Line
from kiosk.language.languages import EN, JA
from tests.fakes.player import FakePlayer
from tests.fakes.voice import FakeSpeech
from ui.async_bridge import AsyncBridge
from ui.presenters.readout import Readout, utterances

ONE = Line("{今日|きょう}は。あしたは。", JA)
TWO = Line("Come in. Sit down.", EN)


class Reading:
    """A readout with its fakes, and what it told."""

    def __init__(self, folder: Path, until: Callable[[Callable[[], bool]], None]) -> None:
        self.errors: list[BaseException] = []
        self.speech = FakeSpeech(folder)
        self.player = FakePlayer()
        self.bridge = AsyncBridge(self.errors.append)
        self.marked: list[Line | None] = []
        self.states: list[bool] = []
        self.until = until
        self.readout = Readout(
            self.speech,
            self.player,
            self.bridge,
            on_line=self.marked.append,
            on_state=self.states.append,
        )

    def start(self, *lines: Line) -> None:
        self.readout.start(lines, speed="slow", volume=3)
        self.until(lambda: self.player.is_sounding)

    def next(self) -> None:
        """End the sentence that sounds and wait for the next, or the end."""
        heard = len(self.player.played)
        self.player.finish()
        self.until(lambda: len(self.player.played) > heard or not self.readout.is_reading)


@pytest.fixture
def reading(tmp_path: Path, qtbot: QtBot, loop: asyncio.AbstractEventLoop) -> Iterator[Reading]:
    made = Reading(tmp_path, lambda is_so: qtbot.waitUntil(is_so, timeout=10_000))
    yield made
    made.readout.stop()
    task = loop.create_task(made.bridge.close())
    qtbot.waitUntil(task.done, timeout=10_000)
    assert made.errors == []


def test_sentences_sound_in_order_and_each_marks_its_line(reading: Reading) -> None:
    reading.start(ONE, TWO)
    for _ in range(4):
        reading.next()

    said = [utterance.text for utterance, _, _ in reading.speech.said]
    assert said == ["今日は。", "あしたは。", "Come in.", "Sit down."]
    assert [volume for _, volume in reading.player.played] == [3] * 4
    assert reading.marked == [ONE, ONE, TWO, TWO, None]
    assert reading.states == [True, False]


def test_stop_silences_within_the_same_turn(reading: Reading) -> None:
    reading.start(ONE)

    reading.readout.stop()

    assert reading.player.stops == 1
    assert reading.speech.cancelled == 1
    assert not reading.readout.is_reading
    assert reading.marked[-1] is None
    assert reading.states == [True, False]


def test_after_stop_nothing_more_is_made_or_played(reading: Reading) -> None:
    reading.start(ONE, TWO)
    reading.readout.stop()
    heard, made = len(reading.player.played), len(reading.speech.said)

    reading.until(lambda: not reading.bridge._tasks)

    assert len(reading.player.played) == heard
    assert len(reading.speech.said) <= made + 1
    assert reading.marked[-1] is None


def test_a_new_page_silences_the_old_one_and_is_read_to_its_end(reading: Reading) -> None:
    reading.start(ONE)
    reading.readout.start([TWO], speed="usual", volume=5)
    reading.until(lambda: len(reading.player.played) == 2)

    reading.next()
    reading.next()

    assert reading.player.stops == 1
    assert [volume for _, volume in reading.player.played] == [3, 5, 5]
    assert reading.states == [True, False, True, False]
    assert reading.marked[-1] is None


def test_a_sentence_without_a_voice_is_skipped_and_the_rest_is_read(reading: Reading) -> None:
    reading.speech.silent = frozenset({"en"})

    reading.start(TWO, ONE)
    reading.next()
    reading.next()

    assert reading.marked == [ONE, ONE, None]
    assert reading.states == [True, False]


def test_the_next_sentence_is_made_while_one_sounds(reading: Reading) -> None:
    reading.start(ONE)

    reading.until(lambda: len(reading.speech.said) == 2)

    assert len(reading.player.played) == 1


def test_a_page_without_words_ends_at_once(reading: Reading) -> None:
    reading.readout.start([], speed="usual", volume=3)

    reading.until(lambda: not reading.readout.is_reading)

    assert reading.states == [True, False]


def test_stop_when_nothing_is_read_tells_nobody(reading: Reading) -> None:
    reading.readout.stop()

    assert reading.player.stops == 0
    assert reading.states == []


def test_a_machine_without_a_loudspeaker_is_mute_in_every_language(reading: Reading) -> None:
    reading.player._has_output = False

    assert {reading.readout.state(lang) for lang in ("ja", "ja-easy", "en")} == {"mute"}
    assert not reading.readout.can_read()


def test_every_sentence_keeps_the_line_it_is_from() -> None:
    made = utterances([ONE, TWO])

    assert [line for line, _ in made] == [ONE, ONE, TWO, TWO]
    assert made[0][1].reading.startswith("きょう")
