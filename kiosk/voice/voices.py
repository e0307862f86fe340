"""Which voice each language has, how fast it reads, and whether it is on this machine."""

from __future__ import annotations

import shutil
import sys
import wave
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from math import sqrt
from pathlib import Path

from kiosk.errors import VoiceError
from kiosk.language.languages import EASY, EN, JA, LANGUAGES, PSEUDO
from kiosk.voice.port import Speech, Speed, State, VoiceState
from kiosk.voice.text import utterance

# As the licence file beside the voice asks for.
MEI_CREDIT = (
    'HTS Voice "Mei" released by MMDAgent Project Team (http://www.mmdagent.jp/), '
    "Copyright (c) 2009-2013 Nagoya Institute of Technology, Department of Computer Science, "
    "Creative Commons Attribution 3.0 (https://creativecommons.org/licenses/by/3.0/)"
)

OPENJTALK = "openjtalk"
# Part of the cache key: raise it when what is written of a sentence changes.
FORM = 2
ESPEAK = "espeak-ng"

_JA_SPEEDS = {Speed.SLOW: 0.8, Speed.USUAL: 0.9, Speed.FAST: 1.1}
_WORDS_PER_MINUTE = {Speed.SLOW: 120.0, Speed.USUAL: 140.0, Speed.FAST: 170.0}


@dataclass(frozen=True, slots=True)
class Voice:
    """The voice of one language. ``why`` is a Japanese sentence; empty when it may be used."""

    lang: str
    engine: str
    name: str
    state: State
    why: str = ""
    probe: str = ""

    def rate(self, speed: Speed) -> float:
        """Return the engine's own rate: a factor for Japanese, words per minute for others."""
        return (_JA_SPEEDS if self.engine == OPENJTALK else _WORDS_PER_MINUTE)[speed]


_UNHEARD = "この言語を話す人が まだ 声を 聞いて たしかめて いません。"
_BAD = "声は ありますが、正しく 読めないので 使いません。"
_NONE = "この言語の 声が ありません。"

# Verdicts of our own measurement with espeak-ng 1.51: characters a recogniser got wrong on three
# sentences (en 7 %, id 16 %, es 37 %, pt/ru 47 %, vi 61 %, th 95 %, my 104 %, cmn 157 %).
VOICES: dict[str, Voice] = {
    voice.lang: voice
    for voice in (
        Voice(JA, OPENJTALK, "mei", "spoken", probe="こんにちは。声の ためしです。"),
        Voice(EASY, OPENJTALK, "mei", "spoken", probe="こんにちは。声の ためしです。"),
        Voice(EN, ESPEAK, "en-us", "spoken", probe="Hello. This is a test of the voice."),
        Voice(PSEUDO, ESPEAK, "en-us", "spoken", probe="Hello. This is a test of the voice."),
        Voice("id", ESPEAK, "id", "spoken", probe="Halo. Ini percobaan suara."),
        Voice("es", ESPEAK, "es-419", "silent", _UNHEARD),
        Voice("pt", ESPEAK, "pt-br", "silent", _UNHEARD),
        Voice("ru", ESPEAK, "ru", "silent", _UNHEARD),
        Voice("vi", ESPEAK, "vi", "silent", _UNHEARD),
        Voice("uk", ESPEAK, "uk", "silent", _UNHEARD),
        Voice("fr", ESPEAK, "fr", "silent", _UNHEARD),
        Voice("ko", ESPEAK, "ko", "silent", _UNHEARD),
        Voice("hi", ESPEAK, "hi", "silent", _UNHEARD),
        Voice("ne", ESPEAK, "ne", "silent", _UNHEARD),
        Voice("zh-Hans", ESPEAK, "cmn-latn-pinyin", "silent", _BAD),
        Voice("zh-Hant", ESPEAK, "cmn-latn-pinyin", "silent", _BAD),
        Voice("th", ESPEAK, "th", "silent", _BAD),
        Voice("my", ESPEAK, "my", "silent", _BAD),
        Voice("tl", "", "", "silent", _NONE),
    )
}
_ALIASES = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "pt-BR": "pt", "fil": "tl", "ja-Hira": EASY}


