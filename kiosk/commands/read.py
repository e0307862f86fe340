"""`read`: how a Japanese text will be read aloud, and its ruby."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from kiosk.commands.lines import lines_of, literal
from kiosk.errors import KioskError
from kiosk.settings import default_data_dir


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "read",
        help="日本語の文の読みとふりがなを出します",
        description="声に出すとおりの読み（ひらがな）と、ふりがなを出します。"
        "TEXT が - なら標準入力の 1 行ごとに 1 つの JSON を出します。",
    )
    parser.add_argument("text", metavar="TEXT", help="日本語の文。{漢字|かな} の印も使えます")
    parser.add_argument("--city", default="", metavar="ID", help="市の読みの辞書も使います")
    parser.add_argument("--json", action="store_true", help="JSON で出します")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="データの場所")
    parser.set_defaults(func=run)


def run(args: argparse.Namespace) -> int:
    """Print the reading; 1 when the Japanese engine is missing."""
    from kiosk.voice.engines.openjtalk import load_dictionary

    folder = (args.data or default_data_dir()) / "cache" / "voice"
    try:
        load_dictionary(folder, args.city)
        if args.text != "-":
            answer = _answer(args.text)
            print(json.dumps(answer, ensure_ascii=False) if args.json else answer["reading"])
            return 0
        for line in lines_of(sys.stdin):
            print(json.dumps(_answer(line), ensure_ascii=False), flush=True)
    except KioskError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _answer(text: str) -> dict[str, Any]:
    from kiosk.voice.reading import reading_of

    found = reading_of(literal(text))
    return {"text": found.text, "reading": found.hiragana, "ruby": [list(r) for r in found.ruby]}
