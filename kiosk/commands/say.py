"""`say`: text to one WAV file."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import wave
from pathlib import Path

from kiosk.commands.lines import lines_of, literal
from kiosk.errors import KioskError, VoiceError
from kiosk.settings import default_data_dir
from kiosk.voice.port import Speech, Speed
from kiosk.voice.text import utterance


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "say",
        help="文を声のファイル（WAV）にします",
        description="文を声のファイル（WAV）にします。TEXT が - なら標準入力の 1 行ずつを "
        "F-001.wav, F-002.wav … に書き、1 行に 1 つの JSON を出します。",
    )
    parser.add_argument("text", metavar="TEXT", help="読む文。{漢字|かな} の印も使えます")
    parser.add_argument("--lang", default="ja", help="言葉（ja, ja-easy, en …）")
    parser.add_argument("--out", type=Path, required=True, metavar="F.wav", help="書くファイル")
    parser.add_argument(
        "--speed", choices=[speed.value for speed in Speed], default=Speed.USUAL, help="速さ"
    )
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="データの場所")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Write the file or files; 1 when a text could not be spoken."""
    from kiosk.voice.client import WorkerSpeech

    speech = WorkerSpeech(args.data or default_data_dir())
    try:
        if args.text != "-":
            return _one(speech, args, args.text, args.out)
        faults = 0
        for number, line in enumerate(lines_of(sys.stdin), 1):
            out = args.out.with_name(f"{args.out.stem}-{number:03}{args.out.suffix}")
            fault = _one(speech, args, line, out)
            faults += fault
            answer = {"text": line, "lang": args.lang, "path": None if fault else str(out)}
            answer["seconds"] = None if fault else _seconds(out)
            print(json.dumps(answer, ensure_ascii=False), flush=True)
        return 1 if faults else 0
    finally:
        speech.close()


def _one(speech: Speech, args: argparse.Namespace, text: str, out: Path) -> int:
    try:
        # What is typed at a command line may be anybody's: it is not kept in the cache.
        made = speech.say(utterance(literal(text), args.lang), speed=Speed(args.speed), keep=False)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(made, out)
    except (KioskError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _seconds(path: Path) -> float:
    try:
        with wave.open(str(path), "rb") as file:
            return round(file.getnframes() / file.getframerate(), 3)
    except (OSError, wave.Error) as error:
        raise VoiceError(f"{path}: {error}") from error
