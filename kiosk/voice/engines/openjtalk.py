"""Open JTalk: analysis of Japanese and its voice. Only the voice process and `read` load it."""

from __future__ import annotations

import os
import sys
import warnings
import wave
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from io import StringIO
from pathlib import Path
from typing import Any

from kiosk.errors import VoiceError
from kiosk.voice import kana
from kiosk.voice.dictionary import dictionary_csv, dictionary_files, dictionary_id, read_words

PACKAGE = "pyopenjtalk-plus"
VOICE = "mei"
RATE_HZ = 24_000
_PARTICLE_SOUNDS = {("ハ", "ワ"), ("ヘ", "エ"), ("ヲ", "オ")}


@dataclass(frozen=True, slots=True)
class EngineWord:
    """A word the engine found at ``start:end`` of the text it was given.

    ``kana`` is its kana spelling as spoken here, after sound changes (ビャク of 三百); empty for
    punctuation. ``known`` is `False` when the engine guessed the word.
    """

    start: int
    end: int
    kana: str
    known: bool


def engine_version() -> str:
    """Return the version of the engine, part of every cache key; empty when not installed."""
    try:
        return version(PACKAGE)
    except PackageNotFoundError:
        return ""


@contextmanager
def silenced_stdout() -> Iterator[None]:
    """Send standard output to nowhere: engine and compiler print there, also from C."""
    sys.stdout.flush()
    saved = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        with redirect_stdout(StringIO()):
            yield
    finally:
        sys.stdout.flush()
        os.dup2(saved, 1)
        os.close(nowhere)
        os.close(saved)


@contextmanager
def _deprecations_ignored() -> Iterator[None]:
    """Drop the engine's own use of a deprecated Sudachi call (pyopenjtalk-plus 0.4.1.post10)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


@cache
def _engine() -> Any:
    try:
        with silenced_stdout():
            return import_module("pyopenjtalk")
    except ImportError as error:
        raise VoiceError(
            f"日本語の音声エンジン {PACKAGE} がありません。make install で入れてください。"
        ) from error


def load_dictionary(cache_folder: Path, city: str = "") -> str:
    """Give the engine the readings dictionary, compiling it into ``cache_folder`` when it changed.

    Returns:
        The dictionary's id, see `dictionary_id`.

    Raises:
        VoiceError: The dictionary cannot be read or compiled.
    """
    csv = dictionary_csv(read_words(dictionary_files(city)))
    name = dictionary_id(csv)
    compiled = cache_folder / f"readings-{name}-{engine_version()}.dic"
    engine = _engine()
    try:
        with silenced_stdout():
            if not compiled.is_file():
                _compile(engine, csv, compiled)
            entry = {"dic_path": str(compiled), "is_reading_protected": True}
            engine.update_global_jtalk_with_user_dict([entry])
    except (OSError, RuntimeError, ValueError) as error:
        raise VoiceError(f"{compiled}: 読みの辞書が作れません（{error}）。") from error
    return name


def _compile(engine: Any, csv: str, compiled: Path) -> None:
    compiled.parent.mkdir(parents=True, exist_ok=True)
    # Two processes may compile at once; each renames its own complete file.
    source = compiled.with_suffix(f".{os.getpid()}.csv")
    unfinished = compiled.with_suffix(f".{os.getpid()}.tmp")
    source.write_text(csv, encoding="utf-8")
    engine.mecab_dict_index(str(source), str(unfinished))
    unfinished.replace(compiled)
    source.unlink()


def words_of(text: str) -> list[EngineWord]:
    """Return the words of ``text`` with their readings; their spans cover all of it."""
    if not text:
        return []
    words: list[EngineWord] = []
    engine = _engine()
    with _deprecations_ignored():
        found = engine.g2p_mapping(text, revert_long_vowels=True, revert_yotsugana=True)
    for word in found:
        start, end = word["char_span"]
        sound = _kana(word)
        if start == end and words:  # the 十 the engine adds to 31 belongs to the digit before
            words[-1] = replace(words[-1], kana=words[-1].kana + sound)
        elif start < end:
            words.append(EngineWord(start, end, sound, known=not word["is_unknown"]))
    return words


def _kana(word: dict[str, Any]) -> str:
    """Prefer the sound (三百 サンビャク) but spell particles and greetings as they are written."""
    read = str(word["read"] or "")
    sound = str(word["pron"] or "").replace("’", "")
    if word["pos"] == "記号" and not kana.is_kana(sound):
        return ""
    if word["pos_group1"] == "数":
        sound = sound.replace("キュー", "キュウ")
    if word["reading_source"] == "UserDictionary" and kana.is_kana(read):
        return read
    if word["pos"] == "助詞" or len(read) != len(sound):
        return read if word["pos"] == "助詞" else sound
    changed = {(old, new) for old, new in zip(read, sound, strict=True) if old != new}
    return read if changed <= _PARTICLE_SOUNDS else sound


def synthesise(text: str, *, speed: float, out: Path) -> float:
    """Write ``text`` as 24 kHz mono 16-bit WAV to ``out`` and return its length in seconds.

    Raises:
        VoiceError: The engine failed or made no sound.
    """
    numpy: Any = import_module("numpy")
    try:
        engine = _engine()
        with _deprecations_ignored():
            samples, rate = engine.tts(text, speed=speed)
    except (RuntimeError, ValueError) as error:
        raise VoiceError(f"「{text}」は声にできません（{error}）。") from error
    if len(samples) == 0:
        raise VoiceError(f"「{text}」には声にできる言葉がありません。")
    samples = _halved(numpy, samples) if rate == 2 * RATE_HZ else samples
    # The voice runs over the 16-bit range now and then; unclipped it wraps round and clicks.
    clipped = numpy.clip(numpy.rint(samples), -32768, 32767).astype("<i2")
    clipped = _without_lead(numpy, clipped)
    with wave.open(str(out), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(clipped.tobytes())
    return float(clipped.size) / RATE_HZ


LEAD_S = 0.03
"""Silence that is left before the first sound; the voice itself begins with about 0.3 s of it."""
_HEARD = 200


def _without_lead(numpy: Any, samples: Any) -> Any:
    """Return ``samples`` without the silence they begin with: it only makes people wait."""
    heard = numpy.flatnonzero(numpy.abs(samples.astype("i4")) > _HEARD)
    if not heard.size:
        return samples
    return samples[max(0, int(heard[0]) - round(LEAD_S * RATE_HZ)) :]


def _halved(numpy: Any, samples: Sequence[float]) -> Any:
    """Return every second sample after a low-pass (63-tap windowed sinc)."""
    taps = numpy.arange(-31, 32)
    kernel = numpy.sinc(taps * 0.48) * numpy.hamming(63)
    kernel /= kernel.sum()
    return numpy.convolve(samples, kernel, mode="same")[::2]
