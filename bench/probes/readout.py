"""The terminal whose read-aloud button is touched, for measuring when the voice is heard.

Input, one JSON line each: ``{"page": n, "fresh": bool}`` shows page n and touches "read aloud";
``{"stop": true}`` silences it. The answer to the first comes with the first call to the player:
the file, and milliseconds from the touch to that call. With ``mute`` as argument a player without
sound stands in for the loudspeaker.
"""

from __future__ import annotations

import json
import sys
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtWidgets import QApplication

from bench.probe import DATA
from kiosk.guide import actions
from kiosk.guide.frame import scene_of
from kiosk.guide.player import Position, way_to
from kiosk.language.languages import JA
from kiosk.visit import Spot, Visit
from kiosk.voice.text import utterance
from ui.app import Kiosk, Start
from ui.async_bridge import pause, run_loop
from ui.presenters.readout import Player, Readout

AWAKE_AFTER_S = 3.0


class NotingPlayer:
    """Notes when it is first called after a touch; a ``real`` player sounds, `None` stays mute."""

    def __init__(self, real: Player | None) -> None:
        self._real = real
        self.touched = 0.0

    def has_output(self) -> bool:
        return True

    async def play(self, path: Path, volume: int) -> None:
        if self.touched:
            passed = (time.perf_counter() - self.touched) * 1000
            _say({"file": str(path), "touched": self.touched, "ms_to_player": passed})
            self.touched = 0.0
        if self._real is not None:
            await self._real.play(path, volume)

    def stop(self) -> None:
        if self._real is not None:
            self._real.stop()


def _say(value: object) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


class Listener:
    """A terminal with its voice, and the positions of all steps."""

    def __init__(self, *, is_mute: bool) -> None:
        self.kiosk = Kiosk(Start(DATA, None, (1920, 1080), Visit(spot=Spot("home"))))
        self._is_mute = is_mute
        self._positions = self._all_positions()

    async def run(self) -> int:
        self.kiosk.warm_up()
        readout = self.kiosk.navigator.reading.readout
        assert readout is not None
        player = NotingPlayer(None if self._is_mute else readout._player)
        readout._player = player
        await pause(AWAKE_AFTER_S)
        await self.kiosk.bridge.in_thread(self.kiosk.speech.say, utterance("よみあげ", JA))
        _say({"pages": len(self._positions)})
        while line := await self.kiosk.bridge.in_thread(sys.stdin.readline):
            self._do(json.loads(line), readout, player)
        readout.stop()
        await self.kiosk.close()
        return 0

    def _do(self, wanted: dict[str, int], readout: Readout, player: NotingPlayer) -> None:
        readout.stop()
        if "stop" in wanted:
            return
        self.kiosk.navigator.begin(
            Visit(spot=Spot("procedure", position=self._positions[wanted["page"]]))
        )
        QApplication.processEvents()
        if wanted["fresh"]:
            for file in (DATA / "cache" / "voice").glob("*.wav"):
                file.unlink()
        player.touched = time.perf_counter()
        self.kiosk.navigator.act(actions.ReadAloud())

    def _all_positions(self) -> list[Position]:
        library = self.kiosk.library
        scene = scene_of(Visit(), library, self.kiosk.clock.now())
        found: list[Position] = []
        for procedure in library.content.procedures:
            for step in procedure.steps:
                with suppress(KeyError):  # a step for another city
                    found.append(way_to(procedure, step.id, scene.around))
        return found


if __name__ == "__main__":
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    listener = Listener(is_mute="mute" in sys.argv)
    listener.kiosk.show()
    sys.exit(run_loop(application, listener.run))