def voice_of(lang: str) -> Voice:
    """Return the voice of ``lang``; a language we know nothing of has a silent one."""
    code = lang.replace("_", "-")
    code = _ALIASES.get(code, code)
    return VOICES.get(code) or Voice(code, "", "", "silent", _NONE)


def voices(langs: Sequence[str] | None = None) -> list[VoiceState]:
    """Return the state of every language's voice on this machine; starts no engine.

    Args:
        langs: Languages to look at; `None` means every one that we know a verdict for, except the
            translators' pseudo-language.
    """
    wanted = langs if langs is not None else [code for code in VOICES if code != PSEUDO]
    return [state_of(lang) for lang in wanted]


def state_of(lang: str) -> VoiceState:
    """Return whether ``lang`` can be spoken on this machine and, if not, why."""
    voice = voice_of(lang)
    missing = _missing(voice.engine) if voice.state == "spoken" else ""
    if missing:
        return VoiceState(lang, voice.engine, voice.name, "silent", missing)
    return VoiceState(lang, voice.engine, voice.name, voice.state, voice.why)


def silent_languages() -> list[VoiceState]:
    """Return the languages a resident can choose that have no voice here."""
    return [state for state in voices(list(LANGUAGES)) if state.state == "silent"]


def _missing(engine: str) -> str:
    if engine == OPENJTALK and find_spec("pyopenjtalk") is None:
        return "日本語の 音声エンジン pyopenjtalk-plus が 入って いません。"
    if engine == ESPEAK and sys.platform != "win32" and shutil.which("espeak-ng") is None:
        return "音声エンジン espeak-ng が 入って いません。"
    if engine == ESPEAK and find_spec("pyttsx3") is None:
        return "音声の 部品 pyttsx3 が 入って いません。"
    return ""


def engine_id(lang: str) -> str:
    """Return engine and version of ``lang``'s voice, for the cache key; loads no engine."""
    engine = voice_of(lang).engine
    package = "pyopenjtalk-plus" if engine == OPENJTALK else "pyttsx3"
    try:
        return f"{engine} {version(package)} {FORM}"
    except PackageNotFoundError:
        return engine


@dataclass(frozen=True, slots=True)
class VoiceCheck:
    """What came of letting a language speak: ``loudness`` is the RMS of the samples, 0 to 1."""

    lang: str
    is_heard: bool
    loudness: float
    why: str


def self_test(
    speech: Speech, langs: Sequence[str], *, state: Callable[[str], VoiceState] = state_of
) -> list[VoiceCheck]:
    """Let every spoken language of ``langs`` say one phrase and measure that there is sound.

    Silent languages are left out: they promise nothing. Never raises: the answer is for the
    staff's health page.
    """
    checks: list[VoiceCheck] = []
    for lang in langs:
        if state(lang).state != "spoken":
            continue
        try:
            path = speech.say(utterance(voice_of(lang).probe, lang), keep=False)
            loudness = rms(path)
            path.unlink(missing_ok=True)
        except (VoiceError, OSError) as error:
            checks.append(VoiceCheck(lang, is_heard=False, loudness=0.0, why=str(error)))
            continue
        why = "" if loudness > 0 else "音の ない ファイルが できました。"
        checks.append(VoiceCheck(lang, loudness > 0, loudness, why))
    return checks


def rms(path: Path) -> float:
    """Return the root mean square of a 16-bit WAV file, 0 (silence) to 1 (full scale).

    Raises:
        VoiceError: It is not a 16-bit WAV file.
    """
    try:
        with wave.open(str(path), "rb") as file:
            if file.getsampwidth() != array("h").itemsize:
                raise VoiceError(f"{path}: 16 ビットの WAV では ありません。")
            samples = array("h", file.readframes(file.getnframes()))
    except (EOFError, wave.Error) as error:
        raise VoiceError(f"{path}: WAV では ありません（{error}）。") from error
    if sys.byteorder == "big":
        samples.byteswap()
    if not samples:
        return 0.0
    return sqrt(sum(sample * sample for sample in samples) / len(samples)) / 32768
