"""`voices`: which languages can be spoken on this machine."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import msgspec

from kiosk.language.languages import LANGUAGES
from kiosk.settings import default_data_dir
from kiosk.voice.voices import self_test, voices


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "voices",
        help="言葉ごとの声のようすを出します",
        description="言葉ごとに、使う声と、話せる（spoken）・録音（recorded）・声なし（silent）と、"
        "そのわけを出します。--test は実際に声を作って音があるか確かめます。",
    )
    parser.add_argument("--json", action="store_true", help="JSON で出します")
    parser.add_argument("--test", action="store_true", help="声を作って音の大きさを確かめます")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="データの場所")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Print the states; with ``--test`` 1 when a voice that should be heard is not."""
    states = voices()
    failed = {}
    if args.test:
        failed = _failed([state.lang for state in states], args.data or default_data_dir())
    if args.json:
        print(json.dumps([msgspec.structs.asdict(state) for state in states], ensure_ascii=False))
    else:
        for state in states:
            voice = f"{state.engine} {state.voice}".strip() or "-"
            print(f"{state.lang}\t{state.state}\t{voice}\t{state.why}".rstrip())
    for lang, why in failed.items():
        print(f"{lang}: {why}", file=sys.stderr)
    unspoken = [
        state.lang for state in states if state.state == "silent" and state.lang in LANGUAGES
    ]
    return 1 if failed or (args.test and unspoken) else 0


def _failed(langs: list[str], data: Path) -> dict[str, str]:
    from kiosk.voice.client import WorkerSpeech

    speech = WorkerSpeech(data)
    try:
        return {check.lang: check.why for check in self_test(speech, langs) if not check.is_heard}
    finally:
        speech.close()
