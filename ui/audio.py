"""Plays WAV files through the system's sound output. Stop is immediate."""

from __future__ import annotations

import wave
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject

from ui.async_bridge import LoopEvent, pause

VOLUMES = 5


class WavPlayer(QObject):
    """One sound at a time. Qt's multimedia part is loaded with the first sound."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sink: object | None = None
        self._buffer: QBuffer | None = None
        self._done: LoopEvent | None = None

    def has_output(self) -> bool:
        """Say whether there is anything to hear it from."""
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - dear, 15 ms

        return bool(QMediaDevices.audioOutputs())

    async def play(self, path: Path, volume: int) -> None:
        """Play ``path`` to its end, ``volume`` 1 to 5; cancelling it silences it at once.

        A file or an output that cannot be used ends at once: the text is on the screen.
        """
        from PySide6.QtMultimedia import (  # noqa: PLC0415 - dear, 15 ms
            QAudio,
            QAudioFormat,
            QAudioSink,
            QMediaDevices,
        )

        self.stop()
        try:
            with wave.open(str(path), "rb") as sound:
                frames = sound.readframes(sound.getnframes())
                rate, channels = sound.getframerate(), sound.getnchannels()
        except (OSError, wave.Error, EOFError):
            return
        device = QMediaDevices.defaultAudioOutput()
        if device.isNull():
            return
        form = QAudioFormat()
        form.setSampleRate(rate)
        form.setChannelCount(channels)
        form.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(device, form, self)
        sink.setVolume(volume / VOLUMES)
        buffer = QBuffer(self)
        buffer.setData(QByteArray(frames))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        done = LoopEvent()

        def changed(state: QAudio.State) -> None:
            if state in (QAudio.State.IdleState, QAudio.State.StoppedState):
                done.set()

        sink.stateChanged.connect(changed)
        self._sink, self._buffer, self._done = sink, buffer, done
        sink.start(buffer)
        try:
            await done.wait()
            # What is still in the output's own buffer belongs to this sentence.
            await pause(0.15)
        finally:
            if self._sink is sink:
                self.stop()

    def stop(self) -> None:
        """Silence whatever sounds, at once."""
        sink, self._sink = self._sink, None
        buffer, self._buffer = self._buffer, None
        done, self._done = self._done, None
        if sink is not None:
            sink.reset()  # type: ignore[attr-defined]
            sink.deleteLater()  # type: ignore[attr-defined]
        if buffer is not None:
            buffer.close()
            buffer.deleteLater()
        if done is not None:
            done.set()
