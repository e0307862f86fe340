"""`sheetbook`: all screens and texts of procedures for somebody who reviews one language.

Screens are drawn by the window's program, which this side does not import: it is started.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from kiosk.commands.place import WrongUseError, content_of
from kiosk.language.languages import LANGUAGES

FORMS = (".pdf", ".html")


def add_parser(sub: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb."""
    parser = sub.add_parser(
        "sheetbook",
        help="手続きの 画面と 文を ぜんぶ 本に します（読みなおす人のため）",
        description="画面の絵・文・その場所を、日本語と ならべて PDF か HTML にします。"
        "PROCEDURE がなければ ぜんぶの 手続きです。",
    )
    parser.add_argument("procedures", nargs="*", metavar="PROCEDURE", help="手続きの id")
    parser.add_argument("--lang", required=True, choices=list(LANGUAGES), help="読みなおす ことば")
    parser.add_argument(
        "--out", required=True, type=Path, metavar="F.pdf|F.html", help="書きだす ファイル"
    )
    parser.add_argument("--on", default=None, metavar="DATE", help="その日の 画面で")


def run(args: argparse.Namespace) -> int:
    """Start the program that draws and return its exit code."""
    if args.out.suffix not in FORMS:
        raise WrongUseError(f"--out {args.out}: 名前の おわりを .pdf か .html に してください。")
    known = {one.id for one in content_of(args).procedures}
    for name in args.procedures:
        if name not in known:
            told = f"手続き「{name}」はありません。procedures で 一覧を 見てください。"
            raise WrongUseError(told)
    words = ["sheetbook", *args.procedures, "--lang", args.lang, "--out", str(args.out)]
    for option in ("on", "city", "data"):
        value = getattr(args, option)
        if value is not None:
            words += [f"--{option}", str(value)]
    return subprocess.run([sys.executable, "-m", "ui", *words], check=False).returncode  # noqa: S603 - our own program, its arguments checked
